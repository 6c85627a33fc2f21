import type { WorkProgress } from '../desk-api.ts';

/** The eye needs no more; each telling is a message, and a page that draws itself anew. */
const PACE_MS = 200;

/** Passes progress on as each stage begins, and within a stage no more often than the eye needs. */
export function paced(tell: (progress: WorkProgress) => void): (progress: WorkProgress) => void {
  let last = { stage: '', atMs: 0 };
  return (progress) => {
    const atMs = performance.now();
    if (progress.stage === last.stage && atMs - last.atMs < PACE_MS) return;
    last = { stage: progress.stage, atMs };
    tell(progress);
  };
}
