import { formatPlace, parsePlace } from '../place-text.ts';
import type { ProposalWords } from './words.ts';

/** What a position's id names, in words: `pole/LC-P01126` is the pole LC-P01126, `new/103.25,22.31` new ground there. */
export function positionText(id: string, { positions }: Pick<ProposalWords, 'positions'>): string {
  const [, kind, what] = /^([a-z]+)\/(.*)$/.exec(id) ?? [];
  if (kind === undefined || !Object.hasOwn(positions, kind)) return id;
  const place = parsePlace(what);
  return positions[kind as keyof typeof positions](place === null ? what : formatPlace(place));
}
