import type { Target } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import type { Profile } from '../profile.ts';
import { type Candidate, makeCandidates, technologiesFor } from './candidates.ts';
import type { CostRules } from './costs.ts';
import { coverDemands, createReachTable, type ReachTable } from './cover-matrix.ts';
import { bookDemands, type Demand, type DemandBook, isCovered, type Situation, surveySituation } from './demand.ts';
import { findPositions, type Position } from './positions.ts';
import type { ReachModel } from './reach.ts';
import { type SharingCounts, toSides } from './sharing-targets.ts';
import { type CoverProblem, createProblem, FORBIDDEN, PINNED, type SideConstraint } from './solve/problem.ts';
import { countSharing, findStanding, type StandingLocation } from './standing.ts';
import type { Terrain } from './terrain.ts';

export const OBJECTIVES = ['least-cost', 'fewest-sites', 'most-villages', 'most-people'] as const;
export type Objective = (typeof OBJECTIVES)[number];

/** What is asked of a proposal. */
export interface Brief {
  readonly profile: Profile;
  /** The targets to reach, of one year. */
  readonly targets: readonly Target[];
  readonly objective: Objective;
  /** Most money to spend, in the currency of the rules. */
  readonly budget?: number | undefined;
  readonly maxSites?: number | undefined;
  /** Whose coverage counts; any operator's where absent. */
  readonly operator?: string | undefined;
  /** Least share of villages that an operator must cover itself. */
  readonly operatorMinimums?: readonly { readonly operator: string; readonly share: number }[] | undefined;
  /** Cover every point twice. */
  readonly backup?: boolean | undefined;
  readonly rules: CostRules;
  readonly reach: ReachModel;
  readonly terrain: Terrain | null;
  /** Ids of positions or candidates that must, and must not, be chosen. */
  readonly pins?: readonly string[] | undefined;
  readonly forbids?: readonly string[] | undefined;
  /** Whether a mast is believed not to reach what its own stations of that generation do not cover today. */
  readonly trustCoverage?: boolean | undefined;
}

/** A brief worked out into a problem, with everything its rows and columns stand for. */
export interface Assembly {
  readonly situation: Situation;
  readonly standing: readonly StandingLocation[];
  readonly sharing: SharingCounts;
  readonly book: DemandBook;
  readonly positions: readonly Position[];
  readonly candidates: readonly Candidate[];
  readonly table: ReachTable;
  readonly problem: CoverProblem;
}

/** Standing locations out of reach that are kept for the sharing targets, beyond the number those are short of. */
const SPARES = 60;

/** Works a brief out into a cover problem. Throws a RangeError for an operator or an id that is not known. */
export function assemble(dataset: Dataset, brief: Brief): Assembly {
  const { profile, rules, reach } = brief;
  const situation = surveySituation(dataset, profile);
  const standing = findStanding(dataset, profile);
  const sharing = countSharing(standing, profile.new_since);
  const isMost = brief.objective === 'most-villages' || brief.objective === 'most-people';
  const book = bookDemands(situation, targetsOf(brief), {
    backup: brief.backup === true,
    ...(brief.operator === undefined ? {} : { operator: columnOf(situation, brief.operator) }),
  });
  const technologies = technologiesFor(book.demands);
  const at = [...new Set(book.demands.map(({ point }) => point))];
  const positions = findPositions({
    dataset,
    standing,
    rules,
    terrain: brief.terrain,
    lng: Float64Array.from(at, (point) => situation.points.lng[point]),
    lat: Float64Array.from(at, (point) => situation.points.lat[point]),
    radiusM: Math.max(...technologies.map((technology) => reach.radiusM(technology))),
    mergeM: profile.site_merge_m,
    spares: sparesFor(brief, sharing),
  });
  const candidates = makeCandidates(situation, book.demands, positions, standing, rules);
  const table = createReachTable(situation, at, positions, reach);
  let covers = coverDemands(book.demands, candidates, table);
  if (brief.trustCoverage === true)
    covers = covers.map((rows, j) =>
      rows.filter((row) => !isContradicted(candidates[j], positions, standing, situation, book.demands[row])),
    );
  const sides = [
    ...toSides(
      brief.targets,
      sharing,
      candidates.map(({ effect }) => effect),
      isMost,
    ),
    ...capsFor(brief, candidates),
  ];
  const rows = book.demands.length;
  const weights = book.goals.map(({ members }) => {
    const weight = new Float64Array(rows);
    for (const { demand, weight: worth } of members) weight[demand] += worth;
    return weight;
  });
  const problem = createProblem({
    rows,
    covers,
    cost: candidates.map(({ cost }) =>
      brief.objective === 'least-cost' ? cost : Number(brief.objective === 'fewest-sites'),
    ),
    need: book.demands.map(({ need }) => need),
    sides,
    group: candidates.map(({ position }) => position),
    state: stateOf(brief, candidates, positions),
    required: new Uint8Array(rows),
    ...(isMost
      ? { value: weights[0] ?? new Float64Array(rows) }
      : { goals: book.goals.map(({ name, atLeast }, g) => ({ name, atLeast, weight: weights[g] })) }),
  });
  return { situation, standing, sharing, book, positions, candidates, table, problem };
}

