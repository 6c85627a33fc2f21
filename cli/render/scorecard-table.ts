import type { ScorecardRow } from '../../engine/index.ts';
import { COMPUTED_INDICATORS } from '../../engine/index.ts';
import type { Messages } from '../messages/index.ts';
import { renderCounts, renderGap, renderRowValue, renderTarget } from './format-figure.ts';
import { labelOf } from './label.ts';
import { BOLD, DIM, GREEN, padLeft, padRight, paint, RED, widthOf, wrapText } from './text-layout.ts';

const GUTTER = 2;
const INDENT = '  ';
/** The place of the verdict among the cells. */
const VERDICT = 3;
const VERDICT_COLORS = { met: GREEN, missed: RED, 'no-data': DIM } as const;
const COMPUTED: ReadonlySet<string> = new Set(COMPUTED_INDICATORS);

/** Whether a figure comes from a report and not from the map. */
export const isStatistical = (indicator: string): boolean => !COMPUTED.has(indicator);

interface Line {
  readonly row: ScorecardRow;
  readonly label: string;
  /** target, value, counts, verdict, gap. */
  readonly cells: readonly string[];
}

/**
 * The scorecard as lines of at most `width` columns: grouped by year, what is computed before what is reported.
 * Colour only marks what the words say.
 */
export function renderScorecard(
  rows: readonly ScorecardRow[],
  messages: Messages,
  color: boolean,
  width = 80,
): string[] {
  const lines = rows.map(
    (row): Line => ({ row, label: labelOf(subjectOf(row), messages).normalize('NFC'), cells: cellsOf(row, messages) }),
  );
  const { target, value, counts, verdict, gap } = messages.columns;
  const head = [target, value, counts, verdict, gap];
  const widths = head.map((name, i) => Math.max(widthOf(name), ...lines.map(({ cells }) => widthOf(cells[i]))));
  const labelWidth = width - widths.reduce((sum, cell) => sum + cell + GUTTER, 0);

  const renderLine = (label: string, cells: readonly string[], paintVerdict: (text: string) => string) => {
    const [first] = wrapText(label, labelWidth);
    const rest = label.slice(first.length).trim();
    const padded = cells.map((cell, i) => {
      const text = i === VERDICT ? paintVerdict(padRight(cell, widths[i])) : padLeft(cell, widths[i]);
      return ' '.repeat(GUTTER) + text;
    });
    // The lines below a row are otherwise empty, so the rest of a long label may run across them.
    const below = rest === '' ? [] : wrapText(rest, width - INDENT.length).map((text) => INDENT + text);
    return [padRight(first, labelWidth) + padded.join(''), ...below];
  };
  const renderGroup = (title: string, group: readonly Line[]) =>
    group.length === 0
      ? []
      : [
          paint(title, DIM, color),
          ...group.flatMap(({ row, label, cells }) =>
            renderLine(label, cells, (text) => paint(text, VERDICT_COLORS[row.verdict], color)),
          ),
        ];
  return [...new Set(rows.map(({ year }) => year))]
    .sort((a, b) => a - b)
    .flatMap((year) => {
      const ofYear = lines.filter(({ row }) => row.year === year);
      const [heading] = renderLine(String(year), head, (text) => text);
      return [
        '',
        paint(heading, BOLD, color),
        ...renderGroup(
          messages.computed,
          ofYear.filter(({ row }) => !isStatistical(row.indicator)),
        ),
        ...renderGroup(
          messages.statistical,
          ofYear.filter(({ row }) => isStatistical(row.indicator)),
        ),
      ];
    });
}

const subjectOf = (row: ScorecardRow) => ({ ...row, classes: row.class === '' ? [] : row.class.split(/[;,|+]\s*/) });

const cellsOf = (row: ScorecardRow, messages: Messages): string[] => [
  renderTarget(row, messages),
  renderRowValue(row, messages),
  renderCounts(row, messages),
  messages.verdicts[row.verdict],
  renderGap(row, messages),
];
