import { distanceM } from '../geodesy/distance.ts';
import { boundDistances, createDistanceBound } from '../geodesy/local-frame.ts';
import { cosine } from '../geodesy/trig.ts';
import { EQUATORIAL_RADIUS_M, MAX_CURVATURE_RADIUS_M, RADIANS_PER_DEGREE } from '../geodesy/wgs84.ts';
import { type BoxIndex, buildBoxIndex, searchBoxes } from './box-index.ts';

/**
 * The cluster of each point: single linkage, two points belong together when a chain of points leads from one to the other
 * with every step strictly shorter than `mergeM` (geodesic). Clusters are numbered densely from 0 in the order of
 * their smallest rows. At `mergeM` 0 every point is a cluster of its own, even on the same position.
 *
 * Points are first thrown into cells so small that all points of a cell belong together; then only pairs of
 * nearby cells are looked at, and only until one pair of points joins them. Throws a RangeError for a negative or NaN `mergeM`.
 */
export const clusterWithin = (lng: Float64Array, lat: Float64Array, mergeM: number): Uint32Array => {
  if (!(mergeM >= 0)) throw new RangeError(`mergeM must be >= 0, got ${mergeM}`);
  const labels = Uint32Array.from(lng, (_, i) => i);
  if (mergeM === 0 || lng.length < 2) return labels;
  const cells = cellsOf(lng, lat, mergeM);
  const root = joinCells(lng, lat, cells, mergeM);
  return labelDensely(root, cells, labels);
};

/** Points by cell: cell c has the points order[start[c] .. start[c + 1]). */
interface Cells {
  readonly order: Uint32Array;
  readonly start: Uint32Array;
  readonly box: Float64Array;
}

const cellsOf = (lng: Float64Array, lat: Float64Array, mergeM: number): Cells => {
  // Half of it along a meridian and half along a parallel make a path, so no two points of a cell are `mergeM` apart:
  // M <= a² / b, and N cos φ <= a cos β grows towards the equator, so the lowest latitude bounds it for all.
  const lowest = lat.reduce((least, value) => Math.min(least, Math.abs(value)), 90);
  const halfM = 0.4999 * mergeM;
  const cellLat = halfM / (MAX_CURVATURE_RADIUS_M * RADIANS_PER_DEGREE);
  const parallelM = 1.0034 * EQUATORIAL_RADIUS_M * cosine(lowest * RADIANS_PER_DEGREE);
  const cellLng = halfM / (Math.max(parallelM, 1) * RADIANS_PER_DEGREE);
  const row = lat.map((value) => Math.floor(value / cellLat));
  const column = lng.map((value) => Math.floor(value / cellLng));
  const order = Uint32Array.from(lng, (_, i) => i).sort(
    (i, j) => row[i] - row[j] || column[i] - column[j] || lng[i] - lng[j] || lat[i] - lat[j],
  );

  const start: number[] = [];
  const box: number[] = [];
  order.forEach((point, at) => {
    const before = order[at - 1];
    if (at === 0 || row[point] !== row[before] || column[point] !== column[before]) {
      start.push(at);
      box.push(lng[point], lat[point], lng[point], lat[point]);
      return;
    }
    const k = box.length - 4;
    box[k] = Math.min(box[k], lng[point]);
    box[k + 1] = Math.min(box[k + 1], lat[point]);
    box[k + 2] = Math.max(box[k + 2], lng[point]);
    box[k + 3] = Math.max(box[k + 3], lat[point]);
  });
  start.push(order.length);
  return { order, start: Uint32Array.from(start), box: Float64Array.from(box) };
};

