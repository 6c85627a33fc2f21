import { minTechnologyIndex } from '../profile.ts';
import { TECHNOLOGIES } from '../vocabulary.ts';
import type { Assembly } from './assemble.ts';
import { createReachTable } from './cover-matrix.ts';
import { peopleAtPoints } from './demand.ts';
import type { Gain, ProposedSite } from './explain.ts';
import type { ReachModel } from './reach.ts';
import { isCovered } from './situation.ts';

/** What an operator does at a proposed site; a host is the user of a mast that others come to. */
export type OperatorRole = ProposedSite['action'] | 'host';

/** The part of one operator in a proposal. */
export interface OperatorPart {
  readonly operator: string;
  /** The proposed sites that concern it, in the proposal's order. */
  readonly sites: readonly { readonly order: number; readonly role: OperatorRole }[];
  /** Its cost, that of a site for several operators in equal shares. */
  readonly cost: number;
  /** Villages and people that come under its own coverage of the minimum generation, all its sites together. */
  readonly gain: Gain;
}

/** The part of every operator that builds, joins, upgrades or is a host, by name. */
export function describeParts(
  { situation }: Assembly,
  sites: readonly ProposedSite[],
  reach: ReachModel,
): OperatorPart[] {
  const { dataset, evidence, points, profile } = situation;
  const floor = minTechnologyIndex(profile);
  const everywhere = createReachTable(
    situation,
    { points: Array(points.lng.length).keys(), pieces: [] },
    sites.map(({ position }) => position),
    reach,
  );
  const people = peopleAtPoints(situation);
  const names = [...new Set(sites.flatMap(({ operators, hosts }) => [...operators, ...hosts]))].sort();
  return names.map((operator) => {
    const own = sites.filter(({ operators }) => operators.includes(operator));
    const column = evidence.operators.findIndex((company) => dataset.companies[company] === operator);
    const won = new Set<number>();
    for (const site of own)
      for (const technology of site.technologies)
        if (TECHNOLOGIES.indexOf(technology) >= floor)
          for (const point of everywhere.pointsOf(sites.indexOf(site), technology))
            if (!isCovered(situation, point, floor, column)) won.add(point);
    const covered = [...won].sort((a, b) => a - b);
    return {
      operator,
      sites: sites
        .filter(({ operators, hosts }) => operators.includes(operator) || hosts.includes(operator))
        .map((site) => ({ order: site.order, role: roleOf(site, operator) })),
      cost: own.reduce((sum, { cost, operators }) => sum + cost / operators.length, 0),
      gain: {
        villages: covered.filter((point) => point < points.villages.to).length,
        people: covered.reduce((sum, point) => sum + people[point], 0),
      },
    };
  });
}

const roleOf = ({ operators, action }: ProposedSite, operator: string): OperatorRole =>
  operators.includes(operator) ? action : 'host';
