import type { Dataset } from '../dataset.ts';
import { hilbertOrder } from '../index/hilbert-order.ts';
import type { KernelContext } from '../kernel.ts';
import { type CellGrid, gridOver } from '../overlay/index.ts';
import type { Profile } from '../profile.ts';
import { countedCoverage, mobileOperators } from './evidence.ts';

/** The grid on which all counted coverage is drawn; null where there is none, or places far apart would share a coarse one. */
export function coverageGrid(dataset: Dataset, profile: Profile): CellGrid | null {
  if (dataset.coverage === null) return null;
  const { shapes } = dataset.coverage;
  const counts = countedCoverage(dataset, profile);
  const boxes: number[] = [];
  let vertices = 0;
  counts.forEach((counted, row) => {
    const first = shapes.featureStart[row];
    const end = shapes.featureStart[row + 1];
    if (counted === 0 || first === end) return;
    for (let side = 0; side < 4; side++) boxes.push(shapes.box[4 * row + side]);
    vertices += shapes.ringStart[shapes.partStart[end]] - shapes.ringStart[shapes.partStart[first]];
  });
  return gridOver(boxes, vertices);
}

/** The rows of counted coverage of some operators whose generation `includes` lets in, so that neighbours in the list are neighbours on the ground: they meet the same memory. */
export function countedRows(
  { dataset, profile, memo }: Pick<KernelContext, 'dataset' | 'profile' | 'memo'>,
  owners: readonly number[],
  includes: (technology: number) => boolean,
): number[] {
  const coverage = dataset.coverage!;
  const operators = mobileOperators(dataset);
  const isOwn = new Uint8Array(operators.length === 0 ? 0 : operators[operators.length - 1] + 1);
  for (const owner of owners) isOwn[operators[owner]] = 1;
  const rows: number[] = [];
  for (const row of memo('counted rows by place', () => countedRowsByPlace(dataset, profile)))
    if (isOwn[coverage.operator[row]] === 1 && includes(coverage.technology[row])) rows.push(row);
  return rows;
}

/** All rows of counted coverage in the order of a curve. */
function countedRowsByPlace(dataset: Dataset, profile: Profile): Uint32Array {
  const { box } = dataset.coverage!.shapes;
  const counts = countedCoverage(dataset, profile);
  const lng = new Float64Array(counts.length);
  const lat = new Float64Array(counts.length);
  for (let row = 0; row < counts.length; row++) {
    lng[row] = box[4 * row];
    lat[row] = box[4 * row + 1];
  }
  return hilbertOrder(lng, lat).filter((row) => counts[row] === 1);
}
