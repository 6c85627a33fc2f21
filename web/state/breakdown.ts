import type { IndicatorTable } from '../../engine/index.ts';
import { ALL, ANY, BEST, bestOperator, cellOf } from '../../engine/measure/table.ts';
import type { AnalysedDataset, ScoredRow } from '../work/desk-api.ts';

/** A part of an indicator: n of N for an operator, a generation, a class or an area; N is NaN where there is none. */
export interface Part {
  readonly name: string;
  readonly numerator: number;
  readonly denominator: number;
}

/** A part of an indicator for a commune, by its row among the areas. */
export interface AreaPart extends Part {
  readonly area: number;
}

interface Place {
  readonly area?: number;
  readonly operator?: number;
  readonly technology?: number;
  readonly classes?: readonly number[];
}

/** The cells of a table that a row speaks of, and what else they can be broken down by. */
interface RowCells {
  readonly table: IndicatorTable;
  /** n and N at the row's own cells, or with some of their coordinates replaced. */
  sumAt(place: Place): { numerator: number; denominator: number };
}

function cellsOf({ indicators }: AnalysedDataset, row: ScoredRow): RowCells | null {
  const table = indicators.find(({ indicator }) => indicator === row.indicator);
  if (table === undefined || row.value === null) return null;
  const own = {
    area: 0,
    operator: table.operators.indexOf(row.operator),
    technology: table.technologies.indexOf(row.technology),
    classes: row.class.split(';').map((name) => table.classes.indexOf(name)),
  };
  const scope = table.scopes.indexOf(row.scope);
  if (Math.min(own.operator, own.technology, scope, ...own.classes) < 0) return null;
  return {
    table,
    sumAt(place) {
      const { area, operator, technology, classes } = { ...own, ...place };
      let [numerator, denominator] = [0, 0];
      for (const name of classes) {
        const cell = cellOf(table, area, operator, technology, name, scope);
        numerator += table.numerator[cell];
        denominator += table.denominator[cell];
      }
      return { numerator, denominator: row.denominator === null ? Number.NaN : denominator };
    },
  };
}

/** Whether there is something to show: a part of nothing has no value. */
const hasValue = ({ numerator, denominator }: Part): boolean => !Number.isNaN(numerator) && denominator !== 0;

/** What a part amounts to: its share, or its own size where it is a share of nothing. */
export const amountOf = ({ numerator, denominator }: Part): number =>
  Number.isNaN(denominator) ? numerator : numerator / denominator;

/** The row by operator: any and the best of them, each company from the highest down, then all together; empty where it is not broken down so. */
export function byOperator(analysed: AnalysedDataset, row: ScoredRow): Part[] {
  const cells = cellsOf(analysed, row);
  if (cells === null || cells.table.operators.length < 2) return [];
  const order = (name: string) => [ANY, BEST, '', ALL].indexOf([ANY, BEST, ALL].includes(name) ? name : '');
  return cells.table.operators
    .map((name, operator) => ({ name, ...cells.sumAt({ operator }) }))
    .filter(hasValue)
    .sort((a, b) => order(a.name) - order(b.name) || b.numerator - a.numerator);
}

/** The operator that has the highest value where the row is about a share; `null` without one. */
export function bestOf(analysed: AnalysedDataset, row: ScoredRow): string | null {
  const cells = cellsOf(analysed, row);
  if (cells === null || !cells.table.operators.includes(BEST)) return null;
  const { table } = cells;
  const at = (values: readonly string[], value: string) => values.indexOf(value);
  const [kind] = row.class.split(';');
  const winner = bestOperator(
    table,
    0,
    at(table.technologies, row.technology),
    at(table.classes, kind),
    at(table.scopes, row.scope),
  );
  return winner < 0 ? null : table.operators[winner];
}

/** The row by generation, lowest first; empty where it is not broken down so. */
export function byTechnology(analysed: AnalysedDataset, row: ScoredRow): Part[] {
  const cells = cellsOf(analysed, row);
  if (cells === null || cells.table.technologies.length < 2) return [];
  return cells.table.technologies
    .map((name, technology) => ({ name, ...cells.sumAt({ technology }) }))
    .filter(hasValue);
}

/** The row by class, those that it speaks of alone; empty where it speaks of one or has none. */
export function byClass(analysed: AnalysedDataset, row: ScoredRow): Part[] {
  const cells = cellsOf(analysed, row);
  if (cells === null || cells.table.classes.length < 2) return [];
  const spoken = row.class === '' ? cells.table.classes.filter(Boolean) : row.class.split(';');
  if (spoken.length < 2) return [];
  return spoken
    .map((name) => ({ name, ...cells.sumAt({ classes: [cells.table.classes.indexOf(name)] }) }))
    .filter(hasValue);
}

/**
 * Every commune (district where there are none), the farthest from the target first; among equals the one that misses more.
 * Where less is better, as of villages without signal, the highest stands first.
 */
export function rankedAreas(analysed: AnalysedDataset, row: ScoredRow): AreaPart[] {
  const cells = cellsOf(analysed, row);
  if (cells === null) return [];
  const { areas } = analysed;
  const level = areas.level.includes('commune') ? 'commune' : 'district';
  const sign = row.comparator.startsWith('<') ? -1 : 1;
  const missing = ({ numerator, denominator }: Part) => (sign > 0 ? denominator - numerator : numerator) || 0;
  return areas.code
    .flatMap((_, area) => (areas.level[area] === level ? [area] : []))
    .map((area) => ({ name: areas.name[area], area, ...cells.sumAt({ area }) }))
    .filter(hasValue)
    .sort((a, b) => sign * (amountOf(a) - amountOf(b)) || missing(b) - missing(a));
}
