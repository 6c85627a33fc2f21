import { profileFields } from '../../data/schemas/profile.ts';
import type { Profile } from '../../engine/profile.ts';

/** The thresholds as a form holds them: numbers as they are typed. */
export interface RuleForm extends Omit<Profile, 'covered_share_min' | `${string}_m`> {
  readonly covered_share_min: string;
  readonly fiber_reach_m: string;
  readonly service_reach_m: string;
  readonly site_merge_m: string;
}

export const NUMBER_RULES = ['covered_share_min', 'fiber_reach_m', 'service_reach_m', 'site_merge_m'] as const;

/** The thresholds of a profile, ready to be changed. */
export const toRuleForm = (profile: Profile): RuleForm => ({
  ...profile,
  covered_share_min: String(profile.covered_share_min),
  fiber_reach_m: String(profile.fiber_reach_m),
  service_reach_m: String(profile.service_reach_m),
  site_merge_m: String(profile.site_merge_m),
});

/** What a form changes of a profile, or what is wrong with each field, by its name. */
export function changedRules(
  profile: Profile,
  form: RuleForm,
): { readonly changes: Partial<Profile> } | { readonly problems: Readonly<Record<string, string>> } {
  const numbers = Object.fromEntries(
    NUMBER_RULES.map((name) => [name, form[name].trim() === '' ? Number.NaN : Number(form[name].replace(',', '.'))]),
  );
  const read = profileFields.safeParse({ ...form, ...numbers });
  if (!read.success)
    return { problems: Object.fromEntries(read.error.issues.map(({ path, message }) => [String(path[0]), message])) };
  const changes = Object.entries(read.data).filter(
    ([name, value]) => String(value) !== String(profile[name as keyof Profile]),
  );
  return { changes: Object.fromEntries(changes) };
}
