import { formatDistance, formatNumber, NONE } from '../figures.ts';
import type { Messages } from '../messages/index.ts';
import { codeOf, type ListColumn, type NumberColumn } from './list.ts';

/** What a value of a code column or a facet is called; a name of the data is called as it is. */
export function valueLabel(id: string, value: string, words: Messages): string {
  const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    mobile: words.statuses,
    fixed: words.fixedStatuses,
    funding: words.fundings,
    grid: words.table.flags,
    difficult: words.table.flags,
    conflict: words.table.flags,
    lifecycle: words.table.lifecycles,
    structure: words.table.structures,
  };
  const known = labels[id];
  return known !== undefined && Object.hasOwn(known, value) ? known[value] : value;
}

/** A cell as people read it; what is not known is a dash. */
export function cellText(column: ListColumn, row: number, words: Messages): string {
  if (column.kind === 'text') return column.textOf(row) || NONE;
  if (column.kind === 'number') return numberText(column, column.values[row], words);
  return valueLabel(column.id, codeOf(column, row), words) || NONE;
}

function numberText({ format }: NumberColumn, value: number, words: Messages): string {
  if (Number.isNaN(value)) return NONE;
  if (format === 'distance') return formatDistance(value, words);
  return format === 'area' ? `${formatNumber(value, 2, words)}\u00a0km²` : formatNumber(value, 0, words);
}
