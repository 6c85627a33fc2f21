import { transferHandlers } from 'comlink';
import { UnreadableFileError } from '../../data/index.ts';

interface Thrown {
  readonly value: unknown;
}

/** An error on its way out of a worker, as comlink writes it: its name, message and stack. */
interface Written {
  value: object;
}

/** From now on a refused file leaves this worker with its code and params, so that the page can say it in its language. */
export function carryRefusals(): void {
  const usual = transferHandlers.get('throw')!;
  transferHandlers.set('throw', {
    ...usual,
    serialize(thrown) {
      const [written, transferables] = usual.serialize(thrown);
      const error = (thrown as Thrown).value;
      if (error instanceof UnreadableFileError) {
        const { file, code, params, further } = error;
        (written as Written).value = { ...(written as Written).value, file, code, params, further };
      }
      return [written, transferables];
    },
  });
}
