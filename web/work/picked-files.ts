/** Files of the user's with the name that stands for them. */
export interface PickedFiles {
  readonly name: string;
  readonly files: readonly File[];
}

/** Picked or dropped files as a dataset named after their folder, else after `fallback`; `null` for none. */
export function pickedFrom(files: readonly File[], fallback: string): PickedFiles | null {
  if (files.length === 0) return null;
  const folder = files[0].webkitRelativePath.split('/')[0];
  // Only the folder itself is the dataset: what lies deeper belongs to somebody else.
  const own = folder === '' ? files : files.filter((file) => file.webkitRelativePath.split('/').length === 2);
  return { name: folder || (files.length === 1 ? files[0].name : fallback), files: own };
}

/** What was dropped: the files themselves, or those directly in a dropped folder. */
export async function droppedFrom(items: DataTransferItemList, fallback: string): Promise<PickedFiles | null> {
  // Entries must be taken before the first wait: after the event the list is empty.
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const files: File[] = [];
  for (const entry of entries) {
    if (entry.isFile) files.push(await fileOf(entry as FileSystemFileEntry));
    else files.push(...(await filesIn(entry as FileSystemDirectoryEntry)));
  }
  const folder = entries.length === 1 && entries[0].isDirectory ? entries[0].name : '';
  const picked = pickedFrom(files, fallback);
  return picked && folder ? { ...picked, name: folder } : picked;
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** The files of a folder; the browser hands them out in batches until one is empty. */
async function filesIn(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const reader = folder.createReader();
  const files: File[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return files;
    for (const entry of batch) if (entry.isFile) files.push(await fileOf(entry as FileSystemFileEntry));
  }
}
