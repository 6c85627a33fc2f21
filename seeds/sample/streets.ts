import type { LngLat, Plane } from './plane.ts';
import { toLngLat } from './plane.ts';
import { hashUnit } from './random.ts';
import { cosine, sine, TWO_PI } from './trig.ts';

/** A street of a town, as written. */
export interface Street {
  readonly town: number;
  readonly line: readonly LngLat[];
  readonly cables: 'aerial' | 'underground' | 'none';
}

const BLOCK_M = 210;

/** The streets of a town around a point: a grid with its own direction, bent a little, the middle one longest. */
export function makeStreets(
  plane: Plane,
  town: number,
  x: number,
  y: number,
  half: number,
  undergroundShare: number,
  seed: number,
): Street[] {
  const turn = hashUnit(seed, town, 1) * (TWO_PI / 4);
  const [ux, uy] = [cosine(turn), sine(turn)];
  const streets: Street[] = [];
  for (const across of [false, true]) {
    for (let i = -half; i <= half; i++) {
      const reach = half + 0.6 - 0.55 * Math.abs(i) * hashUnit(seed, town, i + 40, across ? 1 : 2);
      const line: LngLat[] = [];
      for (let k = -half; k <= half; k++) {
        if (Math.abs(k) > reach) continue;
        const bend = 26 * (hashUnit(seed, town, across ? k * 64 + i : i * 64 + k, 3) - 0.5);
        const [p, q] = across ? [i * BLOCK_M + bend, k * BLOCK_M + bend] : [k * BLOCK_M + bend, i * BLOCK_M + bend];
        line.push(toLngLat(plane, x + p * ux - q * uy, y + p * uy + q * ux));
      }
      if (line.length < 2) continue;
      const draw = hashUnit(seed, town, i + 90, across ? 3 : 4) + 0.1 * Math.abs(i);
      const cables = draw < undergroundShare + 0.1 ? 'underground' : draw < 1.25 ? 'aerial' : 'none';
      streets.push({ town, line, cables });
    }
  }
  return streets;
}
