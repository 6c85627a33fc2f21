import type { IndicatorTable } from '../../engine/index.ts';
import { cellOf } from '../../engine/measure/table.ts';

/** The figures of an indicator at an area, summed over the classes that the key names (see `toShadeKey`); `null` where there is no such indicator. */
export function sumOfKey(
  { indicators }: { readonly indicators: readonly IndicatorTable[] },
  key: string,
  area: number,
): { numerator: number; denominator: number } | null {
  const [indicator, technology, operator, scope, kinds = ''] = key.split('|');
  const table = indicators.find((candidate) => candidate.indicator === indicator);
  if (table === undefined || table.numerator.length === 0) return null;
  const place = [table.technologies.indexOf(technology), table.scopes.indexOf(scope)];
  const classes = kinds.split(';').map((kind) => table.classes.indexOf(kind));
  if (Math.min(...place, ...classes) < 0) return null;
  const column = Math.max(0, table.operators.indexOf(operator));
  let [numerator, denominator] = [0, 0];
  for (const kind of classes) {
    const cell = cellOf(table, area, column, place[0], kind, place[1]);
    numerator += table.numerator[cell];
    denominator += table.denominator[cell];
  }
  return { numerator, denominator };
}
