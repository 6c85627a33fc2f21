import type { UserColumns } from '../dataset.ts';
import type { LineSet } from '../index/segment-runs.ts';
import {
  type IntervalSet,
  intersectIntervals,
  outsideIntervals,
  totalOfIntervals,
  uniteIntervals,
} from './interval-set.ts';
import { createLinkFinder, type Link } from './route-links.ts';
import { canonicalPaths, type RoutePaths } from './route-paths.ts';
import { type FollowedStretch, piecesOf, type RoutePieces } from './route-pieces.ts';

/** Lines this near may follow one another, metres [docs/definitions: "A route counts once"]. */
export const ROUTE_TOLERANCE_M = 10;
/**
 * A stretch follows when it runs on for this many tolerances. Straight lines that cross at an angle θ are within the
 * tolerance for 2 / sin θ tolerances, so 5 takes every crossing above 23.6° for a crossing.
 */
const FOLLOWING_TOLERANCES = 5;
/**
 * A shorter stretch follows where lines end, not part: both its ends are within this many tolerances of an end of a line.
 * Lines that fork at 30° or less are within the tolerance for more than that, so a fork is no end.
 */
const END_TOLERANCES = 1;
/** And a stretch follows only if its foot moves on with it: lines that lean apart by more than 30° cross or branch off. */
const LEAST_PROGRESS = Math.cos(Math.PI / 6);
/** A line that leaves the tolerance and is back after one tolerance has not left: it cannot have gone further than half of it. */
const GAP_TOLERANCES = 1;
/** Round a corner the foot jumps by up to 2 tan(θ/2) tolerances; 4 is a turn of 127°. */
const CORNER_TOLERANCES = 4;
/** Shorter pieces are rounding, metres. */
const DUST_M = 1e-6;

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
): RoutePieces => {
  if (!(toleranceM > 0)) throw new RangeError(`toleranceM must be > 0, got ${toleranceM}`);
  const paths = canonicalPaths(lines, include);
  const findLinks = createLinkFinder(paths, toleranceM);
  const counted: IntervalSet[] = [];
  const followers: FollowedStretch[][] = [];
  for (let path = 0; path < paths.count; path++) {
    const links: Link[] = [];
    findLinks(
      path,
      (other) => counted[other].length > 0,
      (link) => links.push(link),
    );
    const dropped: Dropped[] = [];
    for (const stretch of stretchesOf(links, toleranceM)) {
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

/** Links to one other path, without a gap between them. */
interface Stretch {
  readonly other: number;
  /** Sorted by their start. */
  readonly links: readonly Link[];
  readonly startM: number;
  readonly endM: number;
  /** Where the stretch begins and ends on the other path, and all of the way in between, corners bridged. */
  readonly startFootM: number;
  readonly endFootM: number;
  readonly feet: IntervalSet;
}

const stretchesOf = (links: Link[], toleranceM: number): Stretch[] => {
  links.sort((a, b) => a.other - b.other || a.startM - b.startM || a.endM - b.endM);
  const stretches: Stretch[] = [];
  for (let from = 0; from < links.length; ) {
    let last = links[from];
    let to = from + 1;
    for (; to < links.length && links[to].other === last.other; to++) {
      if (links[to].startM > last.endM + GAP_TOLERANCES * toleranceM) break;
      if (links[to].endM > last.endM) last = links[to];
    }
    const members = links.slice(from, to);
    const feet = members.flatMap(({ otherStartM: a, otherEndM: b }) => (a < b ? [a, b] : [b, a]));
    stretches.push({
      other: last.other,
      links: members,
      startM: links[from].startM,
      endM: last.endM,
      startFootM: links[from].otherStartM,
      endFootM: last.otherEndM,
      feet: uniteIntervals(feet, CORNER_TOLERANCES * toleranceM),
    });
    from = to;
  }
  return stretches;
};

/** Whether a stretch follows the other path; see {@link uniqueRoutes} for the rule. */
const follows = (stretch: Stretch, lengthM: number, otherLengthM: number, toleranceM: number): boolean => {
  const runM = stretch.endM - stretch.startM;
  if (runM <= DUST_M || totalOfIntervals(stretch.feet) < LEAST_PROGRESS * runM) return false;
  if (runM >= FOLLOWING_TOLERANCES * toleranceM) return true;
  const endM = END_TOLERANCES * toleranceM;
  const isEnd = (placeM: number, ofM: number): boolean => placeM <= endM || placeM >= ofM - endM;
  return (
    (isEnd(stretch.startM, lengthM) || isEnd(stretch.startFootM, otherLengthM)) &&
    (isEnd(stretch.endM, lengthM) || isEnd(stretch.endFootM, otherLengthM))
  );
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
