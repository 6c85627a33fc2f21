import { availableParallelism } from 'node:os';
import { wholeNumber } from './args.ts';
import type { Arguments, OptionSpec } from './command.ts';

const MAX_WORKERS = 256;

export const WORKERS_OPTION: OptionSpec = {
  type: 'string',
  value: 'N',
  help: {
    en: 'compute in this many workers (default: one for each processor core)',
    vi: 'tính trong số luồng này (mặc định: mỗi lõi xử lý một luồng)',
  },
};

/** How many workers the arguments ask for; where they do not, one for each processor core. */
export const workersOf = (args: Arguments): number =>
  wholeNumber(args, 'workers', 1, MAX_WORKERS) ?? Math.min(MAX_WORKERS, availableParallelism());
