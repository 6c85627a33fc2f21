import type { AreaTable, IndicatorTable } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import { compareText } from '../pack/companies.ts';
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
  const tables = createSharingTables(areas);
  const memberships = locateAreas(dataset, locator, {
    lng: Float64Array.from(locations, ({ lng }) => lng),
    lat: Float64Array.from(locations, ({ lat }) => lat),
  });
  locations.forEach((location, i) => {
    addLocation(tables, membershipsOf(memberships, i), location, profile.new_since, 1);
  });
  return tables;
}

/** The four empty tables of {@link measureSiteSharing}, in its order. */
export const createSharingTables = (areas: AreaTable): IndicatorTable[] => [
  createTable('site-sharing-share', 'location', areas),
  createTable('placement-sharing-share', 'placement', areas),
  createTable('site-tenancy-ratio', 'placement', areas),
  createTable('new-site-sharing-share', 'placement', areas),
];

/** Adds a location with at least one user to the four tables; a weight of -1 takes it away. */
export function addLocation(
  [sharing, placed, tenancy, fresh]: readonly IndicatorTable[],
  memberOf: readonly number[],
  location: Location,
  newSince: string,
  weight: 1 | -1,
): void {
  const users = location.placements.length;
  addCounts(sharing, memberOf, WHOLE, users >= 2 ? weight : 0, weight);
  addCounts(placed, memberOf, WHOLE, users >= 2 ? weight * users : 0, weight * users);
  addCounts(tenancy, memberOf, WHOLE, weight * users, weight);
  const [shared, all] = countNew(location, newSince);
  addCounts(fresh, memberOf, WHOLE, weight * shared, weight * all);
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
  const counts = createStationCounts();
  for (let station = 0; station < stations.count; station++) {
    const isOperational = LIFECYCLES[stations.status[station]] === 'operational';
    counts.add(dataset.companies[stations.operator[station]], stations.technology[station], isOperational, 1);
  }
  return counts.toTable();
}

/** Stations by operator: how many in all, and how many operational ones of each generation. */
export function createStationCounts() {
  const byOperator = new Map<string, { stations: number; operational: Int32Array }>();
  return {
    add(operator: string, technology: number, isOperational: boolean, weight: 1 | -1): void {
      let counts = byOperator.get(operator);
      if (counts === undefined) {
        counts = { stations: 0, operational: new Int32Array(TECHNOLOGIES.length) };
        byOperator.set(operator, counts);
      }
      counts.stations += weight;
      if (isOperational) counts.operational[technology] += weight;
    },
    /** `station-technology-share` of the stations so far. */
    toTable(): IndicatorTable {
      const operators = [...byOperator].filter(([, { stations }]) => stations > 0);
      operators.sort(([a], [b]) => compareText(a, b));
      return tableOfStations(operators.map(([name, { operational }]) => [name, operational]));
    },
  };
}

function tableOfStations(operators: readonly (readonly [string, Int32Array])[]): IndicatorTable {
  const dataOnly: AreaTable = { level: [''], code: ['*'], name: [''] };
  const table = createTable('station-technology-share', 'station', dataOnly, {
    operators: [...operators.map(([name]) => name), ANY],
    technologies: TECHNOLOGIES,
  });
  operators.forEach(([, operational], column) => {
    const all = operational.reduce((sum, count) => sum + count, 0);
    for (const operator of [column, operators.length])
      for (let technology = 0; technology < TECHNOLOGIES.length; technology++)
        addCounts(table, [0], [operator, technology, 0, 0], operational[technology], all);
  });
  return table;
}
