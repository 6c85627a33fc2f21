import type { IndicatorTable } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import { distanceM } from '../geodesy/distance.ts';
import { BOUND_SLACK, BOUND_SLACK_M } from '../index/nearest.ts';
import { buildPointIndex, nearestPoints } from '../index/nearest-point.ts';
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
  const reader = createMastReader(dataset);
  const initial = reader.masts(book);
  const standing = new Map(initial.map((mast) => [mast.handle, mast]));
  // Where the nearest site stands decides no figure: it is found when it is asked for.
  let found: Pick<Reach, 'site' | 'siteM'> | null = reach && { site: reach.site, siteM: reach.siteM };

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

  /** Puts the masts of the handles as they are now in the place of what they were. */
  const replace = (masts: ReadonlyMap<string, LiveMast | null>) => {
    const clusters = new Set<Cluster>();
    for (const [handle, mast] of masts) {
      const known = standing.get(handle);
      if (known !== undefined) clusters.add(clusterOf.get(handle)!);
      clusterOf.delete(handle);
      if (mast === null) standing.delete(handle);
      else standing.set(handle, mast);
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
    found = null;
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
      if (found === null) {
        const { lng, lat } = standingSites(packed);
        const count = packed.villages?.count ?? 0;
        const out = { pointIndex: new Int32Array(count), distanceM: new Float64Array(count) };
        if (packed.villages !== null)
          nearestPoints(buildPointIndex(lng, lat), packed.villages.lng, packed.villages.lat, 0, count, out);
        found = { site: out.pointIndex, siteM: out.distanceM };
      }
      return found;
    },
  };
}

const kindOf = ({ technology, status }: { technology: (typeof TECHNOLOGIES)[number]; status: string }) =>
  [TECHNOLOGIES.indexOf(technology), status === 'operational'] as const;

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
