import type { Grid } from './grid.ts';
import { doubleArea, type LngLat, type Plane, toLngLat } from './plane.ts';
import { hashUnit } from './random.ts';

/**
 * The borders between labelled cells as one net of corners, so that neighbours share every vertex. Corner (i, j) is
 * the lower left corner of cell (i, j); its number is j * (cols + 1) + i.
 */
export interface BorderNet {
  readonly grid: Grid;
  /** The written position of each corner that a border passes; others are null. */
  readonly position: readonly (LngLat | null)[];
  /** 1 for the corners that the simplified borders keep. */
  readonly kept: Uint8Array;
  /** Those corners, ascending. */
  readonly keptCorners: readonly number[];
}

const SMOOTHINGS = 3;
/** Steps from a corner: east, north, west, south. */
const STEP_COL = [1, 0, -1, 0] as const;
const STEP_ROW = [0, 1, 0, -1] as const;
/** From a corner to the cell on the left of each of those steps. */
const LEFT_COL = [0, -1, -1, 0] as const;
const LEFT_ROW = [0, 0, -1, -1] as const;

/** The label of the cell on the left (side 0) or right (side 1) of the edge that leaves corner (i, j) in direction k. */
function besideEdge(grid: Grid, label: Int32Array, i: number, j: number, k: number, side: number): number {
  const turn = side === 0 ? k : (k + 3) % 4;
  const col = i + LEFT_COL[turn]!;
  const row = j + LEFT_ROW[turn]!;
  return col < 0 || row < 0 || col >= grid.cols || row >= grid.rows ? -1 : label[row * grid.cols + col]!;
}

/** The directions in which a border leaves a corner. */
function directionsAt(grid: Grid, label: Int32Array, corner: number): number[] {
  const i = corner % (grid.cols + 1);
  const j = Math.floor(corner / (grid.cols + 1));
  const out: number[] = [];
  for (let k = 0; k < 4; k++) {
    if (besideEdge(grid, label, i, j, k, 0) !== besideEdge(grid, label, i, j, k, 1)) out.push(k);
  }
  return out;
}

const cornerAfter = (grid: Grid, corner: number, k: number): number =>
  corner + STEP_COL[k]! + STEP_ROW[k]! * (grid.cols + 1);

/** The border lines between the corners where three areas meet (or closed lines), each as its corners in order. */
function linesOf(grid: Grid, label: Int32Array): number[][] {
  const corners = (grid.cols + 1) * (grid.rows + 1);
  const ways: number[][] = Array.from({ length: corners }, (_, corner) => directionsAt(grid, label, corner));
  const used = new Set<number>();
  const lines: number[][] = [];
  const walk = (start: number, first: number): void => {
    const line = [start];
    let k = first;
    let at = start;
    for (;;) {
      const next = cornerAfter(grid, at, k);
      used.add(at * 4 + k).add(next * 4 + ((k + 2) % 4));
      line.push(next);
      at = next;
      if (at === start || ways[at]!.length !== 2) break;
      const back = (k + 2) % 4;
      k = ways[at]![0] === back ? ways[at]![1]! : ways[at]![0]!;
    }
    lines.push(line);
  };
  for (const isNode of [true, false]) {
    for (let corner = 0; corner < corners; corner++) {
      if (ways[corner]!.length === 0 || (ways[corner]!.length !== 2) !== isNode) continue;
      for (const k of ways[corner]!) if (!used.has(corner * 4 + k)) walk(corner, k);
    }
  }
  return lines;
}

