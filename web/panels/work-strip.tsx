import { Button } from 'react-aria-components/Button';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { type Messages, useMessages } from '../messages/index.ts';
import { cancel, dismiss, retry } from '../state/actions.ts';
import { useApp } from '../state/app-state.ts';
import type { WorkProgress } from '../work/desk-api.ts';
import { GLYPHS, Glyph } from './glyph.tsx';

/** What is being done, in words and with a way to end it; or why it failed and what to do. */
export function WorkStrip() {
  const words = useMessages();
  const work = useApp((state) => state.work);
  if (work.phase === 'working') return <Progress progress={work.progress} />;
  if (work.phase === 'idle') return null;
  const { kind, message } = work.failure;
  const { title, advice } = words.failures[kind];
  return (
    <div className="work failed" role="alert">
      <Glyph path={GLYPHS.warn} size={20} />
      <div className="work-words">
        <strong>{title}</strong>
        {message && <p className="failure-message">{message}</p>}
        <p className="muted">{advice}</p>
      </div>
      <Button className="button" onPress={retry}>
        {words.retry}
      </Button>
      <Button className="button quiet" onPress={dismiss}>
        {words.dismiss}
      </Button>
    </div>
  );
}

function Progress({ progress }: { progress: WorkProgress }) {
  const words = useMessages();
  const label = stageWords(progress, words);
  return (
    <div className="work">
      <ProgressBar className="progress" aria-label={label} value={100 * overallShare(progress)}>
        {({ percentage }) => (
          <>
            <span className="progress-label" role="status">
              {label}
            </span>
            <span className="progress-track">
              <i className="progress-fill" style={{ width: `${percentage}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      <Button className="button quiet" onPress={cancel}>
        {words.cancel}
      </Button>
    </div>
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
  ['nearest fiber and sites', 0.34],
  ['dissolving coverage', 0.38],
  ['joining generations', 0.55],
  ['joining operators', 0.65],
  ['areas', 0.72],
  ['dead zones', 0.8],
  ['roads', 0.84],
  ['cables', 0.9],
  ['routes', 0.92],
  ['margins', 0.96],
];

function overallShare({ stage, doneShare }: WorkProgress): number {
  const at = STAGES.findIndex(([name]) => name === stage);
  if (at < 0) return 0.5;
  const from = STAGES[at][1];
  const to = STAGES[at + 1]?.[1] ?? 1;
  return from + (to - from) * doneShare;
}
