import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, realpath, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { OUTPUT_FAULTS, type OutputFaultCode, OutputFolderError } from './output-faults.ts';

/** A file to write: its name inside the folder, `/` between folders, and its content in pieces, made when asked for. */
export interface FileToWrite {
  readonly name: string;
  chunks(): Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
  /** Whether the content is made by another thread: the file is written while the others are. */
  readonly isMadeElsewhere?: boolean;
}

/** Lists the files of a former output, so that the next run may replace them and nothing else; behind a tab the hash of one that is guarded. */
export const MARKER = '.phusong-output';

/** What desktops leave in folders that they show. */
const LITTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** Pieces are gathered into writes of about this many bytes. */
const WRITE_BYTES = 1 << 18;

/** What a folder is written for. */
export interface WriteOptions {
  /** The command that writes it; it replaces only what the same command wrote. */
  readonly kind: string;
  /** Whether the folder is no longer replaced once somebody has changed a file in it. */
  readonly guardsEdits?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Writes the files as the folder `out`, all at once or not at all: they are made in a temporary folder beside it,
 * forced to the disk, and put in its place by renaming. A folder that already stands there is replaced only if it is
 * empty or holds a former output and nothing else. On any error or abort the temporary folder is removed and the old
 * folder stays. Throws `OutputFolderError`, the signal's reason, or what making a file's content threw.
 */
export async function writeOutputFolder(
  out: string,
  files: Iterable<FileToWrite>,
  options: WriteOptions,
): Promise<void> {
  const { signal, kind, guardsEdits = false } = options;
  const target = await realpath(out).catch(() => resolve(out));
  const parent = dirname(target);
  let made: string | undefined;
  let temporary: string | undefined;
  try {
    signal?.throwIfAborted();
    const isReplacing = await refuseForeign(out, target, kind);
    made = await mkdir(parent, { recursive: true });
    const beside = join(parent, `.${basename(target)}-${randomBytes(6).toString('hex')}`);
    await mkdir(beside);
    temporary = beside;
    const names = await writeFiles(temporary, [...files], signal);
    const lines = guardsEdits ? await withHashes(temporary, names) : names;
    await writeFile(temporary, MARKER, [`${[kind, ...lines.sort()].join('\n')}\n`], signal);
    await syncFolder(temporary);
    signal?.throwIfAborted();
    await swapIn(out, temporary, target, isReplacing);
  } catch (error) {
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true }).catch(() => {});
    if (made !== undefined) await removeEmpty(parent, made);
    throw explain(out, error);
  }
}

/**
 * Nothing where `writeOutputFolder` may put its folder at `out`; throws the `OutputFolderError` that it would end with where
 * other files stand there, so that a long computation need not be done first.
 */
export async function checkOutputFolder(out: string, kind: string): Promise<void> {
  try {
    await refuseForeign(out, await realpath(out).catch(() => resolve(out)), kind);
  } catch (error) {
    throw explain(out, error);
  }
}

/** Whether there is a folder to replace; throws where it is not empty and holds more than a former output. */
async function refuseForeign(out: string, target: string, kind: string): Promise<boolean> {
  const entries = await readdir(target, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error.code === 'ENOTDIR' ? new OutputFolderError(out, 'ENOTDIR', 'is-file') : error;
    },
  );
  if (entries === null) return false;
  if (entries.every((entry) => LITTER.has(entry.name))) return true;
  const listed = await readFile(join(target, MARKER), 'utf8').catch(() => null);
  if (listed === null) throw new OutputFolderError(out, 'EEXIST', 'not-empty');
  const [writtenBy, ...lines] = listed.split('\n');
  if (writtenBy !== kind) throw new OutputFolderError(out, 'EEXIST', 'other-command', { command: writtenBy });
  const known = new Map<string, string | undefined>([[MARKER, undefined]]);
  for (const [name, hash] of lines.map((line) => line.split('\t'))) known.set(name, hash);
  const inside = (folder: string, name: string) =>
    join(folder, name)
      .slice(target.length + 1)
      .replaceAll('\\', '/');
  const names = entries
    .filter((entry) => !entry.isDirectory() && !LITTER.has(entry.name))
    .map((entry) => inside(entry.parentPath, entry.name));
  const foreign = names.find((name) => !known.has(name));
  if (foreign !== undefined) throw new OutputFolderError(out, 'EEXIST', 'foreign-file', { file: foreign });
  for (const name of names) {
    const hash = known.get(name);
    if (hash !== undefined && hash !== (await sha256Of(join(target, name))))
      throw new OutputFolderError(out, 'EEXIST', 'changed-file', { file: name });
  }
  return true;
}

