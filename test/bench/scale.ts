import { type BenchData, openBenchData } from './bench-data.ts';
import { type Measured, measure } from './measure.ts';
import { toMarkdown } from './report.ts';

const COUNTS = [1_000, 10_000, 100_000, 1_000_000];
const OURS = 'phusong, 1 thread';
/** The whole analysis is measured as it is used. */
const WORKERS = 'phusong, 2 workers';
/** A size that takes longer than this is reported as such. */
const LIMIT_MS = 540_000;

/** What the cost of a job is divided by. */
const UNITS: Readonly<Record<string, { readonly unit: string; of(data: BenchData): number }>> = {
  'village-sets': { unit: 'village', of: ({ villages }) => villages },
  'nearest-fiber': { unit: 'village', of: ({ villages }) => villages },
  'road-km': { unit: 'road', of: ({ roads }) => roads },
  'dead-zones': { unit: 'polygon', of: ({ polygons }) => polygons },
  analyze: { unit: 'polygon', of: ({ polygons }) => polygons },
};

/** A job at a size, per unit. */
export interface ScaleLine {
  readonly job: string;
  readonly count: number;
  readonly unit: string;
  readonly minMs: number | null;
  readonly microsecondsPerUnit: number | null;
  readonly bytesPerUnit: number;
  readonly packedBytes: number;
  readonly failed: string | null;
}

/** How the cost of our kernels grows with the number of villages and polygons, at the same density of land. */
export async function measureScale(folder: string, most: number, tell: (line: string) => void): Promise<ScaleLine[]> {
  const lines: ScaleLine[] = [];
  for (const count of COUNTS.filter((size) => size <= most)) {
    tell(`making ${count} villages and polygons`);
    const data = openBenchData(folder, 'made', String(count));
    try {
      for (const [job, { unit, of }] of Object.entries(UNITS)) {
        tell(`${job} of ${count}`);
        const { packed, coverageFile } = data;
        const contender = job === 'analyze' ? WORKERS : OURS;
        const task = { job, contender, packed, coverageFile, folder, budgetMs: 3000, mostRuns: 5 };
        lines.push(toLine(job, count, unit, of(data), packed.byteLength, await measure(task, LIMIT_MS)));
      }
    } finally {
      data.remove();
    }
  }
  return lines;
}

function toLine(
  job: string,
  count: number,
  unit: string,
  units: number,
  packedBytes: number,
  measured: Measured,
): ScaleLine {
  const { minMs, peakBytes, failed } = measured;
  return {
    job,
    count,
    unit,
    minMs,
    microsecondsPerUnit: minMs === null ? null : (minMs * 1000) / units,
    bytesPerUnit: peakBytes / units,
    packedBytes,
    failed,
  };
}

/** A Markdown table of the growth. */
export function toScaleTable(lines: readonly ScaleLine[]): string {
  const rows = lines.map((line) => [
    line.job,
    line.count.toLocaleString('en'),
    line.minMs === null ? (line.failed ?? '') : line.minMs.toFixed(1),
    line.microsecondsPerUnit === null ? '' : `${line.microsecondsPerUnit.toFixed(2)} / ${line.unit}`,
    `${Math.round(line.bytesPerUnit)} / ${line.unit}`,
    (line.packedBytes / 1e6).toFixed(1),
  ]);
  return toMarkdown(['job', 'villages and polygons', 'min ms', 'µs', 'peak bytes', 'packed MB'], rows).join('\n');
}
