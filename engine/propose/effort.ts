import type { ExactSolver } from './solve/exact.ts';
import type { SolveProgress } from './solve/solve.ts';

/** How long and how exactly to look. */
export interface Effort {
  readonly seed?: number | undefined;
  readonly iterations?: number | undefined;
  readonly targetGapShare?: number | undefined;
  readonly exact?: ExactSolver | undefined;
  readonly exactTimeLimitS?: number | undefined;
  readonly signal?: { readonly aborted: boolean } | undefined;
  readonly isLate?: (() => boolean) | undefined;
  readonly onProgress?: ((progress: SolveProgress) => void) | undefined;
  /** How much of what candidates could reach is looked up, before the search begins. */
  readonly onExplored?: ((doneShare: number) => void) | undefined;
  readonly rest?: (() => Promise<void>) | undefined;
  /** Leaves the curve of diminishing returns out, which is a dozen problems of its own. */
  readonly skipCurve?: boolean | undefined;
}
