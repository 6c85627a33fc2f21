import type { DeadZone, DissolvedCoverage, FiberReach, IndicatorTable, VillageVerdicts } from '../analysis.ts';
import type { Measured } from '../analyze.ts';
import type { Dataset, PolygonSet } from '../dataset.ts';
import type { PointEvidence } from '../measure/evidence.ts';
import { fixedOperators, type Reach } from '../measure/reach.ts';
import { concatPolygonSets, selectParts } from '../overlay/polygon-set.ts';
import type { Profile } from '../profile.ts';
import { FIXED_STATUSES, FUNDINGS, MOBILE_STATUSES, TECHNOLOGIES } from '../vocabulary.ts';
import { ascending, checkCodes, checkCompanies, checkPolygons, checkRows, inconsistent } from './packed-checks.ts';
import { bytesOf, type OpenedSections, parsePackedJson, type Section, type SectionType } from './packed-sections.ts';
import { decodeWtf8, encodeWtf8 } from './wtf8.ts';

/** What was measured, and by which engine: another one may measure otherwise. */
export interface MeasuredBy {
  readonly by: string;
  readonly measured: Measured;
}

const NAME = 'measured';

/** What is kept as JSON: all that is not a column of numbers. */
interface Head {
  readonly by: string;
  readonly profile: Profile;
  readonly hasVillages: boolean;
  readonly indicators: readonly Omit<IndicatorTable, 'numerator' | 'denominator'>[];
  readonly dissolved: readonly Omit<DissolvedCoverage, 'polygons'>[];
  readonly deadZones: readonly Omit<DeadZone, 'polygons'>[];
  /** How many villages the reach of fiber is told of, `null` where it is not told. */
  readonly fiberReach: number | null;
}

/** How many rows there are of what a measurement refers to. */
interface Limits {
  readonly companies: number;
  readonly coverage: number;
  readonly declarations: number;
  readonly fiber: number;
  readonly areas: number;
  /** Standing sites are sites, and stations without one. */
  readonly standing: number;
}

/** A column of the file, checked, for so many villages. */
type Take = (file: OpenedSections, name: string, villages: number, limits: Limits) => Section['data'];

const real: Take = (file, name, villages) => file.take(name, 'f64', villages);
const flag: Take = (file, name, villages) => checkCodes(name, file.take(name, 'u8', villages), 2, false);
const code =
  (values: readonly string[], mayBeNone = false): Take =>
  (file, name, villages) =>
    checkCodes(name, file.take(name, 'u8', villages), values.length, mayBeNone);
const row =
  (of: keyof Limits): Take =>
  (file, name, villages, limits) =>
    checkRows(name, file.take(name, 'i32', villages), limits[of]);
/** Where the stretch of each village in the column `list` starts. */
const starts =
  (list: string, type: SectionType): Take =>
  (file, name, villages) =>
    ascending(name, file.take(name, 'u32', villages + 1), file.take(`${NAME}.villages.${list}`, type).length);
const rows =
  (of: keyof Limits): Take =>
  (file, name, _, limits) => {
    const column = file.take(name, 'u32');
    if (column.some((at) => at >= limits[of])) throw inconsistent(name);
    return column;
  };
const companies: Take = (file, name, _, limits) =>
  checkCompanies(name, file.take(name, 'u16'), limits.companies, false);
/** Bits of every village or point and one operator after the other. */
const bits: Take = (file, name) => file.take(name, 'u8');

type Takes<Columns> = { readonly [Column in keyof Columns]-?: Take };

/** Columns of the verdicts that are those of what stands nearest, and of the evidence. */
const SHARED = {
  fiber: 'fiber',
  fiberDistanceM: 'fiberM',
  nodeDistanceM: 'nodeM',
  nearestSite: 'site',
  nearestSiteM: 'siteM',
} as const satisfies Partial<Record<keyof VillageVerdicts, keyof Reach>>;

