import { filesOfDataset, isJunk, layersOutside } from './dataset-folder.ts';

/** Files of the user's with the name that stands for them. */
export interface PickedFiles {
  readonly name: string;
  readonly files: readonly File[];
  /** Paths of files that could be layers and are not taken, because they lie in other folders. */
  readonly outside?: readonly string[];
}

/** A file and where it lies in what was picked. */
interface PlacedFile {
  readonly path: string;
  readonly file: File;
}

/** Picked files as a dataset named after their folder or archive, else after `fallback`; `null` for none. */
export const pickedFrom = (files: readonly File[], fallback: string): PickedFiles | null =>
  toPicked(
    files.map((file) => ({ path: file.webkitRelativePath || file.name, file })),
    fallback,
  );

/** What was dropped: files, folders with all that lies in them, or both; nothing of an empty folder. */
export async function droppedFrom(items: DataTransferItemList, fallback: string): Promise<PickedFiles | null> {
  // Everything must be taken before the first wait: after the event the list is empty.
  const dropped = [...items].flatMap((item) => item.webkitGetAsEntry() ?? item.getAsFile() ?? []);
  const inEach = dropped.map((one) => (one instanceof File ? [{ path: one.name, file: one }] : filesOf(one, '')));
  const placed = (await Promise.all(inEach)).flat();
  return toPicked(placed, fallback) ?? (dropped.length > 0 ? { name: dropped[0].name, files: [] } : null);
}

function toPicked(placed: readonly PlacedFile[], fallback: string): PickedFiles | null {
  const own = filesOfDataset(placed);
  // A lone archive, or a file that nobody can read, still deserves to be looked at.
  const meant = placed.filter(({ path }) => !isJunk(path));
  const chosen = own.length > 0 ? own : (meant.length > 0 ? meant : placed).slice(0, 1);
  if (chosen.length === 0) return null;
  const [{ path, file }] = chosen;
  const isLoneArchive = chosen.length === 1 && ARCHIVE.test(file.name);
  const single = chosen.length === 1 ? file.name.replace(ARCHIVE, '') : fallback;
  const folder = isLoneArchive ? undefined : path.split('/').at(-2);
  return { name: folder ?? single, files: chosen.map((one) => one.file), outside: layersOutside(placed) };
}

/** What holds a whole dataset in one file, and is named after it. */
const ARCHIVE = /\.(zip|phusong|xlsx|xlsm)$/i;

async function filesOf(entry: FileSystemEntry, folder: string): Promise<PlacedFile[]> {
  const path = `${folder}${entry.name}`;
  if (entry.isFile) return [{ path, file: await fileOf(entry as FileSystemFileEntry) }];
  const inside = await entriesIn(entry as FileSystemDirectoryEntry);
  return (await Promise.all(inside.map((child) => filesOf(child, `${path}/`)))).flat();
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** What lies in a folder; the browser hands it out in batches until one is empty. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return entries;
    entries.push(...batch);
  }
}
