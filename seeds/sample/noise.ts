import { cornerUnit } from './random.ts';

/** Smooth noise in [-1, 1] at a point: random values on whole-number corners, blended by a quintic. */
export function valueNoise(seed: number, x: number, y: number): number {
  const i = Math.floor(x);
  const j = Math.floor(y);
  const u = x - i;
  const v = y - j;
  const su = u * u * u * (u * (u * 6 - 15) + 10);
  const sv = v * v * v * (v * (v * 6 - 15) + 10);
  const a = cornerUnit(seed, i, j);
  const b = cornerUnit(seed, i + 1, j);
  const c = cornerUnit(seed, i, j + 1);
  const d = cornerUnit(seed, i + 1, j + 1);
  const below = a + (b - a) * su;
  const above = c + (d - c) * su;
  return 2 * (below + (above - below) * sv) - 1;
}

/** Fractal noise in about [-1, 1]: octaves of {@link valueNoise}, each of half the size and half the height. */
export function fractalNoise(seed: number, x: number, y: number, octaves: number): number {
  let sum = 0;
  let height = 1;
  let scale = 1;
  for (let k = 0; k < octaves; k++) {
    sum += height * valueNoise(seed + 101 * k, x * scale, y * scale);
    height *= 0.5;
    scale *= 2.03;
  }
  return sum / 1.6;
}

/** Ridged noise in [0, 1]: crests where {@link fractalNoise} crosses zero. */
export function ridgeNoise(seed: number, x: number, y: number, octaves: number): number {
  const n = 1 - Math.abs(fractalNoise(seed, x, y, octaves)) * 1.6;
  return n < 0 ? 0 : n * n;
}
