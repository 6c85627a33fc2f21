import { type Grid, neighbour } from './grid.ts';
import { makeHeap } from './heap.ts';

/** The label of cells outside the province. */
export const OUTSIDE = -1;

/**
 * The seed that each cell of the mask belongs to: the one reached at the least cost over shared edges. Costs are
 * per cell, and `weight` makes a seed's area smaller (above 1) or larger. Outside the mask: {@link OUTSIDE}.
 */
export function partitionByCost(
  grid: Grid,
  mask: Uint8Array,
  cost: Float64Array,
  seeds: readonly number[],
  weight: readonly number[],
): Int32Array {
  const label = new Int32Array(mask.length).fill(OUTSIDE);
  const best = new Float64Array(mask.length).fill(Number.POSITIVE_INFINITY);
  const heap = makeHeap(mask.length);
  seeds.forEach((cell, i) => {
    label[cell] = i;
    best[cell] = 0;
    heap.push(cell, 0);
  });
  for (let cell = heap.pop(); cell >= 0; cell = heap.pop()) {
    const reached = heap.lastPriority;
    if (reached > best[cell]!) continue;
    const owner = label[cell]!;
    for (let k = 0; k < 4; k++) {
      const next = neighbour(grid, cell, k);
      if (next < 0 || mask[next] === 0) continue;
      const total = reached + (weight[owner]! * (cost[cell]! + cost[next]!)) / 2;
      if (total >= best[next]!) continue;
      best[next] = total;
      label[next] = owner;
      heap.push(next, total);
    }
  }
  return label;
}

/** Repairs labels in place until every area is one piece that nowhere touches itself at a mere corner. */
export function makeAreasSimple(grid: Grid, label: Int32Array, seeds: readonly number[]): void {
  for (let round = 0; round < 30; round++) {
    const corners = fixCorners(grid, label);
    const strays = fixStrays(grid, label, seeds);
    if (corners + strays === 0) return;
  }
  throw new Error('the areas of the sample did not settle');
}

/** Gives one cell of every corner-only contact to the area that touches itself; how many there were. */
function fixCorners(grid: Grid, label: Int32Array): number {
  let fixed = 0;
  for (let row = 0; row + 1 < grid.rows; row++) {
    for (let col = 0; col + 1 < grid.cols; col++) {
      const a = row * grid.cols + col;
      const b = a + 1;
      const c = a + grid.cols;
      const d = c + 1;
      if (label[a] === label[d] && label[b] !== label[a] && label[c] !== label[a]) {
        label[b] = label[a]!;
        fixed++;
      } else if (label[b] === label[c] && label[a] !== label[b] && label[d] !== label[b]) {
        label[a] = label[b]!;
        fixed++;
      }
    }
  }
  return fixed;
}

/** Gives cells cut off from their area's seed to a neighbouring area; how many there were. */
function fixStrays(grid: Grid, label: Int32Array, seeds: readonly number[]): number {
  const joined = new Uint8Array(label.length);
  const queue = [...seeds];
  for (const cell of seeds) joined[cell] = 1;
  for (let head = 0; head < queue.length; head++) {
    for (let k = 0; k < 4; k++) {
      const next = neighbour(grid, queue[head]!, k);
      if (next < 0 || joined[next] === 1 || label[next] !== label[queue[head]!]) continue;
      joined[next] = 1;
      queue.push(next);
    }
  }
  let fixed = 0;
  for (let cell = 0; cell < label.length; cell++) {
    if (label[cell] === OUTSIDE || joined[cell] === 1) continue;
    let owner = OUTSIDE;
    for (let k = 0; k < 4; k++) {
      const next = neighbour(grid, cell, k);
      if (next >= 0 && joined[next] === 1) owner = label[next]!;
    }
    label[cell] = owner;
    if (owner !== OUTSIDE) joined[cell] = 1;
    fixed++;
  }
  return fixed;
}
