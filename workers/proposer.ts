import type { Dataset } from '../engine/index.ts';
import {
  type AskedOf,
  type Brief,
  type CandidateView,
  type Counted,
  createReach,
  createTileTerrain,
  type ElevationTile,
  findNearDuplicates,
  findOpportunities,
  type Ground,
  type NearDuplicates,
  type Opportunity,
  type Proposal,
  propose,
  type Recount,
  recount,
  statedValue,
  surveyGround,
  type Terrain,
  viewCandidates,
} from '../engine/propose/index.ts';
import { createExactThread } from './exact-thread.ts';
import type { AnyWorker } from './worker-port.ts';

export interface ProposerOptions {
  /** A new worker that runs `highs-worker.ts` or `highs-node-worker.ts`; without it the search's own bound stands. */
  readonly createHighsWorker: (() => AnyWorker) | null;
}

/** What is asked: a brief and its limits, in plain values. */
export interface Ask extends Omit<Brief, 'reach' | 'terrain'> {
  /** The same seed and number of steps give the same answer, as long as no other limit ends it. */
  readonly seed?: number | undefined;
  readonly iterations?: number | undefined;
  /** Stop at this proved gap; 0, the default, asks for the optimum. */
  readonly targetGapShare?: number | undefined;
  /** For everything together. */
  readonly timeLimitS?: number | undefined;
  /** Leaves the curve of diminishing returns, or what the answer hangs on, out: each is a dozen problems. */
  readonly skipCurve?: boolean | undefined;
  readonly skipVariations?: boolean | undefined;
}

/** How far a proposal is. `best` and `bound` are in the objective's own unit, `null` while there are none. */
export interface ProposerProgress {
  readonly stage: 'exploring' | 'solving';
  /** Of the exploring. */
  readonly doneShare: number;
  readonly best: number | null;
  readonly bound: number | null;
  readonly gapShare: number | null;
  readonly seconds: number;
}

/**
 * A dataset that proposals are made for again and again: what candidates reach is kept, so that pinning, forbidding, moving or
 * another budget is solved at once. Everything but `propose` answers at once.
 */
export interface Proposer {
  /** Takes the dataset of the proposals to come, and the elevation tiles of its ground, none where they are not known. */
  load(dataset: Dataset, tiles?: readonly ElevationTile[]): void;
  /**
   * The proposal for an ask, one at a time. An abort by `signal` or `cancel` does not reject: it gives the best so far, and
   * `result.stopped` says so. Throws a RangeError for ids, operators or positions that cannot be.
   */
  propose(ask: Ask, onProgress?: (progress: ProposerProgress) => void, signal?: AbortSignal): Promise<Proposal>;
  /** Ends the running proposal with its best so far. */
  cancel(): void;
  /** The last proposal's claims beside what the engine counts on the dataset before and on the edited one after. */
  recount(before: Counted, after: Counted): Recount;
  /** Every position of the last proposal that can be pinned, forbidden or moved. */
  candidates(): CandidateView[];
  /** What others' masts offer each operator, or one. */
  opportunities(of: Pick<Ask, 'profile' | 'rules' | 'operator'>): Opportunity[];
  /** Masts of different users that could have been one. */
  nearDuplicates(of: Pick<Ask, 'profile'>, nearM?: number): NearDuplicates;
  close(): void;
}

/** Grounds that are kept, so that a goal can be looked at beside another. */
const MOST_GROUNDS = 3;

