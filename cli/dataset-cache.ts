import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { datasetKey } from '../data/dataset-key.ts';
import { type LoadedDataset, UnreadableFileError } from '../data/index.ts';
import { PACKED_EXTENSION } from '../data/packed.ts';
import { readPackedFile, writePackedFile } from '../data/packed-files.ts';
import { TOOL } from '../data/tool.ts';
import type { OptionSpec } from './command.ts';
import { sayRefusal } from './errors.ts';
import { type LoadRequest, loadWithProgress } from './load-with-progress.ts';
import { type Language, messagesOf } from './messages/index.ts';
import type { Terminal } from './terminal.ts';

export const CACHE_OPTION: OptionSpec = {
  type: 'string',
  value: 'FOLDER',
  help: {
    en: 'keep the dataset in this folder as it was read, and read it from there while its files stay the same',
    vi: 'giữ dữ liệu đã đọc trong thư mục này và đọc lại từ đó khi các tệp chưa thay đổi',
  },
};

/**
 * The dataset, from the folder `cache` where it was read before from the same bytes by the same version, else from its files.
 * An entry that cannot be read, or not be written, is noted and never stops the run.
 */
export async function loadCached(terminal: Terminal, cache: string, request: LoadRequest): Promise<LoadedDataset> {
  const { signal } = terminal;
  terminal.progress('looking into the cache');
  const { key, fits } = await datasetKey(request.source, TOOL.version, { layers: request.layers, signal });
  const path = join(cache, `${key}${PACKED_EXTENSION}`);
  const kept = await readEntry(terminal, path);
  if (kept !== null) return kept;
  const loaded = await loadWithProgress(terminal, request);
  if (fits(loaded)) await writeEntry(terminal, cache, path, loaded);
  return loaded;
}

async function readEntry(terminal: Terminal, path: string): Promise<LoadedDataset | null> {
  try {
    return await readPackedFile(path, terminal.signal);
  } catch (error) {
    if (terminal.signal.aborted) throw error;
    if (isSystemError(error) && error.code === 'ENOENT') return null;
    if (!(error instanceof UnreadableFileError) && !isSystemError(error)) throw error;
    terminal.note(messagesOf(terminal.language).cacheUnread(reasonOf(error, terminal.language)));
    return null;
  }
}

async function writeEntry(terminal: Terminal, cache: string, path: string, loaded: LoadedDataset): Promise<void> {
  try {
    await mkdir(cache, { recursive: true });
    await writePackedFile(path, loaded, { signal: terminal.signal });
  } catch (error) {
    if (terminal.signal.aborted || !isSystemError(error)) throw error;
    terminal.note(messagesOf(terminal.language).cacheUnwritten(reasonOf(error, terminal.language)));
  }
}

/** What is wrong with an entry, without what could be done about its file: that will be written anew. */
function reasonOf(error: Error, language: Language): string {
  const said = sayRefusal(error, language) ?? error.message;
  return error instanceof UnreadableFileError ? said.split(';')[0].replace(`${error.file}: `, `${error.file} `) : said;
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error;
