import { Button } from 'react-aria-components/Button';
import { formatNumber } from '../figures.ts';
import { lookOf } from '../map/looks.ts';
import { useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';
import { select } from '../state/view-actions.ts';
import { MarkSign } from './status-mark.tsx';

const SHOWN = 12;

interface VillageLinksProps {
  readonly villages: ArrayLike<number>;
  /** The network whose status is shown. */
  readonly network?: 'mobile' | 'fixed';
}

/** Villages with their status; pressing one asks its why. */
export function VillageLinks({ villages, network = 'mobile' }: VillageLinksProps) {
  const words = useMessages();
  const columns = useApp(({ opened }) => opened?.dataset.villages);
  const analysed = useApp((state) => state.analysed);
  if (!columns || !analysed?.villages) return null;
  const verdicts = analysed.villages;
  const { classes, classOf } = lookOf(network, analysed.profile);
  const shown = Array.from({ length: Math.min(SHOWN, villages.length) }, (_, k) => villages[k]);
  return (
    <ul className="links">
      {shown.map((village) => (
        <li key={village}>
          <Button className="link-row" onPress={() => select({ kind: 'village', row: village })}>
            <MarkSign mark={classes[classOf(verdicts, village)].mark} />
            <span>{columns.name[village]}</span>
            {columns.population[village] > 0 && (
              <small>{words.onMap.peopleCount(formatNumber(columns.population[village], 0, words))}</small>
            )}
          </Button>
        </li>
      ))}
      {villages.length > SHOWN && (
        <li className="muted">{words.onMap.more(formatNumber(villages.length - SHOWN, 0, words))}</li>
      )}
    </ul>
  );
}
