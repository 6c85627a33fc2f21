import type { IndicatorTable } from '../analysis.ts';
import { type Dataset, NO_ROW } from '../dataset.ts';
import { distanceM } from '../geodesy/distance.ts';
import { boundDistances, createDistanceBound } from '../geodesy/local-frame.ts';
import { BOUND_SLACK, BOUND_SLACK_M } from '../index/nearest.ts';
import { clusterWithin } from '../index/within.ts';
import { locateAreas, membershipsOf } from '../measure/areas.ts';
import { joinMasts, type Location, standingSites } from '../measure/locations.ts';
import type { Reach } from '../measure/reach.ts';
import { addLocation, createSharingTables, createStationCounts } from '../measure/sharing.ts';
import type { Profile } from '../profile.ts';
import type { Change, RecordBook } from '../scenario/record-book.ts';
import { TECHNOLOGIES } from '../vocabulary.ts';
import type { Ground } from './ground.ts';
import { compareMasts, createMastReader, handleOf, type LiveMast } from './masts.ts';

/** What depends on where sites stand and who uses them, kept up to date site by site. */
export interface LiveSites {
  /** The four indicators of sharing, then that of stations; those whose layers are absent are left out. */
  tables(): IndicatorTable[];
  change(changes: readonly Change[]): void;
  /** The nearest standing site of each village in a dataset that is packed from the same records. */
  nearest(dataset: Dataset): Pick<Reach, 'site' | 'siteM'>;
}

/** Masts that are one location. */
interface Cluster {
  readonly masts: readonly LiveMast[];
  readonly location: Location;
  readonly memberOf: readonly number[];
}

/** A degree of latitude is nowhere less, metres: the meridian's radius is least at the equator, 6,335,439 m. */
const LEAST_M_PER_DEG_LAT = 110_574;

/** The sites of a dataset as it is, whose records are those of the book. */
export function createLiveSites(
  ground: Ground,
  dataset: Dataset,
  profile: Profile,
  reach: Reach | null,
  book: RecordBook,
): LiveSites {
  const { areas, locator } = ground;
  const { villages } = ground.dataset;
  const reader = createMastReader(dataset);
  const initial = reader.masts(book);
  const standing = new Map(initial.map((mast) => [mast.handle, mast]));
  const siteM = reach?.siteM.slice() ?? new Float64Array(0);
  const nearest: (LiveMast | null)[] = Array.from(reach?.site ?? [], (row) => (row === NO_ROW ? null : initial[row]));

  const sharing = createSharingTables(areas);
  const clusterOf = new Map<string, Cluster>();
  const weigh = ({ location, memberOf }: Cluster, weight: 1 | -1) => {
    if (location.placements.length > 0) addLocation(sharing, memberOf, location, profile.new_since, weight);
  };
  const join = (masts: readonly LiveMast[]) => {
    const label = clusterWithin(
      Float64Array.from(masts, ({ lng }) => lng),
      Float64Array.from(masts, ({ lat }) => lat),
      profile.site_merge_m,
    );
    const joined: LiveMast[][] = [];
    for (let i = 0; i < masts.length; i++) {
      joined[label[i]] ??= [];
      joined[label[i]].push(masts[i]);
    }
    for (const own of joined) {
      const location = joinMasts(own);
      const at = { lng: Float64Array.of(location.lng), lat: Float64Array.of(location.lat) };
      const cluster = { masts: own, location, memberOf: membershipsOf(locateAreas(dataset, locator, at), 0) };
      for (const { handle } of own) clusterOf.set(handle, cluster);
      weigh(cluster, 1);
    }
  };
  join(initial);

  const counts = createStationCounts();
  const { stations } = dataset;
  for (let row = 0; row < (stations?.count ?? 0); row++)
    counts.add(dataset.companies[stations!.operator[row]], stations!.technology[row], stations!.status[row] === 0, 1);

  const findNearest = createNearestFinder(standing);
  const moveVillages = (gone: ReadonlySet<string>, come: readonly LiveMast[]) => {
    for (let village = 0; village < nearest.length; village++) {
      const [lng, lat] = [villages!.lng[village], villages!.lat[village]];
      const known = nearest[village];
      if (known === null || gone.has(known.handle)) {
        const found = known === null && come.length === 0 ? null : findNearest(lng, lat);
        nearest[village] = found?.mast ?? null;
        siteM[village] = found?.distanceM ?? Number.NaN;
        continue;
      }
      for (const mast of come) {
        if (Math.abs(mast.lat - lat) * LEAST_M_PER_DEG_LAT > siteM[village] * BOUND_SLACK + BOUND_SLACK_M) continue;
        const awayM = distanceM(lng, lat, mast.lng, mast.lat);
        if (awayM > siteM[village] || (awayM === siteM[village] && compareMasts(mast, nearest[village]!) > 0)) continue;
        nearest[village] = mast;
        siteM[village] = awayM;
      }
    }
  };

  /** Puts the masts of the handles as they are now in the place of what they were. */
  const replace = (masts: ReadonlyMap<string, LiveMast | null>) => {
    const clusters = new Set<Cluster>();
    const gone = new Set<string>();
    const come: LiveMast[] = [];
    for (const [handle, mast] of masts) {
      const known = standing.get(handle);
      if (known !== undefined) clusters.add(clusterOf.get(handle)!);
      clusterOf.delete(handle);
      if (mast === null) standing.delete(handle);
      else standing.set(handle, mast);
      const stays = mast !== null && known !== undefined && isSamePlace(mast, known);
      if (!stays && known !== undefined) gone.add(handle);
      if (!stays && mast !== null) come.push(mast);
    }
    const changed = [...masts.values()].filter((mast) => mast !== null);
    for (const mast of changed)
      for (const handle of mastsWithin(standing, mast, profile.site_merge_m)) {
        const cluster = clusterOf.get(handle);
        if (cluster !== undefined) clusters.add(cluster);
      }
    for (const cluster of clusters) weigh(cluster, -1);
    const others = [...clusters].flatMap((cluster) => cluster.masts.filter(({ handle }) => !masts.has(handle)));
    join([...others, ...changed].sort(compareMasts));
    if (gone.size > 0 || come.length > 0) moveVillages(gone, come);
  };

  return {
    tables: () => {
      const present = hasAny(ground.dataset.sites, book, 'sites');
      const withStations = hasAny(ground.dataset.stations, book, 'stations');
      return [...(present || withStations ? sharing : []), ...(withStations ? [counts.toTable()] : [])];
    },
    change(changes) {
      const masts = new Map<string, LiveMast | null>();
      const renewSite = (id: string | null) => {
        if (id !== null) masts.set(handleOf(false, id), reader.ofSite(book, id));
      };
      const renewStation = (id: string) => void masts.set(handleOf(true, id), reader.ofStation(book, id));
      for (const { layer, id, before, after } of changes) {
        if (layer === 'sites') {
          renewSite(id);
          for (const stationId of book.idsOfSite('stations', id)) renewStation(stationId);
        } else if (layer === 'stations') {
          renewStation(id);
          for (const record of [before, after]) {
            if (record !== null) renewSite(record.siteId);
          }
          if (before !== null) counts.add(before.operator, ...kindOf(before), -1);
          if (after !== null) counts.add(after.operator, ...kindOf(after), 1);
        }
      }
      if (masts.size > 0) replace(masts);
    },
    nearest(packed) {
      const rows = standingSites(packed);
      const positionOf = new Map(
        Array.from(rows.row, (row, position) => {
          const isStation = rows.ofStation[position] === 1;
          return [handleOf(isStation, (isStation ? packed.stations : packed.sites)!.id[row]), position];
        }),
      );
      const site = Int32Array.from(nearest, (mast) => (mast === null ? NO_ROW : positionOf.get(mast.handle)!));
      return { site, siteM: siteM.slice() };
    },
  };
}

