import type { Dataset } from '../dataset.ts';
import { FUNDINGS, type Funding, NO, NOT_STATED, YES } from '../vocabulary.ts';

/**
 * Who would pay for a village's signal, index into `FUNDINGS`: without grid power nothing can stand there yet; the
 * universal service fund (Quỹ dịch vụ viễn thông công ích) serves the extremely difficult villages; elsewhere the
 * operators do. Where the data does not say which, it is unknown.
 */
export function fundingOf({ villages }: Dataset): Uint8Array {
  const { count, hasGrid, extremelyDifficult } = villages!;
  return Uint8Array.from({ length: count }, (_, village) => {
    const funding = (name: Funding) => FUNDINGS.indexOf(name);
    if (hasGrid[village] === NO) return funding('electrify-first');
    if (extremelyDifficult[village] === YES) return funding('universal-service-fund');
    if (extremelyDifficult[village] === NOT_STATED) return funding('unknown');
    return funding('operator');
  });
}