/** The root cell of each cell after all joins. */
const joinCells = (lng: Float64Array, lat: Float64Array, cells: Cells, mergeM: number): Uint32Array => {
  const { box } = cells;
  const root = Uint32Array.from({ length: cells.start.length - 1 }, (_, cell) => cell);
  const index = buildBoxIndex(box);
  const nearPole = createDistanceBound();
  const nearEquator = createDistanceBound();
  for (let cell = 0; cell < root.length; cell++) {
    const [west, south, east, north] = box.subarray(4 * cell, 4 * cell + 4);
    // Degrees of longitude are shortest at the latitude nearest to a pole, those of latitude at the one nearest to the equator.
    boundDistances(Math.max(Math.abs(south), Math.abs(north)), mergeM, nearPole);
    boundDistances(Math.max(south, -north, 0), mergeM, nearEquator);
    const reachLng = nearPole.lngReachDeg;
    const reachLat = nearEquator.latReachDeg;
    for (const other of searchRound(index, west - reachLng, south - reachLat, east + reachLng, north + reachLat)) {
      if (other <= cell) continue;
      const [a, b] = [find(root, cell), find(root, other)];
      if (a === b) continue;
      const [westB, southB, eastB, northB] = box.subarray(4 * other, 4 * other + 4);
      const across = gapLngDeg(west, east, westB, eastB) * nearPole.minMetresPerDegLng;
      const along = Math.max(0, southB - north, south - northB) * nearEquator.minMetresPerDegLat;
      if (across * across + along * along > mergeM * mergeM) continue;
      if (touches(lng, lat, cells, cell, other, mergeM)) root[Math.max(a, b)] = Math.min(a, b);
    }
  }
  return root;
};

/** The boxes that meet the given one, which may reach over the antimeridian. */
const searchRound = (index: BoxIndex, west: number, south: number, east: number, north: number): number[] => {
  const found = searchBoxes(index, west, south, east, north);
  if (west < -180) found.push(...searchBoxes(index, west + 360, south, 180, north));
  if (east > 180) found.push(...searchBoxes(index, -180, south, east - 360, north));
  return found;
};

/** The gap between two intervals of longitude round the shorter side, degrees. */
const gapLngDeg = (westA: number, eastA: number, westB: number, eastB: number): number =>
  Math.max(
    0,
    Math.min(Math.max(westB - eastA, westA - eastB), 360 - (Math.max(eastA, eastB) - Math.min(westA, westB))),
  );

/** Whether some point of one cell is strictly closer than `mergeM` to some point of the other. */
const touches = (lng: Float64Array, lat: Float64Array, cells: Cells, a: number, b: number, mergeM: number): boolean => {
  const { order, start } = cells;
  for (let i = start[a]; i < start[a + 1]; i++) {
    const p = order[i];
    if (i > start[a] && samePosition(lng, lat, p, order[i - 1])) continue;
    for (let j = start[b]; j < start[b + 1]; j++) {
      const q = order[j];
      if (j > start[b] && samePosition(lng, lat, q, order[j - 1])) continue;
      if (distanceM(lng[p], lat[p], lng[q], lat[q]) < mergeM) return true;
    }
  }
  return false;
};

const samePosition = (lng: Float64Array, lat: Float64Array, i: number, j: number): boolean =>
  lng[i] === lng[j] && lat[i] === lat[j];

/** The root of a cell; halves the path on the way (Tarjan and van Leeuwen 1984, doi:10.1145/62.2160). */
const find = (root: Uint32Array, cell: number): number => {
  let at = cell;
  while (root[at] !== at) {
    root[at] = root[root[at]];
    at = root[at];
  }
  return at;
};

const labelDensely = (root: Uint32Array, cells: Cells, labels: Uint32Array): Uint32Array => {
  const NONE = 0xffffffff;
  for (let cell = 0; cell < root.length; cell++) {
    const cluster = find(root, cell);
    for (let k = cells.start[cell]; k < cells.start[cell + 1]; k++) labels[cells.order[k]] = cluster;
  }
  const number = new Uint32Array(root.length).fill(NONE);
  let count = 0;
  for (let i = 0; i < labels.length; i++) {
    if (number[labels[i]] === NONE) number[labels[i]] = count++;
    labels[i] = number[labels[i]];
  }
  return labels;
};
