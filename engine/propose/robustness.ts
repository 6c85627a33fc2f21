import { pointSegmentDistanceM } from '../geodesy/point-segment.ts';
import type { FlatGeometry } from '../records.ts';
import { TECHNOLOGIES } from '../vocabulary.ts';
import type { Assembly } from './assemble.ts';
import { villageOf } from './explain.ts';
import { ANY_OPERATOR } from './situation.ts';

/** A village whose new coverage hangs on little. */
export interface FragileVillage {
  /** Row of the village. */
  readonly village: number;
  /** Metres from the point to the edge of the new coverage that holds it deepest. */
  readonly marginM: number;
}

/** The villages that the plan wins by less than `marginM`, least first; a village with several points counts by its worst. */
export function findFragile(assembly: Assembly, chosen: Uint8Array, marginM: number): FragileVillage[] {
  const { situation, candidates, table, book } = assembly;
  const { points } = situation;
  const demandsAt = new Map<number, number[]>();
  book.demands.forEach(({ point }, row) => {
    demandsAt.set(point, [...(demandsAt.get(point) ?? []), row]);
  });
  const deepest = new Float64Array(book.demands.length).fill(-1);
  candidates.forEach(({ position, technologies, operators }, j) => {
    if (chosen[j] === 0) return;
    for (const technology of technologies) {
      const generation = TECHNOLOGIES.indexOf(technology);
      const shape = table.shapeOf(position, technology);
      for (const point of table.pointsOf(position, technology)) {
        // A piece of road is longer than any margin.
        if (point >= points.lng.length) continue;
        const awayM = edgeDistanceM(shape, points.lng[point], points.lat[point]);
        for (const row of demandsAt.get(point) ?? []) {
          const { floor, operator } = book.demands[row];
          const counts = generation >= floor && (operator === ANY_OPERATOR || operators.includes(operator));
          if (counts) deepest[row] = Math.max(deepest[row], awayM);
        }
      }
    }
  });
  const worst = new Map<number, number>();
  book.demands.forEach(({ point }, row) => {
    const village = villageOf(assembly, point);
    if (village < 0 || deepest[row] < 0 || deepest[row] >= marginM) return;
    worst.set(village, Math.min(worst.get(village) ?? deepest[row], deepest[row]));
  });
  return [...worst]
    .map(([village, margin]) => ({ village, marginM: margin }))
    .sort((a, b) => a.marginM - b.marginM || a.village - b.village);
}

/** Metres from a position to the nearest edge of a shape. */
function edgeDistanceM({ ringStart, coords }: FlatGeometry, lng: number, lat: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let ring = 0; ring + 1 < ringStart.length; ring++) {
    for (let v = ringStart[ring]; v + 1 < ringStart[ring + 1]; v++) {
      const k = 2 * v;
      // An edge farther away in latitude alone than what is known already is no nearer.
      const aside = Math.min(Math.abs(coords[k + 1] - lat), Math.abs(coords[k + 3] - lat)) * 110_000 - 2000;
      if (aside > least) continue;
      least = Math.min(least, pointSegmentDistanceM(lng, lat, coords[k], coords[k + 1], coords[k + 2], coords[k + 3]));
    }
  }
  return least;
}
