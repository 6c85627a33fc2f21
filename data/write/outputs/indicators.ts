import type { Analysis, AreaTable, IndicatorTable } from '../../../engine/index.ts';
import { toFigure } from './figure.ts';
import { type Cell, type Table, toColumns } from './table.ts';

/** The columns of the contract; `note` names the operator of a `best` row. */
const COLUMNS = [
  'indicator',
  'area_level',
  'area_code',
  'operator',
  'technology',
  'class',
  'scope',
  'numerator',
  'denominator',
  'unit',
  'value',
  'note',
] as const;

/** Every indicator at every area and breakdown, in the order of its table. */
export const toIndicators = ({ indicators, areas }: Pick<Analysis, 'indicators' | 'areas'>): Table => ({
  columns: toColumns(COLUMNS),
  rows: {
    *[Symbol.iterator]() {
      for (const table of indicators) yield* rowsOf(table, areas);
    },
  },
});

function* rowsOf(table: IndicatorTable, areas: AreaTable): Generator<Cell[]> {
  const { indicator, unit, operators, technologies, classes, scopes } = table;
  let cell = 0;
  // A table that is not broken down by area has cells for the whole dataset only.
  for (let area = 0; cell < table.numerator.length; area++)
    for (let operator = 0; operator < operators.length; operator++)
      for (const technology of technologies)
        for (const className of classes)
          for (const scope of scopes) {
            const { numerator, denominator, value } = toFigure(table.numerator[cell], table.denominator[cell], unit);
            const note = operators[operator] === 'best' && value !== null ? bestOperator(table, cell, operator) : '';
            yield [
              indicator,
              areas.level[area],
              areas.code[area],
              operators[operator],
              technology,
              className,
              scope,
              numerator,
              denominator,
              unit,
              value,
              note,
            ];
            cell += 1;
          }
}

/** The operator whose figure a `best` cell holds, the first by name among equals. */
function bestOperator(table: IndicatorTable, bestCell: number, best: number): string {
  const { operators, technologies, classes, scopes, numerator, denominator } = table;
  const perOperator = technologies.length * classes.length * scopes.length;
  for (let operator = 0; operator < operators.length; operator++) {
    const cell = bestCell + (operator - best) * perOperator;
    if (operators[operator] === 'any') break;
    if (numerator[cell] === numerator[bestCell] && denominator[cell] === denominator[bestCell])
      return operators[operator];
  }
  return '';
}
