import { proxy } from 'comlink';
import {
  type DatasetPart,
  type LoadedPart,
  type PartOptions,
  type PartReader,
  UnreadableFileError,
} from '../data/index.ts';
import { openLoneThread } from './lone-thread.ts';
import type { PostedPart, ReadAnswer, ReaderHost } from './reader-host.ts';
import type { AnyWorker } from './worker-port.ts';

export interface ThreadReaderOptions {
  /** How many threads read at once, at least 1. */
  readonly threads: number;
  /** A new worker that exposes a {@link ReaderHost}. */
  readonly createWorker: () => AnyWorker;
  /** Files of fewer bytes together are left to the calling thread; see {@link WORTH_BYTES}. */
  readonly worthBytes?: number;
}

/** Below this threads take longer to start and to warm up than they save: measured at 48 MB they lose 0.6 s, at 210 MB they gain as much. */
export const WORTH_BYTES = 128 << 20;

/** A reader of files on a disk, each part in a thread that ends with it, so that all memory that reading took is given back. */
export function createThreadReader({
  threads,
  createWorker,
  worthBytes = WORTH_BYTES,
}: ThreadReaderOptions): PartReader {
  if (!Number.isInteger(threads) || threads < 1) throw new RangeError(`threads must be >= 1, got ${threads}`);
  return {
    parallelism: threads,
    takes: (files) =>
      files.every(({ file }) => file.path !== undefined) &&
      files.reduce((sum, { file }) => sum + file.sizeBytes, 0) >= worthBytes,
    read: (part, options) => readInThread(createWorker, toPosted(part), options),
  };
}

const toPosted = ({ settings, files }: DatasetPart): PostedPart => ({
  settings,
  files: files.map((layer) => {
    const { name, path, sizeBytes } = layer.file;
    if (path === undefined) throw new RangeError(`${name} lies nowhere that another thread could open`);
    return { ...layer, file: { name, path, sizeBytes } };
  }),
});

async function readInThread(
  createWorker: () => AnyWorker,
  part: PostedPart,
  { onProgress, signal }: PartOptions,
): Promise<LoadedPart> {
  signal?.throwIfAborted();
  const thread = openLoneThread<ReaderHost>(createWorker(), 'reading');
  const abort = () => thread.end(signal?.reason);
  signal?.addEventListener('abort', abort);
  try {
    const answer = await thread.orEnd<ReadAnswer>(thread.host.read(part, onProgress && proxy(onProgress)));
    if ('loaded' in answer) return answer.loaded;
    const { file, code, params, further } = answer.refusal;
    throw new UnreadableFileError(file, code, params, further);
  } finally {
    signal?.removeEventListener('abort', abort);
    thread.end(new Error('the reading is over'));
  }
}
