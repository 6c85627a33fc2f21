import type { Dataset } from '../dataset.ts';
import { shapeCovers } from '../predicates/shape-covers.ts';
import type { CoverageRecord, DeclarationRecord } from '../records.ts';
import type { RecordBook } from './record-book.ts';

/**
 * Whether a declaration is overruled: it denies a village full coverage of an operator and generation, and a polygon of just
 * these, which the edits added or changed, now holds the village and did not before.
 */
export function createOverrule({ villages }: Dataset, book: RecordBook) {
  const rowOf = new Map(villages?.id.map((id, row) => [id, row]));
  const drawn = [...book.changed('coverage')].flatMap(([id, after]) =>
    after === null ? [] : [{ after, before: book.original('coverage', id) }],
  );
  return ({ villageId, operator, technology, coveredShare }: DeclarationRecord): boolean => {
    const row = rowOf.get(villageId);
    if (row === undefined || coveredShare >= 1) return false;
    const holds = (area: CoverageRecord | null) =>
      area !== null &&
      area.operator === operator &&
      area.technology === technology &&
      shapeCovers(area.geometry, villages!.lng[row], villages!.lat[row]);
    return drawn.some(({ after, before }) => holds(after) && !holds(before));
  };
}
