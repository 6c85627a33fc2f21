import type { LoadedDataset } from '../data/index.ts';
import { TOOL } from '../data/tool.ts';
import { checkOutputFolder, type FileToWrite, writeOutputFolder } from '../data/write/output-folder.ts';
import { type OutputFile, type OutputSource, type RunFacts, toOutputs } from '../data/write/outputs/index.ts';
import { createStopwatch } from '../data/write/outputs/stopwatch.ts';
import { type Analysis, isSameMeasured, type Measured, type Profile } from '../engine/index.ts';
import type { Scenario } from '../engine/scenario/index.ts';
import type { Plan } from '../seeds/plan-schema.ts';
import {
  coverageInThread,
  createNodeWorker,
  createSession,
  createWriterNodeWorker,
  isWorthThread,
  type Session,
} from '../workers/index.ts';
import type { LoadedInput } from './open-input.ts';
import { refuseOverInputs } from './refuse-over-inputs.ts';
import type { Terminal } from './terminal.ts';

/** Only what an analysis wrote is replaced by one. */
const KIND = 'analyze';

export interface AnalysisRequest {
  /** The dataset, read when it is its turn. */
  readonly load: () => Promise<LoadedInput>;
  /** Whether to measure even what was measured before. */
  readonly anew?: boolean;
  /** Keeps what was measured, for the next time. */
  readonly keep?: (loaded: LoadedDataset, measured: Measured) => Promise<void>;
  /** The plan to score against, once it is known what the dataset says. */
  readonly choosePlan: (loaded: LoadedDataset) => Promise<Plan | null>;
  readonly profile: Profile;
  /** The scenario that the dataset and the profile already hold, `null` without one. */
  readonly scenario: Scenario | null;
  readonly workers: number;
  /** Paths that are read, and must not be written over. */
  readonly inputs: readonly string[];
  /** The folder of the outputs. */
  readonly out: string;
  /** The options as `run.json` records them. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface AnalysisOutcome {
  readonly loaded: LoadedDataset;
  readonly plan: Plan | null;
  readonly analysis: Analysis;
  readonly measured: RunFacts['measured'];
  /** Whether what was measured now is to the bit what was measured before; `null` where nothing was. */
  readonly equalsBefore: boolean | null;
}

/** Reads, analyses and writes: the outputs appear all at once at the end, or not at all. */
export async function runAnalysis(terminal: Terminal, request: AnalysisRequest): Promise<AnalysisOutcome> {
  const { signal } = terminal;
  await refuseOverInputs(request.out, request.inputs);
  await checkOutputFolder(request.out, KIND);
  const stopwatch = createStopwatch();
  stopwatch.start('read');
  const session = createSession({ workers: request.workers, createWorker: createNodeWorker });
  let source: OutputSource;
  let plan: Plan | null;
  let measured: Measured | null = null;
  let equalsBefore: boolean | null = null;
  try {
    const read = await readInto(session, request);
    plan = read.plan;
    const { profile, anew = false } = request;
    const rules = { profile, plan, anew };
    const isBefore = session.isMeasured(profile);
    const before = isBefore ? session.measured() : null;
    const analysis = await session.analyze(
      rules,
      ({ stage, doneShare }) => {
        stopwatch.start(stage);
        terminal.progress(stage, `${Math.floor(doneShare * 100)} %`);
      },
      signal,
    );
    if (anew || !isBefore) measured = session.measured();
    if (measured !== null && before !== null) equalsBefore = isSameMeasured(before, measured);
    source = { tool: TOOL, loaded: read.loaded, analysis };
  } finally {
    session.close();
  }

  stopwatch.start('write');
  terminal.progress('writing');
  const { options, scenario } = request;
  const when = measured === null ? 'before' : 'now';
  const run = () => ({ options, scenario, measured: when, equalsBefore, ...stopwatch.stop() }) as const;
  const files = toOutputs(source, run).map((file) => withThread(file, source, request.workers));
  await writeOutputFolder(request.out, files, { kind: KIND, signal });
  if (measured !== null) await request.keep?.(source.loaded, measured);
  return { loaded: source.loaded, plan, analysis: source.analysis, measured: when, equalsBefore };
}

/** An output as it is to be written: one of the two that can be large is made in another thread while the others are. */
const withThread = (file: OutputFile, source: OutputSource, workers: number): FileToWrite =>
  file.name === 'coverage.geojson' && workers > 1 && isWorthThread(source)
    ? { name: file.name, isMadeElsewhere: true, chunks: () => coverageInThread(source, createWriterNodeWorker) }
    : file;

/** Reads the dataset into a session. The columns as they were read are let go of: the session has its own. */
async function readInto(session: Session, request: AnalysisRequest) {
  const { measured, ...loaded } = await request.load();
  const plan = await request.choosePlan(loaded);
  return { loaded: { ...loaded, dataset: session.load(loaded.dataset, measured) }, plan };
}
