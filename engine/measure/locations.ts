import { type Dataset, NO_COMPANY, NO_ROW } from '../dataset.ts';
import { clusterWithin } from '../index/within.ts';
import { LIFECYCLES } from '../vocabulary.ts';

const OPERATIONAL = LIFECYCLES.indexOf('operational');

/**
 * The BTS positions that stand: operational sites, then operational stations that bring a position of their own instead
 * of a site. Position i is row `row[i]` of the layer it is from.
 */
export interface StandingSites {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly row: Int32Array;
  /** 1 where the position is a station's own. */
  readonly ofStation: Uint8Array;
}

export function standingSites({ sites, stations }: Dataset): StandingSites {
  const lng: number[] = [];
  const lat: number[] = [];
  const row: number[] = [];
  const ofStation: number[] = [];
  const add = (from: { lng: Float64Array; lat: Float64Array }, at: number, station: number) => {
    lng.push(from.lng[at]);
    lat.push(from.lat[at]);
    row.push(at);
    ofStation.push(station);
  };
  for (let site = 0; site < (sites?.count ?? 0); site++) if (sites!.status[site] === OPERATIONAL) add(sites!, site, 0);
  for (let station = 0; station < (stations?.count ?? 0); station++) {
    const own = stations!.site[station] === NO_ROW && !Number.isNaN(stations!.lng[station]);
    if (own && stations!.status[station] === OPERATIONAL) add(stations!, station, 1);
  }
  return {
    lng: Float64Array.from(lng),
    lat: Float64Array.from(lat),
    row: Int32Array.from(row),
    ofStation: Uint8Array.from(ofStation),
  };
}

/** The id of a standing site: its own, or that of the station whose position it is. */
export const standingSiteId = ({ sites, stations }: Dataset, standing: StandingSites, position: number): string =>
  standing.ofStation[position] === 1 ? stations!.id[standing.row[position]] : sites!.id[standing.row[position]];

/** What one operator has at a location: the date of its first station, `null` where it has none or one without a date. */
export interface Placement {
  readonly company: number;
  readonly since: string | null;
}

/** Sites closer together than the profile says, as one location, with everyone who uses it. */
export interface Location {
  /** Position of its first standing site. */
  readonly lng: number;
  readonly lat: number;
  /** Owner and operators of operational stations, distinct, by company code. */
  readonly placements: readonly Placement[];
  /** The earliest date on which a site here was built, `null` where none says. */
  readonly builtOn: string | null;
}

/** The date of a station that has none: it may have stood before any other. */
const UNDATED = '';

const earlier = (a: string | null, b: string | null): string | null => (a === null ? b : b === null || a < b ? a : b);

/** What stands at one position: who uses it, and since when it stands. */
export interface Mast {
  readonly lng: number;
  readonly lat: number;
  readonly uses: readonly Use[];
  readonly builtOn: string | null;
}

/** An owner, who has no date, or the operator of an operational station. */
export interface Use {
  readonly company: number;
  readonly since: string | null;
}

/** The use of a mast by a station; one without a date may have stood before any other. */
export const stationUse = (company: number, since: string | null): Use => ({ company, since: since ?? UNDATED });

/** The masts of standing sites, in their order. */
export function mastsOf({ sites, stations }: Dataset, standing: StandingSites): Mast[] {
  const positionOfSite = new Int32Array(sites?.count ?? 0).fill(NO_ROW);
  const uses = Array.from(standing.row, (row, position): Use[] => {
    if (standing.ofStation[position] === 1) return [stationUse(stations!.operator[row], stations!.since[row])];
    positionOfSite[row] = position;
    return [{ company: sites!.owner[row], since: null }];
  });
  for (let station = 0; station < (stations?.count ?? 0); station++) {
    const site = stations!.site[station];
    if (site === NO_ROW || stations!.status[station] !== OPERATIONAL || positionOfSite[site] === NO_ROW) continue;
    uses[positionOfSite[site]].push(stationUse(stations!.operator[station], stations!.since[station]));
  }
  return uses.map((own, position) => ({
    lng: standing.lng[position],
    lat: standing.lat[position],
    uses: own,
    builtOn: standing.ofStation[position] === 1 ? null : sites!.builtOn[standing.row[position]],
  }));
}

/** The location that some masts are, at the position of the first. */
export function joinMasts(masts: readonly Mast[]): Location {
  const first = new Map<number, string | null>();
  for (const { uses } of masts)
    for (const { company, since } of uses)
      if (company !== NO_COMPANY) first.set(company, earlier(first.get(company) ?? null, since));
  return {
    lng: masts[0].lng,
    lat: masts[0].lat,
    builtOn: masts.reduce<string | null>((least, { builtOn }) => earlier(least, builtOn), null),
    placements: [...first]
      .sort(([a], [b]) => a - b)
      .map(([company, date]) => ({ company, since: date === UNDATED ? null : date })),
  };
}

/** The locations of the dataset: single-linkage clusters of the standing sites, in the order of their first site. */
export function findLocations(dataset: Dataset, mergeM: number): Location[] {
  const standing = standingSites(dataset);
  const label = clusterWithin(standing.lng, standing.lat, mergeM);
  const joined: Mast[][] = [];
  mastsOf(dataset, standing).forEach((mast, position) => {
    joined[label[position]] ??= [];
    joined[label[position]].push(mast);
  });
  return joined.map(joinMasts);
}
