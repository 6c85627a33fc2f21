import { join, resolve } from 'node:path';
import { type DatasetSource, memorySource } from '../../data/index.ts';
import { createSha256 } from '../../data/node-files.ts';
import { defaultProfile } from '../../engine/index.ts';
import { makeSample, type PlanId, writeSample } from '../../seeds/sample/index.ts';
import { findPlanOrRefuse } from '../choose-plan.ts';
import { type Command, JSON_OPTION } from '../command.ts';
import { loadWithProgress } from '../load-with-progress.ts';
import { printReport, toJsonReport } from '../report.ts';
import { runAnalysis } from '../run-analysis.ts';
import { WORKERS_OPTION, workersOf } from '../workers-option.ts';
import { samplePlanOf } from './sample.ts';

const DEFAULT_PLAN = 'lai-chau';

export const demo: Command = {
  name: 'demo',
  summary: {
    en: 'make a sample province, analyse it, print its scorecard',
    vi: 'tạo tỉnh mẫu, phân tích và in bảng điểm',
  },
  description: {
    en: `Makes the sample province of a plan (default ${DEFAULT_PLAN}), reads it as any dataset is read, analyses it, prints the scorecard and writes the outputs to out/PLAN in the current folder.`,
    vi: `Tạo tỉnh mẫu của một kế hoạch (mặc định ${DEFAULT_PLAN}), đọc như mọi bộ dữ liệu khác, phân tích, in bảng điểm và ghi kết quả vào out/PLAN trong thư mục hiện tại.`,
  },
  positionals: [
    { name: 'PLAN', required: false, help: { en: 'the id of a plan, as lai-chau', vi: 'mã kế hoạch, ví dụ lai-chau' } },
  ],
  options: { workers: WORKERS_OPTION, json: JSON_OPTION },
  examples: ['phusong demo', 'phusong demo ninh-binh'],
  async run(terminal, args) {
    const planId = samplePlanOf(args.positionals[0] ?? DEFAULT_PLAN);
    const workers = workersOf(args);
    terminal.progress('making the sample', planId);
    const source = sampleSource(planId);
    const out = join('out', planId);
    const outcome = await runAnalysis(terminal, {
      load: () => loadWithProgress(terminal, { source, layers: {}, threads: workers }),
      choosePlan: async () => findPlanOrRefuse(planId),
      profile: defaultProfile,
      scenario: null,
      workers,
      inputs: [],
      out: resolve(terminal.cwd, out),
      options: { command: 'demo', plan: planId, workers },
    });
    if (args.flag('json')) terminal.print(JSON.stringify(toJsonReport(outcome, out), null, 2));
    else printReport(terminal, outcome, out);
  },
};

/** A sample as a folder of files that happens to lie in memory. */
const sampleSource = (planId: PlanId): DatasetSource =>
  memorySource(planId, writeSample(makeSample(planId)), createSha256);
