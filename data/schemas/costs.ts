import { z } from 'zod';
import type { CostRules } from '../../engine/propose/costs.ts';
import defaults from '../costs/default.json' with { type: 'json' };
import { faulty, isJsonObject, type Parsed, parseWith } from './problems.ts';
import { settingsFault } from './settings-faults.ts';

/** The names of everything a cost file can state, in the order of the shipped one. */
export const COST_NAMES = Object.keys(defaults.values) as (keyof typeof defaults.values)[];
export type CostName = (typeof COST_NAMES)[number];

const LARGEST = 1e12;
const EXAMPLE = '{"currency": "USD", "values": {"tower": 30000}}';
const figure = z.number().min(0).max(LARGEST);
const stated = z.union([
  figure,
  z.strictObject({ value: figure, source: z.string().optional(), note: z.string().optional() }),
]);
const costFile = z.strictObject({
  id: z.string().trim().min(1).max(100).optional(),
  currency: z.string().trim().min(1).max(20).optional(),
  sources: z.record(z.string(), z.string()).optional(),
  values: z.strictObject(Object.fromEntries(COST_NAMES.map((name) => [name, stated.optional()]))).optional(),
});

/** The costs that ship with the program; `data/costs/default.json` states the source of each. */
export const defaultCosts: CostRules = toRules(defaults.id, defaults.currency, valuesOf(defaults.values));

/** The default costs with the values of `json` laid over them, or what is wrong with it, key by key. */
export function parseCosts(json: unknown): Parsed<CostRules> {
  if (!isJsonObject(json)) return faulty([settingsFault('no-costs', { example: EXAMPLE })]);
  const parsed = parseWith(costFile, json);
  if ('faults' in parsed) return parsed;
  const { id = 'own', currency = defaults.currency, values = {} } = parsed.value;
  const isForeign = currency !== defaults.currency;
  const missing = COST_NAMES.filter((name) => isMoney(name) && values[name] === undefined);
  // A default in dollars is no figure of another currency.
  if (isForeign && missing.length > 0)
    return faulty(missing.map((name) => settingsFault('other-currency', { currency }, `values.${name}`)));
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
