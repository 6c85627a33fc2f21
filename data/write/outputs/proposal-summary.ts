import type { ScorecardRow, Target } from '../../../engine/index.ts';
import {
  figureOf,
  type NearDuplicates,
  type OperatorRole,
  SHARING_INDICATORS,
  statedValue,
} from '../../../engine/propose/index.ts';
import type { ProposalSource } from './proposals.ts';
import { orNull, roundM } from './table.ts';

/** What stands beside a target that the plan does not name. */
const ASSUMED =
  'not a target of the plan, which names no coverage target to aim at for this year: every village is to be covered';

/** `proposals.json`: the answer, how good it is, and what it does. */
export function toProposalSummary({
  loaded,
  proposal,
  recount,
  plan,
  objective,
  tool,
  near,
  targets,
  assumed,
}: ProposalSource): Record<string, unknown> {
  const { result, size, sites } = proposal;
  const ids = loaded.dataset.villages?.id ?? [];
  const idOf = (row: number) => ids[row];
  const stated = (value: number) => orNull(statedValue(objective, value));
  return {
    tool: tool.name,
    version: tool.version,
    plan,
    objective,
    status: proposal.status,
    value: stated(result.objective),
    bound: stated(result.bound),
    gap_share: orNull(result.gapShare),
    stopped: result.stopped,
    unfinished: proposal.unfinished,
    sites: sites.length,
    cost: proposal.cost,
    currency: proposal.currency,
    new_placements: proposal.newPlacements,
    on_standing: proposal.onStanding,
    unreachable_villages: proposal.unreachable.map(idOf),
    unreachable_road_m: roundM(proposal.unreachableRoadM),
    survey_first: [...new Set(sites.flatMap(({ contradicted }) => contradicted))].sort((a, b) => a - b).map(idOf),
    problem: {
      ...size,
      after_reduction: { demands: result.reduced.rows, candidates: result.reduced.columns, ...result.reduced.counts },
    },
    targets: recount.targets.map(({ before, after, claimed, isEqual }, i) => ({
      indicator: before.indicator,
      year: before.year,
      scope: before.scope,
      technology: before.technology,
      operator: before.operator,
      class: before.class,
      comparator: before.comparator,
      target: before.target,
      aim: proposal.aims[i].aim,
      why: proposal.aims[i].why,
      closed: before.verdict === 'missed' && after.verdict === 'met',
      before: countsOf(before),
      after: countsOf(after),
      claimed,
      recounted_equal: isEqual,
      ...(assumed !== null && targets[i] === assumed && { note: ASSUMED }),
    })),
    operators: proposal.operators.map(({ operator, sites: own, cost, gain }) => ({
      operator,
      ...Object.fromEntries(ROLES.map((role) => [role, own.filter((site) => site.role === role).length])),
      cost: Math.round(cost),
      villages: gain.villages,
      people: gain.people,
    })),
    recounted_equal: recount.isEqual,
    villages_won: recount.won.map(idOf),
    villages_lost: recount.lost.map(idOf),
    curve: proposal.curve,
    near_duplicates: {
      near_m: near.nearM,
      groups: near.groups.length,
      locations: sum(near.groups, ({ locations }) => locations.length),
      sharing_if_all_were_one: toSharing(near, targets),
    },
    robustness: {
      position_error_m: proposal.positionErrorM,
      fragile_villages: proposal.fragile.map(({ village, marginM }) => ({
        id: idOf(village),
        margin_m: roundM(marginM),
      })),
      variations: proposal.variations.map(({ varied, factor, lostVillages, broken, anew }) => ({
        varied,
        factor,
        lost_villages: lostVillages.map(idOf),
        broken,
        anew: anew && {
          sites: anew.sites,
          cost: anew.cost,
          gap_share: orNull(anew.gapShare),
          kept_sites: anew.keptSites,
        },
      })),
    },
  };
}

const ROLES: readonly OperatorRole[] = ['build', 'co-locate', 'upgrade', 'host'];

const countsOf = ({ numerator, denominator, verdict, gap }: ScorecardRow) => ({ numerator, denominator, verdict, gap });

const sum = <T>(of: readonly T[], value: (item: T) => number): number =>
  of.reduce((total, item) => total + value(item), 0);

/** What each sharing target would read if every group of near duplicates were one location. */
const toSharing = ({ today, allMerged }: NearDuplicates, targets: readonly Target[]) =>
  targets
    .filter(({ indicator }) => SHARING_INDICATORS.includes(indicator))
    .map(({ indicator, comparator, value }) => ({
      indicator,
      comparator,
      target: value,
      today: figureOf(indicator, today),
      merged: figureOf(indicator, allMerged),
    }));
