import type { SelectableKind } from '../state/selection.ts';
import type { List, ListColumn } from './list.ts';

/** The columns that a list opens with, and those of a narrow screen. */
const USUAL: Readonly<Partial<Record<SelectableKind, { readonly wide: string[]; readonly narrow: string[] }>>> = {
  village: {
    wide: ['name', 'commune', 'population', 'mobile', 'fixed', 'siteM', 'fiberM', 'funding'],
    narrow: ['name', 'mobile', 'fiberM', 'population'],
  },
  'dead-zone': {
    wide: ['rank', 'zoneCommune', 'areaKm2', 'villages', 'population'],
    narrow: ['rank', 'zoneCommune', 'areaKm2', 'villages'],
  },
  site: {
    wide: ['id', 'owner', 'users', 'userCount', 'lifecycle', 'structure', 'heightM'],
    narrow: ['id', 'owner', 'userCount'],
  },
};

/** Indicators that are about fiber; on a narrow screen their status is the one shown. */
const ABOUT_FIXED = /fixed|fiber|serviceable/;

/** The columns to show of a list in their order: those chosen, else the usual ones. */
export function shownColumns(
  { kind, columns }: List,
  chosen: readonly string[] | undefined,
  isNarrow: boolean,
  indicator: string,
): ListColumn[] {
  const usual = USUAL[kind]?.[isNarrow ? 'narrow' : 'wide'] ?? [];
  const fitting = isNarrow && ABOUT_FIXED.test(indicator) ? usual.map((id) => (id === 'mobile' ? 'fixed' : id)) : usual;
  const byId = new Map(columns.map((column) => [column.id, column]));
  const known = (chosen ?? []).flatMap((id) => byId.get(id) ?? []);
  return known.length > 0 ? known : fitting.flatMap((id) => byId.get(id) ?? []);
}
