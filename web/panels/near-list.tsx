import { formatDistance } from '../figures.ts';
import { useMessages } from '../messages/index.ts';

/** Something and how far away it is; `line` is how the map draws the way there. */
export interface NearRow {
  readonly name: string;
  readonly line: 'site' | 'fiber' | '';
  /** NaN where there is none. */
  readonly distanceM: number;
  readonly id: string;
}

/** What lies near, with distances. */
export function NearList({ rows }: { rows: readonly NearRow[] }) {
  const words = useMessages();
  return (
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
  );
}
