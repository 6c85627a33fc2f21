import type { Job } from './contender.ts';
import type { Measured } from './measure.ts';

/** A contender's line in the report: how it did, and how its answer compares with ours. */
export interface ReportLine {
  readonly contender: string;
  readonly prepareMs: number | null;
  readonly minMs: number | null;
  readonly medianMs: number | null;
  readonly cpuMs: number | null;
  /** Its least time over our least time in one thread. */
  readonly ratio: number | null;
  readonly runs: number;
  readonly peakBytes: number;
  readonly failed: string | null;
  readonly agrees: boolean | null;
  readonly answer: string;
}

/** The lines of a job; the first contender is ours. */
export function toLines(job: Job, measured: readonly Measured[]): ReportLine[] {
  const [ours] = measured;
  return measured.map(({ answer, ...times }) => {
    const agreement = times.failed !== null || ours.failed !== null ? null : job.compare(ours.answer, answer);
    const isOurs = times.contender === ours.contender;
    return {
      ...times,
      ratio: times.minMs === null || ours.minMs === null ? null : times.minMs / ours.minMs,
      agrees: agreement?.agrees ?? null,
      answer: agreement === null ? '' : isOurs ? job.describe(answer) : agreement.says,
    };
  });
}

const HEADS = ['', 'prepare ms', 'min ms', 'median ms', 'cpu ms', 'runs', 'peak MB', 'ratio', 'answer'];

/** A Markdown table of a job's lines. */
export function toTable(title: string, lines: readonly ReportLine[]): string {
  const rows = lines.map((line) => [
    line.contender,
    whole(line.prepareMs),
    line.failed === null ? whole(line.minMs) : line.failed,
    whole(line.medianMs),
    whole(line.cpuMs),
    line.runs === 0 ? '' : String(line.runs),
    whole(line.peakBytes / 1e6),
    line.ratio === null ? '' : line.ratio.toFixed(2),
    line.agrees === false ? `DIFFERS: ${line.answer}` : line.answer,
  ]);
  return [`### ${title}`, '', ...toMarkdown(HEADS, rows), ''].join('\n');
}

/** The rows of a Markdown table, padded so that it also reads as plain text. */
export function toMarkdown(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i].length)));
  const lineOf = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [lineOf(heads), rule, ...rows.map(lineOf)];
}

const whole = (value: number | null): string =>
  value === null ? '' : value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : String(Math.round(value));
