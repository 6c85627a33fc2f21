import { z } from 'zod';
import type { CostRules } from '../../engine/propose/costs.ts';
import defaults from '../costs/default.json' with { type: 'json' };
import { type Parsed, toProblems } from './problems.ts';

/** The names of everything a cost file can state, in the order of the shipped one. */
export const COST_NAMES = Object.keys(defaults.values) as (keyof typeof defaults.values)[];
export type CostName = (typeof COST_NAMES)[number];

const LARGEST = 1e12;
const figure = z.number('must be a number').min(0, 'must not be negative').max(LARGEST, `is more than ${LARGEST}`);
const stated = z.union(
  [figure, z.strictObject({ value: figure, source: z.string().optional(), note: z.string().optional() })],
  'must be a number, or {"value": number, "source": text}',
);
const costFile = z.strictObject({
  id: z
    .string('must be a text')
    .trim()
    .min(1, 'must not be empty')
    .max(100, 'is longer than 100 characters')
    .optional(),
  currency: z
    .string('must be a text')
    .trim()
    .min(1, 'must not be empty')
    .max(20, 'is longer than 20 characters')
    .optional(),
  sources: z.record(z.string(), z.string('must be a text')).optional(),
  values: z.strictObject(Object.fromEntries(COST_NAMES.map((name) => [name, stated.optional()]))).optional(),
});

/** The costs that ship with the program; `data/costs/default.json` states the source of each. */
export const defaultCosts: CostRules = toRules(defaults.id, defaults.currency, valuesOf(defaults.values));

/** The default costs with the values of `json` laid over them, or what is wrong with it, a sentence for each key. */
export function parseCosts(json: unknown): Parsed<CostRules> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { problems: ['a cost file is a JSON object such as {"currency": "USD", "values": {"tower": 30000}}'] };
  const result = costFile.safeParse(json);
  if (!result.success) return { problems: toProblems(result.error) };
  const { id = 'own', currency = defaults.currency, values = {} } = result.data;
  const isForeign = currency !== defaults.currency;
  const missing = COST_NAMES.filter((name) => isMoney(name) && values[name] === undefined);
  // A default in dollars is no figure of another currency.
  if (isForeign && missing.length > 0)
    return { problems: missing.map((name) => `values.${name}: must be stated in ${currency}`) };
  return { value: toRules(id, currency, { ...valuesOf(defaults.values), ...valuesOf(values) }) };
}

const isMoney = (name: CostName): boolean => !/_m$|_share$|_years$/.test(name) || /_per_m$/.test(name);

type Stated = number | { readonly value: number } | undefined;

function valuesOf(values: Readonly<Record<string, Stated>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, given]) =>
      given === undefined ? [] : [[name, typeof given === 'number' ? given : given.value]],
    ),
  );
}

function toRules(id: string, currency: string, values: Record<string, number>): CostRules {
  const { radius_2g_m, radius_3g_m, radius_4g_m, radius_5g_m, ...rest } = values as Record<CostName, number>;
  return {
    id,
    currency,
    ...rest,
    radius_m: { '2G': radius_2g_m, '3G': radius_3g_m, '4G': radius_4g_m, '5G': radius_5g_m },
  };
}
