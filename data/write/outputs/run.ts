import type { Scenario } from '../../../engine/scenario/index.ts';
import type { OutputSource } from './source.ts';

/** How long one part of a run took. */
export interface StageTime {
  readonly stage: string;
  readonly seconds: number;
}

/** What only the run itself knows. */
export interface RunFacts {
  /** The options as they were given or chosen. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The scenario that was analysed, `null` for the dataset as it is. */
  readonly scenario: Scenario | null;
  /** Whether the dataset was measured in this run, or by the same engine and profile before it. */
  readonly measured: 'now' | 'before';
  /** Whether it is to the bit what was measured before; `null` or nothing where that is not known. */
  readonly equalsBefore?: boolean | null;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly stages: readonly StageTime[];
}

/** The record of a run: the only output that holds times. */
export function toRun({ tool, loaded, analysis }: OutputSource, run: RunFacts): Record<string, unknown> {
  return {
    tool: tool.name,
    version: tool.version,
    dataset: { name: loaded.name, as_of: loaded.asOf, plan: loaded.plan },
    options: run.options,
    ...(run.scenario && { scenario: { name: run.scenario.name, edits: run.scenario.edits.length } }),
    profile: analysis.profile,
    measured: run.measured,
    ...(typeof run.equalsBefore === 'boolean' && { equals_before: run.equalsBefore }),
    started_at: run.startedAt.toISOString(),
    finished_at: run.finishedAt.toISOString(),
    stages: run.stages,
    inputs: loaded.inputs,
  };
}
