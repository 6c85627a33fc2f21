import type { Dataset } from '../../engine/index.ts';
import { BASES, type MobileStatus, SERVICE_CLASSES, TECHNOLOGIES } from '../../engine/vocabulary.ts';
import { formatDate } from '../figures.ts';
import { useMessages } from '../messages/index.ts';

const SHOWN = 6;

interface WhyPolygonsProps {
  readonly title: string;
  readonly coverage: Dataset;
  /** Coverage rows that decided the status. */
  readonly rows: readonly number[];
  readonly status: MobileStatus;
}

/** Coverage polygons: whose, of which technology, class and basis, since when. */
export function WhyPolygons({ title, coverage: { coverage, companies }, rows, status }: WhyPolygonsProps) {
  const words = useMessages();
  return (
    <div className="why-block">
      <h3>{title}</h3>
      {rows.length === 0 || coverage === null ? (
        <p>{words.decidedByNone[status]}</p>
      ) : (
        <ul className="polygons">
          {rows.slice(0, SHOWN).map((row) => (
            <li key={row}>
              <strong>
                {companies[coverage.operator[row]]} {TECHNOLOGIES[coverage.technology[row]]}
              </strong>
              <span>
                {[
                  words.serviceClasses[SERVICE_CLASSES[coverage.serviceClass[row]]],
                  words.bases[BASES[coverage.basis[row]]],
                  coverage.validFrom[row] && words.onMap.validFrom(formatDate(coverage.validFrom[row], words)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <code>{coverage.id[row]}</code>
            </li>
          ))}
          {rows.length > SHOWN && <li className="muted">{words.morePolygons(rows.length - SHOWN)}</li>}
        </ul>
      )}
    </div>
  );
}
