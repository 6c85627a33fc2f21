import { type Plan, parsePlan } from './plan-schema.ts';
import hue from './plans/hue.json' with { type: 'json' };
import laiChau from './plans/lai-chau.json' with { type: 'json' };
import ninhBinh from './plans/ninh-binh.json' with { type: 'json' };
import sonLa from './plans/son-la.json' with { type: 'json' };
import yenBai from './plans/yen-bai.json' with { type: 'json' };

/**
 * The provincial plans that come with the tool, in the order of the source documents.
 * A row is a figure written in digits; aims in words ("toàn tỉnh", "tất cả") stand in the plan's notes.
 */
export const planCatalogue: readonly Plan[] = [yenBai, hue, sonLa, laiChau, ninhBinh].map(readSeed);

/** The plan with that id, or `undefined`. */
export const findPlan = (id: string): Plan | undefined => planCatalogue.find((plan) => plan.id === id);

/** A checked seed. Throws on a bad one: a seed is part of the program, so that is a bug and not an input. */
function readSeed(json: { id: string }): Plan {
  const { plan, issues } = parsePlan(json);
  if (issues) throw new Error(`plan ${json.id}: ${issues.map(({ at, message }) => `${at}: ${message}`).join('; ')}`);
  return plan;
}
