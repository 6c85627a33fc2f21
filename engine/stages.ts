import type { Progress } from './analysis.ts';
import type { KernelRunner } from './kernel.ts';
import type { KernelRegistry } from './kernels.ts';

export type Runner = KernelRunner<KernelRegistry>;

/** Rows a task; only balance and the answer to a cancel depend on them, never a result. */
export const POINTS_PER_TASK = 4096;

/** Runs the tasks of one kernel as a named stage of the analysis. */
export type Stage = <Name extends keyof KernelRegistry>(
  label: string,
  name: Name,
  tasks: readonly Parameters<KernelRegistry[Name]>[1][],
) => Promise<ReturnType<KernelRegistry[Name]>[]>;

/** Runs a kernel over its tasks and tells how far the stage is. */
export const createStages =
  (runner: Runner, onProgress: ((progress: Progress) => void) | undefined): Stage =>
  async (label, name, tasks) => {
    if (tasks.length === 0) return [];
    onProgress?.({ stage: label, doneShare: 0 });
    return runner.run(name, tasks, (done) => onProgress?.({ stage: label, doneShare: done / tasks.length }));
  };

/** What a stage that is under way gives, and what `make` gives, which is made here while workers are at it. */
export const meanwhile = <Staged, Made>(
  stage: Promise<Staged>,
  make: () => Made | Promise<Made>,
): Promise<[Staged, Made]> => Promise.all([stage, new Promise<Made>((resolve) => resolve(make()))]);
