import type { UserColumns } from '../dataset.ts';
import { lengthM } from '../geodesy/distance.ts';
import { longitudeDifferenceDeg } from '../geodesy/wgs84.ts';
import type { IntervalSet } from './interval-set.ts';
import type { RoutePaths } from './route-paths.ts';

/**
 * Pieces of route, each counted once. Piece k has the vertices [pieceStart[k], pieceStart[k + 1]) of `coords` (lng, lat), a
 * geodesic length in metres, and the users [userStart[k], userStart[k + 1]) of `users`, sorted: those of every line along it.
 */
export interface RoutePieces extends UserColumns {
  readonly count: number;
  /** The feature that stands for all that follow it. */
  readonly featureIndex: Uint32Array;
  readonly lengthM: Float64Array;
  readonly pieceStart: Uint32Array;
  readonly coords: Float64Array;
}

/** A stretch along a path that another feature follows, metres from the start of the path. */
export interface FollowedStretch {
  readonly startM: number;
  readonly endM: number;
  readonly feature: number;
}

interface Piece {
  readonly path: number;
  readonly startM: number;
  endM: number;
  readonly users: readonly number[];
}

/** Ends this near are one place, metres: rounding. */
const SAME_PLACE_M = 1e-6;

/** The counted parts of the paths, cut wherever the set of users changes; sorted by feature, then by path and place. */
export const piecesOf = (
  paths: RoutePaths,
  counted: readonly IntervalSet[],
  followers: readonly (readonly FollowedStretch[])[],
  userColumns: UserColumns,
): RoutePieces => {
  const pieces: Piece[] = [];
  for (let path = 0; path < paths.count; path++) {
    const feature = paths.feature[path];
    const stretches = [...followers[path]].sort((a, b) => a.startM - b.startM);
    for (let k = 0; k < counted[path].length; k += 2) {
      cutByUsers(path, feature, counted[path][k], counted[path][k + 1], stretches, userColumns, pieces);
    }
  }
  pieces.sort((a, b) => paths.feature[a.path] - paths.feature[b.path] || a.path - b.path || a.startM - b.startM);
  return toColumns(paths, pieces);
};

const cutByUsers = (
  path: number,
  feature: number,
  fromM: number,
  toM: number,
  stretches: readonly FollowedStretch[],
  userColumns: UserColumns,
  pieces: Piece[],
): void => {
  const inside = stretches.filter(({ startM, endM }) => startM < toM && endM > fromM);
  const cutsM = [fromM, toM];
  for (const { startM, endM } of inside) cutsM.push(Math.max(fromM, startM), Math.min(toM, endM));
  cutsM.sort((a, b) => a - b);
  let active: FollowedStretch[] = [];
  let next = 0;
  let startM = fromM;
  let before: Piece | undefined;
  for (const cutM of cutsM) {
    if (cutM - startM <= SAME_PLACE_M && cutM < toM) continue;
    const middleM = 0.5 * (startM + cutM);
    for (; next < inside.length && inside[next].startM <= middleM; next++) active.push(inside[next]);
    active = active.filter(({ endM }) => endM > middleM);
    const users = joinUsers(feature, active, userColumns);
    if (before !== undefined && (cutM - startM <= SAME_PLACE_M || sameUsers(before.users, users))) before.endM = cutM;
    else {
      before = { path, startM, endM: cutM, users };
      pieces.push(before);
    }
    startM = cutM;
    if (cutM >= toM) break;
  }
};

const joinUsers = (feature: number, active: readonly FollowedStretch[], columns: UserColumns): number[] => {
  const { userStart, users } = columns;
  const all = new Set(users.subarray(userStart[feature], userStart[feature + 1]));
  for (const follower of active) {
    for (let k = userStart[follower.feature]; k < userStart[follower.feature + 1]; k++) all.add(users[k]);
  }
  return [...all].sort((a, b) => a - b);
};

const sameUsers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((user, k) => user === b[k]);

const toColumns = (paths: RoutePaths, pieces: readonly Piece[]): RoutePieces => {
  const pieceStart = new Uint32Array(pieces.length + 1);
  const userStart = new Uint32Array(pieces.length + 1);
  // Pieces of a path share no vertex but for the two that each may be cut at.
  const coords = new Float64Array(paths.coords.length + 4 * pieces.length);
  const lengthsM = new Float64Array(pieces.length);
  const users: number[] = [];
  pieces.forEach((piece, k) => {
    const end = writeVertices(paths, piece, coords, pieceStart[k]);
    lengthsM[k] = isWhole(paths, piece, end - pieceStart[k])
      ? paths.lengthM[piece.path]
      : lengthM(coords, pieceStart[k], end);
    users.push(...piece.users);
    pieceStart[k + 1] = end;
    userStart[k + 1] = users.length;
  });
  return {
    count: pieces.length,
    featureIndex: Uint32Array.from(pieces, ({ path }) => paths.feature[path]),
    lengthM: lengthsM,
    pieceStart,
    coords: coords.subarray(0, 2 * pieceStart[pieces.length]),
    userStart,
    users: Uint16Array.from(users),
  };
};

/** Whether a piece of so many vertices is its path from end to end, vertex by vertex. */
const isWhole = ({ pathStart, lengthM }: RoutePaths, { path, startM, endM }: Piece, vertices: number): boolean =>
  startM === 0 && endM === lengthM[path] && vertices === pathStart[path + 1] - pathStart[path];

/**
 * Writes the vertices of a piece behind vertex `at` of `out`, and gives where they end: its ends, cut in proportion to the length of
 * their segments, and the vertices between.
 */
const writeVertices = (
  { pathStart, alongM, coords }: RoutePaths,
  { path, startM, endM }: Piece,
  out: Float64Array,
  at: number,
): number => {
  const last = pathStart[path + 1] - 1;
  const vertex = segmentAt(alongM, pathStart[path], pathStart[path + 1], startM);
  let from = vertex + 1;
  while (from < last && alongM[from] < endM - SAME_PLACE_M && alongM[from] <= startM + SAME_PLACE_M) from++;
  let to = from;
  while (to < last && alongM[to] < endM - SAME_PLACE_M) to++;
  writePlace(alongM, coords, vertex, startM, out, at);
  out.set(coords.subarray(2 * from, 2 * to), 2 * at + 2);
  const end = at + 1 + to - from;
  writePlace(alongM, coords, to - 1, endM, out, end);
  return end + 1;
};

/** The first vertex of the segment that holds a place: the last one that is not beyond it. */
const segmentAt = (alongM: Float64Array, from: number, to: number, placeM: number): number => {
  let low = from;
  let high = to - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (alongM[middle] <= placeM) low = middle;
    else high = middle - 1;
  }
  return low;
};

const writePlace = (
  alongM: Float64Array,
  coords: Float64Array,
  vertex: number,
  placeM: number,
  out: Float64Array,
  at: number,
): void => {
  const share = (placeM - alongM[vertex]) / (alongM[vertex + 1] - alongM[vertex]);
  const k = share >= 1 ? 2 * vertex + 2 : 2 * vertex;
  const isBetween = share > 0 && share < 1;
  out[2 * at] = isBetween ? coords[k] + share * longitudeDifferenceDeg(coords[k], coords[k + 2]) : coords[k];
  out[2 * at + 1] = isBetween ? coords[k + 1] + share * (coords[k + 3] - coords[k + 1]) : coords[k + 1];
};