export function createProposer({ createHighsWorker }: ProposerOptions): Proposer {
  const thread = createHighsWorker && createExactThread(createHighsWorker);
  const grounds = new Map<string, Ground>();
  let loaded: { readonly dataset: Dataset; readonly terrain: Terrain | null } | null = null;
  let running: AbortController | null = null;
  let last: Proposal | null = null;

  const opened = () => {
    if (loaded === null) throw new Error('load was not called');
    return loaded;
  };
  const proposed = () => {
    if (last === null) throw new Error('nothing was proposed yet');
    return last;
  };
  const groundOf = (dataset: Dataset, brief: Brief): Ground => {
    const key = groundKey(brief);
    const ground = grounds.get(key) ?? surveyGround(dataset, brief);
    grounds.delete(key);
    grounds.set(key, ground);
    for (const oldest of grounds.keys()) if (grounds.size > MOST_GROUNDS) grounds.delete(oldest);
    return ground;
  };
  return {
    load(dataset, tiles = []) {
      running?.abort();
      loaded = { dataset, terrain: tiles.length === 0 ? null : createTileTerrain(tiles) };
      grounds.clear();
      last = null;
    },
    async propose(ask, onProgress, signal) {
      const { dataset, terrain } = opened();
      if (running !== null) throw new Error('a proposal is already being made');
      const controller = new AbortController();
      running = controller;
      const abort = () => controller.abort();
      controller.signal.addEventListener('abort', () => thread?.stop());
      signal?.addEventListener('abort', abort);
      if (signal?.aborted) abort();
      try {
        const { seed, iterations, targetGapShare, timeLimitS, skipCurve, skipVariations, ...asked } = ask;
        const reachAt = (factor: number) => createReach(ask.rules, terrain, factor);
        const brief: Brief = { ...asked, terrain, reach: reachAt(1) };
        const clock = createClock(timeLimitS);
        const tell = (given: Partial<ProposerProgress>) =>
          onProgress?.({
            stage: 'exploring',
            doneShare: 0,
            best: null,
            bound: null,
            gapShare: null,
            ...given,
            seconds: clock.seconds(),
          });
        const effort = {
          seed,
          iterations,
          targetGapShare,
          skipCurve,
          signal: controller.signal,
          isLate: clock.isLate,
          rest: () => new Promise<void>((resolve) => setTimeout(resolve, 0)),
          onExplored: (doneShare: number) => tell({ doneShare }),
          onProgress: ({ objective, bound, gapShare }: { objective: number; bound: number; gapShare: number }) =>
            tell({
              stage: 'solving',
              doneShare: 1,
              best: finite(statedValue(ask.objective, objective)),
              bound: finite(statedValue(ask.objective, bound)),
              gapShare: finite(gapShare),
            }),
          ...(thread === null
            ? {}
            : {
                exact: (program: Parameters<typeof thread.solve>[0], limits: Parameters<typeof thread.solve>[1]) =>
                  thread.solve(program, { ...limits, timeLimitS: clock.leftS() }),
              }),
        };
        const varied = skipVariations === true ? undefined : reachAt;
        last = await propose(dataset, brief, effort, varied, groundOf(dataset, brief));
        return last;
      } finally {
        signal?.removeEventListener('abort', abort);
        running = null;
      }
    },
    cancel: () => running?.abort(),
    recount(before, after) {
      const { assembly, result } = proposed();
      return recount(assembly, result.chosen ?? new Uint8Array(assembly.problem.columns), before, after);
    },
    candidates: () => viewCandidates(proposed().assembly),
    opportunities({ profile, rules, operator }) {
      const { dataset, terrain } = opened();
      return findOpportunities({ dataset, profile, rules, reach: createReach(rules, terrain), operator });
    },
    nearDuplicates: ({ profile }, nearM) => findNearDuplicates(opened().dataset, profile, nearM),
    close() {
      running?.abort();
      thread?.stop();
      grounds.clear();
    },
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** A clock that starts now; without a limit it is never late and its time left is not known. */
function createClock(limitS: number | undefined) {
  const from = performance.now();
  const seconds = () => (performance.now() - from) / 1000;
  return {
    seconds,
    isLate: () => limitS !== undefined && seconds() > limitS,
    leftS: () => (limitS === undefined ? undefined : Math.max(0.1, limitS - seconds())),
  };
}

/** What two briefs must agree in to share a ground; reach and terrain belong to the dataset and the rules. */
const groundKey = ({ profile, targets, objective, operator, operatorMinimums, backup, rules }: AskedOf): string =>
  JSON.stringify([
    profile,
    targets,
    objective.startsWith('most-') ? objective : '',
    operator,
    operatorMinimums,
    backup,
    rules,
  ]);