/** The names of files with their hashes, as the marker lists those that are guarded. */
const withHashes = (folder: string, names: readonly string[]): Promise<string[]> =>
  Promise.all(names.map(async (name) => `${name}\t${await sha256Of(join(folder, name))}`));

const sha256Of = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

/** Writes the files and gives their names. The last is made when all others are written, so that it can tell of them. */
async function writeFiles(
  folder: string,
  files: readonly FileToWrite[],
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const stop = new AbortController();
  const either = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const write = ({ name, chunks }: FileToWrite) => writeFile(folder, name, chunks(), either);
  const here = files.filter(({ isMadeElsewhere }) => isMadeElsewhere !== true);
  const elsewhere = files.filter((file) => !here.includes(file)).map(write);
  const meanwhile = Promise.all(elsewhere);
  try {
    // A failure meanwhile is told before the last file.
    meanwhile.catch(() => {});
    for (const file of here.slice(0, -1)) await write(file);
    await meanwhile;
    for (const file of here.slice(-1)) await write(file);
    return files.map(({ name }) => name);
  } catch (error) {
    stop.abort();
    await Promise.allSettled(elsewhere);
    throw error;
  }
}

async function writeFile(
  folder: string,
  name: string,
  chunks: ReturnType<FileToWrite['chunks']>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const path = join(folder, name);
  if (!path.startsWith(join(folder, '/')) || name === '')
    throw new RangeError(`name must lie inside the folder, got ${name}`);
  if (dirname(path) !== folder) await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx');
  try {
    let waiting: Uint8Array[] = [];
    let bytes = 0;
    const flush = async () => {
      if (bytes > 0) await file.appendFile(Buffer.concat(waiting));
      waiting = [];
      bytes = 0;
    };
    for await (const chunk of chunks) {
      signal?.throwIfAborted();
      const piece = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
      waiting.push(piece);
      bytes += piece.length;
      if (bytes >= WRITE_BYTES) await flush();
    }
    await flush();
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Puts the new folder where the old one stands; if that fails the old one is put back, unless another run was faster. */
async function swapIn(out: string, temporary: string, target: string, isReplacing: boolean): Promise<void> {
  const old = isReplacing ? await setAside(target, `${temporary}-old`) : null;
  const dropOld = async () => {
    if (old !== null) await rm(old, { recursive: true, force: true }).catch(() => {});
  };
  try {
    await rename(temporary, target);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') {
      await dropOld();
      throw new OutputFolderError(out, code, 'written-meanwhile');
    }
    if (old !== null) await rename(old, target);
    throw error;
  }
  await syncFolder(dirname(target));
  await dropOld();
}

/** Where the folder went; `null` where it is no longer there. */
async function setAside(folder: string, aside: string): Promise<string | null> {
  try {
    await rename(folder, aside);
    return aside;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Forces the entries of a folder to the disk where the system can do that. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

/** Removes the folders that were made for nothing, from `parent` up to `made`, as long as they are empty. */
async function removeEmpty(parent: string, made: string): Promise<void> {
  for (let folder = parent; folder.length >= made.length; folder = dirname(folder)) {
    const isGone = await rmdir(folder).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}

/** A system error as a sentence about the folder that the user named; any other error as it is. */
function explain(out: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof OutputFolderError || !Object.hasOwn(OUTPUT_FAULTS, code)) return error;
  return new OutputFolderError(out, code, code as OutputFaultCode);
}
