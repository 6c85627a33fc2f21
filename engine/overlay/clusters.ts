import { partBoxes } from './drawn-cells.ts';
import type { UnitPolygons } from './units.ts';

/** Coarse cells per axis. Enough to part outliers from a country, few enough to keep the groups few. */
const CELLS = 64;

/**
 * The polygons in groups that cannot meet, as lists of polygon numbers: boxes that share a cell of a coarse grid are
 * in one group. Few stray polygons far away then do not stretch the fine grids of all others. O(polygons + cells under their boxes).
 */
export const clusterPolygons = (polygons: UnitPolygons): number[][] => clusterBoxes(partBoxes(polygons));

/** The boxes, minX, minY, maxX, maxY each, in groups as {@link clusterPolygons} makes them. */
export function clusterBoxes(boxes: Float64Array): number[][] {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let i = 0; i < boxes.length; i += 4) {
    minX = Math.min(minX, boxes[i]);
    minY = Math.min(minY, boxes[i + 1]);
    maxX = Math.max(maxX, boxes[i + 2]);
    maxY = Math.max(maxY, boxes[i + 3]);
  }
  const width = Math.ceil((maxX - minX + 1) / CELLS);
  const height = Math.ceil((maxY - minY + 1) / CELLS);
  const parent = new Int32Array(CELLS * CELLS);
  for (let c = 0; c < parent.length; c++) parent[c] = c;
  const root = (cell: number): number => {
    let c = cell;
    while (parent[c] !== c) {
      parent[c] = parent[parent[c]];
      c = parent[c];
    }
    return c;
  };
  const cellOf = (i: number): number =>
    Math.floor((boxes[i + 1] - minY) / height) * CELLS + Math.floor((boxes[i] - minX) / width);
  for (let i = 0; i < boxes.length; i += 4) {
    const first = root(cellOf(i));
    const last = cellOf(i + 2);
    const left = cellOf(i) % CELLS;
    for (let row = Math.floor(cellOf(i) / CELLS); row <= Math.floor(last / CELLS); row++) {
      for (let column = left; column <= last % CELLS; column++) parent[root(row * CELLS + column)] = first;
    }
  }
  const groups = new Map<number, number[]>();
  for (let p = 0; p < boxes.length / 4; p++) {
    const group = root(cellOf(4 * p));
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [p]);
    else members.push(p);
  }
  return [...groups.values()];
}

/** The polygons numbered in `parts`, copied. */
export function selectPolygons(polygons: UnitPolygons, parts: readonly number[]): UnitPolygons {
  const { partStart, ringStart, xy } = polygons;
  let rings = 0;
  let values = 0;
  for (const p of parts) {
    rings += partStart[p + 1] - partStart[p];
    values += 2 * (ringStart[partStart[p + 1]] - ringStart[partStart[p]]);
  }
  const chosen = {
    partStart: new Uint32Array(parts.length + 1),
    ringStart: new Uint32Array(rings + 1),
    xy: new Float64Array(values),
  };
  let ring = 0;
  let at = 0;
  for (let i = 0; i < parts.length; i++) {
    const first = partStart[parts[i]];
    const end = partStart[parts[i] + 1];
    const offset = at / 2 - ringStart[first];
    for (let r = first; r < end; r++) chosen.ringStart[++ring] = ringStart[r + 1] + offset;
    chosen.xy.set(xy.subarray(2 * ringStart[first], 2 * ringStart[end]), at);
    at += 2 * (ringStart[end] - ringStart[first]);
    chosen.partStart[i + 1] = ring;
  }
  return chosen;
}
