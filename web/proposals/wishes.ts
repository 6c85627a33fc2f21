/** What a user has said about single positions: this one for certain, that one not, or a site elsewhere. */
import type { OwnPosition } from '../../engine/propose/brief.ts';
import { ownPositionId } from '../../engine/propose/ground.ts';
import type { Ask } from '../../workers/proposer.ts';

export type Wish =
  | { readonly kind: 'pin' | 'forbid'; readonly id: string }
  /** The site at the position `id` is to stand at another. */
  | { readonly kind: 'move'; readonly id: string; readonly at: OwnPosition };

/** The wishes with one more; it takes the place of what was said of the same position before. */
export function withWish(wishes: readonly Wish[], wish: Wish): Wish[] {
  // Whoever moves a site that was moved means the same site.
  const moved = wishes.find((one) => one.kind === 'move' && ownPositionId(one.at) === wish.id);
  const meant = moved === undefined || wish.kind === 'pin' ? wish : { ...wish, id: moved.id };
  const others = wishes.filter(({ id }) => id !== meant.id);
  if (moved !== undefined && wish.kind === 'pin') return [...wishes];
  return [...others, meant];
}

export const withoutWish = (wishes: readonly Wish[], id: string): Wish[] => wishes.filter((wish) => wish.id !== id);

/** What was said of a position, or of the site that was moved to it. */
export const wishOf = (wishes: readonly Wish[], id: string): Wish | null =>
  wishes.find((wish) => wish.id === id || (wish.kind === 'move' && ownPositionId(wish.at) === id)) ?? null;

/** The wishes as a proposer takes them. */
export function toChanges(wishes: readonly Wish[]) {
  const moves = wishes.filter((wish) => wish.kind === 'move');
  return {
    pins: [
      ...wishes.filter(({ kind }) => kind === 'pin').map(({ id }) => id),
      ...moves.map(({ at }) => ownPositionId(at)),
    ],
    forbids: wishes.filter(({ kind }) => kind !== 'pin').map(({ id }) => id),
    ownPositions: moves.map(({ at }) => at),
  };
}

/** Whether an ask already had these wishes. */
export const areAnswered = (
  wishes: readonly Wish[],
  { pins, forbids, ownPositions }: Pick<Ask, 'pins' | 'forbids' | 'ownPositions'>,
): boolean => JSON.stringify(toChanges(wishes)) === JSON.stringify({ pins, forbids, ownPositions });
