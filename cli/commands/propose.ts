import { resolve } from 'node:path';
import { TOOL } from '../../data/tool.ts';
import { writeOutputFolder } from '../../data/write/output-folder.ts';
import { toProposalOutputs } from '../../data/write/outputs/proposals.ts';
import { type Analysis, type Dataset, type Profile, scorePlan, type Target } from '../../engine/index.ts';
import { chooseTargets, type Proposal } from '../../engine/propose/index.ts';
import { applyEdits } from '../../engine/scenario/index.ts';
import { wishText } from '../../seeds/sentences/wish-text.ts';
import {
  type Ask,
  createHighsNodeWorker,
  createNodeWorker,
  createProposer,
  createSession,
  type Proposer,
} from '../../workers/index.ts';
import { wholeNumber } from '../args.ts';
import { choosePlan } from '../choose-plan.ts';
import { chooseProfile, PROFILE_OPTION } from '../choose-profile.ts';
import { type Command, DIR_OR_PACKED, JSON_OPTION, OUT_OPTION } from '../command.ts';
import { UserError } from '../errors.ts';
import { openInput } from '../open-input.ts';
import { LAYER_OPTION } from '../open-layers.ts';
import { DEM_OPTION, findTiles } from '../propose/find-tiles.ts';
import { printProposal } from '../propose/print-proposal.ts';
import { chooseCosts, readNear, readWishes } from '../propose/read-brief.ts';
import type { Terminal } from '../terminal.ts';
import { WORKERS_OPTION, workersOf } from '../workers-option.ts';