const VERDICTS: Takes<Omit<VillageVerdicts, keyof typeof SHARED | 'evidenceConflict'>> = {
  mobileStatus: code(MOBILE_STATUSES),
  operatorStart: starts('operators', 'u16'),
  operators: companies,
  bestTechnology: code(TECHNOLOGIES, true),
  coverageStart: starts('coverage', 'u32'),
  coverage: rows('coverage'),
  declarationStart: starts('declarations', 'u32'),
  declarations: rows('declarations'),
  marginM: real,
  fixedStatus: code(FIXED_STATUSES),
  commune: row('areas'),
  funding: code(FUNDINGS),
};
const EVIDENCE: Takes<PointEvidence> = { operators: companies, counted: bits, signal: bits, conflict: flag };
const REACH: Takes<Reach> = {
  fiber: row('fiber'),
  fiberM: real,
  nodeM: real,
  site: row('standing'),
  siteM: real,
  servedBy: bits,
};

/** The sections of what was measured of a dataset; none where nothing was. */
export function measuredSections(kept: MeasuredBy | null): Section[] {
  if (kept === null) return [];
  const { profile, villages, indicators, fiberReach, dissolved, deadZones, evidence, reach } = kept.measured;
  const head: Head = {
    by: kept.by,
    profile,
    hasVillages: villages !== null,
    indicators: indicators.map(({ numerator, denominator, ...described }) => described),
    dissolved: dissolved.map(({ polygons, ...described }) => described),
    deadZones: deadZones.map(({ polygons, ...described }) => described),
    fiberReach: fiberReach?.total ?? null,
  };
  const zones = deadZones.map(({ polygons }) => polygons);
  return [
    { name: NAME, data: encodeWtf8(JSON.stringify(head)) },
    ...columnsOf('villages', VERDICTS, villages),
    ...columnsOf('evidence', EVIDENCE, evidence),
    ...columnsOf('reach', REACH, reach),
    ...columnsOf('fiberReach', REACH_SHARES, fiberReach),
    ...indicators.flatMap((table, k) => columnsOf(`indicators.${k}`, FRACTIONS, table)),
    ...dissolved.flatMap(({ polygons }, k) => columnsOf(`dissolved.${k}`, POLYGONS, polygons)),
    // One after the other: thousands of small ones would make the directory long.
    ...columnsOf('deadZones', POLYGONS, concatPolygonSets(zones)),
    { name: `${NAME}.deadZones.start`, data: startsOf(zones) },
  ];
}

/** Whether two measurements are the same to the bit. */
export function isSameMeasured(one: Measured, other: Measured): boolean {
  const [own, others] = [one, other].map((measured) => measuredSections({ by: '', measured }));
  return (
    own.length === others.length &&
    own.every(({ name, data }, k) => name === others[k].name && isSameBytes(bytesOf(data), bytesOf(others[k].data)))
  );
}

const isSameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, k) => byte === other[k]);

const REACH_SHARES = { thresholdM: 'f64', villages: 'f64' } as const;
const FRACTIONS = { numerator: 'f64', denominator: 'f64' } as const;
const POLYGONS = { partStart: 'u32', ringStart: 'u32', coords: 'f64' } as const;

/** The sections of some columns of a part of what was measured; none where that part was not. */
const columnsOf = (part: string, names: object, columns: object | null): Section[] =>
  columns === null
    ? []
    : Object.keys(names).map((name) => ({
        name: `${NAME}.${part}.${name}`,
        data: (columns as Record<string, Section['data']>)[name],
      }));

/** Where the polygons of each set start among those of all, and where they end. */
function startsOf(sets: readonly PolygonSet[]): Uint32Array {
  const starts = new Uint32Array(sets.length + 1);
  sets.forEach(({ partStart }, k) => {
    starts[k + 1] = starts[k] + partStart.length - 1;
  });
  return starts;
}

/**
 * What a file says was measured of its dataset, as views on the file's buffer; `null` where it says nothing, or where another engine
 * than `by` measured. Throws a `PackedFileError` where it refers to what the dataset does not have.
 */
