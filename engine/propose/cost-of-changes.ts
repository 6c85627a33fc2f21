import { type Dataset, NO_COMPANY, NO_ROW } from '../dataset.ts';
import { buildPointIndex, nearestPoint } from '../index/nearest-point.ts';
import { clusterWithin } from '../index/within.ts';
import { mastsOf, standingSites } from '../measure/locations.ts';
import type { Profile } from '../profile.ts';
import { LIFECYCLES, SITE_STRUCTURES } from '../vocabulary.ts';
import { type CostRules, costOfSite, type PositionKind } from './costs.ts';
import { createDescriber } from './positions.ts';

/** What the sites cost that one dataset has and another has not, in the currency of the rules. */
export interface CostOfChanges {
  /** Masts put up, planned sites built, and antennas on poles and roofs. */
  readonly building: number;
  /** Operators who come to masts that stand, and generations added there. */
  readonly joining: number;
}

/** Somewhere that stations come to. */
interface Place {
  readonly kind: PositionKind;
  readonly lng: number;
  readonly lat: number;
  /** Who is there already, by company code. */
  readonly users: ReadonlySet<number>;
  readonly operators: Set<number>;
}

const OPERATIONAL = LIFECYCLES.indexOf('operational');
const KINDS: Readonly<Record<(typeof SITE_STRUCTURES)[number], PositionKind>> = {
  tower: 'new',
  rooftop: 'place',
  pole: 'pole',
  other: 'new',
};
const NOBODY: ReadonlySet<number> = new Set();

/**
 * What it costs to come from one dataset to another that edits have made of it, reckoned as for a proposal: each site that is new or
 * no longer only planned, and each station that is new on a mast that stood. What is taken away or moved costs nothing, nor do
 * cables; the distances to fiber and power are those before.
 */
export function costOfChanges(before: Dataset, after: Dataset, profile: Profile, rules: CostRules): CostOfChanges {
  const describe = createDescriber(before);
  let [building, joining] = [0, 0];
  for (const { kind, lng, lat, users, operators } of findPlaces(before, after, profile.site_merge_m)) {
    const upgrades = [...operators].filter((company) => users.has(company)).length;
    const newcomers = operators.size - upgrades;
    const position = { kind, ...describe(lng, lat) };
    if (kind === 'standing') joining += costOfSite(rules, position, newcomers, upgrades);
    // A site that nobody is named for is built for one.
    else building += costOfSite(rules, position, Math.max(1, newcomers), 0);
  }
  return { building, joining };
}

/** Where stations and sites of `after` stand that `before` has not. */
function findPlaces(before: Dataset, after: Dataset, mergeM: number): Place[] {
  const built = findBuilt(before, after);
  const mastAt = createMastFinder(before, mergeM);
  const places = new Map<string, Place>([...built].map(([site, place]) => [`site ${site}`, place]));
  const { sites, stations } = after;
  const known = new Set(before.stations?.id ?? []);
  for (let row = 0; row < (stations?.count ?? 0); row++) {
    if (known.has(stations!.id[row]) || stations!.status[row] !== OPERATIONAL) continue;
    const site = stations!.site[row];
    if (site !== NO_ROW && sites!.status[site] !== OPERATIONAL) continue;
    const from = site === NO_ROW ? stations! : sites!;
    const at = site === NO_ROW ? row : site;
    const [lng, lat] = [from.lng[at], from.lat[at]];
    const company = renumber(after, before, stations!.operator[row]);
    const home = site === NO_ROW ? undefined : built.get(site);
    const mast = home === undefined ? mastAt(lng, lat) : null;
    const key = home !== undefined ? `site ${site}` : mast !== null ? `mast ${mast.number}` : `${lng} ${lat}`;
    const place: Place = places.get(key) ?? {
      kind: mast === null ? 'new' : 'standing',
      lng,
      lat,
      users: mast?.users ?? NOBODY,
      operators: new Set(),
    };
    place.operators.add(company);
    places.set(key, place);
  }
  return [...places.values()];
}

/** The sites that are put up, by their row in `after`. */
function findBuilt(before: Dataset, { sites }: Dataset): Map<number, Place> {
  const statusBefore = new Map((before.sites?.id ?? []).map((id, row) => [id, before.sites!.status[row]]));
  const found = new Map<number, Place>();
  for (let row = 0; row < (sites?.count ?? 0); row++) {
    const was = statusBefore.get(sites!.id[row]);
    if (sites!.status[row] !== OPERATIONAL || was === OPERATIONAL) continue;
    const kind = was === undefined ? (KINDS[SITE_STRUCTURES[sites!.structure[row]]] ?? 'new') : 'planned';
    found.set(row, { kind, lng: sites!.lng[row], lat: sites!.lat[row], users: NOBODY, operators: new Set() });
  }
  return found;
}

/** A function that finds the location that stands at a position, with everybody who uses it; `null` where none does. */
function createMastFinder(dataset: Dataset, mergeM: number) {
  const standing = standingSites(dataset);
  const label = clusterWithin(standing.lng, standing.lat, mergeM);
  const users = new Map<number, Set<number>>();
  mastsOf(dataset, standing).forEach(({ uses }, position) => {
    const known = users.get(label[position]) ?? new Set<number>();
    users.set(label[position], known);
    for (const { company } of uses) if (company !== NO_COMPANY) known.add(company);
  });
  const index = buildPointIndex(standing.lng, standing.lat);
  return (lng: number, lat: number): { readonly number: number; readonly users: ReadonlySet<number> } | null => {
    const { pointIndex } = nearestPoint(index, lng, lat, mergeM);
    return pointIndex < 0 ? null : { number: label[pointIndex], users: users.get(label[pointIndex])! };
  };
}

/** The code of a company of one dataset in another, one of its own where that does not know it. */
function renumber(from: Dataset, to: Dataset, company: number): number {
  const code = to.companies.indexOf(from.companies[company]);
  return code >= 0 ? code : -1 - company;
}
