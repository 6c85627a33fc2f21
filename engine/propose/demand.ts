import type { Target } from '../analysis.ts';
import { type Dataset, NO_ROW } from '../dataset.ts';
import { createKernelContext } from '../kernel.ts';
import { type CoverHits, concatHits, coverHits, type JudgedPoints, judgedPoints } from '../measure/cover-hits.ts';
import { collectEvidence, countedCoverage, type PointEvidence } from '../measure/evidence.ts';
import { ALL, ANY, BEST } from '../measure/table.ts';
import { minTechnologyIndex, type Profile } from '../profile.ts';
import { judgeCount, judgeQuantity } from '../score/compare.ts';
import { PLACE_KINDS, TECHNOLOGY_FLOORS, YES } from '../vocabulary.ts';

/** No operator in particular. */
export const ANY_OPERATOR = -1;

/** What the dataset says of every judged point today. */
export interface Situation {
  readonly dataset: Dataset;
  readonly profile: Profile;
  readonly points: JudgedPoints;
  readonly hits: CoverHits;
  readonly evidence: PointEvidence;
}

export function surveySituation(dataset: Dataset, profile: Profile): Situation {
  const { context } = createKernelContext(dataset, profile);
  const points = judgedPoints(dataset);
  const hits = concatHits([coverHits(context, { from: 0, to: points.lng.length })]);
  return { dataset, profile, points, hits, evidence: collectEvidence(dataset, profile, points, hits) };
}

/** A point that wants coverage of at least a generation, of an operator or of any. */
export interface Demand {
  /** Row of the judged points. */
  readonly point: number;
  /** Index into `TECHNOLOGY_FLOORS`. */
  readonly floor: number;
  /** Position among the mobile operators, or `ANY_OPERATOR`. */
  readonly operator: number;
  /** How many new sites must cover it. */
  readonly need: number;
}

/** What a plan asks of coverage: enough of the weight of its demands. */
export interface DemandGoal {
  /** The indicator and its breakdown, as `village-mobile-share 3G+ any`. */
  readonly name: string;
  readonly target: Target;
  /** Row of the demands, and what covering it adds to the numerator. */
  readonly members: readonly { readonly demand: number; readonly weight: number }[];
  /** How much must be added to the numerator. */
  readonly atLeast: number;
}

export interface DemandBook {
  readonly demands: readonly Demand[];
  readonly goals: readonly DemandGoal[];
  /** Coverage targets that the proposal does not work towards, each with the reason. */
  readonly leftOut: readonly string[];
}

/** The coverage indicators that points decide. */
export const POINT_INDICATORS = [
  'village-mobile-share',
  'village-white-share',
  'population-mobile-share',
  'place-mobile-share',
] as const;

/** Coverage indicators that points cannot decide exactly: lines and areas. */
const SHAPE_INDICATORS = ['road-mobile-share', 'area-mobile-share', 'village-patchy-share'];

/** The demands behind the missed coverage targets. With `backup` every point of a target is to be covered twice. */
export function bookDemands(
  situation: Situation,
  targets: readonly Target[],
  options: { readonly operator?: number; readonly backup?: boolean } = {},
): DemandBook {
  const demands: Demand[] = [];
  const rowOf = new Map<string, number>();
  const goals: DemandGoal[] = [];
  const leftOut: string[] = [];
  const rowFor = (demand: Demand): number => {
    const key = `${demand.point} ${demand.floor} ${demand.operator} ${demand.need}`;
    let row = rowOf.get(key);
    if (row === undefined) {
      row = demands.push(demand) - 1;
      rowOf.set(key, row);
    }
    return row;
  };
  for (const target of targets) {
    if (SHAPE_INDICATORS.includes(target.indicator))
      leftOut.push(`${target.indicator}: lines and areas are recounted, not aimed at`);
    if (!POINT_INDICATORS.some((known) => known === target.indicator)) continue;
    const members = membersOf(situation, target);
    if (members.length === 0) continue;
    const asked = operatorsAsked(situation, target, members, options.operator);
    if (asked === null) {
      leftOut.push(`${target.indicator}: a share of villages that every operator covers is recounted, not aimed at`);
      continue;
    }
    for (const { operator, isWhole } of asked) {
      const goal = openGoal(situation, target, members, operator, isWhole, options.backup === true, rowFor);
      if (goal !== null) goals.push(goal);
    }
  }
  return { demands, goals, leftOut };
}

export interface Member {
  readonly point: number;
  readonly weight: number;
}

/** The floor of a target, index into `TECHNOLOGY_FLOORS`. Whoever has any signal is not white. */
export function floorOf(target: Target, profile: Profile): number {
  if (target.indicator === 'village-white-share') return 0;
  if (target.technology === undefined) return minTechnologyIndex(profile);
  return TECHNOLOGY_FLOORS.indexOf(target.technology as (typeof TECHNOLOGY_FLOORS)[number]);
}

