import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { LoadedDataset, PackedWith } from '../data/index.ts';
import { PACKED_EXTENSION } from '../data/packed.ts';
import { readPackedFile } from '../data/packed-files.ts';
import type { Measured } from '../engine/index.ts';
import type { Arguments } from './command.ts';
import { createCache } from './dataset-cache.ts';
import { UserError } from './errors.ts';
import { loadWithProgress } from './load-with-progress.ts';
import { openDataset } from './open-layers.ts';
import type { Terminal } from './terminal.ts';
import { workersOf } from './workers-option.ts';

/** A dataset, with what it was packed with if it was. */
export type LoadedInput = LoadedDataset & Partial<PackedWith>;

/** What the arguments of a command name as its data. */
export interface Input {
  /** The folder where files that the dataset names are looked for. */
  readonly folder: string;
  load(): Promise<LoadedInput>;
  /** Keeps what was measured of the loaded dataset where a cache was asked for. */
  keep(loaded: LoadedDataset, measured: Measured): Promise<void>;
}

const keepNothing = async () => {};

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
    return { folder: dirname(path), load: () => readPackedFile(path, signal), keep: keepNothing };
  }
  const request = { ...(await openDataset(args, cwd)), threads: workersOf(args) };
  const cache = args.value('cache');
  if (cache === undefined) return { folder: path, load: () => loadWithProgress(terminal, request), keep: keepNothing };
  return { folder: path, ...createCache(terminal, resolve(cwd, cache), request) };
}

/** Whether a path is that of a packed dataset, by its name; a folder of such a name is a folder. */
async function isPacked(path: string): Promise<boolean> {
  return path.toLowerCase().endsWith(PACKED_EXTENSION) && !(await stat(path)).isDirectory();
}
