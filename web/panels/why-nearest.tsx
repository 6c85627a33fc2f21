import { NO_ROW } from '../../engine/dataset.ts';
import { useMessages } from '../messages/index.ts';
import type { AnalysedDataset, OpenedDataset } from '../work/desk-api.ts';
import { NearList, type NearRow } from './near-list.tsx';
import { WhyBlock } from './why-frame.tsx';

interface WhyNearestProps {
  readonly opened: OpenedDataset;
  readonly analysed: AnalysedDataset;
  readonly village: number;
}

/** The nearest site, route and access node with their distances; the map draws lines to the first two. */
export function WhyNearest({ opened: { dataset }, analysed, village }: WhyNearestProps) {
  const words = useMessages();
  const verdicts = analysed.villages!;
  const site = verdicts.nearestSite[village];
  const fiber = verdicts.fiber[village];
  const rows: NearRow[] = [
    {
      name: words.nearestSite,
      line: 'site',
      distanceM: verdicts.nearestSiteM[village],
      id: site === NO_ROW ? '' : analysed.standing.id[site],
    },
    {
      name: words.nearestFiber,
      line: 'fiber',
      distanceM: verdicts.fiberDistanceM[village],
      id: fiber === NO_ROW ? '' : (dataset.fiber?.id[fiber] ?? ''),
    },
    { name: words.nearestNode, line: '', distanceM: verdicts.nodeDistanceM[village], id: '' },
  ];
  return (
    <WhyBlock title={words.nearest}>
      <NearList rows={rows} />
    </WhyBlock>
  );
}
