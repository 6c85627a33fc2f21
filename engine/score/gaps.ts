import type { GapRow, IndicatorTable, ScorecardRow, VillageVerdicts } from '../analysis.ts';
import { type Dataset, NO_ROW } from '../dataset.ts';
import type { JudgedPoints } from '../measure/cover-hits.ts';
import { mobileOperators, type PointEvidence } from '../measure/evidence.ts';
import { fixedOperators, type Reach } from '../measure/reach.ts';
import { ALL, ANY, BEST, bestOperator } from '../measure/table.ts';
import { FIXED_STATUSES, MOBILE_STATUSES, SCOPES, TECHNOLOGY_FLOORS, YES } from '../vocabulary.ts';

/** What is known of each village, as far as a gap needs it. */
export interface GapEvidence {
  readonly dataset: Dataset;
  readonly indicators: readonly IndicatorTable[];
  readonly verdicts: VillageVerdicts;
  readonly points: JudgedPoints;
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
      return lacksMobile(indicator, technology, operator, scope, known);
    case 'population-mobile-share':
      return hasPeopleWithoutMobile(lacksMobile(indicator, technology, operator, scope, known), known);
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
): (point: number) => boolean {
  const floor = TECHNOLOGY_FLOORS.indexOf(technology as (typeof TECHNOLOGY_FLOORS)[number]);
  const width = mobileOperators(known.dataset).length;
  const { counted } = known.evidence;
  const column = operator === ANY || operator === ALL ? -1 : columnOf(indicator, technology, operator, scope, known);
  return (point) => {
    let covering = 0;
    for (let k = 0; k < width; k++) if (counted[point * width + k] >> floor !== 0) covering++;
    if (operator === ANY) return covering === 0;
    if (operator === ALL) return covering < width;
    return counted[point * width + column] >> floor === 0;
  };
}

/** Which villages have people at a point that lacks signal: at their clusters where those carry people, else at the centre. */
function hasPeopleWithoutMobile(
  lacks: (point: number) => boolean,
  { dataset, points }: GapEvidence,
): (village: number) => boolean {
  const villages = dataset.villages!;
  const { clusters } = dataset;
  const lacking = Uint8Array.from(villages.population, (people, village) => Number(people > 0 && lacks(village)));
  const atClusters = new Uint8Array(villages.count);
  for (let cluster = 0; cluster < (clusters?.count ?? 0); cluster++) {
    const village = clusters!.village[cluster];
    const people = clusters!.population[cluster];
    if (village === NO_ROW || Number.isNaN(people)) continue;
    if (atClusters[village] === 0) lacking[village] = 0;
    atClusters[village] = 1;
    if (people > 0 && lacks(points.clusters.from + cluster)) lacking[village] = 1;
  }
  return (village) => lacking[village] === 1;
}

function lacksFixed(operator: string, scope: string, known: GapEvidence): (village: number) => boolean {
  const width = fixedOperators(known.dataset).length;
  const { servedBy } = known.reach;
  if (operator === ANY) return (village) => FIXED_STATUSES[known.verdicts.fixedStatus[village]] === 'none';
  if (operator === ALL) return (village) => servedBy.subarray(village * width, (village + 1) * width).includes(0);
  const column = columnOf('village-fixed-share', '', operator, scope || SCOPES[0], known);
  return (village) => servedBy[village * width + column] === 0;
}
