import { z } from 'zod';
import { PLACE_KINDS, ROAD_CLASSES, SCOPES, TECHNOLOGIES, TECHNOLOGY_FLOORS } from '../engine/vocabulary.ts';

/** The indicators a dataset's layers yield, in the order the definitions list them. */
export const COMPUTED_INDICATORS = [
  'village-mobile-share',
  'village-white-share',
  'village-patchy-share',
  'village-fixed-share',
  'village-serviceable-share',
  'household-fiber-passed-share',
  'population-mobile-share',
  'area-mobile-share',
  'road-mobile-share',
  'place-mobile-share',
  'place-fixed-share',
  'commune-dedicated-share',
  'site-sharing-share',
  'placement-sharing-share',
  'site-tenancy-ratio',
  'new-site-sharing-share',
  'pole-sharing-share',
  'duct-sharing-share',
  'cable-underground-share',
  'fiber-route-km',
  'street-underground-share',
  'station-technology-share',
] as const;

/** The indicators that no map yields: they come from the `observations` layer. */
export const STATISTICAL_INDICATORS = [
  'mobile-broadband-subscriptions-per-100',
  'smartphone-subscriber-share',
  'adult-smartphone-share',
  'mobile-download-mbps',
  'mobile-capacity-growth',
  '2g-only-user-share',
  'fixed-broadband-subscriptions-per-100',
  'household-fiber-share',
  'household-internet-share',
  'household-smart-device-share',
  'internet-user-share',
  'fixed-download-mbps',
  'fixed-personal-200mbps-share',
  'fixed-organisation-1gbps-share',
  'park-gigabit-share',
  'iot-ready-infrastructure-share',
  'iot-industry-share',
  'cloud-shared-systems-share',
  'cloud-agency-share',
  'cloud-enterprise-share',
  'cloud-local-market-share',
  'cloud-datacentre-share',
  'cloud-accounts-per-person',
  'digital-technology-adoption-share',
  'platform-agency-share',
  'platform-enterprise-share',
] as const;

/** What each figure means that a plan states and that is neither computed nor a statistical indicator. */
export const DOCUMENT_FIGURE_MEANINGS = {
  'station-count': 'transmitting stations (trạm phát sóng), every generation and operator',
  'mobile-technology-count': 'mobile generations in operation',
  'village-count': 'villages (thôn, bản, tổ dân phố)',
  'village-mobile-count': 'villages with mobile coverage',
  'village-without-mobile-count': 'villages without mobile coverage of any operator',
  'village-fixed-count': 'villages with fixed broadband infrastructure',
  'village-without-fixed-count': 'villages without fixed broadband',
  'village-without-fixed-share': 'villages without fixed broadband / villages',
  'commune-mobile-share': 'communes with a mobile network / communes',
  'commune-fixed-share': 'communes with a fixed broadband network / communes',
  'commune-postal-share': 'communes with a staffed postal service point / communes',
  'cable-km': 'km of telecommunication cable, by class aerial or underground, or both together',
  'cable-aerial-share': 'km of aerial cable / km of cable',
  'phone-subscriptions': 'telephone subscriptions',
  'fixed-internet-subscriptions': 'Internet subscriptions over a fixed line',
  'population-smartphone-share': 'people who use a smartphone / people of any age',
  'phone-provider-count': 'providers of telephone service',
  'internet-provider-count': 'providers of fixed Internet service',
  'postal-provider-count': 'postal companies, by legal form where the plan says so',
  'household-digital-address-count': 'households with a digital address',
  'enterprise-fiber-share': 'enterprises with a fiber connection / enterprises',
  'agency-lan-share': 'state agencies with a local network / state agencies',
  'agency-fiber-share': 'state agencies with a fiber connection / state agencies',
  'official-computer-share': 'officials with a computer / officials, by level',
  'conference-site-count': 'sites of the provincial video conference system',
  'lgsp-connection-count': 'connections through the data-sharing platform (LGSP), by state',
  'lgsp-service-group-count': 'service groups the data-sharing platform connects',
  'direct-connection-count': 'connections to national systems that bypass the data-sharing platform',
  'iot-system-count': 'Internet-of-things systems in operation',
  'open-data-field-count': 'fields with published open data',
  'dti-rank': 'rank in the digital transformation index (DTI), 1 is best',
  'device-programme-access-share': 'people who can join the smart-device subsidy programme / people',
} as const;