/** Marks the corners of a line that Douglas and Peucker would keep at the tolerance. */
function simplify(xy: Float64Array, line: readonly number[], kept: Uint8Array, tolerance: number): void {
  const stack: [number, number][] = [[0, line.length - 1]];
  kept[line[0]!] = 1;
  kept[line.at(-1)!] = 1;
  if (line[0] === line.at(-1)) {
    const third = Math.floor(line.length / 3);
    stack.length = 0;
    stack.push([0, third], [third, 2 * third], [2 * third, line.length - 1]);
    kept[line[third]!] = 1;
    kept[line[2 * third]!] = 1;
  }
  for (let range = stack.pop(); range !== undefined; range = stack.pop()) {
    const [from, to] = range;
    const ax = xy[2 * line[from]!]!;
    const ay = xy[2 * line[from]! + 1]!;
    const dx = xy[2 * line[to]!]! - ax;
    const dy = xy[2 * line[to]! + 1]! - ay;
    const length = Math.sqrt(dx * dx + dy * dy) || 1;
    let far = -1;
    let farAway = tolerance;
    for (let i = from + 1; i < to; i++) {
      const away = Math.abs((xy[2 * line[i]!]! - ax) * dy - (xy[2 * line[i]! + 1]! - ay) * dx) / length;
      if (away > farAway) {
        far = i;
        farAway = away;
      }
    }
    if (far < 0) continue;
    kept[line[far]!] = 1;
    stack.push([from, far], [far, to]);
  }
}

/** The smoothed and simplified net of borders of a labelled raster; `seed` roughens it slightly. */
export function makeBorderNet(grid: Grid, plane: Plane, label: Int32Array, seed: number): BorderNet {
  const lines = linesOf(grid, label);
  const corners = (grid.cols + 1) * (grid.rows + 1);
  const xy = new Float64Array(2 * corners);
  const passed = new Uint8Array(corners);
  for (const line of lines) {
    for (const corner of line) {
      const i = corner % (grid.cols + 1);
      const j = Math.floor(corner / (grid.cols + 1));
      passed[corner] = 1;
      xy[2 * corner] = grid.west + (i + 0.5 * (hashUnit(seed, i, j, 1) - 0.5)) * grid.cellM;
      xy[2 * corner + 1] = grid.south + (j + 0.5 * (hashUnit(seed, i, j, 2) - 0.5)) * grid.cellM;
    }
  }
  for (let round = 0; round < SMOOTHINGS; round++) {
    const before = xy.slice();
    for (const line of lines) {
      for (let i = 1; i + 1 < line.length; i++) {
        for (let axis = 0; axis < 2; axis++) {
          xy[2 * line[i]! + axis] =
            (before[2 * line[i - 1]! + axis]! + 2 * before[2 * line[i]! + axis]! + before[2 * line[i + 1]! + axis]!) /
            4;
        }
      }
    }
  }
  const kept = new Uint8Array(corners);
  for (const line of lines) simplify(xy, line, kept, 0.16 * grid.cellM);
  const position = Array.from(passed, (yes, corner) =>
    yes === 1 ? toLngLat(plane, xy[2 * corner]!, xy[2 * corner + 1]!) : null,
  );
  return { grid, position, kept, keptCorners: [...kept.keys()].filter((corner) => kept[corner] === 1) };
}

/**
 * The rings of one area of a labelled raster along a net: exterior first and counter-clockwise, holes clockwise,
 * each closed. The raster's borders must all lie on the net.
 */
export function ringsOf(net: BorderNet, label: Int32Array, area: number): LngLat[][] {
  const { grid } = net;
  const used = new Set<number>();
  const rings: LngLat[][] = [];
  for (const start of net.keptCorners) {
    for (let first = 0; first < 4; first++) {
      if (!isOnLeft(grid, label, area, start, first) || used.has(start * 4 + first)) continue;
      const ring: LngLat[] = [];
      let at = start;
      let k = first;
      do {
        used.add(at * 4 + k);
        if (net.kept[at] === 1) ring.push(net.position[at]!);
        at = cornerAfter(grid, at, k);
        k = [(k + 1) % 4, k, (k + 3) % 4].find((turn) => isOnLeft(grid, label, area, at, turn))!;
      } while (at !== start || k !== first);
      ring.push(ring[0]!);
      rings.push(ring);
    }
  }
  return rings.sort((a, b) => doubleArea(b) - doubleArea(a));
}

/** Whether the edge from a corner in direction k has the area on its left and something else on its right. */
function isOnLeft(grid: Grid, label: Int32Array, area: number, corner: number, k: number): boolean {
  const i = corner % (grid.cols + 1);
  const j = Math.floor(corner / (grid.cols + 1));
  return besideEdge(grid, label, i, j, k, 0) === area && besideEdge(grid, label, i, j, k, 1) !== area;
}
