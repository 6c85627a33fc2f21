import type { AnalysedDataset } from '../work/desk-api.ts';
import type { List, ListColumn } from './list.ts';

/** The zones outside all counted coverage, largest first as the analysis ranks them; a file of them names each by its id too. */
export function deadZoneList({ deadZones, areas }: Pick<AnalysedDataset, 'deadZones' | 'areas'>): List {
  const numbers = (of: (zone: AnalysedDataset['deadZones'][number], row: number) => number) =>
    Float64Array.from(deadZones, of);
  const communeOf = (row: number) => areas.name[deadZones[row].commune] ?? '';
  const id: ListColumn = { id: 'id', kind: 'text', textOf: (row) => deadZones[row].id };
  return {
    kind: 'dead-zone',
    count: deadZones.length,
    columns: [
      { id: 'rank', kind: 'number', format: 'count', values: numbers((_, row) => row + 1) },
      { id: 'zoneCommune', kind: 'text', textOf: communeOf },
      { id: 'areaKm2', kind: 'number', format: 'area', values: numbers(({ areaKm2 }) => areaKm2) },
      { id: 'villages', kind: 'number', format: 'count', values: numbers(({ villages }) => villages) },
      { id: 'population', kind: 'number', format: 'count', values: numbers(({ population }) => population) },
      id,
    ],
    filed: [id],
    facets: [],
    searchedOf: (row) => [communeOf(row), deadZones[row].id],
  };
}