export const propose: Command = {
  name: 'propose',
  summary: {
    en: 'propose shared sites that reach the targets of a plan, with proof',
    vi: 'đề xuất vị trí dùng chung để đạt mục tiêu kế hoạch, kèm chứng minh',
  },
  description: {
    en: 'Finds the masts to join and the sites to build that reach the coverage targets of a plan and keep its sharing targets, or that win the most for a budget. Says how far the answer can be from the best, why each site is there, and recounts everything on the dataset with the sites in it. Ground that terrain hides is left out where the dataset has elevation tiles, in dem/ or packed with it.',
    vi: 'Tìm các cột nên dùng chung và các vị trí nên xây để đạt mục tiêu phủ sóng và giữ mục tiêu dùng chung của kế hoạch, hoặc để được nhiều nhất với một khoản kinh phí. Cho biết phương án còn cách tốt nhất bao xa, vì sao chọn từng vị trí, và tính lại toàn bộ trên dữ liệu đã thêm các vị trí đó. Nơi bị địa hình che khuất không được tính nếu bộ dữ liệu có mảnh độ cao, trong dem/ hoặc trong tệp đóng gói.',
  },
  positionals: [DIR_OR_PACKED],
  options: {
    out: OUT_OPTION,
    plan: {
      type: 'string',
      value: 'ID|FILE.json',
      help: {
        en: 'the plan to reach (default: the one that dataset.json names)',
        vi: 'kế hoạch cần đạt (mặc định: kế hoạch nêu trong dataset.json)',
      },
    },
    year: {
      type: 'string',
      value: 'Y',
      help: {
        en: 'the year whose targets to reach (default: the first that the map misses)',
        vi: 'năm có mục tiêu cần đạt (mặc định: năm đầu tiên mà bản đồ chưa đạt)',
      },
    },
    objective: {
      type: 'string',
      value: 'NAME',
      help: {
        en: 'least-cost (default) or fewest-sites to reach the targets; most-villages or most-people for a limit',
        vi: 'least-cost (ít tiền nhất, mặc định) hoặc fewest-sites (ít vị trí nhất) để đạt mục tiêu; most-villages (nhiều thôn nhất) hoặc most-people (nhiều dân nhất) trong một giới hạn',
      },
    },
    target: {
      type: 'string',
      value: 'INDICATOR',
      multiple: true,
      help: {
        en: 'aim at this coverage indicator only; may be repeated',
        vi: 'chỉ nhằm chỉ tiêu phủ sóng này; có thể nêu nhiều lần',
      },
    },
    budget: {
      type: 'string',
      value: 'AMOUNT',
      help: {
        en: 'spend no more than this, in the currency of the costs',
        vi: 'chi không quá số này, theo đơn vị tiền của bảng chi phí',
      },
    },
    'max-sites': {
      type: 'string',
      value: 'N',
      help: { en: 'propose no more sites than this', vi: 'đề xuất không quá số vị trí này' },
    },
    operator: {
      type: 'string',
      value: 'NAME',
      help: {
        en: 'count the coverage of this operator instead of any',
        vi: 'chỉ tính vùng phủ của doanh nghiệp này, thay vì của bất kỳ ai',
      },
    },
    'operator-minimum': {
      type: 'string',
      value: 'NAME=SHARE',
      multiple: true,
      help: {
        en: 'the operator must cover this share of villages itself',
        vi: 'doanh nghiệp đó phải tự phủ tỷ lệ thôn này',
      },
    },
    backup: {
      type: 'boolean',
      help: { en: 'cover every point of a target twice', vi: 'phủ mỗi điểm của mục tiêu hai lần' },
    },
    costs: {
      type: 'string',
      value: 'FILE',
      help: {
        en: 'a JSON file with costs and reach of your own',
        vi: 'tệp JSON chứa chi phí và tầm phủ của riêng bạn',
      },
    },
    dem: DEM_OPTION,
    pin: {
      type: 'string',
      value: 'ID',
      multiple: true,
      help: {
        en: 'this candidate must be chosen, as standing/S0007; may be repeated',
        vi: 'phải chọn phương án này, ví dụ standing/S0007; có thể nêu nhiều lần',
      },
    },
    forbid: {
      type: 'string',
      value: 'ID',
      multiple: true,
      help: {
        en: 'this candidate must not be chosen; may be repeated',
        vi: 'không được chọn phương án này; có thể nêu nhiều lần',
      },
    },
    'trust-coverage': {
      type: 'boolean',
      help: {
        en: 'a mast is not believed to reach what its own stations of that generation do not cover today',
        vi: 'không tin rằng một cột phủ được nơi mà các trạm cùng thế hệ trên cột hiện chưa phủ',
      },
    },
    at: {
      type: 'string',
      value: 'LNG,LAT',
      multiple: true,
      help: {
        en: 'also look at this position, called own/LNG,LAT: forbid a site and pin this to move it; may be repeated',
        vi: 'xét thêm vị trí này, gọi là own/LNG,LAT: cấm một vị trí rồi ghim vị trí này là dời nó; có thể nêu nhiều lần',
      },
    },
    near: {
      type: 'string',
      value: 'M',
      help: {
        en: 'list masts of different users less than this apart, that could have been one (default: 300)',
        vi: 'liệt kê các cột của nhiều đơn vị cách nhau dưới số mét này, lẽ ra có thể là một (mặc định: 300)',
      },
    },
    gap: {
      type: 'string',
      value: 'PERCENT',
      help: {
        en: 'be content with a plan proved this near to the best (default: 0)',
        vi: 'chấp nhận phương án đã chứng minh chỉ cách tốt nhất chừng này (mặc định: 0)',
      },
    },
    seed: {
      type: 'string',
      value: 'N',
      help: {
        en: 'the same seed and steps give the same answer (default: 1)',
        vi: 'cùng seed và steps thì cho cùng kết quả (mặc định: 1)',
      },
    },
    steps: {
      type: 'string',
      value: 'N',
      help: {
        en: 'steps of the search before the exact solver (default: 600)',
        vi: 'số bước tìm kiếm trước bộ giải chính xác (mặc định: 600)',
      },
    },
    'time-limit': {
      type: 'string',
      value: 'S',
      help: {
        en: 'stop searching after this many seconds with the best so far (default: 60)',
        vi: 'dừng tìm sau số giây này với phương án tốt nhất đã có (mặc định: 60)',
      },
    },
    profile: PROFILE_OPTION,
    layer: LAYER_OPTION,
    workers: WORKERS_OPTION,
    json: JSON_OPTION,
  },
  examples: [
    'phusong propose my-province --plan lai-chau --out proposal',
    'phusong propose my-province --objective most-people --budget 500000 --out won',
    'phusong analyze my-province --scenario proposal/scenario.json --out after',
  ],
  async run(terminal, args) {
    const out = args.value('out');
    if (out === undefined)
      throw new UserError(
        (say) => say.needsOut('propose', 'OUT'),
        (say) => say.seeHelp('propose'),
      );
    const wishes = readWishes(args);
    const nearM = readNear(args);
    const year = wholeNumber(args, 'year', 1, 9999);
    const asked = args.value('plan');
    const askedPlan = asked === undefined ? null : await choosePlan(asked, terminal.cwd);
    const profile = await chooseProfile(args.value('profile'), terminal.cwd);
    const rules = await chooseCosts(args.value('costs'), terminal.cwd);
    const input = await openInput(terminal, args);
    const loaded = await input.load();
    const tiles = await findTiles(args.value('dem'), loaded.elevation ?? [], input.folder, terminal.cwd);
    if (loaded.dataset.coverage === null) throw new UserError((say) => say.noCoverage);
    const plan = askedPlan ?? (loaded.plan === null ? null : await choosePlan(loaded.plan, input.folder));
    if (plan === null)
      throw new UserError(
        (say) => say.proposeNeedsPlan,
        (say) => say.choosePlanOfList,
      );

    const analyzer = createAnalyzer(terminal, profile, workersOf(args));
    const whole = await analyzer(loaded.dataset, plan.id, plan.targets);
    const wanted = { year, only: args.values('target') };
    const targets = orExplain(() => chooseTargets(plan.targets, whole.scorecard, wanted));
    const { observations, admin } = loaded.dataset;
    const before = { ...whole, scorecard: scorePlan(plan.id, targets, { ...whole, observations, admin }) };
    const proposer = createProposer({ createHighsWorker: createHighsNodeWorker });
    try {
      proposer.load(loaded.dataset, tiles);
      const ask = { ...wishes, profile, rules, targets };
      const near = orExplain(() => proposer.nearDuplicates(ask, nearM));
      const proposal = await search(terminal, proposer, ask);
      terminal.signal.throwIfAborted();
      const after = await analyzer(applyEdits(loaded.dataset, proposal.scenario.edits), plan.id, targets);
      const counted = proposer.recount(before, after);
      terminal.progress('writing');
      const source = {
        tool: TOOL,
        loaded,
        analysis: before,
        plan: plan.id,
        objective: wishes.objective,
        proposal,
        recount: counted,
        opportunities: proposer.opportunities(ask),
        near,
        targets,
      };
      const files = toProposalOutputs(source);
      await writeOutputFolder(resolve(terminal.cwd, out), files, { kind: 'propose', signal: terminal.signal });
      terminal.progress(null);
      if (args.flag('json')) terminal.print([...files[0].chunks()].join('').trimEnd());
      else printProposal(terminal, source, out);
    } finally {
      proposer.close();
    }
  },
};

