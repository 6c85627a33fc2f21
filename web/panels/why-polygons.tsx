import type { Dataset } from '../../engine/index.ts';
import { BASES, type MobileStatus, SERVICE_CLASSES, TECHNOLOGIES } from '../../engine/vocabulary.ts';
import { useMessages } from '../messages/index.ts';

const SHOWN = 6;

interface WhyPolygonsProps {
  readonly coverage: Dataset;
  /** Coverage rows that decided the status. */
  readonly rows: readonly number[];
  readonly status: MobileStatus;
}

/** The polygons that decided a village's status: whose, of which technology, class and basis, since when. */
export function WhyPolygons({ coverage: { coverage, companies }, rows, status }: WhyPolygonsProps) {
  const words = useMessages();
  return (
    <div className="why-block">
      <h3>{words.decidedBy}</h3>
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
                  coverage.validFrom[row],
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
