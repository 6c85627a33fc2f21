/** The bench: our kernels beside their peers on the same data, in one process run. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BenchData, openBenchData } from './bench-data.ts';
import type { Job } from './contender.ts';
import { jobs } from './jobs/index.ts';
import { measure } from './measure.ts';
import { type ReportLine, toLines, toTable } from './report.ts';
import { measureScale, toScaleTable } from './scale.ts';

const USAGE = `npm run bench -- [options]
  --size province|national   the made country to measure on (default province)
  --data DIR                 measure on the layer files in DIR instead
  --job NAME                 only this job; may be repeated: ${jobs.map(({ name }) => name).join(', ')}
  --limit SECONDS            stop a contender that has not answered once by then (default 60)
  --budget SECONDS           repeat an answer for this long (default 5)
  --ours                     leave the peers out
  --against NAME             only peers whose name begins so; may be repeated
  --scale [--most N]         how our cost grows from 1,000 to N villages and polygons (default 1,000,000)
  --json                     print JSON
PHUSONG_BENCH_PG names a PostgreSQL server with PostGIS to measure as well; psql must be there.`;

const folder = import.meta.url;
const note = (line: string) => console.error(line);

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'province' },
    data: { type: 'string' },
    job: { type: 'string', multiple: true },
    limit: { type: 'string', default: '60' },
    budget: { type: 'string', default: '5' },
    most: { type: 'string', default: '1000000' },
    ours: { type: 'boolean', default: false },
    against: { type: 'string', multiple: true },
    scale: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function openData(): BenchData {
  if (values.data !== undefined) return openBenchData(folder, 'read', resolve(values.data));
  if (values.size !== 'province' && values.size !== 'national')
    throw new RangeError(`size must be province or national, got ${values.size}`);
  return openBenchData(folder, 'made', values.size);
}

/** Whether a contender takes part: ours always do. */
function takesPart(name: string): boolean {
  if (name.startsWith('phusong')) return true;
  return !values.ours && (values.against?.some((peer) => name.startsWith(peer)) ?? true);
}

async function measureJob(job: Job, { packed, coverageFile }: BenchData): Promise<ReportLine[]> {
  const measured = [];
  for (const { name } of job.contenders.filter((contender) => takesPart(contender.name))) {
    note(`${job.name}: ${name}`);
    const budgetMs = Number(values.budget) * 1000;
    const task = { job: job.name, contender: name, packed, coverageFile, folder, budgetMs, mostRuns: 50 };
    measured.push(await measure(task, Number(values.limit) * 1000));
  }
  return toLines(job, measured);
}

async function compareAll(): Promise<boolean> {
  const data = openData();
  try {
    const chosen = jobs.filter(({ name }) => values.job === undefined || values.job.includes(name));
    const report: Record<string, ReportLine[]> = {};
    for (const job of chosen) {
      report[job.name] = await measureJob(job, data);
      if (!values.json) console.log(toTable(job.title, report[job.name]));
    }
    const { villages, polygons, roads, fiberSegments } = data;
    const facts = { villages, polygons, roads, fiberSegments, packedBytes: data.packed.byteLength };
    if (values.json) console.log(JSON.stringify({ data: facts, node: process.version, jobs: report }, null, 2));
    else console.log(`${villages} villages, ${polygons} polygons, ${fiberSegments} fiber segments, ${roads} roads`);
    // Our own answers must agree with each other, whatever the peers say.
    return Object.values(report)
      .flat()
      .every(
        ({ contender, agrees, failed }) => !contender.startsWith('phusong') || (agrees === true && failed === null),
      );
  } finally {
    data.remove();
  }
}

async function compareSizes(): Promise<boolean> {
  const lines = await measureScale(folder, Number(values.most), note);
  console.log(values.json ? JSON.stringify(lines, null, 2) : toScaleTable(lines));
  return lines.every(({ failed }) => failed === null);
}

if (values.help) console.log(USAGE);
else process.exitCode = (await (values.scale ? compareSizes() : compareAll())) ? 0 : 1;
