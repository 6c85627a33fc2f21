import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { datasetKey } from '../data/dataset-key.ts';
import { type LoadedDataset, type PackedWith, type UnpackedDataset, UnreadableFileError } from '../data/index.ts';
import { PACKED_EXTENSION } from '../data/packed.ts';
import { readPackedFile, writePackedFile } from '../data/packed-files.ts';
import { READ_BY } from '../data/tool.ts';
import type { Measured } from '../engine/index.ts';
import type { OptionSpec } from './command.ts';
import { sayRefusal } from './errors.ts';
import { type LoadRequest, loadWithProgress } from './load-with-progress.ts';
import { type Language, messagesOf } from './messages/index.ts';
import type { Terminal } from './terminal.ts';

export const CACHE_OPTION: OptionSpec = {
  type: 'string',
  value: 'FOLDER',
  help: {
    en: 'keep the dataset and what is measured of it in this folder, and take them from there while its files stay the same',
    vi: 'giữ dữ liệu đã đọc và kết quả đo trong thư mục này, lấy lại từ đó khi các tệp chưa thay đổi',
  },
};

/**
 * A folder where datasets are kept: what it loads it takes from there where the same bytes were read before by the same reader, else from
 * the files. An entry that cannot be read, or not be written, is noted and never stops the run.
 */
export function createCache(terminal: Terminal, folder: string, request: LoadRequest) {
  const { signal } = terminal;
  /** Where what was loaded is kept; `null` where it is not. */
  let entry: string | null = null;
  return {
    async load(): Promise<LoadedDataset & Partial<PackedWith>> {
      terminal.progress('looking into the cache');
      const { key, fits } = await datasetKey(request.source, READ_BY, { layers: request.layers, signal });
      const path = join(folder, `${key}${PACKED_EXTENSION}`);
      const kept = await readEntry(terminal, path);
      const loaded = kept ?? (await loadWithProgress(terminal, request));
      const isKept = kept !== null || (fits(loaded) && (await writeEntry(terminal, path, loaded, null)));
      entry = isKept ? path : null;
      return loaded;
    },
    async keep(loaded: LoadedDataset, measured: Measured): Promise<void> {
      if (entry !== null) await writeEntry(terminal, entry, loaded, measured);
    },
  };
}

async function readEntry(terminal: Terminal, path: string): Promise<UnpackedDataset | null> {
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

/** Whether the entry could be written. */
async function writeEntry(
  terminal: Terminal,
  path: string,
  loaded: LoadedDataset,
  measured: Measured | null,
): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writePackedFile(path, loaded, { measured, signal: terminal.signal });
    return true;
  } catch (error) {
    if (terminal.signal.aborted || !isSystemError(error)) throw error;
    terminal.note(messagesOf(terminal.language).cacheUnwritten(reasonOf(error, terminal.language)));
    return false;
  }
}

/** What is wrong with an entry, without what could be done about its file: that will be written anew. */
function reasonOf(error: Error, language: Language): string {
  const said = sayRefusal(error, language) ?? error.message;
  return error instanceof UnreadableFileError ? said.split(';')[0].replace(`${error.file}: `, `${error.file} `) : said;
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error;
