import { hashUnit } from './random.ts';
import type { MobileShape } from './spec.ts';
import { BEARING_X, BEARING_Y, BEARINGS } from './star.ts';
import { heightAt, type Terrain } from './terrain.ts';

/** How a signal meets the terrain. */
export interface Wave {
  /** Where it ends on level ground, metres. */
  readonly reachM: number;
  /** How far below the line of sight it still arrives, as a slope. */
  readonly bend: number;
  /** The length of shadow that ends it, metres. */
  readonly shadowM: number;
}

/** The waves of 2G, 3G, 4G and 5G: lower frequencies bend further over ridges. */
export function wavesOf(reachM: MobileShape['reachM']): Wave[] {
  return [
    { reachM: reachM['2G'], bend: 0.03, shadowM: 1300 },
    { reachM: reachM['3G'], bend: 0.018, shadowM: 800 },
    { reachM: reachM['4G'], bend: 0.012, shadowM: 650 },
    { reachM: reachM['5G'], bend: 0.004, shadowM: 300 },
  ];
}

const MAST_M = 42;
const PHONE_M = 2;
/** No coverage is smaller than this. */
const LEAST_M = 420;

/**
 * The radii of the areas that waves from a mast reach, one array of metres by bearing for each wave: outward until
 * the terrain has hidden the ground for too long or the reach ends, evened out between neighbouring bearings.
 */
export function viewsheds(
  terrain: Terrain,
  x: number,
  y: number,
  waves: readonly Wave[],
  seed: number,
): Float64Array[] {
  const stepM = Math.max(200, Math.min(300, terrain.grid.cellM * 0.7));
  const topM = heightAt(terrain, x, y) + MAST_M;
  const raw = waves.map(() => new Float64Array(BEARINGS));
  const farthestM = Math.max(...waves.map((wave) => wave.reachM));
  const shadowM = new Float64Array(waves.length);
  for (let k = 0; k < BEARINGS; k++) {
    let horizon = Number.NEGATIVE_INFINITY;
    shadowM.fill(0);
    const open = new Uint8Array(waves.length).fill(1);
    for (let away = stepM; away <= farthestM; away += stepM) {
      const ground = heightAt(terrain, x + BEARING_X[k]! * away, y + BEARING_Y[k]! * away);
      const rise = (ground + PHONE_M - topM) / away;
      let anyOpen = false;
      for (let w = 0; w < waves.length; w++) {
        const wave = waves[w]!;
        if (open[w] === 0) continue;
        shadowM[w] = rise < horizon - wave.bend ? shadowM[w]! + stepM : 0;
        if (shadowM[w]! > wave.shadowM || away > wave.reachM) open[w] = 0;
        else if (shadowM[w] === 0) raw[w]![k] = away;
        anyOpen ||= open[w] === 1;
      }
      if (!anyOpen) break;
      if (rise > horizon) horizon = rise;
    }
  }
  return raw.map((radii, w) =>
    radii.map((radius, k) => {
      const even = (radii[(k + BEARINGS - 1) % BEARINGS]! + 2 * radius + radii[(k + 1) % BEARINGS]!) / 4;
      return Math.max(LEAST_M, even) * (0.93 + 0.14 * hashUnit(seed, k, w));
    }),
  );
}
