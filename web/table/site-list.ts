import { type Dataset, NO_COMPANY, NO_ROW } from '../../engine/dataset.ts';
import { LIFECYCLES, SITE_STRUCTURES } from '../../engine/vocabulary.ts';
import type { OpenedDataset } from '../work/desk-api.ts';
import type { CodeColumn, List } from './list.ts';

/** The sites of a dataset with who uses them; `null` where it has none. */
export function siteList({ dataset }: OpenedDataset): List | null {
  const { sites, companies } = dataset;
  if (sites === null) return null;
  const { start, users } = usersOfSites(dataset);
  const owner: CodeColumn = { id: 'owner', kind: 'code', codes: sites.owner, values: companies, isNamed: true };
  const status: CodeColumn = {
    id: 'lifecycle',
    kind: 'code',
    codes: sites.status,
    values: LIFECYCLES,
    isNamed: false,
  };
  const structure: CodeColumn = {
    id: 'structure',
    kind: 'code',
    codes: sites.structure,
    values: SITE_STRUCTURES,
    isNamed: false,
  };
  const usersText = (row: number) =>
    Array.from(users.subarray(start[row], start[row + 1]), (company) => companies[company]).join(', ');
  const userCount = Uint16Array.from({ length: sites.count }, (_, row) => start[row + 1] - start[row]);
  return {
    kind: 'site',
    count: sites.count,
    columns: [
      { id: 'id', kind: 'text', textOf: (row) => sites.id[row] },
      owner,
      { id: 'users', kind: 'text', textOf: usersText },
      { id: 'userCount', kind: 'number', format: 'count', values: userCount },
      status,
      structure,
      { id: 'heightM', kind: 'number', format: 'distance', values: sites.heightM },
      { id: 'builtOn', kind: 'text', textOf: (row) => sites.builtOn[row] ?? '' },
    ],
    facets: [owner, { id: 'operator', values: companies, codes: users, start }, status, structure],
    searchedOf: (row) => [sites.id[row], companies[sites.owner[row]] ?? '', usersText(row)],
  };
}

/** The operators with an operational station at each site, in the order of their names: `users[start[row] .. start[row + 1])`. */
function usersOfSites({ sites, stations }: Dataset): { start: Uint32Array; users: Uint16Array } {
  const operational = LIFECYCLES.indexOf('operational');
  const found = Array.from({ length: sites!.count }, () => new Set<number>());
  for (let station = 0; station < (stations?.count ?? 0); station++) {
    const site = stations!.site[station];
    const operator = stations!.operator[station];
    if (site !== NO_ROW && operator !== NO_COMPANY && stations!.status[station] === operational)
      found[site].add(operator);
  }
  const start = new Uint32Array(found.length + 1);
  for (const [row, operators] of found.entries()) start[row + 1] = start[row] + operators.size;
  return { start, users: Uint16Array.from(found.flatMap((operators) => [...operators].sort((a, b) => a - b))) };
}
