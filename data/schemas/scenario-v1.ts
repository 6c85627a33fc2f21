import { z } from 'zod';
import { SITE_STRUCTURES } from '../../engine/index.ts';
import type { Edit, Scenario } from '../../engine/scenario/index.ts';
import { company, coverage, date, site, station, technology, text } from './scenario-records.ts';
import { areaShape, pointFields } from './shape-json.ts';

const heightM = z.number().min(0).max(1000).nullable();

/** The first form of a scenario file: lists of what is added. */
export const firstScenario = (format: string) =>
  z.strictObject({
    format: z.literal(format),
    version: z.literal(1),
    name: text,
    sites: z.array(
      z.strictObject({
        id: text,
        ...pointFields,
        owner: company.nullable(),
        structure: z.enum(SITE_STRUCTURES).nullable(),
        height_m: heightM,
        built_on: date,
      }),
    ),
    built: z.array(z.strictObject({ id: text, built_on: date })),
    stations: z.array(
      z.strictObject({
        id: text,
        site_id: text.nullable(),
        lng: pointFields.lng.nullable(),
        lat: pointFields.lat.nullable(),
        operator: company,
        technology,
        since: date,
        antenna_height_m: heightM,
      }),
    ),
    coverage: z.array(
      z.strictObject({
        id: text,
        operator: company,
        technology,
        site_id: text.nullable(),
        valid_from: date,
        geometry: areaShape,
      }),
    ),
  });

type FirstScenario = z.infer<ReturnType<typeof firstScenario>>;

/** The same as edits; its polygons are modelled outdoor coverage. */
export function toEdits({ name, sites, built, stations, coverage: areas }: FirstScenario): Scenario {
  const edits: Edit[] = [
    ...sites.map((row): Edit => ({ kind: 'add-site', site: site.parse(row), stations: [], coverage: [] })),
    ...built.map((row): Edit => ({ kind: 'build-site', id: row.id, builtOn: row.built_on })),
    ...stations.map((row): Edit => ({ kind: 'add-station', station: station.parse(row) })),
    ...areas.map((row): Edit => ({ kind: 'add-coverage', coverage: coverage.parse({ ...row, basis: 'modelled' }) })),
  ];
  return { name, edits };
}
