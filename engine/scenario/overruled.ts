import { covers } from '../predicates/point-in-polygon.ts';
import type { CoverageRecord, DeclarationRecord, PointGeometry } from '../records.ts';
import { packArea } from './packed-area.ts';
import type { RecordBook } from './record-book.ts';

/** What a declaration says, and where its village lies. */
export type PlacedDeclaration = Omit<DeclarationRecord, 'villageId'> & PointGeometry;

/**
 * Whether a declaration is overruled: it denies a village full coverage of an operator and generation, and a polygon of just
 * these, which the edits added or changed, now holds the village and did not before.
 */
export function createOverrule(book: RecordBook): (declaration: PlacedDeclaration) => boolean {
  // Made when it is first asked for: few datasets have declarations.
  let drawn: { readonly after: CoverageRecord; readonly before: CoverageRecord | null }[] | null = null;
  return ({ operator, technology, coveredShare, lng, lat }) => {
    if (coveredShare >= 1) return false;
    drawn ??= [...book.changed('coverage')].flatMap(([id, after]) =>
      after === null ? [] : [{ after, before: book.original('coverage', id) }],
    );
    const holds = (area: CoverageRecord | null) =>
      area !== null &&
      area.operator === operator &&
      area.technology === technology &&
      covers(packArea(area).shapes, 0, lng, lat);
    return drawn.some(({ after, before }) => holds(after) && !holds(before));
  };
}
