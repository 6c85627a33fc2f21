import { z } from 'zod';
import { COMPUTED_INDICATORS, STATISTICAL_INDICATORS } from '../engine/indicators.ts';
import { PLACE_KINDS, ROAD_CLASSES, SCOPES, TECHNOLOGIES, TECHNOLOGY_FLOORS } from '../engine/vocabulary.ts';
import { DOCUMENT_FIGURES } from './document-figures.ts';
import { type PlanFaultCode, type PlanFaultParams, type PlanIssue, planIssue } from './plan-faults.ts';
import { UNITS, unitOf } from './units.ts';

/** Every id a plan row may carry. */
export const PLAN_INDICATORS = [...COMPUTED_INDICATORS, ...STATISTICAL_INDICATORS, ...DOCUMENT_FIGURES];
export type PlanIndicator = (typeof PLAN_INDICATORS)[number];

export const COMPARATORS = ['>=', '>', '<=', '<', '='] as const;
export type Comparator = (typeof COMPARATORS)[number];

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

/**
 * The plan that `json` holds, or every issue that keeps it from being one, in file order. Never throws.
 * The plan is frozen.
 */
export function parsePlan(json: unknown): { plan: Plan; issues?: never } | { plan?: never; issues: PlanIssue[] } {
  const parsed = planSchema.safeParse(json);
  if (parsed.success) return { plan: parsed.data };
  return { issues: parsed.error.issues.map((issue) => planIssue(toPlace(issue.path), ...explain(issue, json))) };
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
  const say = (column: keyof Row, code: PlanFaultCode, facts: PlanFaultParams) =>
    context.addIssue({ code: 'custom', path: [column], params: { code, facts } });
  const unit = unitOf(row.indicator);
  if (row.unit !== unit) say('unit', 'other-unit', { indicator: row.indicator, unit, given: row.unit });
  if (row.unit === 'share' && (row.value < 0 || row.value > 1)) say('value', 'not-a-share', { given: row.value });
  else if (row.value < 0 && row.unit !== 'growth') say('value', 'below', { given: row.value, least: 0 });
  const wantsSingle = row.indicator === 'station-technology-share';
  if (row.technology !== undefined && wantsSingle === row.technology.endsWith('+'))
    say('technology', wantsSingle ? 'one-generation' : 'generation-floor', { indicator: row.indicator });
  for (const name of row.classes ?? []) {
    const known = CLASSES_OF[row.indicator];
    if (known && !known.includes(name)) say('classes', 'not-among', { given: `"${name}"`, values: known.join(', ') });
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
    else context.addIssue({ code: 'custom', path: [at], params: { code: 'repeats', facts: { row: first } } });
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

/** What an issue of Zod's is, as a fault that a clerk can act on. */
function explain(issue: z.core.$ZodIssue, json: unknown): [PlanFaultCode, PlanFaultParams?] {
  const value = valueAt(json, issue.path);
  if (value === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value')) return ['missing'];
  const given = JSON.stringify(value) ?? String(value);
  const column = issue.path.at(-1);
  switch (issue.code) {
    case 'invalid_type':
      return ['wrong-kind', { given, kind: issue.expected }];
    case 'invalid_value':
      return column === 'indicator'
        ? ['unknown-indicator', { given, like: likest(String(value)) }]
        : ['not-among', { given, values: issue.values.join(' ') }];
    case 'unrecognized_keys':
      return ['unknown-column', { columns: issue.keys.map((key) => `"${key}"`).join(', ') }];
    case 'too_small':
      return typeof value === 'number' ? ['below', { given, least: Number(issue.minimum) }] : ['empty'];
    case 'too_big':
      return ['above', { given, most: Number(issue.maximum) }];
    case 'invalid_format':
      return [column === 'id' ? 'not-an-id' : 'not-a-date', { given }];
    case 'custom':
      return [(issue.params?.code as PlanFaultCode) ?? 'unfit', issue.params?.facts ?? { detail: issue.message }];
    default:
      return ['unfit', { detail: issue.message }];
  }
}

/** The id that shares most words with `given`, or nothing. */
function likest(given: string): string {
  const words = new Set(given.toLowerCase().split(/[^a-z0-9]+/));
  const likeness = (id: string) => {
    const parts = id.split('-');
    return (2 * parts.filter((part) => words.has(part)).length) / (parts.length + words.size);
  };
  const best = PLAN_INDICATORS.reduce((a, b) => (likeness(b) > likeness(a) ? b : a));
  return likeness(best) >= 0.5 ? best : '';
}
