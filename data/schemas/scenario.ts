import { z } from 'zod';
import { type FlatGeometry, SITE_STRUCTURES, TECHNOLOGIES } from '../../engine/index.ts';
import type { Scenario } from '../../engine/propose/index.ts';
import { parseDate } from './parse-date.ts';
import { type Parsed, toProblems } from './problems.ts';

/** What a scenario file says it is. */
export const SCENARIO_FORMAT = 'phusong-scenario';
export const SCENARIO_VERSION = 1;

const text = z.string('must be a text').trim().min(1, 'must not be empty').max(200, 'is longer than 200 characters');
const lng = z.number('must be a number').min(-180, 'is outside -180..180').max(180, 'is outside -180..180');
const lat = z.number('must be a number').min(-90, 'is outside -90..90').max(90, 'is outside -90..90');
const heightM = z.number('must be a number').min(0, 'must not be negative').max(1000, 'is more than 1000 m').nullable();
const date = text.refine((value) => parseDate(value)?.time === '', { message: 'is not a date such as 2025-12-31' });
const position = z.tuple([lng, lat], 'must be a position [lng, lat]');
const ring = z
  .array(position)
  .min(4, 'a ring has at least 4 positions')
  .refine(isClosed, { message: 'a ring ends where it began' });
const polygon = z.array(ring).min(1, 'a polygon has a ring');

function isClosed(positions: readonly (readonly [number, number])[]): boolean {
  const [first, last] = [positions[0], positions.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

const scenario = z.strictObject({
  format: z.literal(SCENARIO_FORMAT, `must be ${SCENARIO_FORMAT}`),
  version: z.literal(SCENARIO_VERSION, `must be ${SCENARIO_VERSION}`),
  name: text,
  sites: z.array(
    z.strictObject({
      id: text,
      lng,
      lat,
      owner: text.nullable(),
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
      lng: lng.nullable(),
      lat: lat.nullable(),
      operator: text,
      technology: z.enum(TECHNOLOGIES),
      since: date,
      antenna_height_m: heightM,
    }),
  ),
  coverage: z.array(
    z.strictObject({
      id: text,
      operator: text,
      technology: z.enum(TECHNOLOGIES),
      site_id: text.nullable(),
      valid_from: date,
      geometry: z.strictObject({
        type: z.literal('MultiPolygon'),
        coordinates: z.array(polygon).min(1, 'has no polygon'),
      }),
    }),
  ),
});

/** The scenario in a file's JSON, or what is wrong with it, a sentence for each key. */
export function parseScenario(json: unknown): Parsed<Scenario> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { problems: [`a scenario is a JSON object with "format": "${SCENARIO_FORMAT}"`] };
  const result = scenario.safeParse(json);
  if (!result.success) return { problems: toProblems(result.error).slice(0, 20) };
  const { name, sites, built, stations, coverage } = result.data;
  return {
    value: {
      name,
      sites: sites.map(({ height_m, built_on, ...site }) => ({
        ...site,
        heightM: height_m,
        builtOn: built_on,
        status: 'operational',
      })),
      built: built.map(({ id, built_on }) => ({ id, builtOn: built_on })),
      stations: stations.map(({ site_id, antenna_height_m, ...station }) => ({
        ...station,
        siteId: site_id,
        antennaHeightM: antenna_height_m,
        frequencyMhz: null,
        eirpDbm: null,
        azimuthDeg: null,
        beamwidthDeg: null,
        status: 'operational',
      })),
      coverage: coverage.map(({ site_id, valid_from, geometry, ...area }) => ({
        ...area,
        siteId: site_id,
        validFrom: valid_from,
        serviceClass: 'outdoor',
        basis: 'modelled',
        geometry: toFlat(geometry.coordinates),
      })),
    },
  };
}

/** The JSON of a scenario; parsing it gives the scenario back. */
export const toScenarioJson = ({ name, sites, built, stations, coverage }: Scenario): z.input<typeof scenario> => ({
  format: SCENARIO_FORMAT,
  version: SCENARIO_VERSION,
  name,
  sites: sites.map(({ id, lng: x, lat: y, owner, structure, heightM: height, builtOn }) => ({
    id,
    lng: x,
    lat: y,
    owner,
    structure,
    height_m: height,
    built_on: builtOn!,
  })),
  built: built.map(({ id, builtOn }) => ({ id, built_on: builtOn })),
  stations: stations.map(({ id, siteId, lng: x, lat: y, operator, technology, since, antennaHeightM }) => ({
    id,
    site_id: siteId,
    lng: x,
    lat: y,
    operator,
    technology,
    since: since!,
    antenna_height_m: antennaHeightM,
  })),
  coverage: coverage.map(({ id, operator, technology, siteId, validFrom, geometry }) => ({
    id,
    operator,
    technology,
    site_id: siteId,
    valid_from: validFrom!,
    geometry: { type: 'MultiPolygon', coordinates: toNested(geometry) },
  })),
});

type Nested = [number, number][][][];

function toNested({ partStart, ringStart, coords }: FlatGeometry): Nested {
  const parts: Nested = [];
  for (let part = 0; part + 1 < partStart.length; part++) {
    const rings: Nested[number] = [];
    for (let at = partStart[part]; at < partStart[part + 1]; at++) {
      const positions: [number, number][] = [];
      for (let v = ringStart[at]; v < ringStart[at + 1]; v++) positions.push([coords[2 * v], coords[2 * v + 1]]);
      rings.push(positions);
    }
    parts.push(rings);
  }
  return parts;
}

function toFlat(parts: Nested): FlatGeometry {
  const partStart = [0];
  const ringStart = [0];
  const coords: number[] = [];
  for (const rings of parts) {
    for (const positions of rings) {
      for (const [x, y] of positions) coords.push(x, y);
      ringStart.push(coords.length / 2);
    }
    partStart.push(ringStart.length - 1);
  }
  return {
    partStart: Uint32Array.from(partStart),
    ringStart: Uint32Array.from(ringStart),
    coords: Float64Array.from(coords),
  };
}
