import { z } from 'zod';
import type { Edit, Scenario } from '../../engine/scenario/index.ts';
import { type Parsed, toProblems } from './problems.ts';
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
import { areaShape, pointFields, toAreaJson, toFlatArea } from './shape-json.ts';

/** What a scenario file says it is. */
export const SCENARIO_FORMAT = 'phusong-scenario';
export const SCENARIO_VERSION = 2;

const shape = z
  .strictObject({ id: text, geometry: areaShape })
  .transform(({ id, geometry }) => ({ id, geometry: toFlatArea(geometry) }));

const KINDS = [
  'add-site',
  'move-site',
  'remove-site',
  'build-site',
  'add-station',
  'remove-station',
  'add-coverage',
  'replace-coverage',
  'remove-coverage',
  'add-fiber',
  'replace-fiber',
  'remove-fiber',
  'change-profile',
] as const satisfies readonly Edit['kind'][];

const edit = z.discriminatedUnion(
  'kind',
  [
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
  ],
  `must be one of ${KINDS.join(', ')}`,
);

const scenario = z.strictObject({
  format: z.literal(SCENARIO_FORMAT, `must be ${SCENARIO_FORMAT}`),
  version: z.literal(SCENARIO_VERSION, `must be 1 or ${SCENARIO_VERSION}`),
  name: text,
  edits: z.array(edit),
});

/** The scenario in a file's JSON, of this version or the first, or what is wrong with it, a sentence for each key. */
export function parseScenario(json: unknown): Parsed<Scenario> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { problems: [`a scenario is a JSON object with "format": "${SCENARIO_FORMAT}"`] };
  if ('version' in json && json.version === 1) {
    const first = firstScenario(SCENARIO_FORMAT).safeParse(json);
    return first.success ? { value: toEdits(first.data) } : { problems: problemsOf(first.error) };
  }
  const result = scenario.safeParse(json);
  if (!result.success) return { problems: problemsOf(result.error) };
  const { name, edits } = result.data;
  return { value: { name, edits: edits as Edit[] } };
}

/** As many as a screen shows. */
const problemsOf = (error: z.ZodError): string[] => toProblems(error).slice(0, 20);

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
