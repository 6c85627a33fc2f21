import { NO_ROW } from '../../engine/dataset.ts';
import { formatDistance } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import type { AnalysedDataset, OpenedDataset } from '../work/desk-api.ts';

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
  const rows = [
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
    <div className="why-block">
      <h3>{words.nearest}</h3>
      <dl className="nearest">
        {rows.map(({ name, line, distanceM, id }) => (
          <div key={name}>
            <dt>
              {line && <i className={`line-sample ${line}`} aria-hidden="true" />}
              {name}
            </dt>
            <dd>
              {Number.isNaN(distanceM) ? words.nothingNear : <strong>{formatDistance(distanceM, words)}</strong>}
              {id && <code>{id}</code>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
