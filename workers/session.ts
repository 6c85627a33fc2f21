import { createWhatIf, type WhatIf, type WhatIfStep } from '../engine/incremental/index.ts';
import {
  type Analysis,
  type AnalyzeOptions,
  createLocalRunner,
  type Dataset,
  isSameProfile,
  type KernelRegistry,
  kernelDataset,
  kernels,
  type Measured,
  type Measurement,
  measure,
  measuredOf,
  measurementOf,
  type Profile,
  type Progress,
  scoreAgainst,
} from '../engine/index.ts';
import { type Edit, MisfitError, misfitsOf } from '../engine/scenario/index.ts';
import { createPool, type KernelPool, toBroadcast } from './pool.ts';
import type { AnyWorker } from './worker-port.ts';

export interface SessionOptions {
  /** How many workers compute; 0 computes in the calling thread. */
  readonly workers: number;
  /** A new worker that runs `worker.ts` or `node-worker.ts`. */
  readonly createWorker: () => AnyWorker;
}

export interface Rules extends Omit<AnalyzeOptions, 'onProgress' | 'onFindings'> {
  /** Whether to measure even what was measured before. */
  readonly anew?: boolean;
}

/**
 * A dataset that stays loaded while it is analysed again and again. Plain functions of cloneable values, so that a
 * session can also be reached over comlink; there `onProgress` is a `proxy` and `cancel` stands in for the signal.
 */
export interface Session {
  /**
   * Takes the dataset of the analyses to come, and what was measured of it before. Its columns move to shared memory: keep the returned one,
   * drop the given.
   */
  load(dataset: Dataset, measured?: Measured | null): Dataset;
  /** The analysis under these rules. Where the dataset was measured by the same profile before, it is only scored, at once, unless it is to be measured anew. One at a time. Rejects with the reason of `signal`, untouched, soon after it aborts. */
  analyze(
    rules: Rules,
    onProgress?: (progress: Progress) => void,
    signal?: AbortSignal,
    onFindings?: AnalyzeOptions['onFindings'],
  ): Promise<Analysis>;
  /** What was measured of the loaded dataset last, be it before it was loaded; `null` where nothing was. */
  measured(): Measured | null;
  /** Whether that was by this profile, so that an analysis need only score. */
  isMeasured(profile: Profile): boolean;
  /** Edits of the loaded dataset whose consequences follow at once. */
  readonly whatIf: WhatIfSession;
  /** Ends the running analysis with an `AbortError`; the session stays usable. */
  cancel(): void;
  /** Ends the workers. */
  close(): void;
}

/** One what-if over the loaded dataset, kept in the session's own thread; functions throw where none was begun. */
export interface WhatIfSession {
  /**
   * Starts anew under these rules, with edits in force, and gives what they do together. Rejects with a RangeError that
   * names every edit that does not fit, and keeps what was there. Takes about as long as an analysis.
   */
  begin(rules: Rules, edits: readonly Edit[]): Promise<WhatIfStep>;
  /** Each renews all that points and lines decide, in milliseconds, and says what became of it; `undo` and `redo` give `null` at the end. */
  apply(edit: Edit): WhatIfStep;
  undo(): WhatIfStep | null;
  redo(): WhatIfStep | null;
  /** Renews what hangs on dissolved coverage: covered areas, dead zones, margins. A few milliseconds in a province, some dozens in a country. */
  areas(): Promise<WhatIfStep>;
  /** What all edits in force do together. */
  comparison(): WhatIfStep;
  /** The edits in force, to be saved as a scenario. */
  edits(): readonly Edit[];
  /** The edited dataset and its analysis, to be drawn. */
  result(): Promise<{ readonly dataset: Dataset; readonly analysis: Analysis }>;
  end(): void;
}

/** Holds the what-if of a session. */
function createWhatIfSession(loaded: () => Dataset): WhatIfSession {
  let current: WhatIf | null = null;
  const begun = (): WhatIf => {
    if (current === null) throw new Error('no what-if was begun');
    return current;
  };
  return {
    async begin(rules, edits) {
      const dataset = loaded();
      const misfits = misfitsOf(dataset, edits);
      if (misfits.length > 0) throw new MisfitError(misfits);
      const next = createWhatIf(dataset, rules);
      await next.areas();
      for (const edit of edits) next.apply(edit);
      if (edits.length > 0) await next.areas();
      current = next;
      return next.comparison();
    },
    apply: (edit) => begun().apply(edit),
    undo: () => begun().undo(),
    redo: () => begun().redo(),
    areas: async () => begun().areas(),
    comparison: () => begun().comparison(),
    edits: () => begun().edits(),
    async result() {
      const analysis = await begun().analysis();
      return { dataset: begun().dataset(), analysis };
    },
    end() {
      current = null;
    },
  };
}

export function createSession({ workers, createWorker }: SessionOptions): Session {
  let dataset: Dataset | null = null;
  let pool: KernelPool<KernelRegistry> | null = null;
  let running: AbortController | null = null;
  let measured: Measurement | null = null;

  const isMeasured = (profile: Profile) => measured !== null && isSameProfile(measured.analysis.profile, profile);
  const stopPool = (reason: unknown) => {
    pool?.stop(reason);
    pool = null;
  };
  const runnerOf = (loaded: Dataset, signal: AbortSignal) => {
    if (workers === 0) return createLocalRunner<KernelRegistry>(kernels, loaded, signal);
    pool ??= createPool<KernelRegistry>(kernelDataset(loaded), { workers, createWorker });
    return pool;
  };
  const whatIf = createWhatIfSession(() => {
    if (dataset === null) throw new Error('load was not called');
    return dataset;
  });
  return {
    whatIf,
    load(given, before = null) {
      stopPool(new Error('another dataset was loaded'));
      whatIf.end();
      dataset = workers === 0 ? given : toBroadcast(given);
      measured = before && measurementOf(dataset, workers === 0 ? before : toBroadcast(before));
      return dataset;
    },
    measured: () => measured && measuredOf(measured),
    isMeasured,
    async analyze(rules, onProgress, signal, onFindings) {
      if (dataset === null) throw new Error('load was not called');
      if (running !== null) throw new Error('an analysis is already running');
      const controller = new AbortController();
      running = controller;
      const abort = () => controller.abort(signal?.reason);
      controller.signal.addEventListener('abort', () => stopPool(controller.signal.reason));
      try {
        signal?.throwIfAborted();
        signal?.addEventListener('abort', abort);
        if (rules.anew || !isMeasured(rules.profile)) {
          const measurement = await measure(dataset, runnerOf(dataset, controller.signal), {
            ...rules,
            onProgress,
            onFindings,
          });
          controller.signal.throwIfAborted();
          measured = measurement;
        }
        return scoreAgainst(measured!, rules.plan);
      } catch (error) {
        // After a failure a worker may be dead or half-way through a task: the next analysis starts with new ones.
        stopPool(error);
        throw error;
      } finally {
        signal?.removeEventListener('abort', abort);
        running = null;
      }
    },
    cancel: () => running?.abort(),
    close: () => stopPool(new Error('the session was closed')),
  };
}