const kindOf = ({ technology, status }: { technology: (typeof TECHNOLOGIES)[number]; status: string }) =>
  [TECHNOLOGIES.indexOf(technology), status === 'operational'] as const;

/** Whether a mast stands where it stood, and has the same place among equally near ones. */
const isSamePlace = (a: LiveMast, b: LiveMast): boolean => a.lng === b.lng && a.lat === b.lat && a.order === b.order;

/** Whether the layer is there: in the ground's dataset, or because a record was added. */
const hasAny = (layer: object | null, book: RecordBook, name: 'sites' | 'stations'): boolean =>
  layer !== null || [...book.changed(name).values()].some((record) => record !== null);

/** The handles of standing masts that may be nearer to one than `mergeM`. */
function mastsWithin(standing: ReadonlyMap<string, LiveMast>, { lng, lat }: LiveMast, mergeM: number): string[] {
  const found: string[] = [];
  const reachDeg = (mergeM * BOUND_SLACK + BOUND_SLACK_M) / LEAST_M_PER_DEG_LAT;
  for (const other of standing.values())
    if (Math.abs(other.lat - lat) <= reachDeg && distanceM(lng, lat, other.lng, other.lat) < mergeM)
      found.push(other.handle);
  return found;
}

/** A function that gives the nearest standing mast, the first in order of equally near ones. */
function createNearestFinder(standing: ReadonlyMap<string, LiveMast>) {
  const bound = createDistanceBound();
  return (lng: number, lat: number): { mast: LiveMast; distanceM: number } | null => {
    let best: LiveMast | null = null;
    let bestM = Number.POSITIVE_INFINITY;
    boundDistances(lat, bestM, bound);
    for (const mast of standing.values()) {
      const atMostM = bestM * BOUND_SLACK + BOUND_SLACK_M;
      if (Math.abs(mast.lat - lat) * LEAST_M_PER_DEG_LAT > atMostM) continue;
      if (Math.abs(mast.lng - lng) <= 180 && Math.abs(mast.lng - lng) * bound.minMetresPerDegLng > atMostM) continue;
      const awayM = distanceM(lng, lat, mast.lng, mast.lat);
      if (awayM > bestM || (awayM === bestM && best !== null && compareMasts(mast, best) > 0)) continue;
      if (awayM < bestM) boundDistances(lat, awayM, bound);
      best = mast;
      bestM = awayM;
    }
    return best === null ? null : { mast: best, distanceM: bestM };
  };
}
