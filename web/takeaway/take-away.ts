import type { OutputName } from '../../data/write/outputs/names.ts';
import { deskInUse } from '../state/actions.ts';
import { app } from '../state/app-state.ts';
import { createStore } from '../state/store.ts';
import { toFileStem } from './file-stem.ts';
import { makeMapSheet } from './map-sheet.ts';
import type { Orientation } from './map-sheet-layout.ts';
import { chooseDestination } from './save-file.ts';

/** What is being taken away, or what became of it. */
export type Taking =
  | { readonly phase: 'idle' }
  /** `file` is the one that is being made of several. */
  | { readonly phase: 'making'; readonly name: string; readonly file: string; readonly doneShare: number | null }
  | { readonly phase: 'saved'; readonly name: string; readonly sizeBytes: number }
  | { readonly phase: 'failed'; readonly name: string; readonly message: string };

export const taking = createStore<{ now: Taking }>({ now: { phase: 'idle' } });

/** Saves one of the command line's files. */
export const takeOutput = (name: OutputName): Promise<void> => take(name, () => deskInUse().output(name));

/** Saves all of them as a zip. */
export const takeAllOutputs = (): Promise<void> =>
  take(`${stemOfOpened()}.zip`, (onProgress) =>
    deskInUse().outputsZip(({ file, doneShare }) => onProgress(file ?? '', doneShare)),
  );

/** Saves the map as a picture to print. */
export const takeMap = (orientation: Orientation): Promise<void> =>
  take(`${stemOfOpened()}-map.png`, () => makeMapSheet(orientation));

/** Ends the making of files; what was made is thrown away. */
export function stopTaking(): void {
  controller?.abort();
  // A worker that has died meanwhile has nothing to end.
  const end = async () => deskInUse().cancelOutputs();
  void end().catch(() => {});
}

/** Forgets what became of the last file. */
export const forgetTaking = (): void => taking.set({ now: { phase: 'idle' } });

/** What file names of this dataset begin with. */
export const stemOfOpened = (): string => toFileStem(app.get().opened?.name ?? '');

let controller: AbortController | null = null;

/** Asks where a file shall go, makes it and puts it there, and tells about it in `taking`. */
export async function take(
  name: string,
  make: (onProgress: (file: string, doneShare: number) => void, signal: AbortSignal) => Promise<Blob>,
): Promise<void> {
  controller?.abort();
  const mine = new AbortController();
  controller = mine;
  const tell = (now: Taking) => {
    if (controller === mine) taking.set({ now });
  };
  const destination = await chooseDestination(name).catch(() => null);
  if (destination === null) return tell({ phase: 'idle' });
  tell({ phase: 'making', name, file: name, doneShare: null });
  try {
    const onProgress = (file: string, doneShare: number) => tell({ phase: 'making', name, file, doneShare });
    const content = await make(onProgress, mine.signal);
    mine.signal.throwIfAborted();
    await destination.write(content);
    tell({ phase: 'saved', name, sizeBytes: content.size });
  } catch (error) {
    await destination.giveUp().catch(() => {});
    const { name: kind, message } = error instanceof Error ? error : new Error(String(error));
    tell(kind === 'AbortError' ? { phase: 'idle' } : { phase: 'failed', name, message });
  }
}
