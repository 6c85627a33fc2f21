/** A place that a file goes to, once its content is made. */
export interface Destination {
  /** Puts the content there, whole or not at all. */
  write(content: Blob): Promise<void>;
  /** Leaves nothing there. */
  giveUp(): Promise<void>;
}

/** What the page needs of the File System Access API, which not every browser has. */
interface FileHandle {
  createWritable(): Promise<WritableStream<Uint8Array>>;
  getFile(): Promise<File>;
  remove?(): Promise<void>;
}
type SavePicker = (options: { suggestedName: string }) => Promise<FileHandle>;

/**
 * Where the file is to go: the place that the user points at, or the folder for downloads where the browser cannot ask. To be
 * called while a press is being answered. Rejects with an `AbortError` when the user thinks better of it.
 */
export async function chooseDestination(name: string): Promise<Destination> {
  const { showSaveFilePicker } = window as { showSaveFilePicker?: SavePicker };
  if (showSaveFilePicker === undefined) return downloadsAs(name);
  return intoHandle(await showSaveFilePicker.call(window, { suggestedName: name }));
}

const intoHandle = (handle: FileHandle): Destination => ({
  // What is written takes the place of the old content only when the stream is closed, which `pipeTo` does at the end.
  write: async (content) => content.stream().pipeTo(await handle.createWritable()),
  async giveUp() {
    // A new file was made empty by the picker; one that had content before keeps it.
    const isNew = (await handle.getFile()).size === 0;
    if (isNew) await handle.remove?.();
  },
});

/** A download may begin long after the link was pressed. */
const KEPT_MS = 60_000;

const downloadsAs = (name: string): Destination => ({
  async write(content) {
    const url = URL.createObjectURL(content);
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
  },
  giveUp: async () => {},
});
