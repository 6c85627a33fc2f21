import { z } from 'zod';
import { BASES, defaultProfile, type Profile, SERVICE_CLASSES, TECHNOLOGIES } from '../../engine/index.ts';
import { parseDate } from './parse-date.ts';
import { type Parsed, toProblems } from './problems.ts';

/** Half the circumference of the Earth: no two places are farther apart. */
const FARTHEST_M = 20_037_508;

const distanceM = z
  .number('must be a number of metres')
  .min(0, 'must not be negative')
  .max(FARTHEST_M, 'is more than half the circumference of the Earth');

const distinct = <T extends string>(values: readonly [T, ...T[]]) =>
  z
    .array(z.enum(values, `must be one of ${values.join(', ')}`), `must be a list of ${values.join(', ')}`)
    .refine((list) => new Set(list).size === list.length, { message: 'names a value twice' });

/** Every field of a profile. */
export const profileFields = z.strictObject({
  id: z.string('must be a text').trim().min(1, 'must not be empty').max(100, 'is longer than 100 characters'),
  min_technology: z.enum(TECHNOLOGIES, `must be one of ${TECHNOLOGIES.join(', ')}`),
  counted_service_classes: distinct(SERVICE_CLASSES),
  counted_basis: distinct(BASES),
  covered_share_min: z.number('must be a number').gt(0, 'must be above 0').max(1, 'must not be above 1'),
  fiber_reach_m: distanceM,
  service_reach_m: distanceM,
  site_merge_m: distanceM,
  new_since: z
    .string('must be a date such as 2023-01-01')
    .refine((date) => /^\d{4}-\d{2}-\d{2}$/.test(date) && parseDate(date) !== null, {
      message: 'is not a date such as 2023-01-01',
    }),
}) satisfies z.ZodType<Profile>;

/**
 * The default profile with the fields of `json` laid over it, or what is wrong with them, a sentence for each key.
 * A key that no profile has is an error.
 */
export function parseProfile(json: unknown): Parsed<Profile> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { problems: ['a profile is a JSON object such as {"min_technology": "4G"}'] };
  }
  const result = profileFields.partial().safeParse(json);
  if (!result.success) return { problems: toProblems(result.error) };
  return { value: { ...defaultProfile, ...result.data } as Profile };
}
