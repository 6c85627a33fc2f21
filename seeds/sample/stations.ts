import type { PointRow, TableRow } from './layers.ts';
import { hashUnit, makeRandom } from './random.ts';
import type { Tenancy } from './sharing.ts';
import type { SampleSpec } from './spec.ts';

/** The profile's `new_since`: placements from this day on are new. */
const NEW_SINCE = '2023-01-01';

const FREQUENCY_MHZ: Readonly<Record<number, readonly number[]>> = {
  2: [900],
  3: [2100, 900],
  4: [1800, 2100],
  5: [2600, 3700],
};
const EIRP_DBM: Readonly<Record<number, number>> = { 2: 58, 3: 60, 4: 62, 5: 65 };
/** The first and the last year in which a generation came on the air. */
const YEARS: Readonly<Record<number, readonly [number, number]>> = {
  2: [2008, 2018],
  3: [2011, 2019],
  4: [2017, 2022],
  5: [2022, 2022],
};

const two = (n: number): string => String(n).padStart(2, '0');
const monthsOf = (isoDate: string): number => Number(isoDate.slice(0, 4)) * 12 + Number(isoDate.slice(5, 7)) - 1;

/** A day between two days, both included, by month. */
function dayBetween(from: string, to: string, unit: number, dayUnit: number): string {
  const months = monthsOf(from) + Math.floor(unit * (monthsOf(to) - monthsOf(from) + 1));
  const lastDay = months === monthsOf(to) ? Number(to.slice(8, 10)) : 28;
  return `${Math.floor(months / 12)}-${two((months % 12) + 1)}-${two(1 + Math.floor(dayUnit * lastDay))}`;
}

export interface Equipment {
  readonly sites: readonly PointRow[];
  readonly stations: readonly TableRow[];
  /** The site id of each tenancy. */
  readonly siteId: readonly string[];
}

/** The tenancies that began after `new_since`: some on locations that already stood, the others on new masts. */
function newTenancies(tenancies: readonly Tenancy[], spec: SampleSpec): Set<number> {
  const rows = tenancies.map((_, row) => row);
  rows.sort((a, b) => hashUnit(spec.seed, a, 61) - hashUnit(spec.seed, b, 61) || a - b);
  const sizes = new Map<number, number>();
  for (const t of tenancies) sizes.set(t.location, (sizes.get(t.location) ?? 0) + 1);
  const guests = rows.filter((row) => tenancies[row]!.location !== row);
  const alone = rows.filter((row) => sizes.get(tenancies[row]!.location) === 1);
  const { newPlacements, newOnStanding } = spec.mobile;
  const onStanding = guests.filter(
    (row, i) => guests.findIndex((other) => tenancies[other]!.location === tenancies[row]!.location) === i,
  );
  return new Set([...onStanding.slice(0, newOnStanding), ...alone.slice(0, newPlacements - newOnStanding)]);
}

/** Sites with their owners, and a station for every generation of every tenancy. */
export function makeEquipment(
  tenancies: readonly Tenancy[],
  positionOf: (x: number, y: number) => readonly [number, number],
  spec: SampleSpec,
): Equipment {
  const random = makeRandom(spec.seed + 62);
  const recent = newTenancies(tenancies, spec);
  const idOf = (site: number): string => `${spec.code}-S${String(site + 1).padStart(4, '0')}`;
  const sites: PointRow[] = [];
  const stations: TableRow[] = [];
  tenancies.forEach((tenancy, row) => {
    const operator = spec.mobile.networks[tenancy.network]!.operator;
    const isNew = recent.has(row);
    const began = isNew ? dayBetween(NEW_SINCE, spec.asOf, random.unit(), random.unit()) : '';
    const dates = tenancy.generations.map((generation) => {
      if (isNew) return began;
      const [from, to] = YEARS[generation]!;
      return dayBetween(`${from}-01-01`, `${to}-12-28`, random.unit(), random.unit());
    });
    if (!isNew && dates.length > 1 && random.unit() < 0.04) {
      dates[dates.length - 1] = dayBetween(NEW_SINCE, spec.asOf, random.unit(), random.unit());
    }
    const first = [...dates].sort()[0]!;
    const heightM = [30, 36, 42, 45, 50][random.below(5)]!;
    if (tenancy.isOwner) {
      const [lng, lat] = positionOf(tenancy.x, tenancy.y);
      const built = isNew ? began : dayBetween(`${Number(first.slice(0, 4)) - 1}-01-01`, first, random.unit(), 0);
      const structure = random.unit() < 0.86 ? 'tower' : random.pick(['rooftop', 'pole']);
      const height_m = structure === 'tower' ? heightM : 15;
      sites.push({
        lng,
        lat,
        id: idOf(tenancy.site),
        owner: operator,
        structure,
        height_m,
        status: 'operational',
        built_on: built,
      });
    }
    tenancy.generations.forEach((generation, i) => {
      stations.push({
        site_id: idOf(tenancy.site),
        operator,
        technology: `${generation}G`,
        since: dates[i]!,
        frequency_mhz: random.pick(FREQUENCY_MHZ[generation]!),
        eirp_dbm: EIRP_DBM[generation]!,
        antenna_height_m: heightM - 2,
        status: 'operational',
      });
    });
  });
  return { sites, stations, siteId: tenancies.map((tenancy) => idOf(tenancy.site)) };
}
