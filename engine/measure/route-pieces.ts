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
  const coords: number[] = [];
  const users: number[] = [];
  pieces.forEach((piece, k) => {
    pushVertices(paths, piece, coords);
    users.push(...piece.users);
    pieceStart[k + 1] = coords.length / 2;
    userStart[k + 1] = users.length;
  });
  return {
    count: pieces.length,
    featureIndex: Uint32Array.from(pieces, ({ path }) => paths.feature[path]),
    lengthM: Float64Array.from(pieces, (_, k) => lengthM(coords, pieceStart[k], pieceStart[k + 1])),
    pieceStart,
    coords: Float64Array.from(coords),
    userStart,
    users: Uint16Array.from(users),
  };
};

/** Appends the vertices of a piece: its ends, cut in proportion to the length of their segments, and the vertices between. */
const pushVertices = ({ pathStart, alongM, coords }: RoutePaths, piece: Piece, out: number[]): void => {
  let vertex = segmentAt(alongM, pathStart[piece.path], pathStart[piece.path + 1], piece.startM);
  pushPlace(alongM, coords, vertex, piece.startM, out);
  for (vertex++; vertex < pathStart[piece.path + 1] - 1 && alongM[vertex] < piece.endM - SAME_PLACE_M; vertex++) {
    if (alongM[vertex] > piece.startM + SAME_PLACE_M) out.push(coords[2 * vertex], coords[2 * vertex + 1]);
  }
  pushPlace(alongM, coords, vertex - 1, piece.endM, out);
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

const pushPlace = (alongM: Float64Array, coords: Float64Array, vertex: number, placeM: number, out: number[]): void => {
  const share = (placeM - alongM[vertex]) / (alongM[vertex + 1] - alongM[vertex]);
  const k = 2 * vertex;
  if (share <= 0) out.push(coords[k], coords[k + 1]);
  else if (share >= 1) out.push(coords[k + 2], coords[k + 3]);
  else {
    out.push(
      coords[k] + share * longitudeDifferenceDeg(coords[k], coords[k + 2]),
      coords[k + 1] + share * (coords[k + 3] - coords[k + 1]),
    );
  }
};
