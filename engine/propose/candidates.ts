import { NO_COMPANY } from '../dataset.ts';
import { TECHNOLOGIES, type Technology } from '../vocabulary.ts';
import { type CostRules, costOfSite } from './costs.ts';
import type { Demand } from './demand.ts';
import type { Position } from './positions.ts';
import type { SharingEffect } from './sharing-targets.ts';
import { ANY_OPERATOR, type Situation } from './situation.ts';
import type { StandingLocation } from './standing.ts';

/** A choice that can be made at a position: these operators put these generations up. At most one for each position. */
export interface Candidate {
  /** The position's id, with `+ OPERATOR` for each operator where several choices are open. */
  readonly id: string;
  readonly position: number;
  /** Columns of the mobile operators, ascending. */
  readonly operators: readonly number[];
  /** Those of them that are at the position already and only add a generation. */
  readonly upgrades: readonly number[];
  readonly technologies: readonly Technology[];
  readonly cost: number;
  readonly effect: SharingEffect;
}

/** At most so many operators are brought to one position at once. */
const MOST_TOGETHER = 3;

/** What new sites transmit: 4G, and 5G where a demand asks for it. */
export const technologiesFor = (demands: readonly Demand[]): Technology[] =>
  demands.some(({ floor }) => floor === TECHNOLOGIES.indexOf('5G')) ? ['4G', '5G'] : ['4G'];

/**
 * The choices at each position. Where a demand is of an operator by name, each such operator and each few of them
 * together; where any operator will do, the one with the widest coverage that is not there yet, and at a standing mast
 * without the generation also its own user, who would only add it.
 */
export function makeCandidates(
  situation: Situation,
  demands: readonly Demand[],
  positions: readonly Position[],
  standing: readonly StandingLocation[],
  rules: CostRules,
): Candidate[] {
  const { operators } = situation.evidence;
  const technologies = technologiesFor(demands);
  const best = TECHNOLOGIES.indexOf(technologies.at(-1)!);
  const named = [...new Set(demands.map(({ operator }) => operator))]
    .filter((o) => o !== ANY_OPERATOR)
    .sort((a, b) => a - b);
  const byWidth = operatorsByWidth(situation);
  const candidates: Candidate[] = [];
  positions.forEach((position, row) => {
    const location = position.location < 0 ? null : standing[position.location];
    const generationOf = (o: number) => location?.technologyOf.get(operators[o]) ?? -1;
    const isUser = (o: number) => location?.placements.some(({ company }) => company === operators[o]) ?? false;
    const lacks = (o: number) => !isUser(o) || generationOf(o) < best;
    const open = (named.length > 0 ? named : byWidth).filter(lacks);
    const planner = open.find((o) => situation.dataset.companies[operators[o]] === position.owner);
    const newcomer = planner ?? open.find((o) => !isUser(o));
    const upgrade = open.find((o) => isUser(o));
    const sets = named.length > 0 ? subsets(open) : [newcomer, upgrade].flatMap((o) => (o === undefined ? [] : [[o]]));
    for (const chosen of sets) {
      const upgrades = chosen.filter(isUser);
      const newcomers = chosen.length - upgrades.length;
      const names = chosen.map((o) => situation.dataset.companies[operators[o]]).join(' + ');
      candidates.push({
        id: `${position.id} + ${names}`,
        position: row,
        operators: chosen,
        upgrades,
        technologies,
        cost: costOfSite(rules, position, newcomers, upgrades.length),
        effect: effectOf(location, newcomers, guestsOf(situation, position, chosen)),
      });
    }
  });
  return candidates;
}

/** Owners of a planned site who come to use it without being among the chosen: 1 or 0. */
function guestsOf({ dataset, evidence }: Situation, { plannedSiteId }: Position, chosen: readonly number[]): number {
  if (plannedSiteId === null) return 0;
  const owner = dataset.sites!.owner[dataset.sites!.id.indexOf(plannedSiteId)];
  return Number(owner !== NO_COMPANY && !chosen.some((o) => evidence.operators[o] === owner));
}

/** What newcomers, and owners who come with a planned site, do to the counts of a standing location or of a new one (`null`). */
function effectOf(location: StandingLocation | null, newcomers: number, owners: number): SharingEffect {
  const before = location?.placements.length ?? 0;
  const after = before + newcomers + owners;
  return {
    placements: newcomers,
    onStanding: location?.stoodBefore === true ? newcomers : 0,
    locations: Number(before === 0),
    sharedLocations: Number(before < 2 && after >= 2),
    users: after - before,
    sharedPlacements: (after >= 2 ? after : 0) - (before >= 2 ? before : 0),
  };
}

/** The mobile operators, the one that covers most villages with counted coverage first. */
function operatorsByWidth({ points, evidence }: Situation): number[] {
  const width = evidence.operators.length;
  const covered = new Float64Array(width);
  for (let village = 0; village < points.villages.to; village++)
    for (let o = 0; o < width; o++) if (evidence.counted[village * width + o] !== 0) covered[o]++;
  return Array.from(covered.keys()).sort((a, b) => covered[b] - covered[a] || a - b);
}

/** Every non-empty set of at most `MOST_TOGETHER` of the given, smallest first. */
function subsets(of: readonly number[]): number[][] {
  const found: number[][] = [];
  for (let mask = 1; mask < 1 << of.length; mask++) {
    const set = of.filter((_, i) => (mask >> i) & 1);
    if (set.length <= MOST_TOGETHER) found.push(set);
  }
  return found.sort((a, b) => a.length - b.length);
}
