import { pointSegmentDistanceM } from '../../engine/geodesy/point-segment.ts';
import { type AdminRecord, AREA_LEVELS, type AreaLevel, type FlatGeometry } from '../../engine/index.ts';
import { createAreaIndex, runBox } from './area-index.ts';
import type { Box } from './scan-vertices.ts';

/** Kilometres of one degree of latitude, to a percent everywhere. */
const KM_PER_DEGREE = 111.2;

/** A commune, and how far from it something lies. */
export interface Commune {
  readonly name: string;
  /** Metres from a position to the commune, 0 in it and on its edge. */
  distanceM(lng: number, lat: number): number;
}

/** What the admin layer says about where things may lie. */
export interface Province {
  /** The level of the smallest areas there are. */
  readonly finestLevel: AreaLevel;
  /** The communes by their codes; empty where the layer has none. */
  readonly communes: ReadonlyMap<string, Commune>;
  /** Whether a position lies in, or on the edge of, an area of the finest level. */
  hasAreaAt(lng: number, lat: number): boolean;
  /** Whether a box has a point in common with the bounds of all areas. */
  meets(box: Box): boolean;
  /** Kilometres from a box to those bounds, 0 where they meet; good to a few percent, for messages and thresholds. */
  distanceKm(box: Box): number;
}

/** What the accepted admin areas say, or `null` where there are none. */
export function createProvince(areas: readonly AdminRecord[]): Province | null {
  if (areas.length === 0) return null;
  const [minLng, minLat, maxLng, maxLat] = boundsOf(areas);
  const finest = Math.max(...new Set(areas.map((area) => AREA_LEVELS.indexOf(area.level))));
  const finestLevel = AREA_LEVELS[finest];
  return {
    finestLevel,
    communes: new Map(areas.filter((area) => area.level === 'commune').map((area) => [area.code, communeOf(area)])),
    hasAreaAt: createAreaIndex(areas.filter((area) => area.level === finestLevel).map((area) => area.geometry)),
    meets: ([west, south, east, north]) => west <= maxLng && east >= minLng && south <= maxLat && north >= minLat,
    distanceKm([west, south, east, north]) {
      const northward = Math.max(0, minLat - north, south - maxLat);
      const eastward = Math.max(0, minLng - east, west - maxLng);
      const latitude = (south + north + minLat + maxLat) / 4;
      return Math.hypot(northward, eastward * Math.cos((latitude * Math.PI) / 180)) * KM_PER_DEGREE;
    },
  };
}

function communeOf({ name, geometry }: AdminRecord): Commune {
  let holds: ((lng: number, lat: number) => boolean) | null = null;
  return {
    name,
    distanceM(lng, lat) {
      holds ??= createAreaIndex([geometry]);
      return holds(lng, lat) ? 0 : edgeDistanceM(geometry, lng, lat);
    },
  };
}

/** Metres from a position to the nearest edge. */
function edgeDistanceM({ ringStart, coords }: FlatGeometry, lng: number, lat: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let ring = 0; ring + 1 < ringStart.length; ring++) {
    for (let at = 2 * ringStart[ring]; at + 2 < 2 * ringStart[ring + 1]; at += 2) {
      const toEdge = pointSegmentDistanceM(lng, lat, coords[at], coords[at + 1], coords[at + 2], coords[at + 3]);
      nearest = Math.min(nearest, toEdge);
    }
  }
  return nearest;
}

function boundsOf(areas: readonly AdminRecord[]): Box {
  const bounds: Box = [180, 90, -180, -90];
  for (const { geometry } of areas) {
    const [west, south, east, north] = runBox(geometry.coords, 0, geometry.coords.length >> 1);
    bounds[0] = Math.min(bounds[0], west);
    bounds[1] = Math.min(bounds[1], south);
    bounds[2] = Math.max(bounds[2], east);
    bounds[3] = Math.max(bounds[3], north);
  }
  return bounds;
}
