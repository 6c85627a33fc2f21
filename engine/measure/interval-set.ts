/** Closed intervals on a line, flat: [start, end, start, end, …], rising and apart. */
export type IntervalSet = readonly number[];

/** The union of intervals given flat in any order; neighbours at most `gap` apart become one. */
export const uniteIntervals = (intervals: readonly number[], gap: number): IntervalSet => {
  const order = Array.from({ length: intervals.length / 2 }, (_, i) => 2 * i);
  order.sort((i, j) => intervals[i] - intervals[j] || intervals[i + 1] - intervals[j + 1]);
  const united: number[] = [];
  for (const i of order) {
    const last = united.length - 1;
    if (last > 0 && intervals[i] <= united[last] + gap) united[last] = Math.max(united[last], intervals[i + 1]);
    else united.push(intervals[i], intervals[i + 1]);
  }
  return united;
};

/** The common part of two sets; single points stay in it. */
export const intersectIntervals = (a: IntervalSet, b: IntervalSet): IntervalSet => {
  const common: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const start = Math.max(a[i], b[j]);
    const end = Math.min(a[i + 1], b[j + 1]);
    if (start <= end) common.push(start, end);
    if (a[i + 1] < b[j + 1]) i += 2;
    else j += 2;
  }
  return common;
};

/** What of [from, to] lies outside the set, in stretches longer than `least`. */
export const outsideIntervals = (set: IntervalSet, from: number, to: number, least: number): IntervalSet => {
  const outside: number[] = [];
  let start = from;
  for (let k = 0; k <= set.length; k += 2) {
    const end = k < set.length ? set[k] : to;
    if (end - start > least) outside.push(start, end);
    if (k < set.length) start = Math.max(start, set[k + 1]);
  }
  return outside;
};

/** The total length of the set. */
export const totalOfIntervals = (set: IntervalSet): number => {
  let total = 0;
  for (let k = 0; k < set.length; k += 2) total += set[k + 1] - set[k];
  return total;
};
