import { type Dataset, NO_ROW } from '../dataset.ts';
import type { Profile } from '../profile.ts';
import { BASES, SERVICE_CLASSES, UNCODED } from '../vocabulary.ts';
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
  return Uint16Array.from(new Set([...(coverage?.operator ?? []), ...(declarations?.operator ?? [])])).sort();
}

/** Which coverage rows count under the profile: their class and their basis are in it, and the class is not `weak`. */
export function countedCoverage(dataset: Dataset, profile: Profile): Uint8Array {
  const { coverage } = dataset;
  if (coverage === null) return new Uint8Array(0);
  return Uint8Array.from({ length: coverage.count }, (_, row) => {
    const serviceClass = SERVICE_CLASSES[coverage.serviceClass[row]];
    const basis = BASES[coverage.basis[row]];
    return Number(
      serviceClass !== 'weak' &&
        profile.counted_service_classes.includes(serviceClass) &&
        profile.counted_basis.includes(basis),
    );
  });
}

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
  applyDeclarations(dataset, profile, evidence, columnOf);
  return evidence;
}

/**
 * Overrides the polygons by the declarations, each for exactly its own village, operator and generation. A share
 * below the profile's leaves signal that does not count. Where the operator has counted polygons and they say otherwise about
 * that generation or better, the village is in conflict.
 */
function applyDeclarations(
  dataset: Dataset,
  profile: Profile,
  evidence: PointEvidence,
  columnOf: Map<number, number>,
): void {
  const { declarations, coverage } = dataset;
  if (declarations === null) return;
  const { counted, signal, conflict, operators } = evidence;
  // What the polygons say, before any declaration changes it.
  const drawn = counted.slice(0, conflict.length * operators.length);
  const hasPolygons = new Set<number>();
  if (coverage !== null) {
    const counts = countedCoverage(dataset, profile);
    for (let row = 0; row < coverage.count; row++) if (counts[row] === 1) hasPolygons.add(coverage.operator[row]);
  }
  for (let row = 0; row < declarations.count; row++) {
    const village = declarations.village[row];
    if (village === NO_ROW) continue;
    const cell = village * operators.length + columnOf.get(declarations.operator[row])!;
    const bit = 1 << declarations.technology[row];
    const share = declarations.coveredShare[row];
    const declared = share >= profile.covered_share_min;
    const isDrawn = drawn[cell] >> declarations.technology[row] !== 0;
    if (hasPolygons.has(declarations.operator[row]) && declared !== isDrawn) conflict[village] = 1;
    counted[cell] = declared ? counted[cell] | bit : counted[cell] & ~bit;
    signal[cell] = share > 0 ? signal[cell] | bit : signal[cell] & ~bit;
  }
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
