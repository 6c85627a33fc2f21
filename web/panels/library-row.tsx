import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { TextField } from 'react-aria-components/TextField';
import type { KeptDataset } from '../library/database.ts';
import { useWordsOf } from '../messages/part-words.ts';
import * as libraryMessages from '../messages/parts/library.ts';
import { useApp } from '../state/app-state.ts';
import { deleteKept, duplicateKept, openKept, packKept, renameKept } from '../state/library-actions.ts';
import { toFileStem } from '../takeaway/file-stem.ts';
import { take } from '../takeaway/take-away.ts';

interface LibraryRowProps {
  readonly dataset: KeptDataset;
  readonly about: string;
  /** Does something that may fail; what it gives is told to the user. */
  readonly attempt: (act: () => Promise<string | null>) => void;
}

/** One kept dataset: its name, what it holds, and what can be done with it. */
export function LibraryRow({ dataset, about, attempt }: LibraryRowProps) {
  const library = useWordsOf(libraryMessages);
  const [mode, setMode] = useState<'shown' | 'renamed' | 'deleted'>('shown');
  const isOpen = useApp(({ request }) => request?.kind === 'kept' && request.id === dataset.id);
  const { name } = dataset;
  const done = async (act: Promise<unknown>) => {
    await act;
    return null;
  };
  if (mode === 'renamed')
    return (
      <Rename
        name={name}
        onDone={(wanted) => {
          setMode('shown');
          if (wanted !== null) attempt(() => done(renameKept(dataset, wanted)));
        }}
      />
    );
  if (mode === 'deleted')
    return (
      <ConfirmDelete
        name={name}
        onDone={(isWanted) => {
          setMode('shown');
          if (isWanted) attempt(async () => ((await deleteKept(dataset)) ? null : library.openElsewhere(name)));
        }}
      />
    );
  const does = {
    open: () => openKept(dataset),
    rename: () => setMode('renamed'),
    duplicate: () => attempt(() => done(duplicateKept(dataset, library.copyOf(name)))),
    export: () => void take(`${toFileStem(name)}.phusong`, () => packKept(dataset)),
    delete: () => setMode('deleted'),
  };
  return (
    <li className="library-row">
      <div className="library-name">
        <strong>{name}</strong> {isOpen && <span className="tag">{library.isOpen}</span>}
        <small className="muted">{about}</small>
      </div>
      <div className="library-actions">
        {(Object.keys(does) as (keyof typeof does)[]).map((action) => (
          <Button
            key={action}
            className={action === 'open' ? 'button' : 'button quiet bordered'}
            aria-label={library.of(library.actions[action], name)}
            onPress={does[action]}
          >
            {library.actions[action]}
          </Button>
        ))}
      </div>
    </li>
  );
}

function Rename({ name, onDone }: { name: string; onDone: (wanted: string | null) => void }) {
  const library = useWordsOf(libraryMessages);
  const [wanted, setWanted] = useState(name);
  return (
    <li className="library-row">
      <form
        className="library-form"
        onSubmit={(event) => {
          event.preventDefault();
          onDone(wanted);
        }}
      >
        <TextField aria-label={library.nameField} value={wanted} onChange={setWanted} autoFocus maxLength={200}>
          <Input className="input" />
        </TextField>
        <Button className="button" type="submit">
          {library.save}
        </Button>
        <Button className="button quiet" onPress={() => onDone(null)}>
          {library.giveUp}
        </Button>
      </form>
    </li>
  );
}

function ConfirmDelete({ name, onDone }: { name: string; onDone: (isWanted: boolean) => void }) {
  const library = useWordsOf(libraryMessages);
  return (
    <li className="library-row" data-danger>
      <p>{library.confirmDelete(name)}</p>
      <div className="library-actions">
        <Button className="button danger" onPress={() => onDone(true)}>
          {library.actions.delete}
        </Button>
        <Button className="button quiet bordered" autoFocus onPress={() => onDone(false)}>
          {library.undo}
        </Button>
      </div>
    </li>
  );
}
