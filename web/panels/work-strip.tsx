import { lazy, Suspense } from 'react';
import { Button } from 'react-aria-components/Button';
import { useMessages } from '../messages/index.ts';
import { cancel, dismiss, retry } from '../state/actions.ts';
import { useApp } from '../state/app-state.ts';
import { useNotices } from '../state/notices.ts';
import { useWorkProgress } from '../state/work-progress.ts';
import { FocusKeeper } from './focus-keeper.tsx';
import { GLYPHS, Glyph } from './glyph.tsx';
import { WorkProgressBar } from './work-progress-bar.tsx';

const RefusalWords = lazy(() => import('./refusal-words.tsx'));
const NoticeStrip = lazy(() => import('./notice-strip.tsx'));

/** What the user should know: notices first, then the work. */
export function WorkStrip() {
  const isTold = useNotices().length > 0;
  return (
    <>
      <Suspense>{isTold && <NoticeStrip />}</Suspense>
      <CurrentWork />
    </>
  );
}

function CurrentProgress() {
  return <WorkProgressBar progress={useWorkProgress()} />;
}

/** What is being done, in words and with a way to end it; or why it failed and what to do. */
function CurrentWork() {
  const words = useMessages();
  const work = useApp((state) => state.work);
  if (work.phase === 'working')
    return (
      <FocusKeeper className="work">
        <CurrentProgress />
        <Button className="button quiet" onPress={cancel}>
          {words.cancel}
        </Button>
      </FocusKeeper>
    );
  if (work.phase === 'idle') return null;
  const { kind, message, refusal } = work.failure;
  const { title, advice } = words.failures[kind];
  return (
    <FocusKeeper className="work failed" role="alert">
      <Glyph path={GLYPHS.warn} size={20} />
      <div className="work-words">
        <strong>{title}</strong>
        {message && (
          <p className="failure-message">
            <Suspense fallback={message}>{refusal ? <RefusalWords refusal={refusal} /> : message}</Suspense>
          </p>
        )}
        <p className="muted">{advice}</p>
      </div>
      <Button className="button" onPress={retry}>
        {words.retry}
      </Button>
      <Button className="button quiet" onPress={dismiss}>
        {words.dismiss}
      </Button>
    </FocusKeeper>
  );
}
