import { resolve } from 'node:path';
import { TOOL } from '../../data/tool.ts';
import { writeOutputFolder } from '../../data/write/output-folder.ts';
import { toProposalOutputs } from '../../data/write/outputs/proposals.ts';
import { scorePlan } from '../../engine/index.ts';
import { chooseTargets, countedTargets, type Proposal } from '../../engine/propose/index.ts';
import { applyEdits } from '../../engine/scenario/index.ts';
import type { Plan } from '../../seeds/plan-schema.ts';
import { wishText } from '../../seeds/sentences/wish-text.ts';
import { type Ask, createHighsNodeWorker, createProposer, type Proposer } from '../../workers/index.ts';
import { analyzeOnce } from '../analyze-once.ts';
import { wholeNumber } from '../args.ts';
import { choosePlan, narrowToYear } from '../choose-plan.ts';
import { chooseProfile } from '../choose-profile.ts';
import { type Command, DIR_OR_PACKED } from '../command.ts';
import { UserError } from '../errors.ts';
import { openInput } from '../open-input.ts';
import { findTiles } from '../propose/find-tiles.ts';
import { PROPOSE_OPTIONS } from '../propose/options.ts';
import { printProposal } from '../propose/print-proposal.ts';
import { chooseCosts, readNear, readWishes } from '../propose/read-brief.ts';
import type { Terminal } from '../terminal.ts';
import { workersOf } from '../workers-option.ts';

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
  options: PROPOSE_OPTIONS,
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
    const narrow = (plan: Plan) => (year === undefined ? plan : narrowToYear(plan, year));
    const askedPlan = asked === undefined ? null : narrow(await choosePlan(asked, terminal.cwd));
    const profile = await chooseProfile(args.value('profile'), terminal.cwd);
    const costs = await chooseCosts(args.value('costs'), terminal.cwd);
    const input = await openInput(terminal, args);
    const loaded = await input.load();
    const tiles = await findTiles(args.value('dem'), loaded.elevation ?? [], input.folder, terminal.cwd);
    if (loaded.dataset.coverage === null) throw new UserError((say) => say.noCoverage);
    const plan = askedPlan ?? (loaded.plan === null ? null : narrow(await choosePlan(loaded.plan, input.folder)));
    if (plan === null)
      throw new UserError(
        (say) => say.proposeNeedsPlan,
        (say) => say.choosePlanOfList,
      );

    const rules = { profile, plan, workers: workersOf(args) };
    const { analysis: whole } = await analyzeOnce(terminal, loaded, rules);
    const wanted = { year, only: args.values('target') };
    const chosen = orExplain(() => chooseTargets(plan.targets, whole.scorecard, wanted));
    const { targets } = chosen;
    const counted = countedTargets({ ...wishes, targets });
    const { observations, admin } = loaded.dataset;
    const before = { ...whole, scorecard: scorePlan(plan.id, counted, { ...whole, observations, admin }) };
    const proposer = createProposer({ createHighsWorker: createHighsNodeWorker });
    try {
      proposer.load(loaded.dataset, tiles);
      const ask = { ...wishes, profile, rules: costs, targets };
      const near = orExplain(() => proposer.nearDuplicates(ask, nearM));
      const proposal = await search(terminal, proposer, ask);
      terminal.signal.throwIfAborted();
      const dataset = applyEdits(loaded.dataset, proposal.scenario.edits);
      const { analysis: after } = await analyzeOnce(
        terminal,
        { dataset },
        { ...rules, plan: { id: plan.id, targets: counted } },
      );
      const recount = proposer.recount(before, after);
      terminal.progress('writing');
      const source = {
        tool: TOOL,
        loaded,
        analysis: before,
        plan: plan.id,
        objective: wishes.objective,
        proposal,
        recount,
        opportunities: proposer.opportunities(ask),
        near,
        ...chosen,
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