export function takeMeasured(file: OpenedSections, by: string | null, dataset: Dataset): Measured | null {
  if (by === null || !file.has(NAME)) return null;
  const head = parsePackedJson(`section ${NAME}`, decodeWtf8(file.take(NAME, 'u8'))) as Partial<Head> | null;
  if (head?.by !== by) return null;
  if (!isHead(head)) throw inconsistent(NAME);
  const limits: Limits = {
    companies: dataset.companies.length,
    coverage: dataset.coverage?.count ?? 0,
    declarations: dataset.declarations?.count ?? 0,
    fiber: dataset.fiber?.count ?? 0,
    areas: 1 + (dataset.admin?.count ?? 0),
    standing: (dataset.sites?.count ?? 0) + (dataset.stations?.count ?? 0),
  };
  const villages = dataset.villages?.count ?? 0;
  if (head.hasVillages !== (dataset.villages !== null)) throw inconsistent(NAME);
  const takeAll = <Columns>(part: string, takes: Takes<Columns>) =>
    Object.fromEntries(
      (Object.entries(takes) as [string, Take][]).map(([column, take]) => [
        column,
        take(file, `${NAME}.${part}.${column}`, villages, limits),
      ]),
    ) as Columns;
  const evidence = takeAll('evidence', EVIDENCE);
  const points = villages + (dataset.clusters?.count ?? 0) + (dataset.places?.count ?? 0);
  for (const name of ['counted', 'signal'] as const)
    if (evidence[name].length !== points * evidence.operators.length) throw inconsistent(`${NAME}.evidence.${name}`);
  const reach = head.hasVillages ? takeAll('reach', REACH) : null;
  if (reach !== null && reach.servedBy.length !== villages * fixedOperators(dataset).length)
    throw inconsistent(`${NAME}.reach.servedBy`);
  const verdicts = reach && {
    ...takeAll('villages', VERDICTS),
    ...sharedOf(reach),
    evidenceConflict: evidence.conflict,
  };
  return {
    profile: head.profile,
    villages: verdicts,
    indicators: head.indicators.map((described, k) => ({
      ...described,
      ...takeFractions(file, `${NAME}.indicators.${k}`, cellsOf(described), limits.areas),
    })),
    fiberReach: head.fiberReach === null ? null : takeFiberReach(file, head.fiberReach),
    dissolved: head.dissolved.map((described, k) => ({
      ...described,
      polygons: takePolygons(file, `${NAME}.dissolved.${k}`),
    })),
    deadZones: takeZones(file, head.deadZones),
    evidence,
    reach,
  };
}

const isHead = (head: Partial<Head>): head is Head =>
  typeof head.profile === 'object' &&
  typeof head.hasVillages === 'boolean' &&
  [head.indicators, head.dissolved, head.deadZones].every(Array.isArray);

const sharedOf = (reach: Reach) =>
  Object.fromEntries(Object.entries(SHARED).map(([column, own]) => [column, reach[own]])) as Pick<
    VillageVerdicts,
    keyof typeof SHARED
  >;

/** How many values a table has of each area. */
const cellsOf = ({ operators, technologies, classes, scopes }: Head['indicators'][number]): number =>
  operators.length * technologies.length * classes.length * scopes.length;

/** The values of a table that has so many of each area, of every area or of the whole alone. */
function takeFractions(file: OpenedSections, name: string, cells: number, areas: number) {
  const numerator = file.take(`${name}.numerator`, 'f64');
  if (numerator.length !== cells && numerator.length !== cells * areas) throw inconsistent(`${name}.numerator`);
  return { numerator, denominator: file.take(`${name}.denominator`, 'f64', numerator.length) };
}

function takeFiberReach(file: OpenedSections, total: number): FiberReach {
  const thresholdM = file.take(`${NAME}.fiberReach.thresholdM`, 'f64');
  return { thresholdM, villages: file.take(`${NAME}.fiberReach.villages`, 'f64', thresholdM.length), total };
}

const takePolygons = (file: OpenedSections, name: string): PolygonSet =>
  checkPolygons(name, {
    partStart: file.take(`${name}.partStart`, 'u32'),
    ringStart: file.take(`${name}.ringStart`, 'u32'),
    coords: file.take(`${name}.coords`, 'f64'),
  });

function takeZones(file: OpenedSections, described: Head['deadZones']): DeadZone[] {
  const name = `${NAME}.deadZones`;
  const polygons = takePolygons(file, name);
  const start = file.take(`${name}.start`, 'u32', described.length + 1);
  ascending(`${name}.start`, start, polygons.partStart.length - 1);
  return described.map((zone, k) => {
    const parts = Uint32Array.from({ length: start[k + 1] - start[k] }, (_, part) => start[k] + part);
    return { ...zone, polygons: selectParts(polygons, parts) };
  });
}
