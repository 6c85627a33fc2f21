import { defaultCosts } from '../../../data/schemas/costs.ts';
import { TOOL } from '../../../data/tool.ts';
import type { OutputFile } from '../../../data/write/outputs/index.ts';
import { toProposalOutputs } from '../../../data/write/outputs/proposals.ts';
import { type Analysis, type Dataset, scorePlan, type Target } from '../../../engine/index.ts';
import { createAreaLocator } from '../../../engine/measure/areas.ts';
import { chooseTargets, countedTargets, type ProposalReport, type Recount } from '../../../engine/propose/index.ts';
import { applyEdits } from '../../../engine/scenario/index.ts';
import { AREA_LEVELS } from '../../../engine/vocabulary.ts';
import { connectProposer, type RemoteProposer } from '../../../workers/connect-proposer.ts';
import type { Ask, ProposerProgress } from '../../../workers/proposer.ts';
import { createSession } from '../../../workers/session.ts';
import type { DeskApi } from '../desk-api.ts';
import type { DeskState } from './desk-state.ts';
import type { GroundSource } from './terrain.ts';

/** What a user asks for; rules and profile are those in force. */
export interface ProposalAsk extends Omit<Ask, 'profile' | 'rules' | 'targets'> {
  readonly year: number;
  /** The coverage indicators to reach; all of the plan's where empty. */
  readonly only: readonly string[];
}

/** How far a proposal is; it is recounted when it is made. */
export type ProposalProgress = Omit<ProposerProgress, 'stage'> & {
  readonly stage: ProposerProgress['stage'] | 'recounting';
};

export interface ProposalAnswer {
  readonly report: ProposalReport;
  readonly recount: Recount;
  /** The names of the files that the command line writes of it. */
  readonly files: readonly string[];
}

/** Proposing: a proposer in a worker of its own answers for the dataset that is shown. */
export function proposingOn(
  state: DeskState,
  ground: GroundSource,
): Pick<DeskApi, 'propose' | 'examine' | 'stopProposing' | 'proposalFile' | 'opportunities' | 'nearDuplicates'> {
  const proposer = createLoadedProposer(state, ground);
  let running: { readonly controller: AbortController; readonly done: Promise<unknown> } | null = null;
  let last: ProposalAsk | null = null;
  let files: readonly OutputFile[] = [];
  /** What a proposer answers; one that failed for another reason than the question is not asked again. */
  const asking = async <T>(question: (remote: RemoteProposer) => Promise<T>): Promise<T> => {
    try {
      return await question(await proposer.get());
    } catch (error) {
      if (!(error instanceof Error && error.name === 'RangeError')) proposer.drop();
      throw error;
    }
  };
  /** One at a time: what is still being worked out is ended first. */
  const alone = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    while (running !== null) {
      running.controller.abort();
      await running.done.catch(() => {});
    }
    const controller = new AbortController();
    const done = work(controller.signal);
    const mine = { controller, done };
    running = mine;
    try {
      return await done;
    } finally {
      if (running === mine) running = null;
    }
  };
  const answer = async (
    { year, only, ...wishes }: ProposalAsk,
    onProgress: (progress: ProposalProgress) => void,
    signal: AbortSignal,
    isWanted = (_: ProposalReport) => true,
  ): Promise<ProposalAnswer | null> => {
    const { loaded, dataset, analysis: whole, planId, allTargets } = judged(state);
    const chosen = chooseTargets(allTargets, whole.scorecard, { year, only });
    const { targets } = chosen;
    const counted = countedTargets({ ...wishes, targets });
    const { observations, admin } = dataset;
    const before = { ...whole, scorecard: scorePlan(planId, counted, { ...whole, observations, admin }) };
    const ask: Ask = { ...wishes, profile: whole.profile, rules: defaultCosts, targets };
    return asking(async (remote) => {
      const proposal = await remote.propose(ask, onProgress, signal);
      if (!isWanted(proposal)) return null;
      onProgress({ stage: 'recounting', doneShare: 1, best: null, bound: null, gapShare: null, seconds: 0 });
      const after = await analyzeBeside(applyEdits(dataset, proposal.scenario.edits), before, planId, counted);
      const recount = await remote.recount(before, after);
      files = toProposalOutputs({
        tool: TOOL,
        loaded: { ...loaded, dataset },
        analysis: before,
        plan: planId,
        objective: wishes.objective,
        ...chosen,
        proposal,
        recount,
        opportunities: await remote.opportunities(ask),
        near: await remote.nearDuplicates(ask),
      });
      return { report: proposal, recount, files: files.map(({ name }) => name) };
    });
  };
  return {
    propose: (ask, onProgress) =>
      alone(async (signal) => {
        last = ask;
        return (await answer({ ...ask, skipCurve: true, skipVariations: true }, onProgress, signal))!;
      }),
    examine: () =>
      alone((signal) => {
        if (last === null) throw new Error('nothing was proposed yet');
        // One that was ended before it came as far as the answer that is there would be a worse one.
        return answer(
          last,
          () => {},
          signal,
          ({ result }) => result.stopped === null,
        );
      }),
    stopProposing: () => running?.controller.abort(),
    async proposalFile(name) {
      const file = files.find((output) => output.name === name);
      if (file === undefined) throw new Error(`there is no file ${name}`);
      return new Blob([...file.chunks()]);
    },
    opportunities(operator) {
      const { analysis, dataset } = judged(state);
      const { profile } = analysis;
      const communeAt = communeNames(dataset);
      return asking(async (remote) => {
        const found = await remote.opportunities({ profile, rules: defaultCosts, operator });
        return {
          opportunities: found.map((one) => ({ ...one, commune: communeAt(one.lng, one.lat) })),
          currency: defaultCosts.currency,
        };
      });
    },
    nearDuplicates(nearM) {
      const { profile } = judged(state).analysis;
      return asking((remote) => remote.nearDuplicates({ profile }, nearM));
    },
  };
}

