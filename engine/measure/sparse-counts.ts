import type { IndicatorTable } from '../analysis.ts';

/** Counts of a part of the data for some cells of a table, cells ascending. */
export interface SparseCounts {
  readonly cells: Uint32Array;
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
}

/** Collects counts by cell in the order in which they come, so that sums have the same bits every time. */
export function createSparseCounts() {
  const counts = new Map<number, [number, number]>();
  return {
    add(cell: number, numerator: number, denominator: number) {
      const count = counts.get(cell);
      if (count === undefined) counts.set(cell, [numerator, denominator]);
      else {
        count[0] += numerator;
        count[1] += denominator;
      }
    },
    finish(): SparseCounts {
      const cells = Uint32Array.from(counts.keys()).sort();
      return {
        cells,
        numerator: Float64Array.from(cells, (cell) => counts.get(cell)![0]),
        denominator: Float64Array.from(cells, (cell) => counts.get(cell)![1]),
      };
    },
  };
}

/** Adds the counts of the parts, in their order, to a table. */
export function addSparse(table: IndicatorTable, parts: readonly SparseCounts[]): void {
  for (const { cells, numerator, denominator } of parts) {
    for (let k = 0; k < cells.length; k++) {
      table.numerator[cells[k]] += numerator[k];
      table.denominator[cells[k]] += denominator[k];
    }
  }
}
