import { type IntervalSet, totalOfIntervals, uniteIntervals } from './interval-set.ts';
import type { Link } from './route-links.ts';

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
export const GAP_TOLERANCES = 1;
/** Round a corner the foot jumps by up to 2 tan(θ/2) tolerances; 4 is a turn of 127°. */
export const CORNER_TOLERANCES = 4;
/** Shorter pieces are rounding, metres. */
export const DUST_M = 1e-6;

/** Links to one other path, without a gap between them. */
export interface Stretch {
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

/** The stretches of the links to one other path; sorts the links by their start. */
export const stretchesOf = (links: Link[], toleranceM: number): Stretch[] => {
  links.sort((a, b) => a.startM - b.startM || a.endM - b.endM);
  const stretches: Stretch[] = [];
  for (let from = 0; from < links.length; ) {
    let last = links[from];
    let to = from;
    const feet: number[] = [];
    for (; to < links.length && links[to].startM <= last.endM + GAP_TOLERANCES * toleranceM; to++) {
      const { endM, otherStartM, otherEndM } = links[to];
      feet.push(Math.min(otherStartM, otherEndM), Math.max(otherStartM, otherEndM));
      if (endM > last.endM) last = links[to];
    }
    stretches.push({
      other: last.other,
      links: links.slice(from, to),
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

/**
 * Whether a stretch follows the other path: its foot moves on with it, and it is long enough or goes from end to end.
 * `lengthM` and `otherLengthM` are the lengths of the two paths.
 */
export const follows = (stretch: Stretch, lengthM: number, otherLengthM: number, toleranceM: number): boolean => {
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
