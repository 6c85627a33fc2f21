import type { FlatGeometry } from '../records.ts';

/** The flat form of parts of rings or paths, each given by its lng, lat pairs one after the other. */
export function flattenParts(parts: readonly (readonly ArrayLike<number>[])[]): FlatGeometry {
  const partStart = [0];
  const ringStart = [0];
  const coords: number[] = [];
  for (const rings of parts) {
    for (const ring of rings) {
      for (let k = 0; k < ring.length; k++) coords.push(ring[k]);
      ringStart.push(coords.length / 2);
    }
    partStart.push(ringStart.length - 1);
  }
  return {
    partStart: Uint32Array.from(partStart),
    ringStart: Uint32Array.from(ringStart),
    coords: Float64Array.from(coords),
  };
}