/** The points that an indicator counts, each with its weight, as the indicator itself does. */
export function membersOf(
  { dataset, points }: Situation,
  target: Pick<Target, 'indicator' | 'scope' | 'classes'>,
): Member[] {
  const { villages, clusters, places } = dataset;
  const members: Member[] = [];
  if (target.indicator === 'place-mobile-share') {
    for (let place = 0; place < (places?.count ?? 0); place++) {
      const kind = PLACE_KINDS[places!.kind[place]];
      if (target.classes === undefined || target.classes.includes(kind))
        members.push({ point: points.places.from + place, weight: 1 });
    }
    return members;
  }
  if (villages === null) return [];
  if (target.indicator !== 'population-mobile-share') {
    for (let village = 0; village < villages.count; village++)
      if (target.scope !== 'grid' || villages.hasGrid[village] === YES) members.push({ point: village, weight: 1 });
    return members;
  }
  const atClusters = new Uint8Array(villages.count);
  for (let cluster = 0; cluster < (clusters?.count ?? 0); cluster++) {
    const village = clusters!.village[cluster];
    const people = clusters!.population[cluster];
    if (village === NO_ROW || Number.isNaN(people)) continue;
    atClusters[village] = 1;
    if (people > 0) members.push({ point: points.clusters.from + cluster, weight: people });
  }
  for (let village = 0; village < villages.count; village++)
    if (atClusters[village] === 0 && villages.population[village] > 0)
      members.push({ point: village, weight: villages.population[village] });
  return members;
}

/** Whether a point has counted coverage of a generation floor from an operator, or from any. */
export function isCovered({ evidence }: Situation, point: number, floor: number, operator: number): boolean {
  const width = evidence.operators.length;
  const base = point * width;
  if (operator !== ANY_OPERATOR) return evidence.counted[base + operator] >> floor !== 0;
  for (let k = base; k < base + width; k++) if (evidence.counted[k] >> floor !== 0) return true;
  return false;
}

/** Whether a target counts a point as won today. */
function isWon(situation: Situation, target: Target, member: Member, floor: number, operator: number): boolean {
  if (target.indicator !== 'village-white-share') return isCovered(situation, member.point, floor, operator);
  const { signal, operators } = situation.evidence;
  const base = member.point * operators.length;
  return signal.subarray(base, base + operators.length).some((bits) => bits !== 0);
}

/** The operators whose coverage a target counts; `isWhole` where nobody may be left out. `null` where points cannot say. */
function operatorsAsked(
  situation: Situation,
  target: Target,
  members: readonly Member[],
  given: number | undefined,
): { operator: number; isWhole: boolean }[] | null {
  const { operators } = situation.evidence;
  const { companies } = situation.dataset;
  if (given !== undefined) return [{ operator: given, isWhole: false }];
  const name = target.operator ?? ANY;
  if (name === ANY) return [{ operator: ANY_OPERATOR, isWhole: false }];
  const floor = floorOf(target, situation.profile);
  if (name === ALL) {
    if (target.value < 1) return null;
    return Array.from(operators, (_, operator) => ({ operator, isWhole: true }));
  }
  const won = (operator: number) =>
    members.reduce((sum, member) => sum + (isCovered(situation, member.point, floor, operator) ? member.weight : 0), 0);
  const list = Array.from(operators, (_, operator) => operator);
  const operator =
    name === BEST
      ? list.reduce((best, next) => (won(next) > won(best) ? next : best), 0)
      : list.find((candidate) => companies[operators[candidate]] === name);
  return operator === undefined ? null : [{ operator, isWhole: false }];
}

function openGoal(
  situation: Situation,
  target: Target,
  members: readonly Member[],
  operator: number,
  isWhole: boolean,
  isBackup: boolean,
  rowFor: (demand: Demand) => number,
): DemandGoal | null {
  const floor = floorOf(target, situation.profile);
  let won = 0;
  let total = 0;
  const open: { demand: number; weight: number }[] = [];
  for (const member of members) {
    const hasIt = isWon(situation, target, member, floor, operator);
    total += member.weight;
    if (hasIt) won += member.weight;
    const need = isBackup ? 2 - Math.min(2, timesCovered(situation, member.point, floor, operator)) : Number(!hasIt);
    if (need > 0) open.push({ demand: rowFor({ point: member.point, floor, operator, need }), weight: member.weight });
  }
  const missing =
    isWhole || isBackup ? open.reduce((sum, { weight }) => sum + weight, 0) : missingOf(target, won, total);
  if (missing <= 0) return null;
  const company = operator === ANY_OPERATOR ? ANY : situation.dataset.companies[situation.evidence.operators[operator]];
  const twice = isBackup ? ' twice' : '';
  return {
    name: `${target.indicator} ${TECHNOLOGY_FLOORS[floor]} ${company}${twice}`,
    target,
    members: open,
    atLeast: missing,
  };
}

/** What must be added to the numerator until the target is met. */
function missingOf({ indicator, comparator, value }: Target, won: number, total: number): number {
  const isWhite = indicator === 'village-white-share';
  const counted = isWhite ? total - won : won;
  if (Number.isInteger(counted) && Number.isInteger(total)) return judgeCount(counted, total, comparator, value).gap;
  const { met, gap } = judgeQuantity(counted, comparator, value * total);
  return met ? 0 : Math.max(gap, 1e-9);
}

/** By how many different sites (or unnamed polygons) a point is covered today. */
function timesCovered(
  { dataset, profile, hits, evidence }: Situation,
  point: number,
  floor: number,
  operator: number,
): number {
  const { coverage } = dataset;
  if (coverage === null) return 0;
  const counts = countedCoverage(dataset, profile);
  const sites = new Set<string>();
  for (let h = hits.start[point]; h < hits.start[point + 1]; h++) {
    const row = hits.rows[h];
    if (counts[row] === 0 || coverage.technology[row] < floor) continue;
    if (operator !== ANY_OPERATOR && coverage.operator[row] !== evidence.operators[operator]) continue;
    sites.add(coverage.siteId[row] ?? `polygon ${coverage.id[row]}`);
  }
  return sites.size;
}
