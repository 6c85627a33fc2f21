import { ProgressBar } from 'react-aria-components/ProgressBar';
import { type Messages, useMessages } from '../messages/index.ts';
import type { WorkProgress } from '../work/desk-api.ts';

/** How far the work is, as a bar and in words; `label` where the work has no stages yet. */
export function WorkProgressBar({ progress, label }: { progress: WorkProgress | null; label?: string | null }) {
  const words = useMessages();
  const said = label ?? (progress === null ? words.working : stageWords(progress, words));
  return (
    <ProgressBar
      className="progress"
      aria-label={said}
      isIndeterminate={progress === null}
      value={progress === null ? 0 : 100 * overallShare(progress)}
    >
      {({ percentage = 0 }) => (
        <>
          <span className="progress-label" role="status">
            {said}
          </span>
          <span className="progress-track">
            <i className="progress-fill" style={{ width: `${percentage}%` }} />
          </span>
        </>
      )}
    </ProgressBar>
  );
}

function stageWords({ stage, file }: WorkProgress, words: Messages): string {
  if (stage === 'read' && file) return words.reading(file);
  return words.stages[stage] ?? words.working;
}

/** Where each stage begins on the whole way; measured on the samples, and only how the bar moves. */
const STAGES: readonly (readonly [stage: string, from: number])[] = [
  ['start', 0],
  ['kept', 0.01],
  ['sample', 0.02],
  ['read', 0.2],
  ['coverage over points', 0.32],
  ['nearest fiber and sites', 0.33],
  ['roads', 0.36],
  ['cables', 0.43],
  ['routes', 0.44],
  ['dissolving coverage', 0.58],
  ['joining generations', 0.69],
  ['joining operators', 0.74],
  ['areas', 0.83],
  ['dead zones', 0.98],
  ['margins', 0.99],
];

function overallShare({ stage, doneShare }: WorkProgress): number {
  const at = STAGES.findIndex(([name]) => name === stage);
  if (at < 0) return 0.5;
  const from = STAGES[at][1];
  const to = STAGES[at + 1]?.[1] ?? 1;
  return from + (to - from) * doneShare;
}
