import type { AnalysedDataset } from '../work/desk-api.ts';
import type { List } from './list.ts';

/** The zones outside all counted coverage, largest first as the analysis ranks them. */
export function deadZoneList({ deadZones }: AnalysedDataset): List {
  const numbers = (of: (zone: AnalysedDataset['deadZones'][number]) => number) => Float64Array.from(deadZones, of);
  return {
    kind: 'dead-zone',
    count: deadZones.length,
    columns: [
      { id: 'id', kind: 'text', textOf: (row) => deadZones[row].id },
      { id: 'areaKm2', kind: 'number', format: 'area', values: numbers(({ areaKm2 }) => areaKm2) },
      { id: 'villages', kind: 'number', format: 'count', values: numbers(({ villages }) => villages) },
      { id: 'population', kind: 'number', format: 'count', values: numbers(({ population }) => population) },
    ],
    facets: [],
    searchedOf: (row) => [deadZones[row].id],
  };
}
