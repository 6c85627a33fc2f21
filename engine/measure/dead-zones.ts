import type { DeadZone } from '../analysis.ts';
import type { Dataset, PolygonSet } from '../dataset.ts';
import { buildBoxIndex, searchBoxes } from '../index/box-index.ts';
import type { KernelContext } from '../kernel.ts';
import { polygonsAreaKm2 } from '../overlay/area.ts';
import { emptyPolygonSet, overlay } from '../overlay/index.ts';
import { INSIDE, locateInRing, OUTSIDE } from '../predicates/point-in-polygon.ts';
import { boxOf } from './land.ts';

/** The land, or without areas the extent of the coverage layer, where dead zones are looked for. */
export function searchedGround(dataset: Dataset, land: PolygonSet | null): PolygonSet {
  if (land !== null) return land;
  const box = dataset.coverage?.shapes.box ?? new Float64Array(0);
  if (box.length === 0) return emptyPolygonSet();
  const [west, south, east, north] = [0, 1, 2, 3].map((side) => {
    let extreme = box[side];
    for (let k = side; k < box.length; k += 4)
      extreme = side < 2 ? Math.min(extreme, box[k]) : Math.max(extreme, box[k]);
    return extreme;
  });
  return {
    partStart: Uint32Array.of(0, 1),
    ringStart: Uint32Array.of(0, 5),
    coords: Float64Array.of(west, south, east, south, east, north, west, north, west, south),
  };
}

/** Kernel: the polygons of the ground outside every counted coverage polygon, of whichever generation. */
export function deadGround(context: KernelContext): PolygonSet {
  const ground = context.shared<PolygonSet>('ground');
  const counted = context.shared<PolygonSet>('counted-coverage');
  return overlay([ground, counted], (mask) => mask === 1);
}

/** A dead zone as polygons. */
export interface DeadPart {
  readonly polygons: PolygonSet;
  readonly areaKm2: number;
}

/** The polygons of dead ground one by one, in their canonical order. */
export const deadParts = (dead: PolygonSet): DeadPart[] =>
  Array.from({ length: dead.partStart.length - 1 }, (_, part) => {
    const polygons = partOf(dead, part);
    return { polygons, areaKm2: polygonsAreaKm2(polygons) };
  });

/** The parts that hold a village or have it on their edge. */
export type PartsAt = (village: number) => readonly DeadPart[];

/** A function that finds the parts that hold a village. */
export function createPartSearch({ villages }: Dataset, parts: readonly DeadPart[]): PartsAt {
  const index = buildBoxIndex(parts.flatMap(({ polygons }) => boxOf(polygons)));
  return (village) => {
    const [lng, lat] = [villages!.lng[village], villages!.lat[village]];
    return searchBoxes(index, lng, lat, lng, lat)
      .filter((part) => holds(parts[part].polygons, lng, lat))
      .map((part) => parts[part]);
  };
}

/**
 * The dead zones with the villages in each, largest first. A village under counted polygons, be it on their very edge, is in
 * none; one on the edge of several zones is in the first.
 */
export function describeDeadZones(
  dataset: Dataset,
  parts: readonly DeadPart[],
  underCoverage: Uint8Array,
  partsAt: PartsAt = createPartSearch(dataset, parts),
): DeadZone[] {
  // Parts are in canonical order, so equal areas keep it.
  const sorted = [...parts].sort((a, b) => b.areaKm2 - a.areaKm2);
  const rankOf = new Map(sorted.map((part, rank) => [part, rank]));
  const zones = sorted.map((part) => ({ ...part, villages: 0, population: 0 }));
  const villages = dataset.villages;
  for (let village = 0; village < (villages?.count ?? 0); village++) {
    if (underCoverage[village] === 1) continue;
    const own = partsAt(village);
    if (own.length === 0) continue;
    const zone = zones[Math.min(...own.map((part) => rankOf.get(part)!))];
    zone.villages++;
    const population = villages!.population[village];
    if (population > 0) zone.population += population;
  }
  return zones.map((zone, i) => ({ id: `dead-zone/${i + 1}`, ...zone }));
}

function partOf(set: PolygonSet, part: number): PolygonSet {
  const first = set.partStart[part];
  const end = set.partStart[part + 1];
  const vertex = set.ringStart[first];
  return {
    partStart: Uint32Array.of(0, end - first),
    ringStart: set.ringStart.slice(first, end + 1).map((start) => start - vertex),
    coords: set.coords.slice(vertex * 2, set.ringStart[end] * 2),
  };
}

/** Whether a position lies in the zone or on its edge. */
function holds({ ringStart, coords }: PolygonSet, lng: number, lat: number): boolean {
  if (locateInRing(coords, ringStart[0], ringStart[1], lng, lat) === OUTSIDE) return false;
  for (let ring = 1; ring + 1 < ringStart.length; ring++) {
    if (locateInRing(coords, ringStart[ring], ringStart[ring + 1], lng, lat) === INSIDE) return false;
  }
  return true;
}
