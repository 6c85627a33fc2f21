import { type Dataset, writePacked } from '../../../engine/index.ts';

/** The pieces of a file as one buffer. */
export function joinPieces(pieces: Iterable<Uint8Array>): ArrayBuffer {
  const list = [...pieces];
  const joined = new Uint8Array(list.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of list) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined.buffer;
}

/** The packed file of a dataset. */
export const fileOf = (dataset: Dataset, extras: unknown): ArrayBuffer => joinPieces(writePacked(dataset, extras));
