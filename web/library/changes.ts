/** What has changed in the library: the list of datasets, or the documents beside one of them. */
export type LibraryChange = { readonly what: 'datasets' } | { readonly what: 'documents'; readonly dataset: string };

const listeners = new Set<(change: LibraryChange) => void>();
let channel: BroadcastChannel | null = null;

const tell = (change: LibraryChange): void => {
  for (const listener of [...listeners]) listener(change);
};

/** The line to the other tabs, opened when somebody first speaks or listens. */
function line(): BroadcastChannel | null {
  if (channel === null && typeof BroadcastChannel !== 'undefined') {
    channel = new BroadcastChannel('phusong-library');
    channel.onmessage = ({ data }: MessageEvent<LibraryChange>) => tell(data);
  }
  return channel;
}

/** Tells this tab and the others of a change. */
export function announce(change: LibraryChange): void {
  line()?.postMessage(change);
  tell(change);
}

/** Calls `listener` after every change, whichever tab made it; gives back how to stop. */
export function onLibraryChange(listener: (change: LibraryChange) => void): () => void {
  line();
  listeners.add(listener);
  return () => listeners.delete(listener);
}
