import type { IndicatorTable } from '../../engine/index.ts';
import { ALL, ANY, BEST, cellOf } from '../../engine/measure/table.ts';
import type { AnalysedDataset, ScoredRow } from '../work/desk-api.ts';

/** A part of an indicator: n of N for an operator or an area. */
export interface Part {
  readonly name: string;
  readonly numerator: number;
  readonly denominator: number;
}

/** The cells of a table that a row speaks of, by area and operator. */
interface RowCells {
  readonly table: IndicatorTable;
  sumOf(area: number, operator: number): { numerator: number; denominator: number };
}

function cellsOf({ indicators }: AnalysedDataset, row: ScoredRow): RowCells | null {
  const table = indicators.find(({ indicator }) => indicator === row.indicator);
  if (table === undefined || row.denominator === null) return null;
  const technology = table.technologies.indexOf(row.technology);
  const scope = table.scopes.indexOf(row.scope);
  const classes = row.class.split(';').map((name) => table.classes.indexOf(name));
  if (Math.min(technology, scope, ...classes) < 0) return null;
  return {
    table,
    sumOf(area, operator) {
      let [numerator, denominator] = [0, 0];
      for (const name of classes) {
        const cell = cellOf(table, area, operator, technology, name, scope);
        numerator += table.numerator[cell];
        denominator += table.denominator[cell];
      }
      return { numerator, denominator };
    },
  };
}

/** The row by operator: each company, then all of them together; empty where it is not broken down so. */
export function byOperator(analysed: AnalysedDataset, row: ScoredRow): Part[] {
  const cells = cellsOf(analysed, row);
  if (cells === null || cells.table.operators.length < 2) return [];
  const order = (name: string) => ([ANY, BEST].includes(name) ? -1 : name === ALL ? 1 : 0);
  return cells.table.operators
    .map((name, operator) => ({ name, ...cells.sumOf(0, operator) }))
    .filter(({ name, denominator }) => name !== BEST && denominator > 0)
    .sort((a, b) => order(a.name) - order(b.name) || b.numerator - a.numerator);
}

/** The communes with the lowest share, at most `limit`, those that miss most first among equals; met ones are left out. */
export function lowestCommunes(analysed: AnalysedDataset, row: ScoredRow, limit: number): Part[] {
  const cells = cellsOf(analysed, row);
  if (cells === null) return [];
  const { areas } = analysed;
  const operator = Math.max(0, cells.table.operators.indexOf(row.operator));
  if (cells.table.numerator.length === 0) return [];
  return areas.code
    .map((_, area) => ({ name: areas.name[area], area }))
    .filter(({ area }) => areas.level[area] === 'commune')
    .map(({ name, area }) => ({ name, ...cells.sumOf(area, operator) }))
    .filter(({ numerator, denominator }) => denominator > 0 && numerator < denominator)
    .sort(
      (a, b) =>
        a.numerator / a.denominator - b.numerator / b.denominator ||
        b.denominator - b.numerator - (a.denominator - a.numerator),
    )
    .slice(0, limit);
}
