import type { Dataset } from '../dataset.ts';
import { hilbertOrder } from '../index/hilbert-order.ts';
import type { KernelContext } from '../kernel.ts';
import { type CellGrid, gridOver } from '../overlay/index.ts';
import type { Profile } from '../profile.ts';
import { TECHNOLOGIES } from '../vocabulary.ts';
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

/**
 * The rows of counted coverage of some operators whose generation `includes` lets in, layer by layer, and in each so that neighbours in
 * the list are neighbours on the ground: they meet the same memory.
 */
export function countedRows(
  { dataset, profile, memo }: Pick<KernelContext, 'dataset' | 'profile' | 'memo'>,
  owners: readonly number[],
  includes: (technology: number) => boolean,
): Uint32Array {
  const layers = memo('counted rows by layer', () => countedRowsByLayer(dataset, profile));
  const operators = mobileOperators(dataset);
  const chosen = owners.flatMap((owner) =>
    TECHNOLOGIES.flatMap((_, technology) =>
      includes(technology) ? (layers.get(layerKey(operators[owner], technology)) ?? []) : [],
    ),
  );
  return chosen.length === 1 ? chosen[0] : joined(chosen);
}

const layerKey = (company: number, technology: number): number => company * TECHNOLOGIES.length + technology;

/** The rows of counted coverage of each operator and generation in the order of a curve. */
function countedRowsByLayer(dataset: Dataset, profile: Profile): ReadonlyMap<number, Uint32Array> {
  const { shapes, operator, technology } = dataset.coverage!;
  const { box } = shapes;
  const counts = countedCoverage(dataset, profile);
  const lng = new Float64Array(counts.length);
  const lat = new Float64Array(counts.length);
  for (let row = 0; row < counts.length; row++) {
    lng[row] = box[4 * row];
    lat[row] = box[4 * row + 1];
  }
  const rowsOf = new Map<number, number[]>();
  for (const row of hilbertOrder(lng, lat)) {
    if (counts[row] === 0) continue;
    const key = layerKey(operator[row], technology[row]);
    const rows = rowsOf.get(key);
    if (rows === undefined) rowsOf.set(key, [row]);
    else rows.push(row);
  }
  return new Map(Array.from(rowsOf, ([key, rows]) => [key, Uint32Array.from(rows)]));
}

function joined(lists: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}
