import { type Dataset, LIFECYCLES, NO_COMPANY, NO_ROW } from '../../../engine/index.ts';
import type { SiteClass } from '../marks.ts';

const OPERATIONAL = LIFECYCLES.indexOf('operational');
const PLANNED = LIFECYCLES.indexOf('planned');

/** Who is at each site. */
export interface SiteUsers {
  /** The names of the owner and of every operator with a station in use there, in the order of names. */
  of(site: number): readonly string[];
  /** How the site is drawn; `null` for a retired one, which is not. */
  classOf(site: number): SiteClass | null;
}

const known = new WeakMap<Dataset, SiteUsers>();

/** The users of the sites of a dataset, found once. */
export function siteUsers(dataset: Dataset): SiteUsers {
  let users = known.get(dataset);
  if (users === undefined) {
    users = findUsers(dataset);
    known.set(dataset, users);
  }
  return users;
}

function findUsers({ sites, stations, companies }: Dataset): SiteUsers {
  const users = Array.from({ length: sites?.count ?? 0 }, (_, site) => {
    const owner = sites!.owner[site];
    return new Set(owner === NO_COMPANY ? [] : [owner]);
  });
  for (let station = 0; station < (stations?.count ?? 0); station++)
    if (stations!.site[station] !== NO_ROW && stations!.status[station] === OPERATIONAL)
      users[stations!.site[station]].add(stations!.operator[station]);
  // Companies are numbered in the order of their names.
  const names = users.map((codes) => [...codes].sort((a, b) => a - b).map((code) => companies[code]));
  return {
    of: (site) => names[site],
    classOf(site) {
      const status = sites!.status[site];
      if (status === PLANNED) return 'site-planned';
      if (status !== OPERATIONAL) return null;
      return names[site].length > 2 ? 'site-3' : names[site].length === 2 ? 'site-2' : 'site-1';
    },
  };
}
