import type { Chain } from './chains.ts';
import { type LngLat, lineLengthM, round6, segmentLengthM } from './plane.ts';
import { hashUnit } from './random.ts';
import type { Rank } from './roads.ts';
import type { FixedShape } from './spec.ts';
import type { Street } from './streets.ts';

/** A cable as written. */
export interface Cable {
  readonly operator: string;
  readonly owner: string;
  readonly deployment: 'aerial' | 'buried' | 'duct';
  readonly kind: 'backbone' | 'distribution' | 'access';
  readonly line: readonly LngLat[];
}

/** A cable lies within this many degrees (4 m) of the line it follows, so that parallel cables are one route. */
const ASIDE_DEG = 0.000036;

/** The line moved aside by less than 4 m, by its number. */
function moved(line: readonly LngLat[], number: number): LngLat[] {
  const lng = ASIDE_DEG * (hashUnit(9, number, 1) - 0.5);
  const lat = ASIDE_DEG * (hashUnit(9, number, 2) - 0.5);
  return line.map(([a, b]): LngLat => [round6(a + lng), round6(b + lat)]);
}

/** The beginning of a line, cut so that it is `metres` long; the line must be longer than that. */
export function cutLine(line: readonly LngLat[], metres: number): LngLat[] {
  const out: LngLat[] = [line[0]!];
  let left = metres;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!;
    const b = line[i]!;
    const length = segmentLengthM(a, b);
    if (length >= left) {
      const t = left / length;
      out.push([round6(a[0] + (b[0] - a[0]) * t), round6(a[1] + (b[1] - a[1]) * t)]);
      return out;
    }
    out.push(b);
    left -= length;
  }
  return out;
}

const KIND_OF_RANK = ['backbone', 'backbone', 'distribution', 'distribution', 'access'] as const;

/**
 * The cables of a province: one on every chain of the routes, a second company's on the more important ones, those in
 * the streets, and then more along the same lines until the lengths asked for are laid to the metre.
 */
export function makeCables(
  chains: readonly Chain<Rank>[],
  streets: readonly Street[],
  fixed: FixedShape,
  seed: number,
): Cable[] {
  const cables: Cable[] = [];
  const laidM = { aerial: 0, underground: 0 };
  const limitM = {
    aerial: fixed.aerialKm === null ? Number.POSITIVE_INFINITY : fixed.aerialKm * 1000,
    underground: fixed.undergroundKm === null ? Number.POSITIVE_INFINITY : fixed.undergroundKm * 1000,
  };
  /** Lays a cable, cut where it would exceed the length asked for; whether there is room for more. */
  const lay = (line: readonly LngLat[], rank: Rank, deployment: Cable['deployment'], operator: string): boolean => {
    const sort = deployment === 'aerial' ? 'aerial' : 'underground';
    const room = limitM[sort] - laidM[sort];
    if (room < 1) return false;
    const whole = moved(line, cables.length);
    const fitted = lineLengthM(whole) > room ? cutLine(whole, room) : whole;
    laidM[sort] += lineLengthM(fitted);
    cables.push({ operator, owner: operator, deployment, kind: KIND_OF_RANK[rank]!, line: fitted });
    return lineLengthM(whole) < room;
  };
  const companies = fixed.operators;
  const companyOf = (number: number, layer: number): string =>
    companies[Math.floor((hashUnit(seed, number) + layer / companies.length) * companies.length) % companies.length]!;

  chains.forEach((chain, i) => {
    lay(chain.line, chain.kind, 'aerial', companyOf(i, 0));
  });
  chains.forEach((chain, i) => {
    if (chain.kind < 4 || hashUnit(seed, i, 8) < 0.45) lay(chain.line, chain.kind, 'aerial', companyOf(i, 1));
  });
  streets.forEach((street, i) => {
    for (const operator of street.cables === 'none' ? [] : companies) {
      if (operator !== companies[0] && hashUnit(seed, i, 9) < 0.3) continue;
      lay(street.line, 3, street.cables === 'aerial' ? 'aerial' : 'duct', operator);
    }
  });
  chains.forEach((chain, i) => {
    if (chain.kind === 0) lay(chain.line, 0, 'buried', companyOf(i, 0));
  });
  if (fixed.undergroundKm !== null)
    repeat(chains, 1, (chain, i, layer) => lay(chain.line, chain.kind, 'buried', companyOf(i, layer)));
  if (fixed.aerialKm !== null)
    repeat(chains, 4, (chain, i, layer) => lay(chain.line, chain.kind, 'aerial', companyOf(i, layer)));
  return cables;
}

/** Goes over the chains up to a rank, again and again, main roads first, until there is no room for more. */
function repeat(
  chains: readonly Chain<Rank>[],
  upTo: Rank,
  lay: (chain: Chain<Rank>, i: number, layer: number) => boolean,
): void {
  const order = chains.map((_, i) => i).filter((i) => chains[i]!.kind <= upTo);
  order.sort((a, b) => chains[a]!.kind - chains[b]!.kind || a - b);
  for (let layer = 0; layer < 100; layer++) {
    for (const i of order) if (!lay(chains[i]!, i, layer)) return;
  }
  throw new Error('the cables asked for do not fit on the routes');
}
