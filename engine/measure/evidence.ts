import type { Dataset } from '../dataset.ts';
import type { Profile } from '../profile.ts';
import { BASES, type Basis, SERVICE_CLASSES, type ServiceClass, UNCODED } from '../vocabulary.ts';
import { groupByVillage } from './by-village.ts';
import type { CoverHits, JudgedPoints } from './cover-hits.ts';
import { ALL, ANY, BEST } from './table.ts';

/** What evidence says at each judged point, per operator: a bit per generation (bit 0 is 2G). */
export interface PointEvidence {
  /** The mobile operators of the data as company codes, ascending; the columns of the two matrices. */
  readonly operators: Uint16Array;
  /** Counted coverage, [point][operator]. */
  readonly counted: Uint8Array;
  /** Signal of any class or basis, [point][operator]; a superset of `counted`. */
  readonly signal: Uint8Array;
  /** 1 for each village that a declaration contradicts the polygons of. */
  readonly conflict: Uint8Array;
}

/** The operators that appear in coverage or declarations, as company codes in name order. */
export function mobileOperators({ coverage, declarations }: Dataset): Uint16Array {
  const found = new Set<number>();
  for (const companies of [coverage?.operator, declarations?.operator])
    for (let row = 0; row < (companies?.length ?? 0); row++) found.add(companies![row]);
  return Uint16Array.from(found).sort();
}

/** Which coverage rows count under the profile: their class and their basis are in it, and the class is not `weak`. */
export function countedCoverage(dataset: Dataset, profile: Profile): Uint8Array {
  const { coverage } = dataset;
  if (coverage === null) return new Uint8Array(0);
  return Uint8Array.from({ length: coverage.count }, (_, row) =>
    Number(countsUnder(profile, SERVICE_CLASSES[coverage.serviceClass[row]], BASES[coverage.basis[row]])),
  );
}

/** Whether coverage of a class and basis counts under the profile. */
export const countsUnder = (profile: Profile, serviceClass: ServiceClass, basis: Basis): boolean =>
  serviceClass !== 'weak' &&
  profile.counted_service_classes.includes(serviceClass) &&
  profile.counted_basis.includes(basis);

/** The evidence at every judged point: polygons first, then the declarations that override them at village centres. */
export function collectEvidence(
  dataset: Dataset,
  profile: Profile,
  points: JudgedPoints,
  hits: CoverHits,
): PointEvidence {
  const operators = mobileOperators(dataset);
  const columnOf = new Map(Array.from(operators, (company, column) => [company, column]));
  const width = operators.length;
  const counted = new Uint8Array(points.lng.length * width);
  const signal = new Uint8Array(points.lng.length * width);
  const { coverage } = dataset;
  if (coverage !== null) {
    const counts = countedCoverage(dataset, profile);
    const column = Uint16Array.from(coverage.operator, (company) => columnOf.get(company)!);
    for (let point = 0; point < points.lng.length; point++) {
      for (let h = hits.start[point]; h < hits.start[point + 1]; h++) {
        const row = hits.rows[h];
        const bit = 1 << coverage.technology[row];
        signal[point * width + column[row]] |= bit;
        if (counts[row] === 1) counted[point * width + column[row]] |= bit;
      }
    }
  }
  const evidence = { operators, counted, signal, conflict: new Uint8Array(points.villages.to) };
  const { declarations } = dataset;
  if (declarations === null) return evidence;
  const counts = countedCoverage(dataset, profile);
  const hasPolygons = new Uint8Array(width);
  for (let row = 0; row < counts.length; row++)
    if (counts[row] === 1) hasPolygons[columnOf.get(coverage!.operator[row])!] = 1;
  const column = Uint16Array.from(declarations.operator, (company) => columnOf.get(company)!);
  const declare = createDeclarer(dataset, profile, evidence, column, (k) => hasPolygons[k] === 1);
  for (let village = 0; village < points.villages.to; village++) declare(village);
  return evidence;
}

/**
 * A function that overrides what polygons say of a village by its declarations, each for exactly its own operator and
 * generation; `columnOf` gives the operator's column by row, `isLeftOut` names rows that do not count. A share below the profile's leaves signal that does not count. Where the operator has counted polygons and they say otherwise about
 * that generation or better, the village is in conflict.
 */
export function createDeclarer(
  { declarations }: Dataset,
  profile: Profile,
  { operators, counted, signal, conflict }: PointEvidence,
  columnOf: ArrayLike<number>,
  hasPolygons: (column: number) => boolean,
  isLeftOut: (row: number) => boolean = () => false,
): (village: number) => void {
  const { start, rows } = groupByVillage(declarations?.village ?? null, conflict.length);
  const width = operators.length;
  const drawn = new Uint8Array(width);
  return (village) => {
    conflict[village] = 0;
    if (start[village] === start[village + 1]) return;
    // What the polygons say, before any declaration changes it.
    for (let column = 0; column < width; column++) drawn[column] = counted[village * width + column];
    for (let k = start[village]; k < start[village + 1]; k++) {
      const row = rows[k];
      if (isLeftOut(row)) continue;
      const column = columnOf[row];
      const cell = village * width + column;
      const bit = 1 << declarations!.technology[row];
      const share = declarations!.coveredShare[row];
      const declared = share >= profile.covered_share_min;
      const isDrawn = drawn[column] >> declarations!.technology[row] !== 0;
      if (hasPolygons(column) && declared !== isDrawn) conflict[village] = 1;
      counted[cell] = declared ? counted[cell] | bit : counted[cell] & ~bit;
      signal[cell] = share > 0 ? signal[cell] | bit : signal[cell] & ~bit;
    }
  };
}

/** The highest generation in a bit set, index into `TECHNOLOGIES`; -1 for none. */
export const highestTechnology = (bits: number): number => 31 - Math.clz32(bits);

/** All the bits of one point's row of a matrix together. */
export function bitsOfAny(matrix: Uint8Array, width: number, point: number): number {
  let bits = 0;
  for (let k = point * width; k < (point + 1) * width; k++) bits |= matrix[k];
  return bits;
}

/** Best counted generation at each village centre, index into `TECHNOLOGIES`, `UNCODED` for none. */
export function bestTechnology(points: JudgedPoints, evidence: PointEvidence): Uint8Array {
  return Uint8Array.from({ length: points.villages.to }, (_, village) => {
    const best = highestTechnology(bitsOfAny(evidence.counted, evidence.operators.length, village));
    return best < 0 ? UNCODED : best;
  });
}

/** The operators of an indicator's columns: every mobile operator by name, then any, best and all. */
export const operatorColumns = (dataset: Dataset, operators: Uint16Array): string[] => [
  ...Array.from(operators, (company) => dataset.companies[company]),
  ANY,
  BEST,
  ALL,
];
