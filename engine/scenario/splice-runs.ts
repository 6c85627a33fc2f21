import type { ShapeColumns } from '../dataset.ts';

/** Rows [from, to) of the columns before, or of those that come in. */
export interface Run {
  readonly isNew: boolean;
  readonly from: number;
  readonly to: number;
}

/**
 * The runs of rows of a layer without the rows `gone`, ascending, and with new rows in between: new row i stands before the
 * first row that `isBefore` says it precedes. Both are in order.
 */
export function spliceRuns(
  count: number,
  gone: readonly number[],
  added: number,
  isBefore: (added: number, row: number) => boolean,
): Run[] {
  const runs: Run[] = [];
  let row = 0;
  let nextGone = 0;
  const keepUntil = (end: number) => {
    while (row < end) {
      const stop = nextGone < gone.length ? Math.min(end, gone[nextGone]) : end;
      if (stop > row) runs.push({ isNew: false, from: row, to: stop });
      row = stop;
      if (nextGone < gone.length && row === gone[nextGone]) {
        nextGone++;
        row++;
      }
    }
  };
  for (let i = 0; i < added; i++) {
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(i, middle)) high = middle;
      else low = middle + 1;
    }
    keepUntil(low);
    runs.push({ isNew: true, from: i, to: i + 1 });
  }
  keepUntil(count);
  return runs;
}

const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, { from, to }) => sum + to - from, 0);

/** A plain column of the rows of the runs. */
export const spliceList = <T>(runs: readonly Run[], before: readonly T[], added: readonly T[]): T[] =>
  runs.flatMap(({ isNew, from, to }) => (isNew ? added : before).slice(from, to));

type NumberArray = Float64Array | Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** A column of numbers of the rows of the runs; `width` numbers a row. */
export function spliceNumbers<A extends NumberArray>(runs: readonly Run[], before: A, added: A, width = 1): A {
  const spliced = new (before.constructor as new (length: number) => A)(lengthOf(runs) * width);
  let at = 0;
  for (const { isNew, from, to } of runs) {
    spliced.set((isNew ? added : before).subarray(from * width, to * width), at);
    at += (to - from) * width;
  }
  return spliced;
}

/** The shapes of the rows of the runs. */
export function spliceShapes(runs: readonly Run[], before: ShapeColumns, added: ShapeColumns): ShapeColumns {
  const sourceOf = (run: Run) => (run.isNew ? added : before);
  const parts = runs.map((run): Run => {
    const { featureStart } = sourceOf(run);
    return { isNew: run.isNew, from: featureStart[run.from], to: featureStart[run.to] };
  });
  const rings = parts.map((run): Run => {
    const { partStart } = sourceOf(run);
    return { isNew: run.isNew, from: partStart[run.from], to: partStart[run.to] };
  });
  const vertices = rings.map((run): Run => {
    const { ringStart } = sourceOf(run);
    return { isNew: run.isNew, from: ringStart[run.from], to: ringStart[run.to] };
  });
  return {
    featureStart: spliceStarts(runs, parts, before.featureStart, added.featureStart),
    partStart: spliceStarts(parts, rings, before.partStart, added.partStart),
    ringStart: spliceStarts(rings, vertices, before.ringStart, added.ringStart),
    coords: spliceNumbers(vertices, before.coords, added.coords, 2),
    box: spliceNumbers(runs, before.box, added.box, 4),
  };
}

/** Where the things of the runs start among the smaller things that they are made of. */
function spliceStarts(
  runs: readonly Run[],
  smaller: readonly Run[],
  before: Uint32Array,
  added: Uint32Array,
): Uint32Array {
  const starts = new Uint32Array(lengthOf(runs) + 1);
  let at = 0;
  let base = 0;
  runs.forEach(({ isNew, from, to }, k) => {
    const source = isNew ? added : before;
    const shift = base - source[from];
    for (let i = from; i < to; i++) starts[++at] = source[i + 1] + shift;
    base += smaller[k].to - smaller[k].from;
  });
  return starts;
}
