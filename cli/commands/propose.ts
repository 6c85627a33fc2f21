import { resolve } from 'node:path';
import type { LoadedDataset } from '../../data/index.ts';
import { TOOL } from '../../data/tool.ts';
import { writeOutputFolder } from '../../data/write/output-folder.ts';
import { toProposalOutputs } from '../../data/write/outputs/proposals.ts';
import { type Analysis, type Dataset, type Profile, scorePlan, type Target } from '../../engine/index.ts';
import {
  type CostRules,
  createRadiusReach,
  createTerrainReach,
  type Proposal,
  propose as proposeSites,
  type ReachModel,
  recount,
  type Terrain,
} from '../../engine/propose/index.ts';
import { applyEdits } from '../../engine/scenario/index.ts';
import { createNodeWorker, createSession } from '../../workers/index.ts';
import { wholeNumber } from '../args.ts';
import { choosePlan } from '../choose-plan.ts';
import { chooseProfile } from '../choose-profile.ts';
import { type Arguments, type Command, JSON_OPTION } from '../command.ts';
import { UserError } from '../errors.ts';
import { openInput } from '../open-input.ts';
import { LAYER_OPTION } from '../open-layers.ts';
import { findTerrain } from '../propose/find-terrain.ts';
import { createHighsThread } from '../propose/highs-thread.ts';
import { printProposal } from '../propose/print-proposal.ts';
import { chooseCosts, chooseTargets, readWishes, type Wishes } from '../propose/read-brief.ts';
import type { Terminal } from '../terminal.ts';
import { WORKERS_OPTION, workersOf } from './analyze.ts';

export const propose: Command = {
  name: 'propose',
  summary: 'propose shared sites that reach the targets of a plan, with proof',
  description:
    'Finds the masts to join and the sites to build that reach the coverage targets of a plan and keep its sharing targets, or that win the most for a budget. Says how far the answer can be from the best, why each site is there, and recounts everything on the dataset with the sites in it. Ground that terrain hides is left out where the dataset has elevation tiles in dem/.',
  positionals: [
    { name: 'DIR', required: false, help: 'the folder of layer files, or a packed file; may be left out with --layer' },
  ],
  options: {
    out: { type: 'string', value: 'OUT', help: 'the folder to write; made if need be (required)' },
    plan: {
      type: 'string',
      value: 'ID|FILE.json',
      help: 'the plan to reach (default: the one that dataset.json names)',
    },
    year: {
      type: 'string',
      value: 'Y',
      help: 'the year whose targets to reach (default: the first that the map misses)',
    },
    objective: {
      type: 'string',
      value: 'NAME',
      help: 'least-cost (default) or fewest-sites to reach the targets; most-villages or most-people for a limit',
    },
    target: {
      type: 'string',
      value: 'INDICATOR',
      multiple: true,
      help: 'aim at this coverage indicator only; may be repeated',
    },
    budget: { type: 'string', value: 'AMOUNT', help: 'spend no more than this, in the currency of the costs' },
    'max-sites': { type: 'string', value: 'N', help: 'propose no more sites than this' },
    operator: { type: 'string', value: 'NAME', help: 'count the coverage of this operator instead of any' },
    'operator-minimum': {
      type: 'string',
      value: 'NAME=SHARE',
      multiple: true,
      help: 'the operator must cover this share of villages itself',
    },
    backup: { type: 'boolean', help: 'cover every point of a target twice' },
    costs: { type: 'string', value: 'FILE', help: 'a JSON file with costs and reach of your own' },
    dem: { type: 'string', value: 'FOLDER', help: 'elevation tiles (.hgt) from here (default: dem/ in DIR)' },
    pin: {
      type: 'string',
      value: 'ID',
      multiple: true,
      help: 'this candidate must be chosen, as standing/S0007; may be repeated',
    },
    forbid: { type: 'string', value: 'ID', multiple: true, help: 'this candidate must not be chosen; may be repeated' },
    'trust-coverage': {
      type: 'boolean',
      help: 'a mast is not believed to reach what its own stations of that generation do not cover today',
    },
    'time-limit': {
      type: 'string',
      value: 'S',
      help: 'stop searching after this many seconds with the best so far (default: 60)',
    },
    profile: { type: 'string', value: 'FILE', help: 'a JSON file with thresholds of your own' },
    layer: LAYER_OPTION,
    workers: WORKERS_OPTION,
    json: JSON_OPTION,
  },
  examples: [
    'phusong propose my-province --plan lai-chau --out proposal',
    'phusong propose my-province --plan lai-chau --objective most-people --budget 500000 --out proposal',
    'phusong analyze my-province --plan lai-chau --scenario proposal/scenario.json --out after',
  ],
  async run(terminal, args) {
    const out = args.value('out');
    if (out === undefined)
      throw new UserError('propose needs --out OUT: the folder to write', 'See: phusong propose --help');
    const wishes = readWishes(args);
    const year = wholeNumber(args, 'year', 1, 9999);
    const asked = args.value('plan');
    const askedPlan = asked === undefined ? null : await choosePlan(asked, terminal.cwd);
    const profile = await chooseProfile(args.value('profile'), terminal.cwd);
    const rules = await chooseCosts(args.value('costs'), terminal.cwd);
    const input = await openInput(terminal, args);
    const terrain = await findTerrain(args.value('dem'), input.folder, terminal.cwd);
    const loaded = await input.load();
    if (loaded.dataset.coverage === null)
      throw new UserError('the dataset has no coverage layer: it is not known where coverage is missing');
    const plan = askedPlan ?? (loaded.plan === null ? null : await choosePlan(loaded.plan, input.folder));
    if (plan === null) throw new UserError('propose needs a plan', 'Choose one with --plan; phusong plans lists them.');

    const analyzer = createAnalyzer(terminal, profile, workersOf(args));
    const whole = await analyzer(loaded.dataset, plan.id, plan.targets);
    const targets = chooseTargets(plan.targets, whole, year, args.values('target'));
    const { observations, admin } = loaded.dataset;
    const before = { ...whole, scorecard: scorePlan(plan.id, targets, { ...whole, observations, admin }) };
    const proposal = await search(terminal, args, loaded, { wishes, profile, rules, terrain, targets });
    terminal.signal.throwIfAborted();
    const after = await analyzer(applyEdits(loaded.dataset, proposal.scenario.edits), plan.id, targets);
    const chosen = proposal.result.chosen ?? new Uint8Array(proposal.assembly.problem.columns);
    const counted = recount(proposal.assembly, chosen, before, after);
    terminal.progress('writing');
    const source = {
      tool: TOOL,
      loaded,
      analysis: before,
      plan: plan.id,
      objective: wishes.objective,
      proposal,
      recount: counted,
    };
    const files = toProposalOutputs(source);
    await writeOutputFolder(resolve(terminal.cwd, out), files, { kind: 'propose', signal: terminal.signal });
    terminal.progress(null);
    if (args.flag('json')) terminal.print([...files[0].chunks()].join('').trimEnd());
    else printProposal(terminal, proposal, counted, out);
  },
};

