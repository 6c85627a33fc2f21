import { transfer } from 'comlink';
// A thread that loads only what it needs starts sooner.
import { coverageText } from '../data/write/outputs/coverage.ts';
import type { CoverageSource } from '../data/write/outputs/source.ts';

/** What is asked of a thread that makes the text of an output: to begin, then for pieces until there are no more. */
export interface WriterHost {
  begin(source: CoverageSource): void;
  /** The next bytes of the file, `null` after the last. */
  next(): Uint8Array | null;
}

/** Pieces are of about so many characters. */
const PIECE_LENGTH = 1 << 20;

/** A host that makes `coverage.geojson`, each piece when it is asked for. */
export function createWriterHost(): WriterHost {
  let pieces: Iterator<string> | null = null;
  const encoder = new TextEncoder();
  return {
    begin(source) {
      pieces = coverageText(source)[Symbol.iterator]();
    },
    next() {
      if (pieces === null) throw new Error('begin was not called');
      let text = '';
      while (text.length < PIECE_LENGTH) {
        const { value, done } = pieces.next();
        if (done) break;
        text += value;
      }
      if (text === '') return null;
      const bytes = encoder.encode(text);
      return transfer(bytes, [bytes.buffer]);
    },
  };
}
