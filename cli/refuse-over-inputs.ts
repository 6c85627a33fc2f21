import { realpath } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { UserError } from './errors.ts';

/** Nothing where the folder `out` may be replaced; throws a `UserError` where one of the inputs is that folder or lies in it. */
export async function refuseOverInputs(out: string, inputs: readonly string[]): Promise<void> {
  const target = await actual(out);
  for (const input of inputs) {
    const inside = relative(target, await actual(input));
    if (inside === '' || !(inside.startsWith('..') || resolve(inside) === inside))
      throw new UserError(
        (say) => say.overInput(input),
        (say) => say.chooseOtherOut,
      );
  }
}

const actual = (path: string): Promise<string> => realpath(path).catch(() => resolve(path));
