import { resolve } from 'node:path';
import type { LoadedDataset } from '../../data/index.ts';
import { profileAfter } from '../../engine/scenario/index.ts';
import type { Plan } from '../../seeds/plan-schema.ts';
import { wholeNumber } from '../args.ts';
import { choosePlan, narrowToYear } from '../choose-plan.ts';
import { chooseProfile, PROFILE_OPTION } from '../choose-profile.ts';
import { type Arguments, type Command, DIR_OR_PACKED, JSON_OPTION, type OptionSpec, OUT_OPTION } from '../command.ts';
import { CACHE_OPTION } from '../dataset-cache.ts';
import { UserError } from '../errors.ts';
import { openInput } from '../open-input.ts';
import { LAYER_OPTION } from '../open-layers.ts';
import { refuseCacheInOutputs } from '../refuse-over-inputs.ts';
import { printReport, toJsonReport } from '../report.ts';
import { runAnalysis } from '../run-analysis.ts';
import { readScenario, SCENARIO_OPTION, withScenario } from '../scenario-option.ts';
import { WORKERS_OPTION, workersOf } from '../workers-option.ts';

const ANEW_OPTION: OptionSpec = {
  type: 'boolean',
  help: {
    en: 'measure again what the packed dataset or the cache says was measured before',
    vi: 'đo lại cả những gì tệp đóng gói hoặc bộ nhớ đệm cho biết đã đo',
  },
};

export const analyze: Command = {
  name: 'analyze',
  summary: {
    en: 'analyse a dataset and write the scorecard, indicators, gaps and maps',
    vi: 'phân tích bộ dữ liệu; ghi bảng điểm, chỉ tiêu, khoảng trống và bản đồ',
  },
  description: {
    en: 'Reads the layers in DIR (villages.csv, coverage.geojson, fiber.geojson, …), judges every village, computes every indicator and compares them with the targets of a plan. The outputs appear in OUT all at once when the run is done; an earlier output there is replaced.',
    vi: 'Đọc các lớp trong DIR (villages.csv, coverage.geojson, fiber.geojson, …), xét từng thôn, bản, tính mọi chỉ tiêu và so với mục tiêu của kế hoạch. Kết quả chỉ xuất hiện trong OUT khi đã tính xong toàn bộ; kết quả cũ ở đó được thay thế.',
  },
  positionals: [DIR_OR_PACKED],
  options: {
    out: OUT_OPTION,
    plan: {
      type: 'string',
      value: 'ID|FILE.json',
      help: {
        en: 'the plan to score against (default: the one that dataset.json names); phusong plans lists them',
        vi: 'kế hoạch để chấm điểm (mặc định: kế hoạch nêu trong dataset.json); xem danh sách bằng phusong plans',
      },
    },
    year: {
      type: 'string',
      value: 'Y',
      help: { en: 'score only the targets of this year', vi: 'chỉ chấm các mục tiêu của năm này' },
    },
    profile: PROFILE_OPTION,
    scenario: SCENARIO_OPTION,
    layer: LAYER_OPTION,
    cache: CACHE_OPTION,
    anew: ANEW_OPTION,
    workers: WORKERS_OPTION,
    json: JSON_OPTION,
  },
  examples: [
    'phusong analyze my-province --out results --plan lai-chau',
    'phusong analyze my-province --out results --plan lai-chau --year 2025',
    'phusong analyze my-province --out results --cache .phusong-cache',
    'phusong analyze --layer villages=a.csv --layer coverage=b.json --out results',
  ],
  async run(terminal, args) {
    const out = args.value('out');
    if (out === undefined)
      throw new UserError(
        (say) => say.needsOut('analyze', 'OUT'),
        (say) => say.seeHelp('analyze'),
      );
    const asked = args.value('plan');
    const year = wholeNumber(args, 'year', 1, 9999);
    const narrow = (plan: Plan) => (year === undefined ? plan : narrowToYear(plan, year));
    // What the command line itself gets wrong is said before anything is read.
    const cache = args.value('cache');
    if (cache !== undefined) await refuseCacheInOutputs(resolve(terminal.cwd, out), resolve(terminal.cwd, cache));
    const askedPlan = asked === undefined ? null : narrow(await choosePlan(asked, terminal.cwd));
    const profile = await chooseProfile(args.value('profile'), terminal.cwd);
    const scenario = await readScenario(args, terminal.cwd);
    const workers = workersOf(args);
    const input = await openInput(terminal, args);
    const planOf = async (loaded: LoadedDataset) => {
      if (askedPlan !== null) return askedPlan;
      if (loaded.plan !== null) return narrow(await planOfDataset(loaded.plan, input.folder));
      if (year !== undefined)
        throw new UserError(
          (say) => say.yearNeedsPlan,
          (say) => say.choosePlan,
        );
      return null;
    };
    const outcome = await runAnalysis(terminal, {
      load: async () => withScenario(await input.load(), scenario),
      choosePlan: planOf,
      profile: profileAfter(profile, scenario?.scenario.edits ?? []),
      scenario: scenario?.scenario ?? null,
      anew: args.flag('anew'),
      // What a scenario makes of the dataset is another dataset.
      ...(scenario === null && { keep: input.keep }),
      workers,
      inputs: inputsOf(args, terminal.cwd),
      out: resolve(terminal.cwd, out),
      options: {
        command: 'analyze',
        dir: args.positionals[0] ?? null,
        layers: args.values('layer'),
        out,
        plan: asked ?? null,
        year: year ?? null,
        profile: args.value('profile') ?? null,
        ...(scenario === null ? {} : { scenario: scenario.path }),
        ...(args.flag('anew') && { anew: true }),
        workers,
      },
    });
    if (args.flag('json')) terminal.print(JSON.stringify(toJsonReport(outcome, out), null, 2));
    else printReport(terminal, outcome, out);
  },
};

/** The paths that the arguments name as data. */
const inputsOf = (args: Arguments, cwd: string): string[] =>
  [...args.positionals, ...args.values('layer').map((given) => given.slice(given.indexOf('=') + 1))].map((path) =>
    resolve(cwd, path),
  );

/** The plan that the `dataset.json` of a folder names: an id, or a file in the folder. */
const planOfDataset = (name: string, folder: string): Promise<Plan> =>
  choosePlan(name, folder).catch((error: unknown) => {
    throw error instanceof UserError
      ? new UserError((say, language) => `dataset.json: ${error.told(say, language)}`, error.hint)
      : error;
  });
