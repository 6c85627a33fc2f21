import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { UserError } from './errors.ts';

/** Nothing where the folder `out` may be replaced; throws a `UserError` where one of the inputs is that folder or lies in it. */
export async function refuseOverInputs(out: string, inputs: readonly string[]): Promise<void> {
  for (const input of inputs)
    if (await isWithin(out, input))
      throw new UserError(
        (say) => say.overInput(input),
        (say) => say.chooseOtherOut,
      );
}

/** Nothing where the cache lies apart from the folder `out`, which is replaced as a whole; else throws a `UserError`. */
export async function refuseCacheInOutputs(out: string, cache: string): Promise<void> {
  if (await isWithin(out, cache))
    throw new UserError(
      (say) => say.cacheInOutputs(cache),
      (say) => say.chooseOtherCache,
    );
}

/** Whether a path is that of a folder, or lies in it. */
async function isWithin(folder: string, path: string): Promise<boolean> {
  const inside = relative(await actual(folder), await actual(path));
  return inside === '' || !(inside.startsWith('..') || resolve(inside) === inside);
}

/** A path without links, be it that of something that is not there yet. */
const actual = (path: string): Promise<string> =>
  realpath(path).catch(async () => {
    const folder = dirname(resolve(path));
    return folder === resolve(path) ? folder : join(await actual(folder), basename(path));
  });
