import type { Dataset } from '../dataset.ts';
import { distanceM } from '../geodesy/distance.ts';
import { clusterWithin } from '../index/within.ts';
import { standingSites } from '../measure/locations.ts';
import type { Profile } from '../profile.ts';
import type { SharingCounts } from './sharing-targets.ts';
import { countSharing, findStanding, type StandingLocation } from './standing.ts';

/** Masts of different users this near to each other could have been one, metres: half a village's walk, the same cell. */
export const NEAR_M = 300;

/** Standing locations of different users that lie near each other. */
export interface NearDuplicate {
  readonly locations: readonly {
    readonly position: string;
    readonly lng: number;
    readonly lat: number;
    readonly users: readonly string[];
  }[];
  /** Between the two that are farthest apart. */
  readonly widestM: number;
  /** Of all of them together. */
  readonly users: readonly string[];
  /** The counts behind the sharing indicators if these, and no others, were one. */
  readonly merged: SharingCounts;
}

export interface NearDuplicates {
  readonly nearM: number;
  readonly groups: readonly NearDuplicate[];
  readonly today: SharingCounts;
  /** If every group were one location. */
  readonly allMerged: SharingCounts;
}

/**
 * The groups of locations that are near each other, most locations first, then nearest. A location joins a group by being near
 * any of it; a group whose locations all have the same users is not one, since nobody would share anything.
 */
export function findNearDuplicates(dataset: Dataset, profile: Profile, nearM = NEAR_M): NearDuplicates {
  if (!(nearM > profile.site_merge_m))
    throw new RangeError(`near must be more than the ${profile.site_merge_m} m that make one location, got ${nearM}`);
  const standing = findStanding(dataset, profile);
  const label = clusterWithin(
    Float64Array.from(standing, ({ lng }) => lng),
    Float64Array.from(standing, ({ lat }) => lat),
    nearM,
  );
  const members = new Map<number, StandingLocation[]>();
  standing.forEach((location, row) => {
    const group = members.get(label[row]);
    if (group === undefined) members.set(label[row], [location]);
    else group.push(location);
  });
  const near = [...members.values()].filter(
    (group) => group.length > 1 && group.some(({ users }) => users.join() !== group[0].users.join()),
  );
  const together = new Map(
    findStanding(moveTogether(dataset, profile, near), profile).map((location) => [keyOf(location), location]),
  );
  const count = (locations: readonly StandingLocation[]) => countSharing(locations, profile.new_since);
  const today = count(standing);
  const countWith = (groups: readonly (readonly StandingLocation[])[]): SharingCounts => {
    const before = count(groups.flat());
    const after = count(groups.map(([first]) => together.get(keyOf(first))!));
    const sum = { ...today };
    for (const key of Object.keys(today) as (keyof SharingCounts)[]) sum[key] += after[key] - before[key];
    return sum;
  };
  const groups = near.map(
    (group): NearDuplicate => ({
      locations: group.map(({ siteId, lng, lat, users }) => ({
        position: `standing/${siteId ?? `${lng},${lat}`}`,
        lng,
        lat,
        users,
      })),
      widestM: widestOf(group),
      users: [...new Set(group.flatMap(({ users }) => users))].sort(),
      merged: countWith([group]),
    }),
  );
  groups.sort((a, b) => b.locations.length - a.locations.length || a.widestM - b.widestM);
  return { nearM, groups, today, allMerged: countWith(near) };
}

const keyOf = ({ lng, lat }: { readonly lng: number; readonly lat: number }): string => `${lng} ${lat}`;

function widestOf(group: readonly StandingLocation[]): number {
  let widestM = 0;
  for (const a of group) for (const b of group) widestM = Math.max(widestM, distanceM(a.lng, a.lat, b.lng, b.lat));
  return widestM;
}

/** The dataset with everything that stands at a group's locations on the position of its first. */
function moveTogether(
  dataset: Dataset,
  { site_merge_m }: Profile,
  groups: readonly (readonly StandingLocation[])[],
): Dataset {
  const goal = new Map(groups.flatMap((group) => group.map((location) => [keyOf(location), group[0]])));
  const { lng, lat, row, ofStation } = standingSites(dataset);
  const label = clusterWithin(lng, lat, site_merge_m);
  const firstOf = new Map<number, number>();
  label.forEach((location, i) => {
    if (!firstOf.has(location)) firstOf.set(location, i);
  });
  const moved = [dataset.sites, dataset.stations].map(
    (layer) => layer && { lng: layer.lng.slice(), lat: layer.lat.slice() },
  );
  label.forEach((location, i) => {
    const first = firstOf.get(location)!;
    const to = goal.get(keyOf({ lng: lng[first], lat: lat[first] }));
    if (to === undefined) return;
    moved[ofStation[i]]!.lng[row[i]] = to.lng;
    moved[ofStation[i]]!.lat[row[i]] = to.lat;
  });
  const { sites, stations } = dataset;
  return {
    ...dataset,
    sites: sites && { ...sites, ...moved[0] },
    stations: stations && { ...stations, ...moved[1] },
  };
}