/** The coverage targets that a brief works towards: for a most-… objective everything, by its own measure. */
function targetsOf({ objective, targets, operatorMinimums }: Brief): Target[] {
  const minimums = (operatorMinimums ?? []).map(
    ({ operator: name, share }): Target => ({
      indicator: 'village-mobile-share',
      year: 0,
      comparator: '>=',
      value: share,
      unit: 'share',
      operator: name,
    }),
  );
  if (objective === 'least-cost' || objective === 'fewest-sites') return [...targets, ...minimums];
  const indicator = objective === 'most-people' ? 'population-mobile-share' : 'village-mobile-share';
  const known = targets.find((target) => target.indicator === indicator);
  return [{ year: 0, unit: 'share', ...known, indicator, comparator: '>=', value: 1 }];
}

function columnOf({ dataset, evidence }: Situation, name: string): number {
  const column = evidence.operators.findIndex((company) => dataset.companies[company] === name);
  if (column >= 0) return column;
  const known = Array.from(evidence.operators, (company) => dataset.companies[company]).join(', ');
  throw new RangeError(`operator must be one of ${known}, got ${name}`);
}

/** As many spare masts as the sharing targets may need, by the indicator that is farthest behind. */
function sparesFor(
  { targets }: Brief,
  { locations, sharedLocations, newPlacements, newOnStanding }: SharingCounts,
): number {
  const missing = targets.map(({ indicator, value }) => {
    if (indicator === 'site-sharing-share') return value * locations - sharedLocations;
    if (indicator === 'new-site-sharing-share')
      return (value * newPlacements - newOnStanding) / Math.max(0.05, 1 - value);
    return 0;
  });
  const isAsked = targets.some(({ indicator }) => indicator.includes('sharing') || indicator === 'site-tenancy-ratio');
  return isAsked ? SPARES + Math.ceil(2 * Math.max(0, ...missing)) : 0;
}

function capsFor({ budget, maxSites }: Brief, candidates: readonly Candidate[]): SideConstraint[] {
  const caps: SideConstraint[] = [];
  if (budget !== undefined)
    caps.push({
      name: `budget ${budget}`,
      coefficient: Float64Array.from(candidates, ({ cost }) => -cost),
      atLeast: -budget,
    });
  if (maxSites !== undefined)
    caps.push({
      name: `${maxSites} sites`,
      coefficient: new Float64Array(candidates.length).fill(-1),
      atLeast: -maxSites,
    });
  return caps;
}

/** Pins and forbids by candidate or position; a pinned position means its cheapest candidate. */
function stateOf(
  { pins = [], forbids = [] }: Brief,
  candidates: readonly Candidate[],
  positions: readonly Position[],
): Int8Array {
  const state = new Int8Array(candidates.length);
  const meant = (id: string): number[] => {
    const found = candidates.flatMap((candidate, j) =>
      candidate.id === id || positions[candidate.position].id === id ? [j] : [],
    );
    if (found.length === 0) throw new RangeError(`no candidate has the id ${id}`);
    return found;
  };
  for (const id of forbids) for (const j of meant(id)) state[j] = FORBIDDEN;
  for (const id of pins) {
    const open = meant(id).filter((j) => state[j] !== FORBIDDEN);
    if (open.length === 0) throw new RangeError(`${id} is both pinned and forbidden`);
    state[open.reduce((best, j) => (candidates[j].cost < candidates[best].cost ? j : best))] = PINNED;
  }
  return state;
}

/** Whether a mast's own station of that generation is known not to cover a point that a newcomer is said to reach. */
export function isContradicted(
  { position }: Candidate,
  positions: readonly Position[],
  standing: readonly StandingLocation[],
  situation: Situation,
  { point, floor }: Pick<Demand, 'point' | 'floor'>,
): boolean {
  const { location } = positions[position];
  if (location < 0 || isCovered(situation, point, floor, -1)) return false;
  return [...standing[location].technologyOf.values()].some((technology) => technology >= Math.max(floor, 2));
}
