import { Button } from 'react-aria-components/Button';
import { useMessages } from '../messages/index.ts';
import { useWordsOf } from '../messages/part-words.ts';
import * as libraryMessages from '../messages/parts/library.ts';
import { deskInUse, keepOpen, measureAgain } from '../state/actions.ts';
import { app } from '../state/app-state.ts';
import { type Notice, silence, useNotices } from '../state/notices.ts';
import { showDialog } from '../state/view-actions.ts';
import { stemOfOpened, take } from '../takeaway/take-away.ts';
import { FocusKeeper } from './focus-keeper.tsx';
import { GLYPHS, Glyph } from './glyph.tsx';

type Action = 'export' | 'library' | 'again' | 'measure' | 'reload';

/** What can be done about each notice. */
const ACTIONS: Readonly<Record<Notice, readonly Action[]>> = {
  'storage-full': ['export', 'library', 'again'],
  'no-storage': ['export'],
  'plan-not-kept': ['library'],
  'other-tab': [],
  'came-measured': ['measure'],
  'measured-same': [],
  'measured-otherwise': [],
  reopened: [],
  'new-version': ['reload'],
};

/** Notices that nobody has to hear at once. */
const CALM: readonly Notice[] = ['new-version', 'came-measured', 'measured-same'];

const DO: Readonly<Record<Action, () => void>> = {
  export: () => void take(`${stemOfOpened()}.phusong`, () => deskInUse().pack(app.get().opened?.name ?? '')),
  library: () => showDialog('library'),
  again: () => void keepOpen(),
  measure: () => void measureAgain(),
  reload: () => void import('../state/offline.ts').then(({ useNewVersion }) => useNewVersion()),
};

/** What the user should know, with what can be done about it. */
export default function NoticeStrip() {
  const words = useMessages();
  const { notices, noticeActions } = useWordsOf(libraryMessages);
  return useNotices().map((notice) => (
    <FocusKeeper key={notice} className="work notice" role={CALM.includes(notice) ? 'status' : 'alert'}>
      <Glyph path={notice === 'measured-same' ? GLYPHS.check : GLYPHS.warn} size={20} />
      <div className="work-words">
        <p>{notices[notice]}</p>
        {ACTIONS[notice].length > 0 && (
          <div className="work-actions">
            {ACTIONS[notice].map((action, i) => (
              <Button
                key={action}
                className={i === 0 && !CALM.includes(notice) ? 'button' : 'button quiet bordered'}
                onPress={DO[action]}
              >
                {noticeActions[action]}
              </Button>
            ))}
          </div>
        )}
      </div>
      <Button className="icon-button" aria-label={words.dismiss} onPress={() => silence(notice)}>
        <Glyph path={GLYPHS.close} />
      </Button>
    </FocusKeeper>
  ));
}
