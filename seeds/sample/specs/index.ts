import type { PlanId, SampleSpec } from '../spec.ts';
import { hue } from './hue.ts';
import { laiChau } from './lai-chau.ts';
import { ninhBinh } from './ninh-binh.ts';
import { sonLa } from './son-la.ts';
import { yenBai } from './yen-bai.ts';

const SPECS: Readonly<Record<PlanId, SampleSpec>> = {
  'yen-bai': yenBai,
  hue,
  'son-la': sonLa,
  'lai-chau': laiChau,
  'ninh-binh': ninhBinh,
};

/** The plans that have a sample province. */
export const SAMPLE_PLANS = Object.keys(SPECS) as readonly PlanId[];

/** Everything that makes a plan's sample province. */
export function specOf(planId: PlanId): SampleSpec {
  const spec = SPECS[planId];
  if (spec === undefined) throw new RangeError(`planId must be one of ${SAMPLE_PLANS.join(', ')}, got ${planId}`);
  return spec;
}
