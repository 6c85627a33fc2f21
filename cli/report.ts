import { toPrinted } from '../data/write/outputs/scorecard.ts';
import { type Messages, messagesOf } from './messages/index.ts';
import { formatNumber } from './render/format-figure.ts';
import { renderScorecard } from './render/scorecard-table.ts';
import { BOLD, paint, wrapText, YELLOW } from './render/text-layout.ts';
import type { AnalysisOutcome } from './run-analysis.ts';
import type { Terminal } from './terminal.ts';

const WIDTH = 80;

/** Prints what an analysis found: the scorecard, and below it where the outputs are and what was left out. */
export function printReport(terminal: Terminal, outcome: AnalysisOutcome, folder: string): void {
  const messages = messagesOf(terminal.language);
  const { plan, loaded, analysis } = outcome;
  const printAll = (lines: readonly string[]) => lines.forEach((line) => void terminal.print(line));

  printAll(renderHeading(outcome, messages, terminal.color));
  if (plan === null) printAll(['', ...wrapText(messages.noPlan, WIDTH)]);
  else if (analysis.scorecard.length === 0) printAll(['', messages.noTargets]);
  else printAll(renderScorecard(analysis.scorecard, messages, terminal.color, WIDTH));

  const count = (verdict: string) => analysis.scorecard.filter((row) => row.verdict === verdict).length;
  if (analysis.scorecard.length > 0) printAll(['', messages.tally(count('met'), count('missed'), count('no-data'))]);
  const issues = countIssues(loaded);
  printAll(['', ...wrapText(messages.outputs(folder), WIDTH)]);
  printAll(renderMeasured(outcome, messages, terminal.color));
  const noIssues = issues.rejected + issues.warnings === 0;
  terminal.print(noIssues ? messages.noIssues : messages.issues(issues.rejected, issues.warnings));
  printAll(wrapText(renderDeadZones(outcome, messages), WIDTH));
}

/** When it was measured, where that was not just in this run, and whether it is what was measured before. */
function renderMeasured({ measured, equalsBefore }: AnalysisOutcome, messages: Messages, color: boolean): string[] {
  if (measured === 'before') return wrapText(messages.measuredBefore, WIDTH);
  if (equalsBefore === null) return [];
  const lines = wrapText(equalsBefore ? messages.measuredTheSame : messages.measuredOtherwise, WIDTH);
  return equalsBefore ? lines : lines.map((line) => paint(line, YELLOW, color));
}

function renderHeading({ plan, loaded }: AnalysisOutcome, messages: Messages, color: boolean): string[] {
  const title = [loaded.name, ...(loaded.asOf === null ? [] : [messages.asOf(loaded.asOf)])].join(', ');
  const lines = wrapText(title, WIDTH).map((line) => paint(line, BOLD, color));
  if (loaded.sample) lines.push(paint(messages.sample, YELLOW, color));
  if (plan === null) return lines;
  const { number, date, title: planTitle, status } = plan.document;
  const draft = status === 'draft' ? ` (${messages.draft})` : '';
  return [...lines, ...wrapText(`${planTitle}, ${number}, ${date}${draft}`, WIDTH)];
}

export function countIssues({ inputs, issues }: AnalysisOutcome['loaded']) {
  return {
    rejected: inputs.reduce((sum, input) => sum + input.rejected, 0),
    warnings: issues.filter(({ severity }) => severity === 'warning').length,
  };
}

/** Dead zones counted and added up. */
export function sumDeadZones({ deadZones }: AnalysisOutcome['analysis']) {
  const sum = (pick: (zone: (typeof deadZones)[number]) => number) =>
    deadZones.reduce((total, zone) => total + pick(zone), 0);
  return {
    count: deadZones.length,
    areaKm2: sum(({ areaKm2 }) => areaKm2),
    villages: sum(({ villages }) => villages),
    population: sum(({ population }) => population),
  };
}

function renderDeadZones({ analysis }: AnalysisOutcome, messages: Messages): string {
  const { count, areaKm2, villages, population } = sumDeadZones(analysis);
  if (count === 0) return messages.noDeadZones;
  const whole = (value: number) => formatNumber(value, 0, messages);
  return messages.deadZones(count, formatNumber(areaKm2, 1, messages), whole(villages), whole(population));
}

/** The same for a program: the scorecard's rows and a summary. */
export function toJsonReport(outcome: AnalysisOutcome, folder: string): Record<string, unknown> {
  const { plan, loaded, analysis } = outcome;
  const { count, areaKm2, villages, population } = sumDeadZones(analysis);
  const tally = (verdict: string) => analysis.scorecard.filter((row) => row.verdict === verdict).length;
  return {
    dataset: loaded.name,
    plan: plan?.id ?? null,
    out: folder,
    measured: outcome.measured,
    ...(outcome.equalsBefore !== null && { equals_before: outcome.equalsBefore }),
    scorecard: analysis.scorecard.map(toPrinted),
    summary: {
      met: tally('met'),
      missed: tally('missed'),
      no_data: tally('no-data'),
      ...countIssues(loaded),
      dead_zones: { count, area_km2: Math.round(areaKm2 * 1e6) / 1e6, villages, population },
    },
  };
}
