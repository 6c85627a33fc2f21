import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { LoadedDataset, UnpackedDataset } from '../data/index.ts';
import { PACKED_EXTENSION } from '../data/packed.ts';
import { readPackedFile } from '../data/packed-files.ts';
import type { Arguments } from './command.ts';
import { loadCached } from './dataset-cache.ts';
import { UserError } from './errors.ts';
import { loadWithProgress } from './load-with-progress.ts';
import { openDataset } from './open-layers.ts';
import type { Terminal } from './terminal.ts';
import { workersOf } from './workers-option.ts';

/** What the arguments of a command name as its data. */
export interface Input {
  /** The folder where files that the dataset names are looked for. */
  readonly folder: string;
  /** The dataset, with its elevation tiles where it was packed with them. */
  load(): Promise<LoadedDataset & Partial<Pick<UnpackedDataset, 'elevation'>>>;
}

/** The input that the arguments name: a packed dataset; else a folder, single layer files or both, by way of `--cache`. */
export async function openInput(terminal: Terminal, args: Arguments): Promise<Input> {
  const { cwd, signal } = terminal;
  const [given] = args.positionals;
  const path = resolve(cwd, given ?? '.');
  if (given !== undefined && (await isPacked(path))) {
    if (args.values('layer').length > 0)
      throw new UserError(
        (say) => say.layerOnPacked,
        (say) => say.packAnew,
      );
    return { folder: dirname(path), load: () => readPackedFile(path, signal) };
  }
  const request = { ...(await openDataset(args, cwd)), threads: workersOf(args) };
  const cache = args.value('cache');
  const load = () =>
    cache === undefined ? loadWithProgress(terminal, request) : loadCached(terminal, resolve(cwd, cache), request);
  return { folder: path, load };
}

/** Whether a path is that of a packed dataset, by its name; a folder of such a name is a folder. */
async function isPacked(path: string): Promise<boolean> {
  return path.toLowerCase().endsWith(PACKED_EXTENSION) && !(await stat(path)).isDirectory();
}