/** The ids of {@link DOCUMENT_FIGURE_MEANINGS}. */
export const DOCUMENT_FIGURES = Object.keys(DOCUMENT_FIGURE_MEANINGS) as (keyof typeof DOCUMENT_FIGURE_MEANINGS)[];

/** Every id a plan row may carry. */
export const PLAN_INDICATORS = [...COMPUTED_INDICATORS, ...STATISTICAL_INDICATORS, ...DOCUMENT_FIGURES];
export type PlanIndicator = (typeof PLAN_INDICATORS)[number];

export const COMPARATORS = ['>=', '>', '<=', '<', '='] as const;
export type Comparator = (typeof COMPARATORS)[number];

/** Shares are 0..1; `growth` is a relative increase, 0.3 for 30 %; `rank` counts from 1. */
export const UNITS = [
  'share',
  'count',
  'km',
  'mbps',
  'per-100-people',
  'per-person',
  'ratio',
  'growth',
  'rank',
] as const;
export type Unit = (typeof UNITS)[number];

const UNIT_BY_ENDING: readonly (readonly [ending: string, unit: Unit])[] = [
  ['-share', 'share'],
  ['-km', 'km'],
  ['-mbps', 'mbps'],
  ['-per-100', 'per-100-people'],
  ['-per-person', 'per-person'],
  ['-ratio', 'ratio'],
  ['-growth', 'growth'],
  ['-rank', 'rank'],
];

/** The unit an indicator is measured in; ids say it with their ending, and what has no such ending is a count. */
export const unitOf = (indicator: string): Unit =>
  UNIT_BY_ENDING.find(([ending]) => indicator.endsWith(ending))?.[1] ?? 'count';

const text = z.string().trim().min(1);
const citation = z.strictObject({ section: text, quote: text }).readonly();

const rowShape = {
  indicator: z.enum(PLAN_INDICATORS),
  comparator: z.enum(COMPARATORS),
  value: z.number(),
  unit: z.enum(UNITS),
  /** Absent: the profile's minimum generation. A single generation only where stations are counted. */
  technology: z.enum([...TECHNOLOGY_FLOORS, ...TECHNOLOGIES]).optional(),
  /** Absent: `all`. */
  scope: z.enum(SCOPES).optional(),
  /** The classes counted together; absent: every class. */
  classes: z.array(text).min(1).readonly().optional(),
  operator: text.optional(),
  /** Where in the document the figure stands, in the document's language. */
  section: text,
  /** The document's own words around the figure, whitespace as single blanks. */
  quote: text.optional(),
  /** Other places of the document that state the same figure. */
  also: z.array(citation).min(1).readonly().optional(),
  note: text.optional(),
};

const targetSchema = z
  .strictObject({ ...rowShape, year: z.int().min(2000).max(2100) })
  .superRefine(checkRow)
  .readonly();

/** A day, a month or a year, as exact as the document is. */
const AS_OF = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const partialDate = z.string().regex(AS_OF);
const baselineSchema = z
  .strictObject({ ...rowShape, as_of: partialDate })
  .superRefine(checkRow)
  .readonly();

export const planSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    province: text,
    document: z
      .strictObject({ number: text, date: partialDate, title: text, status: z.enum(['draft', 'issued']).optional() })
      .readonly(),
    targets: z.array(targetSchema).superRefine(checkDistinct).readonly(),
    baselines: z.array(baselineSchema).superRefine(checkDistinct).readonly(),
    /** How the document was read where it leaves a choice. */
    assumptions: z.array(text).readonly().optional(),
    /** Contradictions of the document, and aims it states without a figure. */
    notes: z
      .array(z.strictObject({ section: text, text }).readonly())
      .readonly()
      .optional(),
  })
  .readonly();

export type Plan = z.infer<typeof planSchema>;
export type PlanTarget = z.infer<typeof targetSchema>;
export type PlanBaseline = z.infer<typeof baselineSchema>;

/** One thing wrong with a plan file: the place, as in `targets[3].value`, and a sentence about it. */
export interface PlanIssue {
  readonly at: string;
  readonly message: string;
}

/**
 * The plan that `json` holds, or every issue that keeps it from being one, in file order. Never throws.
 * The plan is frozen.
 */
