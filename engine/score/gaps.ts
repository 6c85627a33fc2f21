import type { GapRow, IndicatorTable, ScorecardRow, VillageVerdicts } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import { mobileOperators, type PointEvidence } from '../measure/evidence.ts';
import { fixedOperators, type Reach } from '../measure/reach.ts';
import { ALL, ANY, BEST, bestOperator } from '../measure/table.ts';
import { FIXED_STATUSES, MOBILE_STATUSES, SCOPES, TECHNOLOGY_FLOORS, YES } from '../vocabulary.ts';

/** What is known of each village, as far as a gap needs it. */
export interface GapEvidence {
  readonly dataset: Dataset;
  readonly indicators: readonly IndicatorTable[];
  readonly verdicts: VillageVerdicts;
  readonly evidence: PointEvidence;
  readonly reach: Reach;
}

/**
 * The villages that keep a missed target from being met, worst first: most people (unknown last), then id, then indicator.
 * A village stands once for an indicator, operator, generation and scope, however many years miss it.
 */
export function listGaps(scorecard: readonly ScorecardRow[], known: GapEvidence): GapRow[] {
  const villages = known.dataset.villages!;
  const gaps: GapRow[] = [];
  const seen = new Set<string>();
  for (const { verdict, indicator, technology, operator, scope } of scorecard) {
    const key = JSON.stringify([indicator, technology, operator, scope]);
    const keeps =
      verdict === 'missed' && !seen.has(key) ? keepsBack(indicator, technology, operator, scope, known) : null;
    if (keeps === null) continue;
    seen.add(key);
    for (let village = 0; village < villages.count; village++) {
      if (scope === 'grid' && villages.hasGrid[village] !== YES) continue;
      if (keeps(village)) gaps.push({ indicator, technology, operator, scope, village });
    }
  }
  const people = (village: number) => (Number.isNaN(villages.population[village]) ? -1 : villages.population[village]);
  const order = new Map<string, number>();
  for (const { indicator } of scorecard) if (!order.has(indicator)) order.set(indicator, order.size);
  return gaps.sort(
    (a, b) =>
      people(b.village) - people(a.village) ||
      a.village - b.village ||
      order.get(a.indicator)! - order.get(b.indicator)! ||
      (a.technology < b.technology ? -1 : Number(a.technology > b.technology)),
  );
}

/** Which villages hold an indicator back; `null` for one that is not about villages. */
function keepsBack(
  indicator: string,
  technology: string,
  operator: string,
  scope: string,
  known: GapEvidence,
): ((village: number) => boolean) | null {
  const { verdicts } = known;
  const fixed = (village: number) => FIXED_STATUSES[verdicts.fixedStatus[village]];
  const mobile = (village: number) => MOBILE_STATUSES[verdicts.mobileStatus[village]];
  switch (indicator) {
    case 'village-mobile-share':
    case 'population-mobile-share':
      return lacksMobile(indicator, technology, operator, scope, known);
    case 'village-white-share':
      return (village) => mobile(village) === 'white';
    case 'village-patchy-share':
      return (village) => mobile(village) === 'patchy';
    case 'village-fixed-share':
      return lacksFixed(operator, scope, known);
    case 'household-fiber-passed-share':
      return (village) => known.dataset.villages!.households[village] > 0 && fixed(village) === 'none';
    case 'village-serviceable-share':
      return (village) => fixed(village) !== 'serviceable';
    default:
      return null;
  }
}

/** The operator that a row speaks of, by its column in the table; `best` is the one that is best there. */
function columnOf(indicator: string, technology: string, operator: string, scope: string, known: GapEvidence): number {
  const table = known.indicators.find((candidate) => candidate.indicator === indicator)!;
  if (operator !== BEST) return table.operators.indexOf(operator);
  return bestOperator(table, 0, table.technologies.indexOf(technology), 0, Math.max(0, table.scopes.indexOf(scope)));
}

function lacksMobile(
  indicator: string,
  technology: string,
  operator: string,
  scope: string,
  known: GapEvidence,
): (village: number) => boolean {
  const floor = TECHNOLOGY_FLOORS.indexOf(technology as (typeof TECHNOLOGY_FLOORS)[number]);
  const width = mobileOperators(known.dataset).length;
  const { counted } = known.evidence;
  const column = operator === ANY || operator === ALL ? -1 : columnOf(indicator, technology, operator, scope, known);
  return (village) => {
    let covering = 0;
    for (let k = 0; k < width; k++) if (counted[village * width + k] >> floor !== 0) covering++;
    if (operator === ANY) return covering === 0;
    if (operator === ALL) return covering < width;
    return counted[village * width + column] >> floor === 0;
  };
}

function lacksFixed(operator: string, scope: string, known: GapEvidence): (village: number) => boolean {
  const width = fixedOperators(known.dataset).length;
  const { servedBy } = known.reach;
  if (operator === ANY) return (village) => FIXED_STATUSES[known.verdicts.fixedStatus[village]] === 'none';
  if (operator === ALL) return (village) => servedBy.subarray(village * width, (village + 1) * width).includes(0);
  const column = columnOf('village-fixed-share', '', operator, scope || SCOPES[0], known);
  return (village) => servedBy[village * width + column] === 0;
}
