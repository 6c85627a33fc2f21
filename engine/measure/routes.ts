import type { UserColumns } from '../dataset.ts';
import type { LineSet } from '../index/segment-runs.ts';
import { noTick, type Tick } from '../tick.ts';
import { type IntervalSet, intersectIntervals, outsideIntervals, uniteIntervals } from './interval-set.ts';
import { createLinkFinder, type Link } from './route-links.ts';
import { canonicalPaths, type RoutePaths } from './route-paths.ts';
import { type FollowedStretch, piecesOf, type RoutePieces } from './route-pieces.ts';
import { CORNER_TOLERANCES, DUST_M, follows, GAP_TOLERANCES, type Stretch, stretchesOf } from './route-stretches.ts';

/** Lines this near may follow one another, metres ["a route counts once", asked of the Open Fibre Data Standard, issues 192 and 199]. */
export const ROUTE_TOLERANCE_M = 10;
const PATHS_PER_TICK = 8;

/**
 * The pieces of the routes of the line features that `include` lets in, every route once however many lines follow it.
 *
 * Paths are taken longest first. Of each path the stretches are dropped that follow a counted stretch of a path before it: that
 * lie within `toleranceM` of it and beside it (not beyond its ends), for at least 5 tolerances along merged segments or from
 * end to end, with the foot moving on at no less than cos 30° of the way. The users of what is dropped join
 * those of the piece it follows. So lines that only cross or meet both count in full.
 * The order and the direction of the input change nothing but which of two equal lines stands for both. A
 * path is not compared with itself. Pieces are sorted by feature.
 * Throws a RangeError for a tolerance that is not above 0.
 */
export const uniqueRoutes = (
  lines: LineSet,
  userColumns: UserColumns,
  include: (featureIndex: number) => boolean = () => true,
  toleranceM: number = ROUTE_TOLERANCE_M,
  tick: Tick = noTick,
): RoutePieces => {
  if (!(toleranceM > 0)) throw new RangeError(`toleranceM must be > 0, got ${toleranceM}`);
  const paths = canonicalPaths(lines, include);
  const findLinks = createLinkFinder(paths, toleranceM);
  const counted: IntervalSet[] = [];
  const followers: FollowedStretch[][] = [];
  for (let path = 0; path < paths.count; path++) {
    if (path % PATHS_PER_TICK === 0) tick(path / paths.count);
    const beside = new Map<number, Link[]>();
    findLinks(
      path,
      (other) => counted[other].length > 0,
      (link) => {
        const links = beside.get(link.other);
        if (links === undefined) beside.set(link.other, [link]);
        else links.push(link);
      },
    );
    const dropped: Dropped[] = [];
    const stretches = [...beside.values()].flatMap((links) => stretchesOf(links, toleranceM));
    for (const stretch of stretches) {
      if (!follows(stretch, paths.lengthM[path], paths.lengthM[stretch.other], toleranceM)) continue;
      const pieces = dropFollowing(stretch, counted[stretch.other], paths.lengthM[stretch.other], toleranceM);
      if (pieces.length === 0) continue;
      dropped.push(...pieces);
      const feet = intersectIntervals(stretch.feet, counted[stretch.other]);
      for (let k = 0; k < feet.length; k += 2) {
        followers[stretch.other].push({ startM: feet[k], endM: feet[k + 1], feature: paths.feature[path] });
      }
    }
    const following = uniteIntervals(closeCorners(dropped, paths, toleranceM), DUST_M);
    counted.push(outsideIntervals(following, 0, paths.lengthM[path], DUST_M));
    followers.push([]);
  }
  return piecesOf(paths, counted, followers, userColumns);
};

/** A part of a path that is not counted; the feet are where it begins and ends on the other path, NaN where cut short. */
interface Dropped {
  readonly other: number;
  readonly startM: number;
  readonly endM: number;
  readonly startFootM: number;
  readonly endFootM: number;
}

/** The parts of a stretch whose feet lie in the counted parts of the other path. */
const dropFollowing = (stretch: Stretch, counted: IntervalSet, otherLengthM: number, toleranceM: number): Dropped[] => {
  const whole = counted.length === 2 && counted[0] === 0 && counted[1] === otherLengthM;
  const parts: number[] = whole ? [stretch.startM, stretch.endM] : [];
  if (!whole) for (const link of stretch.links) parts.push(...partOver(link, counted));
  const { other, startM, endM, startFootM, endFootM } = stretch;
  const united = uniteIntervals(parts, GAP_TOLERANCES * toleranceM);
  const dropped: Dropped[] = [];
  for (let k = 0; k < united.length; k += 2) {
    dropped.push({
      other,
      startM: united[k],
      endM: united[k + 1],
      startFootM: united[k] === startM ? startFootM : Number.NaN,
      endFootM: united[k + 1] === endM ? endFootM : Number.NaN,
    });
  }
  return dropped;
};

/** The parts of a link whose feet lie in a set of the other path. */
const partOver = (link: Link, counted: IntervalSet): number[] => {
  const { startM, endM, otherStartM, otherEndM } = link;
  const low = Math.min(otherStartM, otherEndM);
  const high = Math.max(otherStartM, otherEndM);
  const common = intersectIntervals([low, high], counted);
  if (common.length === 0 || low === high) return common.length === 0 ? [] : [startM, endM];
  const placeM = (otherM: number): number => {
    if (otherM === otherStartM) return startM;
    if (otherM === otherEndM) return endM;
    return startM + ((otherM - otherStartM) / (otherEndM - otherStartM)) * (endM - startM);
  };
  return common.map((_, k) => {
    const flipped = otherStartM > otherEndM;
    return placeM(common[flipped ? k ^ 1 : k]);
  });
};

/**
 * The dropped parts, flat, and the gaps between two that end and begin at one and the same end of two paths: outside the
 * corner of a line that was recorded in pieces.
 */
const closeCorners = (dropped: readonly Dropped[], paths: RoutePaths, toleranceM: number): number[] => {
  const intervals = dropped.flatMap(({ startM, endM }) => [startM, endM]);
  const startsAt = new Map<string, number>();
  for (const { other, startM, startFootM } of dropped) {
    const node = nodeAt(paths, other, startFootM);
    if (node !== '') startsAt.set(node, startM);
  }
  for (const { other, endM, endFootM } of dropped) {
    const startM = startsAt.get(nodeAt(paths, other, endFootM));
    if (startM === undefined || startM <= endM || startM > endM + CORNER_TOLERANCES * toleranceM) continue;
    intervals.push(endM, startM);
  }
  return intervals;
};

/** The position of the end of a path that a place along it is, as a key; '' elsewhere. */
const nodeAt = ({ pathStart, lengthM, coords }: RoutePaths, path: number, placeM: number): string => {
  if (placeM <= DUST_M) return `${coords[2 * pathStart[path]]},${coords[2 * pathStart[path] + 1]}`;
  if (!(placeM >= lengthM[path] - DUST_M)) return '';
  return `${coords[2 * pathStart[path + 1] - 2]},${coords[2 * pathStart[path + 1] - 1]}`;
};