/** The name of the commune at a position, empty outside all. */
function communeNames({ admin }: Dataset): (lng: number, lat: number) => string {
  const locator = createAreaLocator(admin);
  const level = AREA_LEVELS.indexOf('commune');
  return (lng, lat) => admin?.name[locator.locate(level, lng, lat)] ?? '';
}

/** What is shown and the plan that it is scored against. Throws where there is none. */
function judged({ loaded, dataset, analysis, home }: DeskState) {
  if (loaded === null || dataset === null || analysis === null) throw new Error('analyze was not called');
  return { loaded, dataset, analysis, planId: home?.plan?.id ?? '', allTargets: home?.plan?.targets ?? [] };
}

/** The proposer with the dataset that is shown; its worker starts when it is first wanted. */
function createLoadedProposer(state: DeskState, ground: GroundSource) {
  let remote: RemoteProposer | null = null;
  let known: Dataset | null = null;
  let loading: Promise<void> = Promise.resolve();
  return {
    async get(): Promise<RemoteProposer> {
      const { dataset } = judged(state);
      remote ??= connectProposer(
        new Worker(new URL('../../../workers/proposer-worker.ts', import.meta.url), { type: 'module' }),
      );
      const proposer = remote;
      if (known !== dataset) {
        known = dataset;
        loading = ground.elevation().then((tiles) => proposer.load(dataset, tiles));
      }
      await loading;
      return proposer;
    },
    /** Ends the worker; the next one who asks gets another. */
    drop() {
      remote?.close();
      [remote, known] = [null, null];
    },
  };
}

/** The analysis of an edited dataset in a worker of its own, so that the map is answered meanwhile. */
async function analyzeBeside(
  dataset: Dataset,
  { profile }: Analysis,
  id: string,
  targets: readonly Target[],
): Promise<Analysis> {
  const createWorker = () => new Worker(new URL('../../../workers/worker.ts', import.meta.url), { type: 'module' });
  const session = createSession({ workers: 1, createWorker });
  try {
    session.load(dataset);
    return await session.analyze({ profile, plan: { id, targets } });
  } finally {
    session.close();
  }
}