export function parsePlan(json: unknown): { plan: Plan; issues?: never } | { plan?: never; issues: PlanIssue[] } {
  const parsed = planSchema.safeParse(json);
  if (parsed.success) return { plan: parsed.data };
  return { issues: parsed.error.issues.map((issue) => ({ at: toPlace(issue.path), message: explain(issue, json) })) };
}

type Row = z.infer<z.ZodObject<typeof rowShape>>;
type Refinement = z.RefinementCtx;

const CLASSES_OF: Readonly<Partial<Record<string, readonly string[]>>> = {
  'road-mobile-share': ROAD_CLASSES,
  'place-mobile-share': PLACE_KINDS,
  'place-fixed-share': PLACE_KINDS,
};

/** Reports what is wrong between the columns of one row: unit, range, generation, classes. */
function checkRow(row: Row, context: Refinement): void {
  const say = (column: keyof Row, message: string) => context.addIssue({ code: 'custom', path: [column], message });
  const unit = unitOf(row.indicator);
  if (row.unit !== unit) say('unit', `${row.indicator} is measured in "${unit}", not "${row.unit}"`);
  if (row.unit === 'share' && (row.value < 0 || row.value > 1))
    say('value', `${row.value} is not a share between 0 and 1; write 85 % as 0.85`);
  else if (row.value < 0 && row.unit !== 'growth') say('value', `${row.value} is below 0`);
  const wantsSingle = row.indicator === 'station-technology-share';
  if (row.technology !== undefined && wantsSingle === row.technology.endsWith('+'))
    say(
      'technology',
      `${row.indicator} takes ${wantsSingle ? 'one generation such as "4G"' : 'a floor such as "4G+"'}`,
    );
  for (const name of row.classes ?? []) {
    const known = CLASSES_OF[row.indicator];
    if (known && !known.includes(name)) say('classes', `"${name}" is not one of ${known.join(', ')}`);
  }
}

/** Reports rows that say the same as an earlier row; rows that differ in value are the document's own contradiction. */
function checkDistinct(rows: readonly (Row & { year?: number; as_of?: string })[], context: Refinement): void {
  const firstAt = new Map<string, number>();
  rows.forEach(({ indicator, year, as_of, comparator, value, technology, scope, classes, operator }, at) => {
    const sorted = classes && [...classes].sort();
    const key = JSON.stringify([indicator, year, as_of, comparator, value, technology, scope, sorted, operator]);
    const first = firstAt.get(key);
    if (first === undefined) firstAt.set(key, at);
    else context.addIssue({ code: 'custom', path: [at], message: `repeats row [${first}]` });
  });
}

/** `targets[3].value` for the path of an issue; the whole file is `plan`. */
const toPlace = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '') || 'plan';

/** The value at `path`, `undefined` where there is none. */
const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], json);

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
};

/** A sentence that a clerk can act on. */
function explain(issue: z.core.$ZodIssue, json: unknown): string {
  const value = valueAt(json, issue.path);
  if (value === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value')) return 'is missing';
  const shown = JSON.stringify(value) ?? String(value);
  switch (issue.code) {
    case 'invalid_type':
      return `${shown} is not ${EXPECTED[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.path.at(-1) === 'indicator'
        ? `${shown} is not a known indicator${suggest(String(value))}`
        : `${shown} is not one of ${issue.values.join(' ')}`;
    case 'unrecognized_keys':
      return `unknown column ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
    case 'too_small':
      return typeof value === 'number' ? `${shown} is below ${issue.minimum}` : 'is empty';
    case 'too_big':
      return `${shown} is above ${issue.maximum}`;
    case 'invalid_format':
      return issue.path.at(-1) === 'id'
        ? `${shown} is not lower-case words joined by hyphens, as in "lai-chau"`
        : `${shown} is not a date such as 2023, 2023-09 or 2023-09-30`;
    default:
      return issue.message;
  }
}

/** `; did you mean …?` with the id that shares most words with `given`, or nothing. */
function suggest(given: string): string {
  const words = new Set(given.toLowerCase().split(/[^a-z0-9]+/));
  const likeness = (id: string) => {
    const parts = id.split('-');
    return (2 * parts.filter((part) => words.has(part)).length) / (parts.length + words.size);
  };
  const best = PLAN_INDICATORS.reduce((a, b) => (likeness(b) > likeness(a) ? b : a));
  return likeness(best) >= 0.5 ? `; did you mean "${best}"?` : '';
}
