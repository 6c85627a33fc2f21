import { makeNeighbourhood, type Neighbourhood, type Spot } from './neighbourhood.ts';
import type { Settlement } from './settlements.ts';
import type { MobileShape } from './spec.ts';
import { keepOut, makeStar, radiusTowards, stretchTo } from './star.ts';
import type { Terrain } from './terrain.ts';
import { viewsheds, wavesOf } from './viewshed.ts';

/** The land, the people and the rules that the masts of every network are placed by. */
export interface Ground {
  readonly terrain: Terrain;
  readonly settlements: readonly Settlement[];
  /** Villages and then clusters. */
  readonly points: readonly Spot[];
  readonly near: Neighbourhood;
  readonly gaps: Float64Array;
  readonly taken: Neighbourhood;
  readonly mobile: MobileShape;
  readonly seed: number;
}

/** A mast of one network while its generations are chosen. */
export interface Mast extends Spot {
  readonly village: number;
  readonly generations: number[];
}

/** Added to the ratio of villages that get a mast of their own. */
const OWN_MAST = 100;
/** Villages further out than this share of a mast's reach get a mast of their own where the network has one to spare. */
export const FAR_OUT = 0.8;

/** A village that a network reaches with an older generation only, and the mast that does it best. */
export interface Fringe {
  readonly village: number;
  readonly mast: number;
  /** How far out the village lies, as a share of the mast's reach in its direction. */
  readonly ratio: number;
}

/** The villages (the forced ones and the best placed) that a generation reaches from masts that stand. */
export function chooseFringe(
  ground: Ground,
  masts: readonly Mast[],
  open: readonly number[],
  forced: ReadonlySet<number>,
  level: Uint8Array,
  generation: number,
  count: number,
): Fringe[] {
  const { terrain, settlements, points, mobile, seed } = ground;
  const wave = wavesOf(mobile.reachM)[generation - 2]!;
  const near = makeNeighbourhood(masts, 4000);
  const radii = masts.map((): Float64Array | undefined => undefined);
  const found = open.map((village): Fringe => {
    const { x, y } = settlements[village]!;
    let best: Fringe = { village, mast: -1, ratio: 99 };
    for (const i of near.within(x, y, 2 * wave.reachM)) {
      const mast = masts[i]!;
      radii[i] ??= viewsheds(terrain, mast.x, mast.y, [wave], seed + mast.village)[0]!;
      const dx = x - mast.x;
      const dy = y - mast.y;
      const ratio = Math.sqrt(dx * dx + dy * dy) / radiusTowards(radii[i]!, dx, dy);
      if (ratio < best.ratio) best = { village, mast: i, ratio };
    }
    return best;
  });
  const rank = (reach: Fringe): number => (forced.has(reach.village) ? -1 : reach.ratio);
  const waiting = found.sort((a, b) => rank(a) - rank(b) || a.village - b.village);
  let chosen: Fringe[] = [];
  for (let round = 0; round < 20; round++) {
    chosen = [...chosen, ...waiting.splice(0, count - chosen.length)];
    const inside = new Set(chosen.map((reach) => reach.village));
    const isBarred = (v: number): boolean => level[v]! < generation && !inside.has(v);
    const reachable = chosen.filter((reach) => {
      if (forced.has(reach.village) || reach.ratio > FAR_OUT) return true;
      const { x, y } = masts[reach.mast]!;
      const star = makeStar(x, y, radii[reach.mast]!.slice());
      for (const v of ground.near.within(x, y, 2 * wave.reachM))
        if (isBarred(v)) keepOut(star, points[v]!.x, points[v]!.y);
      return stretchTo(star, points[reach.village]!.x, points[reach.village]!.y);
    });
    if (reachable.length === chosen.length) break;
    chosen = reachable;
  }
  return chosen.map((reach) => (forced.has(reach.village) ? { ...reach, ratio: reach.ratio + OWN_MAST } : reach));
}
