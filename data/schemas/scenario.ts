import { z } from 'zod';
import type { Edit, Scenario } from '../../engine/scenario/index.ts';
import { faulty, isJsonObject, type Parsed, parseWith } from './problems.ts';
import { profileFields } from './profile.ts';
import {
  coverage,
  date,
  fiber,
  site,
  station,
  text,
  toCoverageJson,
  toFiberJson,
  toSiteJson,
  toStationJson,
} from './scenario-records.ts';
import { firstScenario, toEdits } from './scenario-v1.ts';
import { settingsFault } from './settings-faults.ts';
import { areaShape, pointFields, toAreaJson, toFlatArea } from './shape-json.ts';

/** What a scenario file says it is. */
export const SCENARIO_FORMAT = 'phusong-scenario';
export const SCENARIO_VERSION = 2;

const shape = z
  .strictObject({ id: text, geometry: areaShape })
  .transform(({ id, geometry }) => ({ id, geometry: toFlatArea(geometry) }));

const edit = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('add-site'),
    site,
    stations: z.array(station).default([]),
    coverage: z.array(coverage).default([]),
  }),
  z.strictObject({ kind: z.literal('move-site'), id: text, ...pointFields, shapes: z.array(shape).default([]) }),
  z.strictObject({ kind: z.literal('remove-site'), id: text }),
  z
    .strictObject({ kind: z.literal('build-site'), id: text, built_on: date })
    .transform(({ built_on, ...rest }) => ({ ...rest, builtOn: built_on })),
  z.strictObject({ kind: z.literal('add-station'), station }),
  z.strictObject({ kind: z.literal('remove-station'), id: text }),
  z.strictObject({ kind: z.literal('add-coverage'), coverage }),
  z.strictObject({ kind: z.literal('replace-coverage'), coverage }),
  z.strictObject({ kind: z.literal('remove-coverage'), id: text }),
  z.strictObject({ kind: z.literal('add-fiber'), fiber }),
  z.strictObject({ kind: z.literal('replace-fiber'), fiber }),
  z.strictObject({ kind: z.literal('remove-fiber'), id: text }),
  z.strictObject({ kind: z.literal('change-profile'), profile: profileFields.partial() }),
]);

const scenario = z.strictObject({
  format: z.literal(SCENARIO_FORMAT),
  version: z.literal([1, SCENARIO_VERSION]),
  name: text,
  edits: z.array(edit),
});

/** The scenario in a file's JSON, of this version or the first, or what is wrong with it, key by key. */
export function parseScenario(json: unknown): Parsed<Scenario> {
  if (!isJsonObject(json)) return faulty([settingsFault('no-scenario', { example: `"format": "${SCENARIO_FORMAT}"` })]);
  if (json.version === 1) {
    const first = parseWith(firstScenario(SCENARIO_FORMAT), json, MOST_FAULTS);
    return 'faults' in first ? first : { value: toEdits(first.value) };
  }
  const parsed = parseWith(scenario, json, MOST_FAULTS);
  if ('faults' in parsed) return parsed;
  const { name, edits } = parsed.value;
  return { value: { name, edits: edits as Edit[] } };
}

/** As many as a screen shows. */
const MOST_FAULTS = 20;

/** The JSON of a scenario; parsing it gives the scenario back. */
export const toScenarioJson = ({ name, edits }: Scenario): z.input<typeof scenario> => ({
  format: SCENARIO_FORMAT,
  version: SCENARIO_VERSION,
  name,
  edits: edits.map(toEditJson),
});

function toEditJson(given: Edit): z.input<typeof edit> {
  switch (given.kind) {
    case 'add-site':
      return {
        kind: given.kind,
        site: toSiteJson(given.site),
        stations: given.stations.map(toStationJson),
        coverage: given.coverage.map(toCoverageJson),
      };
    case 'move-site':
      return {
        ...given,
        shapes: given.shapes.map(({ id, geometry }) => ({ id, geometry: toAreaJson(geometry) })),
      };
    case 'build-site':
      return { kind: given.kind, id: given.id, built_on: given.builtOn };
    case 'add-station':
      return { kind: given.kind, station: toStationJson(given.station) };
    case 'add-coverage':
    case 'replace-coverage':
      return { kind: given.kind, coverage: toCoverageJson(given.coverage) };
    case 'add-fiber':
    case 'replace-fiber':
      return { kind: given.kind, fiber: toFiberJson(given.fiber) };
    case 'change-profile':
      return { kind: given.kind, profile: toMutable(given.profile) };
    default:
      return given;
  }
}

/** The same rules, as lists that may be written to. */
const toMutable = (profile: Extract<Edit, { kind: 'change-profile' }>['profile']) =>
  profile as z.input<ReturnType<typeof profileFields.partial>>;
