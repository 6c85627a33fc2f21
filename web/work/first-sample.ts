import type { PlanId } from '../../seeds/sample/index.ts';

/** The sample that a first visit opens with. */
export const FIRST_SAMPLE = 'lai-chau' satisfies PlanId;

/** Where the built page has it packed, from the folder of the page. */
export const FIRST_SAMPLE_FILE = `samples/${FIRST_SAMPLE}.phusong`;
