/**
 * Hears from inside a long computation how far it is, 0..1, every few thousand steps. It may throw to end the computation; what it throws
 * comes through untouched.
 */
export type Tick = (doneShare: number) => void;

export const noTick: Tick = () => {};

/** A tick for a part of a computation: the part's 0..1 is the whole's `from`..`to`. */
export const tickWithin =
  (tick: Tick, from: number, to: number): Tick =>
  (doneShare) =>
    tick(from + (to - from) * doneShare);

/** Steps of an inner loop between two ticks: a few milliseconds. */
export const TICK_STEPS = 1 << 14;

/** Steps of a stretch: so few that a function which runs one is soon called often. */
const STRETCH_STEPS = 1 << 9;
/** The same where a step is about a hundred steps of another loop. */
export const LONG_STEPS = 1 << 5;
const STRETCHES_PER_TICK = 8;

/**
 * Runs a loop of `count` steps in short stretches with ticks between them. A function of its own that runs one stretch is compiled once
 * for all: one that runs a long loop is compiled anew inside of it, each time that it is called.
 */
export function inStretches(
  count: number,
  tick: Tick,
  stretch: (from: number, to: number) => void,
  steps: number = STRETCH_STEPS,
): void {
  for (let from = 0, done = 0; from < count; from += steps, done++) {
    if (done % STRETCHES_PER_TICK === 0) tick(from / count);
    stretch(from, Math.min(count, from + steps));
  }
}
