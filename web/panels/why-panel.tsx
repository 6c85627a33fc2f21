import { useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';
import { WhyArea } from './why-area.tsx';
import { WhySite } from './why-site.tsx';
import { WhyVillage } from './why-village.tsx';
import { WhyZone } from './why-zone.tsx';

/** Why the selected village, site, dead zone or commune is as it is. */
export default function WhyPanel() {
  const words = useMessages();
  const opened = useApp((state) => state.opened);
  const analysed = useApp((state) => state.analysed);
  const selection = useApp((state) => state.selection);
  if (selection !== null && opened !== null && analysed !== null) {
    const { kind, row } = selection;
    if (kind === 'site') return <WhySite opened={opened} row={row} />;
    if (kind === 'dead-zone') return <WhyZone analysed={analysed} row={row} />;
    if (kind === 'commune') return <WhyArea analysed={analysed} row={row} />;
    if (analysed.villages) return <WhyVillage opened={opened} analysed={analysed} village={row} />;
  }
  return (
    <section className="panel why" aria-label={words.why}>
      <p className="empty">{words.onMap.whyEmpty}</p>
    </section>
  );
}
