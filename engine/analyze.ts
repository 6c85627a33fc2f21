import type { Analysis, Progress, Target } from './analysis.ts';
import type { Dataset } from './dataset.ts';
import type { KernelRunner } from './kernel.ts';
import type { KernelRegistry } from './kernels.ts';
import type { Profile } from './profile.ts';

export interface AnalyzeOptions {
  readonly profile: Profile;
  /** The plan to score against, `null` for indicators alone. */
  readonly plan: { readonly id: string; readonly targets: readonly Target[] } | null;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Everything that can be computed of a dataset: verdicts, indicators, dissolved coverage, dead zones, scorecard, gaps. */
export declare function analyze(
  dataset: Dataset,
  runner: KernelRunner<KernelRegistry>,
  options: AnalyzeOptions,
): Promise<Analysis>;
