import { type Dataset, NO_ROW } from '../dataset.ts';
import { countedCoverage } from '../measure/evidence.ts';
import { findLocations, type Location, standingSites } from '../measure/locations.ts';
import type { Profile } from '../profile.ts';
import { LIFECYCLES } from '../vocabulary.ts';
import type { SharingCounts } from './sharing-targets.ts';
import type { Situation } from './situation.ts';

const OPERATIONAL = LIFECYCLES.indexOf('operational');

/** A location that stands, with what a newcomer needs to know of it. */
export interface StandingLocation extends Location {
  /** Id of the site at its position; `null` where a station brought the position itself. */
  readonly siteId: string | null;
  /** Names of its users, sorted. */
  readonly users: readonly string[];
  /** The highest generation of each user's stations here, index into `TECHNOLOGIES`, by company code. */
  readonly technologyOf: ReadonlyMap<number, number>;
  /** Height of the highest antenna, else of the mast; NaN where neither is stated. */
  readonly heightM: number;
  /** Whether a placement of today would count as one on a location that already stood. */
  readonly stoodBefore: boolean;
}

/** The locations that stand and have users, in the order of their first site. */
export function findStanding(dataset: Dataset, profile: Profile): StandingLocation[] {
  const { sites, stations, companies } = dataset;
  const standing = standingSites(dataset);
  const positionKey = (lng: number, lat: number) => `${lng} ${lat}`;
  const siteAt = new Map<string, string>();
  const heightAt = new Map<string, number>();
  for (let i = 0; i < standing.row.length; i++) {
    if (standing.ofStation[i] === 1) continue;
    const row = standing.row[i];
    const key = positionKey(sites!.lng[row], sites!.lat[row]);
    if (!siteAt.has(key)) siteAt.set(key, sites!.id[row]);
    raise(heightAt, key, sites!.heightM[row]);
  }
  const techAt = new Map<string, Map<number, number>>();
  const antennaAt = new Map<string, number>();
  for (let row = 0; row < (stations?.count ?? 0); row++) {
    if (stations!.status[row] !== OPERATIONAL) continue;
    const site = stations!.site[row];
    const from = site === NO_ROW ? stations! : sites!;
    const at = site === NO_ROW ? row : site;
    const key = positionKey(from.lng[at], from.lat[at]);
    const technologies = techAt.get(key) ?? new Map<number, number>();
    techAt.set(key, technologies);
    const company = stations!.operator[row];
    technologies.set(company, Math.max(technologies.get(company) ?? -1, stations!.technology[row]));
    raise(antennaAt, key, stations!.antennaHeightM[row]);
  }
  return findLocations(dataset, profile.site_merge_m)
    .filter(({ placements }) => placements.length > 0)
    .map((location) => {
      const key = positionKey(location.lng, location.lat);
      return {
        ...location,
        siteId: siteAt.get(key) ?? null,
        users: location.placements.map(({ company }) => companies[company]).sort(),
        technologyOf: techAt.get(key) ?? new Map(),
        heightM: antennaAt.get(key) ?? heightAt.get(key) ?? Number.NaN,
        stoodBefore: location.builtOn !== null || location.placements.some(({ since }) => since !== null),
      };
    });
}

function raise(into: Map<string, number>, key: string, value: number): void {
  if (value > (into.get(key) ?? Number.NEGATIVE_INFINITY)) into.set(key, value);
}

/** The counts behind the sharing indicators, as `measureSiteSharing` counts them. */
export function countSharing(locations: readonly StandingLocation[], newSince: string): SharingCounts {
  const counts = {
    newPlacements: 0,
    newOnStanding: 0,
    locations: 0,
    sharedLocations: 0,
    placements: 0,
    sharedPlacements: 0,
  };
  for (const { placements, builtOn } of locations) {
    counts.locations++;
    counts.placements += placements.length;
    if (placements.length >= 2) {
      counts.sharedLocations++;
      counts.sharedPlacements += placements.length;
    }
    for (const { company, since } of placements) {
      if (since === null || since < newSince) continue;
      counts.newPlacements++;
      const stood =
        (builtOn !== null && builtOn < since) ||
        placements.some((other) => other.company !== company && other.since !== null && other.since < since);
      if (stood) counts.newOnStanding++;
    }
  }
  return counts;
}

/** The last date that sites, stations and the profile name; proposals must be later to count as later. */
export function latestDate({ sites, stations }: Dataset, profile: Profile): string {
  let latest = profile.new_since;
  for (const date of [...(sites?.builtOn ?? []), ...(stations?.since ?? [])])
    if (date !== null && date > latest) latest = date;
  return latest;
}

const mapped = new WeakMap<Situation, Map<string, boolean>>();

/** Whether a company has a map of its counted coverage of a generation floor, so that what lies outside says something. */
export function isMapped(situation: Situation, company: number, floor: number): boolean {
  const { dataset, profile } = situation;
  const known = mapped.get(situation) ?? new Map<string, boolean>();
  mapped.set(situation, known);
  const key = `${company} ${floor}`;
  let is = known.get(key);
  if (is === undefined) {
    const { coverage } = dataset;
    is =
      coverage !== null &&
      countedCoverage(dataset, profile).some(
        (counted, row) => counted === 1 && coverage.operator[row] === company && coverage.technology[row] >= floor,
      );
    known.set(key, is);
  }
  return is;
}
