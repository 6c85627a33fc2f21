import type { AreaTable, IndicatorTable } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import type { Profile } from '../profile.ts';
import { LIFECYCLES, TECHNOLOGIES } from '../vocabulary.ts';
import { type AreaLocator, locateAreas, membershipsOf } from './areas.ts';
import { findLocations, type Location } from './locations.ts';
import { ANY, addCounts, createTable } from './table.ts';

const WHOLE = [0, 0, 0, 0] as const;

/** The four site-sharing indicators, by area: shares of locations, of placements and of new placements, and the tenancy ratio. */
export function measureSiteSharing(
  dataset: Dataset,
  profile: Profile,
  areas: AreaTable,
  locator: AreaLocator,
): IndicatorTable[] {
  const locations = findLocations(dataset, profile.site_merge_m).filter(({ placements }) => placements.length > 0);
  const sharing = createTable('site-sharing-share', 'location', areas);
  const placed = createTable('placement-sharing-share', 'placement', areas);
  const tenancy = createTable('site-tenancy-ratio', 'placement', areas);
  const fresh = createTable('new-site-sharing-share', 'placement', areas);
  const memberships = locateAreas(dataset, locator, {
    lng: Float64Array.from(locations, ({ lng }) => lng),
    lat: Float64Array.from(locations, ({ lat }) => lat),
  });
  locations.forEach((location, i) => {
    const memberOf = membershipsOf(memberships, i);
    const users = location.placements.length;
    addCounts(sharing, memberOf, WHOLE, Number(users >= 2), 1);
    addCounts(placed, memberOf, WHOLE, users >= 2 ? users : 0, users);
    addCounts(tenancy, memberOf, WHOLE, users, 1);
    const [shared, all] = countNew(location, profile.new_since);
    addCounts(fresh, memberOf, WHOLE, shared, all);
  });
  return [sharing, placed, tenancy, fresh];
}

/** New placements at a location that already stood, and new placements. */
function countNew({ placements, builtOn }: Location, newSince: string): [number, number] {
  let shared = 0;
  let all = 0;
  for (const { company, since } of placements) {
    if (since === null || since < newSince) continue;
    all++;
    const stood =
      (builtOn !== null && builtOn < since) ||
      placements.some((other) => other.company !== company && other.since !== null && other.since < since);
    if (stood) shared++;
  }
  return [shared, all];
}

/** `pole-sharing-share`: poles with two or more users over poles with at least one, by area. */
export function measurePoleSharing(dataset: Dataset, areas: AreaTable, locator: AreaLocator): IndicatorTable {
  const poles = dataset.poles!;
  const table = createTable('pole-sharing-share', 'pole', areas);
  const memberships = locateAreas(dataset, locator, poles);
  for (let pole = 0; pole < poles.count; pole++) {
    const users = poles.userStart[pole + 1] - poles.userStart[pole];
    if (users > 0) addCounts(table, membershipsOf(memberships, pole), WHOLE, Number(users >= 2), 1);
  }
  return table;
}

/** `station-technology-share`: operational stations of each generation over all, by operator. */
export function measureStationTechnology(dataset: Dataset): IndicatorTable {
  const stations = dataset.stations!;
  const companies = [...new Set(stations.operator)].sort((a, b) => a - b);
  const dataOnly: AreaTable = { level: [''], code: ['*'], name: [''] };
  const table = createTable('station-technology-share', 'station', dataOnly, {
    operators: [...companies.map((company) => dataset.companies[company]), ANY],
    technologies: TECHNOLOGIES,
  });
  const columnOf = new Map(companies.map((company, column) => [company, column]));
  for (let station = 0; station < stations.count; station++) {
    if (LIFECYCLES[stations.status[station]] !== 'operational') continue;
    for (const operator of [columnOf.get(stations.operator[station])!, companies.length]) {
      for (let technology = 0; technology < TECHNOLOGIES.length; technology++) {
        const same = Number(stations.technology[station] === technology);
        addCounts(table, [0], [operator, technology, 0, 0], same, 1);
      }
    }
  }
  return table;
}
