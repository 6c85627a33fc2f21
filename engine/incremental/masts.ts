import { type Dataset, NO_COMPANY } from '../dataset.ts';
import { type Mast, mastsOf, standingSites, stationUse, type Use } from '../measure/locations.ts';
import { compareText } from '../pack/companies.ts';
import { stationKey } from '../pack/layer-packers.ts';
import type { StationRecord } from '../records.ts';
import type { RecordBook } from '../scenario/record-book.ts';

/** A standing mast with what tells it from others and puts them in order. */
export interface LiveMast extends Mast {
  /** `site` and `station` masts have ids of their own. */
  readonly handle: string;
  readonly isStation: boolean;
  /** Masts of sites come first; then as their layer is sorted. */
  readonly order: string;
}

export const handleOf = (isStation: boolean, id: string): string => `${isStation ? 'station' : 'site'} ${id}`;

/** The order in which masts stand in a packed dataset. */
export const compareMasts = (a: LiveMast, b: LiveMast): number =>
  Number(a.isStation) - Number(b.isStation) || compareText(a.order, b.order);

/** The masts of a dataset as it is, and a function that gives a mast as a book has it, `null` where none stands. */
export function createMastReader(dataset: Dataset) {
  const codes = new Map(dataset.companies.map((name, code) => [name, code]));
  // Codes only tell companies apart; new ones follow.
  const codeOf = (name: string | null): number => {
    if (name === null) return NO_COMPANY;
    const code = codes.get(name) ?? codes.size + Number(codes.size >= NO_COMPANY);
    codes.set(name, code);
    return code;
  };

  const standing = standingSites(dataset);
  const { sites, stations } = dataset;
  const masts = (book: RecordBook): LiveMast[] =>
    mastsOf(dataset, standing).map((mast, position) => {
      const isStation = standing.ofStation[position] === 1;
      const id = (isStation ? stations : sites)!.id[standing.row[position]];
      const order = isStation ? stationKey(book.get('stations', id)!) : id;
      return { ...mast, handle: handleOf(isStation, id), isStation, order };
    });

  const usageOf = ({ operator, since }: StationRecord): Use => stationUse(codeOf(operator), since);
  const ofSite = (book: RecordBook, id: string): LiveMast | null => {
    const site = book.get('sites', id);
    if (site === null || site.status !== 'operational') return null;
    const uses: Use[] = [{ company: codeOf(site.owner), since: null }];
    for (const stationId of book.idsOfSite('stations', id)) {
      const station = book.get('stations', stationId)!;
      if (station.status === 'operational') uses.push(usageOf(station));
    }
    const { lng, lat, builtOn } = site;
    return { lng, lat, builtOn, uses, handle: handleOf(false, id), isStation: false, order: id };
  };
  const ofStation = (book: RecordBook, id: string): LiveMast | null => {
    const station = book.get('stations', id);
    if (station === null || station.status !== 'operational' || station.lng === null) return null;
    if (station.siteId !== null && book.get('sites', station.siteId) !== null) return null;
    const { lng, lat } = station as { lng: number; lat: number };
    const uses = [usageOf(station)];
    return { lng, lat, builtOn: null, uses, handle: handleOf(true, id), isStation: true, order: stationKey(station) };
  };
  return { masts, ofSite, ofStation };
}
