import type { AreaTable, IndicatorTable } from '../analysis.ts';

/** The breakdowns of an indicator; a missing one is `['']`, "not broken down by this". */
export interface Breakdowns {
  readonly operators?: readonly string[];
  readonly technologies?: readonly string[];
  readonly classes?: readonly string[];
  readonly scopes?: readonly string[];
}

const NONE = [''] as const;

/** The derived operators, in the order in which they follow the companies. */
export const ANY = 'any';
export const BEST = 'best';
export const ALL = 'all';

/** An empty table of counts over every area and breakdown. */
export function createTable(
  indicator: string,
  unit: string,
  areas: AreaTable,
  breakdowns: Breakdowns = {},
): IndicatorTable {
  const { operators = NONE, technologies = NONE, classes = NONE, scopes = NONE } = breakdowns;
  const cells = areas.code.length * operators.length * technologies.length * classes.length * scopes.length;
  return {
    indicator,
    unit,
    operators,
    technologies,
    classes,
    scopes,
    numerator: new Float64Array(cells),
    denominator: new Float64Array(cells),
  };
}

/** The position of a cell in the dense columns of a table. */
export function cellOf(
  table: IndicatorTable,
  area: number,
  operator: number,
  technology: number,
  serviceClass: number,
  scope: number,
): number {
  const { operators, technologies, classes, scopes } = table;
  return (
    (((area * operators.length + operator) * technologies.length + technology) * classes.length + serviceClass) *
      scopes.length +
    scope
  );
}

/** Adds the counts of one entity to a cell in each of the areas it belongs to; negative areas are skipped. */
export function addCounts(
  table: IndicatorTable,
  memberOf: readonly number[],
  [operator, technology, serviceClass, scope]: readonly [number, number, number, number],
  numerator: number,
  denominator: number,
): void {
  for (const area of memberOf) {
    if (area < 0) continue;
    const cell = cellOf(table, area, operator, technology, serviceClass, scope);
    table.numerator[cell] += numerator;
    table.denominator[cell] += denominator;
  }
}

/**
 * Fills the cells of `best` with those of the operator that has the highest value there, the first by name among equals.
 * The columns of `any` and `all` must stand behind those of the operators.
 */
export function fillBest(table: IndicatorTable): void {
  const { operators, technologies, classes, scopes, numerator } = table;
  const perArea = operators.length * technologies.length * classes.length * scopes.length;
  for (let area = 0; area < numerator.length / perArea; area++) fillBestOfArea(table, area);
}

/** {@link fillBest} for one area. */
export function fillBestOfArea(table: IndicatorTable, area: number): void {
  const best = table.operators.indexOf(BEST);
  forEachBreakdown(table, (technology, serviceClass, scope) => {
    const winner = bestOperator(table, area, technology, serviceClass, scope);
    if (winner < 0) return;
    const from = cellOf(table, area, winner, technology, serviceClass, scope);
    const to = cellOf(table, area, best, technology, serviceClass, scope);
    table.numerator[to] = table.numerator[from];
    table.denominator[to] = table.denominator[from];
  });
}

/** The operator with the highest value in a cell, -1 where no operator has one. */
export function bestOperator(
  table: IndicatorTable,
  area: number,
  technology: number,
  serviceClass: number,
  scope: number,
): number {
  const companies = table.operators.indexOf(ANY);
  let winner = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (let operator = 0; operator < companies; operator++) {
    const numerator = table.numerator[cellOf(table, area, operator, technology, serviceClass, scope)];
    if (numerator > highest) {
      highest = numerator;
      winner = operator;
    }
  }
  return winner;
}

function forEachBreakdown(
  table: IndicatorTable,
  visit: (technology: number, serviceClass: number, scope: number) => void,
): void {
  const { technologies, classes, scopes } = table;
  for (let technology = 0; technology < technologies.length; technology++)
    for (let serviceClass = 0; serviceClass < classes.length; serviceClass++)
      for (let scope = 0; scope < scopes.length; scope++) visit(technology, serviceClass, scope);
}
