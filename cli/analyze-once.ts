import type { Analysis, AnalyzeOptions, Dataset, Measured } from '../engine/index.ts';
import { createNodeWorker, createSession } from '../workers/index.ts';
import type { Terminal } from './terminal.ts';

/** The analysis of a dataset, and the dataset itself in memory that was shared for it: drop the given one. */
export interface AnalysedOnce {
  readonly dataset: Dataset;
  readonly analysis: Analysis;
  readonly measured: Measured;
}

/** Analyses a dataset in workers that end with the analysis, with a line of progress. `measured` is what was measured of it before. */
export async function analyzeOnce(
  terminal: Terminal,
  { dataset, measured = null }: { readonly dataset: Dataset; readonly measured?: Measured | null },
  { workers, ...rules }: Pick<AnalyzeOptions, 'profile' | 'plan'> & { readonly workers: number },
): Promise<AnalysedOnce> {
  const session = createSession({ workers, createWorker: createNodeWorker });
  try {
    const shared = session.load(dataset, measured);
    const analysis = await session.analyze(
      rules,
      ({ stage, doneShare }) => terminal.progress(stage, `${Math.floor(doneShare * 100)} %`),
      terminal.signal,
    );
    return { dataset: shared, analysis, measured: session.measured()! };
  } finally {
    session.close();
  }
}
