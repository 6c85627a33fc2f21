import type { Placement } from './masts.ts';
import { makeNeighbourhood } from './neighbourhood.ts';
import { hashUnit } from './random.ts';
import type { MobileShape } from './spec.ts';
import { cosine, sine, TWO_PI } from './trig.ts';

/** A placement on its final mast. */
export interface Tenancy extends Placement {
  /** The mast's number; tenants of one mast share it. */
  readonly site: number;
  /** Whether the operator owns the mast. */
  readonly isOwner: boolean;
  /** The location's number: masts closer than the merge distance are one. */
  readonly location: number;
}

/** Operators look for a mast to share within this distance, metres. */
const LOOK_M = 1500;
/** Of the shared locations, those with two masts side by side instead of one. */
const TWIN_SHARE = 0.18;

/**
 * Placements moved together so that exactly the wanted number of locations is shared by two and by three operators.
 * Every tenant moves to the mast of an earlier network, or to a mast of its own 20 to 34 m beside it.
 */
export function shareMasts(placements: readonly Placement[], mobile: MobileShape, seed: number): Tenancy[] {
  const near = makeNeighbourhood(placements, LOOK_M);
  const pairs = placements.flatMap((a, i) =>
    near
      .within(a.x, a.y, LOOK_M)
      .filter((j) => placements[j]!.network > a.network && !placements[j]!.isPinned)
      .map((j) => {
        const b = placements[j]!;
        const apart = Math.sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
        const remote = a.village === b.village ? 0 : 900;
        return { i, j, rank: apart + remote + 500 * hashUnit(seed, i, j) };
      }),
  );
  pairs.sort((a, b) => a.rank - b.rank || a.i - b.i || a.j - b.j);
  const hostOf = new Int32Array(placements.length).fill(-1);
  const guests = placements.map((): number[] => []);
  const merge = (wanted: number, tenantsBefore: number): void => {
    let done = 0;
    for (const { i, j } of pairs) {
      if (done >= wanted) return;
      if (hostOf[i]! >= 0 || hostOf[j]! >= 0 || guests[j]!.length > 0 || guests[i]!.length !== tenantsBefore) continue;
      if (guests[i]!.some((guest) => placements[guest]!.network === placements[j]!.network)) continue;
      hostOf[j] = i;
      guests[i]!.push(j);
      done++;
    }
    throw new Error(`only ${done} of ${wanted} masts found a neighbour to share with`);
  };
  merge(mobile.shared, 0);
  if (mobile.sharedByThree > 0) merge(mobile.sharedByThree, 1);
  return placements.map((placement, i) => {
    const host = hostOf[i]!;
    if (host < 0) return { ...placement, site: i, isOwner: true, location: i };
    const isTwin = guests[host]!.length === 1 && hashUnit(seed, i, 3) < TWIN_SHARE;
    const angle = hashUnit(seed, i, 4) * TWO_PI;
    const beside = isTwin ? 20 + 14 * hashUnit(seed, i, 5) : 0;
    return {
      ...placement,
      x: placements[host]!.x + beside * cosine(angle),
      y: placements[host]!.y + beside * sine(angle),
      site: isTwin ? i : host,
      isOwner: isTwin,
      location: host,
    };
  });
}
