import type { IndicatorTable } from '../analysis.ts';
import { TECHNOLOGIES } from '../vocabulary.ts';
import type { SparseCounts } from './sparse-counts.ts';
import { cellOf } from './table.ts';

/** The metres of one area and class: of every operator column at every floor, and of the road itself. */
interface Block {
  readonly area: number;
  readonly roadClass: number;
  readonly coveredM: Float64Array;
  roadM: number;
}

const FLOORS = TECHNOLOGIES.length;

/**
 * Metres of road for the cells of the table, gathered in blocks of one area and class: all cells of a block have the same
 * denominator. Lengths of pieces are exact sums, so that the order of the pieces does not show.
 */
export function createRoadLengths(table: IndicatorTable, operators: number) {
  // Columns are the operators, then any, best and all; the best is filled in at the very end.
  const [any, best, all] = [operators, operators + 1, operators + 2];
  const blocks = new Map<number, Block>();
  const touched = new Set<Block>();

  const blockOf = (area: number, roadClass: number): Block => {
    const key = area * table.classes.length + roadClass;
    let block = blocks.get(key);
    if (block === undefined) {
      block = { area, roadClass, coveredM: new Float64Array((best + 2) * FLOORS), roadM: 0 };
      blocks.set(key, block);
    }
    return block;
  };

  return {
    /** Adds a piece over which each operator has the generation `highest[operator]`, -1 for none; a negative length takes one away. */
    add(area: number, roadClass: number, highest: Int8Array, pieceM: number): void {
      const block = blockOf(area, roadClass);
      const { coveredM } = block;
      let anyHighest = -1;
      let allHighest = operators === 0 ? -1 : FLOORS;
      for (let operator = 0; operator < operators; operator++) {
        const technology = highest[operator];
        if (technology > anyHighest) anyHighest = technology;
        if (technology < allHighest) allHighest = technology;
        for (let floor = 0; floor <= technology; floor++) coveredM[operator * FLOORS + floor] += pieceM;
      }
      for (let floor = 0; floor <= anyHighest; floor++) coveredM[any * FLOORS + floor] += pieceM;
      for (let floor = 0; floor <= allHighest; floor++) coveredM[all * FLOORS + floor] += pieceM;
      block.roadM += pieceM;
      touched.add(block);
    },
    /** Writes what was added to since the last time into the table, and gives the areas of it; the best is to be filled in. */
    writeTouched(): Set<number> {
      const areas = new Set<number>();
      for (const { area, roadClass, coveredM, roadM } of touched) {
        areas.add(area);
        for (let k = 0; k < coveredM.length; k++) {
          const cell = cellOf(table, area, Math.floor(k / FLOORS), k % FLOORS, roadClass, 0);
          table.numerator[cell] = coveredM[k];
          table.denominator[cell] = roadM;
        }
      }
      touched.clear();
      return areas;
    },
    finish(): SparseCounts {
      const counts: [cell: number, coveredM: number, roadM: number][] = [];
      for (const { area, roadClass, coveredM, roadM } of blocks.values())
        for (let k = 0; k < coveredM.length; k++)
          counts.push([cellOf(table, area, Math.floor(k / FLOORS), k % FLOORS, roadClass, 0), coveredM[k], roadM]);
      counts.sort(([a], [b]) => a - b);
      return {
        cells: Uint32Array.from(counts, ([cell]) => cell),
        numerator: Float64Array.from(counts, ([, coveredM]) => coveredM),
        denominator: Float64Array.from(counts, ([, , roadM]) => roadM),
      };
    },
  };
}
