import type { Analysis, ScorecardRow } from '../analysis.ts';
import { MOBILE_STATUSES, TECHNOLOGIES } from '../vocabulary.ts';
import type { Assembly } from './assemble.ts';
import { type DemandGoal, floorOf, membersOf } from './demand.ts';
import { coveredOfPieceM, toLayer } from './road-pieces.ts';
import { isCovered } from './situation.ts';

/** A target before and after, and what the proposal said it would be. */
export interface TargetEffect {
  readonly before: ScorecardRow;
  readonly after: ScorecardRow;
  /** The numerator and denominator that the proposal counts on; `null` where it only lets the engine count. */
  readonly claimed: { readonly numerator: number; readonly denominator: number } | null;
  /** Whether the engine counted what was claimed, lengths to a decimetre; `null` where nothing was. */
  readonly isEqual: boolean | null;
}

export interface Recount {
  readonly targets: readonly TargetEffect[];
  /** Whether every claim was counted equal. */
  readonly isEqual: boolean;
  /** Villages whose status the edited dataset makes worse; none, unless the engine is wrong. */
  readonly lost: readonly number[];
  /** Villages that were not covered and are. */
  readonly won: readonly number[];
}

/** The proposal's claims beside what the engine counts on the dataset before and on the edited one after. */
export function recount(assembly: Assembly, chosen: Uint8Array, before: Counted, after: Counted): Recount {
  const targets = before.scorecard.map((row, i): TargetEffect => {
    const now = after.scorecard[i];
    const claimed = claimOf(assembly, chosen, row);
    const isEqual =
      claimed === null
        ? null
        : Math.abs(claimed.numerator - now.numerator!) <= toleranceOf(row) &&
          Math.abs(claimed.denominator - now.denominator!) <= toleranceOf(row);
    return { before: row, after: now, claimed, isEqual };
  });
  const statusOf = ({ villages }: Counted) => villages?.mobileStatus ?? new Uint8Array(0);
  const [was, is] = [statusOf(before), statusOf(after)];
  const rows = Array.from(is.keys());
  const isCoveredStatus = (code: number) => code >= MOBILE_STATUSES.indexOf('patchy');
  return {
    targets,
    isEqual: targets.every(({ isEqual }) => isEqual !== false),
    // A better status has a higher code.
    lost: rows.filter((village) => is[village] < was[village]),
    won: rows.filter((village) => isCoveredStatus(is[village]) && !isCoveredStatus(was[village])),
  };
}

/** Lengths are sums of many pieces, which the engine cuts at other places: they agree to a decimetre. The rest is counted. */
const toleranceOf = ({ indicator }: ScorecardRow): number => Number(indicator === 'road-mobile-share') / 10;

/** What is read of an analysis. */
export type Counted = Pick<Analysis, 'scorecard' | 'villages'>;

function claimOf(assembly: Assembly, chosen: Uint8Array, row: ScorecardRow): TargetEffect['claimed'] {
  if (row.numerator === null || row.denominator === null) return null;
  return claimSharing(assembly, chosen, row) ?? claimCoverage(assembly, chosen, row);
}

/** The sharing counts of today with the effects of the chosen columns. */
function claimSharing(
  { sharing, candidates }: Assembly,
  chosen: Uint8Array,
  { indicator }: ScorecardRow,
): TargetEffect['claimed'] {
  const sum = { ...sharing };
  candidates.forEach(({ effect }, j) => {
    if (chosen[j] === 0) return;
    sum.newPlacements += effect.placements;
    sum.newOnStanding += effect.onStanding;
    sum.locations += effect.locations;
    sum.sharedLocations += effect.sharedLocations;
    sum.placements += effect.users;
    sum.sharedPlacements += effect.sharedPlacements;
  });
  switch (indicator) {
    case 'new-site-sharing-share':
      return { numerator: sum.newOnStanding, denominator: sum.newPlacements };
    case 'site-sharing-share':
      return { numerator: sum.sharedLocations, denominator: sum.locations };
    case 'placement-sharing-share':
      return { numerator: sum.sharedPlacements, denominator: sum.placements };
    case 'site-tenancy-ratio':
      return { numerator: sum.placements, denominator: sum.locations };
    default:
      return null;
  }
}

/** The covered weight of today with that of the demands that the plan covers, for targets of any operator or of one by name. */
function claimCoverage(assembly: Assembly, chosen: Uint8Array, row: ScorecardRow): TargetEffect['claimed'] {
  const { situation, book, problem } = assembly;
  const goal = book.goals.find((known) => isOf(known, row));
  if (goal === undefined) return null;
  if (row.indicator === 'road-mobile-share')
    return { numerator: row.numerator! + wonRoadM(assembly, chosen, goal), denominator: row.denominator! };
  const floor = floorOf(goal.target, situation.profile);
  const { operator } = book.demands[goal.members[0].demand];
  const isWhite = row.indicator === 'village-white-share';
  const demandAt = new Map(goal.members.map(({ demand }) => [book.demands[demand].point, demand]));
  let numerator = 0;
  for (const { point, weight } of membersOf(situation, goal.target)) {
    const demand = demandAt.get(point);
    const isWon =
      demand === undefined
        ? isWhite || isCovered(situation, point, floor, operator)
        : isCoveredBy(problem, chosen, demand);
    if (isWon !== isWhite) numerator += weight;
  }
  return { numerator, denominator: row.denominator! };
}

/** Metres of a goal's open road inside the reach of the chosen candidates, parts of pieces included. */
function wonRoadM(
  { situation, book, candidates, positions, table }: Assembly,
  chosen: Uint8Array,
  goal: DemandGoal,
): number {
  const floor = floorOf(goal.target, situation.profile);
  const reaches = candidates.flatMap(({ position, technologies }, j) =>
    chosen[j] === 0
      ? []
      : technologies
          .filter((technology) => TECHNOLOGIES.indexOf(technology) >= floor)
          .map((technology) => ({ ...positions[position], layer: toLayer(table.shapeOf(position, technology)) })),
  );
  return goal.members.reduce((sum, { demand }) => {
    const piece = book.pieces[book.demands[demand].point - situation.points.lng.length];
    return (
      sum +
      coveredOfPieceM(
        reaches.map(({ layer }) => layer),
        piece,
      )
    );
  }, 0);
}

/** Whether a goal is that of a scorecard row, the coverage once of whom the row names. */
const isOf = ({ target, name }: DemandGoal, row: ScorecardRow): boolean =>
  target.indicator === row.indicator &&
  target.year === row.year &&
  target.value === row.target &&
  (target.technology ?? '') === (row.technology === target.technology ? row.technology : '') &&
  (target.scope ?? 'all') === (row.scope || 'all') &&
  (target.classes ?? []).join(';') === row.class &&
  name.endsWith(` ${row.operator}`);

function isCoveredBy({ rowStart, rowCols, need }: Assembly['problem'], chosen: Uint8Array, row: number): boolean {
  let times = 0;
  for (let k = rowStart[row]; k < rowStart[row + 1]; k++) times += chosen[rowCols[k]];
  return times >= need[row];
}
