import type { FlatGeometry } from '../records.ts';
import type { Technology } from '../vocabulary.ts';
import { createRadiusReach, createTerrainReach } from './reach.ts';
import type { Terrain } from './terrain.ts';

/** A site to be, as far as its reach depends on it. */
export interface SiteToReach {
  readonly lng: number;
  readonly lat: number;
  /** Of its antennas above the ground. */
  readonly heightM: number;
  /** The farthest that each of its generations can reach, metres. */
  readonly radiusM: Partial<Readonly<Record<Technology, number>>>;
}

/** What a site would serve. */
export interface SiteReach {
  readonly shapes: Partial<Readonly<Record<Technology, FlatGeometry>>>;
  /** Whether terrain was looked at; else the shapes are discs. */
  readonly isInSight: boolean;
}

/** What a site would serve with each generation: the shapes that a proposal at that place would have. */
export function reachOfSite({ radiusM, ...antenna }: SiteToReach, terrain: Terrain | null): SiteReach {
  const known = terrain === null || Number.isNaN(terrain.heightM(antenna.lng, antenna.lat)) ? null : terrain;
  const radii = { '2G': 0, '3G': 0, '4G': 0, '5G': 0, ...radiusM };
  const reach = known === null ? createRadiusReach(radii) : createTerrainReach(radii, known);
  const technologies = Object.keys(radiusM) as Technology[];
  return {
    shapes: Object.fromEntries(
      technologies.map((technology) => [technology, reach.reachOf({ ...antenna, technology })]),
    ),
    isInSight: known !== null,
  };
}
