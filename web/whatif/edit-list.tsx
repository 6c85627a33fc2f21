import { type ReactNode, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { useMessages } from '../messages/index.ts';
import { pressAndStay, useFocusStay } from '../panels/focus-keeper.tsx';
import { GLYPHS, Glyph } from '../panels/glyph.tsx';
import { useApp } from '../state/app-state.ts';
import { describeEdit } from './describe-edit.ts';
import { clearEdits, redo, removeEdit, undo } from './what-if-actions.ts';
import { useWhatIf } from './what-if-state.ts';
import { useWhatIfWords } from './words.ts';

const UNDO = 'M7.5 5 3.5 9l4 4M4 9h8a4.500 4.500 0 0 1 0 9H9';
const REDO = 'm12.5 5 4 4-4 4M16 9H8a4.500 4.500 0 0 0 0 9h3';

/** What the focus goes to when an edit or a way back is there no more: another edit, another way. */
const WAYS_BACK = ['.edit-list header button:not([disabled])', '.trial-tool'];
const OTHER_EDITS = ['.edit-list li:last-child button', ...WAYS_BACK];

/** The edits of the scenario in words, with ways back. */
export function EditList() {
  const words = useWhatIfWords();
  const messages = useMessages();
  const { edits, past, future } = useWhatIf((state) => state.history);
  const isWorking = useWhatIf((state) => state.isWorking);
  const dataset = useApp((state) => (state.base?.opened ?? state.opened)?.dataset);
  if (dataset === undefined) return null;
  return (
    <section className="edit-list">
      <header>
        <h2>{words.edits(edits.length)}</h2>
        <span className="muted" role="status">
          {isWorking ? words.working : ''}
        </span>
        <Button
          className="icon-button"
          aria-label={words.undo}
          isDisabled={past.length === 0}
          onPress={() => pressAndStay(undo, WAYS_BACK)}
        >
          <Glyph path={UNDO} />
        </Button>
        <Button
          className="icon-button"
          aria-label={words.redo}
          isDisabled={future.length === 0}
          onPress={() => pressAndStay(redo, WAYS_BACK)}
        >
          <Glyph path={REDO} />
        </Button>
        <Button
          className="button quiet"
          isDisabled={edits.length === 0}
          onPress={() => pressAndStay(clearEdits, WAYS_BACK)}
        >
          {words.clear}
        </Button>
      </header>
      {edits.length === 0 ? (
        <p className="muted">{words.noEdits}</p>
      ) : (
        <ol>
          {edits.map((edit, index) => {
            const text = describeEdit(edit, words, messages, dataset);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: an edit is what stands at its place in the order
              <EditRow key={index}>
                <span>{text}</span>
                <Button className="icon-button" aria-label={words.removeEdit(text)} onPress={() => removeEdit(index)}>
                  <Glyph path={GLYPHS.close} size={15} />
                </Button>
              </EditRow>
            );
          })}
        </ol>
      )}
    </section>
  );
}

function EditRow({ children }: { children: ReactNode }) {
  const row = useRef<HTMLLIElement>(null);
  useFocusStay(row, OTHER_EDITS);
  return <li ref={row}>{children}</li>;
}
