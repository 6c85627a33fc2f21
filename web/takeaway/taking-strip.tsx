import { Button } from 'react-aria-components/Button';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { formatNumber } from '../figures.ts';
import { type Messages, useMessages } from '../messages/index.ts';
import { GLYPHS, Glyph } from '../panels/glyph.tsx';
import { useStore } from '../state/store.ts';
import { forgetTaking, stopTaking, taking } from './take-away.ts';

/** What is being made, with a way to end it; then what became of it. */
export function TakingStrip() {
  const words = useMessages();
  const now = useStore(taking, (state) => state.now);
  const { takeAway } = words;
  if (now.phase === 'making')
    return (
      <div className="taking">
        <ProgressBar
          className="progress"
          aria-label={takeAway.making(now.file)}
          isIndeterminate={now.doneShare === null}
          value={100 * (now.doneShare ?? 0)}
        >
          <span className="progress-label" role="status">
            {takeAway.making(now.file)}
          </span>
          <span className="progress-track">
            <i className="progress-fill" style={{ width: `${100 * (now.doneShare ?? 0)}%` }} />
          </span>
        </ProgressBar>
        <Button className="button quiet" onPress={stopTaking}>
          {words.cancel}
        </Button>
      </div>
    );
  if (now.phase === 'failed')
    return (
      <div className="taking failed" role="alert">
        <Glyph path={GLYPHS.warn} />
        <div>
          <strong>{takeAway.failed(now.name)}</strong>
          <p className="muted">{[now.message, takeAway.failedAdvice].filter(Boolean).join(' · ')}</p>
        </div>
        <Button className="button quiet" onPress={forgetTaking}>
          {words.dismiss}
        </Button>
      </div>
    );
  return (
    <div className="taking" role="status">
      {now.phase === 'saved' && (
        <>
          <Glyph path={GLYPHS.check} />
          <span>{takeAway.saved(now.name, formatSize(now.sizeBytes, words))}</span>
        </>
      )}
    </div>
  );
}

/** A size as people write it. */
export function formatSize(bytes: number, words: Messages): string {
  const { kilobytes, megabytes } = words.takeAway;
  return bytes < 1e6
    ? `${formatNumber(Math.ceil(bytes / 1000), 0, words)} ${kilobytes}`
    : `${formatNumber(bytes / 1e6, 1, words)} ${megabytes}`;
}
