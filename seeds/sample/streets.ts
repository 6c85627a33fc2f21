import { type LngLat, lineLengthM, type Plane, toLngLat } from './plane.ts';
import { hashUnit } from './random.ts';
import { cosine, sine, TWO_PI } from './trig.ts';

/** A street of a town, as written. */
export interface Street {
  readonly town: number;
  readonly line: readonly LngLat[];
  readonly cables: 'aerial' | 'underground' | 'none';
}

const BLOCK_M = 210;
/** The share of streets without any cable. */
const BARE_SHARE = 0.07;

/** The lines of a town's streets around a point: a bent grid with its own direction, `half` blocks to each side. */
export function streetLines(plane: Plane, town: number, x: number, y: number, half: number, seed: number): LngLat[][] {
  const turn = hashUnit(seed, town, 1) * (TWO_PI / 4);
  const [ux, uy] = [cosine(turn), sine(turn)];
  const lines: LngLat[][] = [];
  for (const across of [false, true]) {
    for (let i = -half; i <= half; i++) {
      const reach = half + 0.3 - hashUnit(seed, town, i + 40, across ? 1 : 2);
      const line: LngLat[] = [];
      for (let k = -half; k <= half; k++) {
        if (i * i + k * k > reach * reach) continue;
        const [a, b] = across ? [i, k] : [k, i];
        const p = (a + 0.12 * (hashUnit(seed, town, a * 64 + b, 3) - 0.5)) * BLOCK_M;
        const q = (b + 0.12 * (hashUnit(seed, town, a * 64 + b, 4) - 0.5)) * BLOCK_M;
        line.push(toLngLat(plane, x + p * ux - q * uy, y + p * uy + q * ux));
      }
      if (line.length > 1) lines.push(line);
    }
  }
  return lines;
}

/** Streets with their cables: of the metres with cables, the wanted share is underground, in the capital first. */
export function layStreets(
  lines: readonly { readonly town: number; readonly line: readonly LngLat[] }[],
  undergroundShare: number,
  seed: number,
): Street[] {
  const isBare = lines.map((_, i) => hashUnit(seed, i, 5) < BARE_SHARE);
  const lengths = lines.map(({ line }) => lineLengthM(line));
  const wanted = undergroundShare * lengths.reduce((sum, m, i) => sum + (isBare[i]! ? 0 : m), 0);
  const turn = lines.map(({ town }, i) => hashUnit(seed, i, 6) + (town === 0 ? 0 : 0.5));
  const order = lines.map((_, i) => i).sort((a, b) => turn[a]! - turn[b]! || a - b);
  const isDug = new Uint8Array(lines.length);
  let dug = 0;
  for (const i of order) {
    if (isBare[i]! || dug + lengths[i]! / 2 > wanted) continue;
    isDug[i] = 1;
    dug += lengths[i]!;
  }
  return lines.map(({ town, line }, i) => ({
    town,
    line,
    cables: isBare[i]! ? 'none' : isDug[i] === 1 ? 'underground' : 'aerial',
  }));
}
