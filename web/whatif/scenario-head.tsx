import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Choice } from '../panels/choice.tsx';
import { FocusKeeper } from '../panels/focus-keeper.tsx';
import { Glyph } from '../panels/glyph.tsx';
import { showDialog } from '../state/view-actions.ts';
import { TextField } from './fields.tsx';
import { exportScenario, importScenario } from './scenario-file.ts';
import { chooseScenario, deleteScenario, duplicateScenario, newScenario, renameScenario } from './what-if-actions.ts';
import { useWhatIf } from './what-if-state.ts';
import { useWhatIfWords } from './words.ts';

const DATA = ' data';
const MORE = 'M4.500 10h.01M10 10h.01M15.500 10h.01';

/** What can be done with scenarios, in the order of the menu. */
const ACTIONS = ['create', 'rename', 'duplicate', 'compare', 'export', 'import', 'remove'] as const;
type Action = (typeof ACTIONS)[number];
/** Those that want a scenario to be worked on. */
const OF_ONE: readonly Action[] = ['rename', 'duplicate', 'export', 'remove'];

/** Which scenario is worked on, and what can be done with it. */
export function ScenarioHead() {
  const words = useWhatIfWords();
  const scenarios = useWhatIf((state) => state.scenarios);
  const current = useWhatIf((state) => state.current);
  const [asked, setAsked] = useState<'rename' | 'delete' | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const acts: Readonly<Record<Action, () => void>> = {
    create: () => newScenario(),
    rename: () => setAsked('rename'),
    duplicate: duplicateScenario,
    export: () => void exportScenario(),
    import: () => file.current?.click(),
    compare: () => showDialog('comparison'),
    remove: () => setAsked('delete'),
  };
  const giveUp = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    setAsked(null);
  };
  return (
    <header className="scenario-head">
      <div className="scenario-line">
        <Choice
          label={words.scenario}
          options={[{ id: DATA, label: words.data }, ...scenarios.map(({ name }) => ({ id: name, label: name }))]}
          value={current ?? DATA}
          placeholder={words.data}
          onChoose={(id) => chooseScenario(id === DATA ? null : id)}
        />
        <MenuTrigger>
          <Button className="icon-button bordered scenario-actions" aria-label={words.actions}>
            <Glyph path={MORE} />
          </Button>
          <Popover className="popover" placement="bottom end">
            <Menu
              className="options"
              disabledKeys={current === null ? OF_ONE : []}
              onAction={(key) => acts[key as Action]()}
            >
              {ACTIONS.map((action) => (
                <MenuItem key={action} id={action} className="option">
                  {words[action]}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      </div>
      <input
        ref={file}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          target.value = '';
          if (chosen) void importScenario(chosen);
        }}
      />
      {asked !== null && current !== null && (
        <FocusKeeper stays={['.scenario-actions']} onKeyDown={giveUp}>
          {asked === 'rename' && <Rename name={current} onDone={() => setAsked(null)} />}
          {asked === 'delete' && <Delete name={current} onDone={() => setAsked(null)} />}
        </FocusKeeper>
      )}
    </header>
  );
}

interface AskedProps {
  readonly name: string;
  readonly onDone: () => void;
}

function Delete({ name, onDone }: AskedProps) {
  const words = useWhatIfWords();
  return (
    <div className="asked" role="alertdialog" aria-label={words.remove}>
      <p>{words.deleteSure(name)}</p>
      <div className="form-actions">
        <Button
          autoFocus
          className="button"
          onPress={() => {
            onDone();
            deleteScenario();
          }}
        >
          {words.remove}
        </Button>
        <Button className="button quiet" onPress={onDone}>
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}

function Rename({ name, onDone }: AskedProps) {
  const words = useWhatIfWords();
  const [text, setText] = useState(name);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const field = form.current?.querySelector('input');
    field?.focus();
    field?.select();
  }, []);
  return (
    <form
      ref={form}
      className="asked"
      onSubmit={(event) => {
        event.preventDefault();
        renameScenario(text);
        onDone();
      }}
    >
      <TextField label={words.newName} value={text} onChange={setText} />
      <div className="form-actions">
        <Button className="button" type="submit" isDisabled={text.trim() === ''}>
          {words.save}
        </Button>
        <Button className="button quiet" onPress={onDone}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