/** Solves, and tells how near to the best it is. */
const search = (terminal: Terminal, proposer: Proposer, ask: Ask): Promise<Proposal> =>
  proposer
    .propose(
      ask,
      ({ best, gapShare, doneShare }) =>
        terminal.progress(
          'proposing',
          best === null || gapShare === null
            ? `${Math.floor(100 * doneShare)} %`
            : `${Math.round(best)}, ≤ ${(100 * gapShare).toFixed(1)} % from the best`,
        ),
      terminal.signal,
    )
    .catch(explain);

/** What is computed at once. */
function orExplain<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    return explain(error);
  }
}

/** Ids, operators and positions that cannot be are the user's to put right. */
function explain(error: unknown): never {
  throw error instanceof RangeError ? new UserError((_, language) => wishText(error.message, language)) : error;
}

/** Analyses datasets against targets, in workers that end with each analysis. */
function createAnalyzer(terminal: Terminal, profile: Profile, workers: number) {
  return async (dataset: Dataset, plan: string, targets: readonly Target[]): Promise<Analysis> => {
    const session = createSession({ workers, createWorker: createNodeWorker });
    try {
      session.load(dataset);
      return await session.analyze(
        { profile, plan: { id: plan, targets } },
        ({ stage, doneShare }) => terminal.progress(stage, `${Math.floor(doneShare * 100)} %`),
        terminal.signal,
      );
    } finally {
      session.close();
    }
  };
}
