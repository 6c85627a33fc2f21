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
