import { z } from 'zod';
import { BASES, defaultProfile, type Profile, SERVICE_CLASSES, TECHNOLOGIES } from '../../engine/index.ts';
import { parseDate } from './parse-date.ts';
import { faulty, isJsonObject, type Parsed, parseWith } from './problems.ts';
import { because, settingsFault } from './settings-faults.ts';

/** Half the circumference of the Earth: no two places are farther apart. */
const FARTHEST_M = 20_037_508;

const distanceM = z.number().min(0).max(FARTHEST_M);

const distinct = <T extends string>(values: readonly [T, ...T[]]) =>
  z.array(z.enum(values)).refine((list) => new Set(list).size === list.length, because('named-twice'));

/** Every field of a profile. */
export const profileFields = z.strictObject({
  id: z.string().trim().min(1).max(100),
  min_technology: z.enum(TECHNOLOGIES),
  counted_service_classes: distinct(SERVICE_CLASSES),
  counted_basis: distinct(BASES),
  covered_share_min: z.number().gt(0).max(1),
  fiber_reach_m: distanceM,
  service_reach_m: distanceM,
  site_merge_m: distanceM,
  new_since: z
    .string()
    .refine(
      (date) => /^\d{4}-\d{2}-\d{2}$/.test(date) && parseDate(date) !== null,
      because('not-a-date', { like: '2023-01-01' }),
    ),
}) satisfies z.ZodType<Profile>;

/**
 * The default profile with the fields of `json` laid over it, or what is wrong with them, key by key.
 * A key that no profile has is an error.
 */
export function parseProfile(json: unknown): Parsed<Profile> {
  if (!isJsonObject(json)) return faulty([settingsFault('no-profile', { example: '{"min_technology": "4G"}' })]);
  const parsed = parseWith(profileFields.partial(), json);
  return 'faults' in parsed ? parsed : { value: { ...defaultProfile, ...parsed.value } as Profile };
}
