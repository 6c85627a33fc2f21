/** Kernels small enough to check by hand, and some that misbehave. */
export const fakeKernels = {
  /** The longitudes of a range of villages, doubled. */
  double: ({ dataset }, { from, to }) => ({
    lng: dataset.villages.lng.slice(from, to).map((lng) => lng * 2),
    names: dataset.villages.name.slice(from, to),
  }),
  /** The longitude of a row plus what was broadcast for it; waits so that later tasks end earlier. */
  add: ({ dataset, shared }, { row, waitMs }) => {
    const end = Date.now() + waitMs;
    while (Date.now() < end);
    return dataset.villages.lng[row] + shared('offsets').values[row];
  },
  /** Ticks through a task of a few steps, each long enough to be told. */
  steps: ({ tick }, { steps, stepMs }) => {
    for (let step = 0; step < steps; step++) {
      const end = Date.now() + stepMs;
      while (Date.now() < end);
      tick((step + 1) / steps);
    }
    return steps;
  },
  /** Counts itself in shared memory. */
  count: ({ shared }, { row }) => {
    const done = shared('done');
    Atomics.add(done, 0, 1);
    Atomics.notify(done, 0);
    return row;
  },
  rules: ({ profile }) => profile.id,
  kept: ({ memo }) => memo('made', () => Math.random()),
  where: ({ dataset }) => dataset.villages.lng.buffer.constructor.name,
  /** What is kept, as it is. */
  whole: ({ dataset, shared, memo }) => [
    dataset.villages.lng,
    shared('offsets').values,
    memo('all', () => new Float64Array(3)),
  ],
  view: ({ dataset, memo }) => memo('all', () => dataset.villages.lng.slice()).subarray(1, 3),
  fail: (_, { row }) => {
    if (row === 3) throw new RangeError(`row ${row} is bad`);
    return row;
  },
  spin: () => {
    for (;;);
  },
  exit: () => process.exit(7),
  exhaust: () => {
    const kept = [];
    for (;;) kept.push(new Array(1e6).fill(kept.length));
  },
};
