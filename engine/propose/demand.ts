import type { Target } from '../analysis.ts';
import { NO_ROW } from '../dataset.ts';
import { ALL, ANY, BEST } from '../measure/table.ts';
import { minTechnologyIndex, type Profile } from '../profile.ts';
import { judgeCount, judgeQuantity } from '../score/compare.ts';
import { PLACE_KINDS, TECHNOLOGY_FLOORS, YES } from '../vocabulary.ts';
import { findOpenRoads, type RoadPiece } from './road-pieces.ts';
import { ANY_OPERATOR, isCovered, type Situation, sitesOver } from './situation.ts';

export type { Situation } from './situation.ts';

/** A point or a piece of road that wants coverage of at least a generation, of an operator or of any. */
export interface Demand {
  /** Row of the judged points; from their number on, the book's pieces of road. */
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
  readonly pieces: readonly RoadPiece[];
  /** Missed coverage targets that the proposal does not work towards, each with the reason. */
  readonly leftOut: readonly { readonly target: Target; readonly why: string }[];
}

/** Where a judged point, or a piece of road by its middle, lies. */
export function placeOf(
  { points }: Situation,
  pieces: readonly RoadPiece[],
  point: number,
): { lng: number; lat: number } {
  const judged = points.lng.length;
  return point < judged ? { lng: points.lng[point], lat: points.lat[point] } : pieces[point - judged];
}

/** The coverage indicators that points decide. */
export const POINT_INDICATORS = [
  'village-mobile-share',
  'village-white-share',
  'population-mobile-share',
  'place-mobile-share',
] as const;

/** The coverage indicators that a proposal works towards. */
export const COVERAGE_INDICATORS = [...POINT_INDICATORS, 'road-mobile-share'] as const;

/** Coverage indicators that more sites change, and why they are recounted but not aimed at. */
const RECOUNTED: Readonly<Record<string, string>> = {
  'area-mobile-share': 'square kilometres are recounted, not aimed at: they are won by area, wherever nobody lives',
  'village-patchy-share':
    'a village leaves it only when its last cluster is covered: aim at people or villages instead',
};

/**
 * The demands behind the missed coverage targets: points, and pieces of road. With `backup` every point of a target is to be
 * covered twice, a road still once.
 */
export function bookDemands(
  situation: Situation,
  targets: readonly Target[],
  options: { readonly operator?: number; readonly backup?: boolean } = {},
): DemandBook {
  const demands: Demand[] = [];
  const rowOf = new Map<string, number>();
  const goals: DemandGoal[] = [];
  const pieces: RoadPiece[] = [];
  const leftOut: { target: Target; why: string }[] = [];
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
    const why = RECOUNTED[target.indicator];
    if (why !== undefined) leftOut.push({ target, why });
    if (!COVERAGE_INDICATORS.some((known) => known === target.indicator)) continue;
    const isRoad = target.indicator === 'road-mobile-share';
    const members = isRoad ? [] : membersOf(situation, target);
    if (members.length === 0 && !isRoad) continue;
    const asked = operatorsAsked(situation, target, members, options.operator);
    if (asked === null || (isRoad && target.operator === BEST)) {
      leftOut.push({
        target,
        why: 'what every operator, or the best one, covers by itself is recounted, not aimed at',
      });
      continue;
    }
    for (const { operator, isWhole } of asked) {
      const goal = isRoad
        ? openRoadGoal(situation, target, operator, isWhole, pieces, rowFor)
        : openGoal(situation, target, members, operator, isWhole, options.backup === true, rowFor);
      if (goal !== null) goals.push(goal);
    }
  }
  return { demands, goals, pieces, leftOut };
}

/** The pieces of road that a target misses as demands; what must be added is all of them where nothing may be left out. */
function openRoadGoal(
  situation: Situation,
  target: Target,
  operator: number,
  isWhole: boolean,
  pieces: RoadPiece[],
  rowFor: (demand: Demand) => number,
): DemandGoal | null {
  const floor = floorOf(target, situation.profile);
  const open = findOpenRoads(situation, target, floor, operator);
  const openM = open.pieces.reduce((sum, { lengthM }) => sum + lengthM, 0);
  const { met, gap } = judgeQuantity(open.coveredM, target.comparator, target.value * open.totalM);
  if (open.pieces.length === 0 || (met && !isWhole)) return null;
  const first = situation.points.lng.length + pieces.length;
  pieces.push(...open.pieces);
  const members = open.pieces.map(({ lengthM }, i) => ({
    demand: rowFor({ point: first + i, floor, operator, need: 1 }),
    weight: lengthM,
  }));
  const atLeast = isWhole ? openM : Math.min(openM, Math.max(gap, 1e-3));
  return { name: nameOfGoal(situation, target, floor, operator), target, members, atLeast };
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

/** The people that each judged point stands for: at clusters where a village has them, else at its centre. */
export function peopleAtPoints(situation: Situation): Float64Array {
  const people = new Float64Array(situation.points.lng.length);
  for (const { point, weight } of membersOf(situation, { indicator: 'population-mobile-share' }))
    people[point] = weight;
  return people;
}

/** Whether a target counts a point as won today. */
function isWon(situation: Situation, target: Target, member: Member, floor: number, operator: number): boolean {
  if (target.indicator !== 'village-white-share') return isCovered(situation, member.point, floor, operator);
  const { signal, operators } = situation.evidence;
  const base = member.point * operators.length;
  return signal.subarray(base, base + operators.length).some((bits) => bits !== 0);
}

/** The operators whose coverage a target counts: the one it names, else the given one, if there is one; `isWhole` where nobody may be left out. `null` where points cannot say. */
function operatorsAsked(
  situation: Situation,
  target: Target,
  members: readonly Member[],
  given: number | undefined,
): { operator: number; isWhole: boolean }[] | null {
  const { operators } = situation.evidence;
  const { companies } = situation.dataset;
  const name = target.operator ?? ANY;
  const isOfWhoever = name === ANY || name === ALL || name === BEST;
  if (given !== undefined && isOfWhoever) return [{ operator: given, isWhole: false }];
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
    const need = isBackup ? 2 - Math.min(2, sitesOver(situation, member.point, floor, operator).size) : Number(!hasIt);
    if (need > 0) open.push({ demand: rowFor({ point: member.point, floor, operator, need }), weight: member.weight });
  }
  const missing =
    isWhole || isBackup ? open.reduce((sum, { weight }) => sum + weight, 0) : missingOf(target, won, total);
  if (missing <= 0) return null;
  const name = nameOfGoal(situation, target, floor, operator);
  return { name: isBackup ? `${name} twice` : name, target, members: open, atLeast: missing };
}

function nameOfGoal({ dataset, evidence }: Situation, { indicator }: Target, floor: number, operator: number): string {
  const company = operator === ANY_OPERATOR ? ANY : dataset.companies[evidence.operators[operator]];
  return `${indicator} ${TECHNOLOGY_FLOORS[floor]} ${company}`;
}

/** What must be added to the numerator until the target is met. */
function missingOf({ indicator, comparator, value }: Target, won: number, total: number): number {
  const isWhite = indicator === 'village-white-share';
  const counted = isWhite ? total - won : won;
  if (Number.isInteger(counted) && Number.isInteger(total)) return judgeCount(counted, total, comparator, value).gap;
  const { met, gap } = judgeQuantity(counted, comparator, value * total);
  return met ? 0 : Math.max(gap, 1e-9);
}