interface Terms {
  readonly wishes: Wishes;
  readonly profile: Profile;
  readonly rules: CostRules;
  readonly terrain: Terrain | null;
  readonly targets: readonly Target[];
}

/** Solves under the time limit, which the search and the exact solver share. */
async function search(
  terminal: Terminal,
  args: Arguments,
  { dataset }: LoadedDataset,
  terms: Terms,
): Promise<Proposal> {
  const { wishes, rules, terrain } = terms;
  const { timeLimitS, ...limits } = wishes;
  const { signal } = terminal;
  const reachAt = (factor: number) => reachFor(rules, terrain, factor);
  const endsAt = performance.now() + timeLimitS * 1000;
  const thread = createHighsThread(signal);
  try {
    return await proposeSites(
      dataset,
      {
        ...terms,
        ...limits,
        reach: reachAt(1),
        operator: args.value('operator'),
        backup: args.flag('backup'),
        pins: args.values('pin'),
        forbids: args.values('forbid'),
        trustCoverage: args.flag('trust-coverage'),
      },
      {
        signal,
        exact: (program, given) =>
          thread.solve(program, { ...given, timeLimitS: Math.max(0.1, (endsAt - performance.now()) / 1000) }),
        isLate: () => performance.now() > endsAt,
        rest: () => new Promise((done) => setImmediate(done)),
        onProgress: ({ objective, gapShare }) =>
          terminal.progress(
            'proposing',
            `${Math.round(Math.abs(objective))}, ≤ ${(100 * gapShare).toFixed(1)} % from the best`,
          ),
      },
      reachAt,
    );
  } catch (error) {
    throw error instanceof RangeError ? new UserError(error.message) : error;
  } finally {
    thread.close();
  }
}

function reachFor({ radius_m }: CostRules, terrain: Terrain | null, factor: number): ReachModel {
  const radiusM = {
    '2G': radius_m['2G'] * factor,
    '3G': radius_m['3G'] * factor,
    '4G': radius_m['4G'] * factor,
    '5G': radius_m['5G'] * factor,
  };
  return terrain === null ? createRadiusReach(radiusM) : createTerrainReach(radiusM, terrain);
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
