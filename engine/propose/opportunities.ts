import type { Dataset } from '../dataset.ts';
import { minTechnologyIndex, type Profile } from '../profile.ts';
import { TECHNOLOGIES } from '../vocabulary.ts';
import { type CostRules, costOfSite } from './costs.ts';
import { createReachTable } from './cover-matrix.ts';
import { peopleAtPoints } from './demand.ts';
import type { Gain } from './explain.ts';
import { standingPosition } from './positions.ts';
import type { ReachModel } from './reach.ts';
import { isCovered, surveySituation } from './situation.ts';
import { findStanding, isMapped } from './standing.ts';

/** What an operator would win by joining a mast of others. */
export interface Opportunity {
  readonly operator: string;
  /** 1 for the operator's best. */
  readonly rank: number;
  /** `standing/ID`, as `--pin` names it. */
  readonly position: string;
  readonly lng: number;
  readonly lat: number;
  readonly heightM: number;
  readonly hosts: readonly string[];
  /** Villages and people that would come under its own coverage of the profile's minimum generation. */
  readonly gain: Gain;
  /** Those of them that nobody covers today. */
  readonly gainForAll: Gain;
  readonly villages: readonly number[];
  /** Villages that a host's own station of that generation on the mast is known not to cover: survey first. */
  readonly contradicted: readonly number[];
  readonly cost: number;
}

export interface OpportunitySearch {
  readonly dataset: Dataset;
  readonly profile: Profile;
  readonly rules: CostRules;
  readonly reach: ReachModel;
  /** One operator's only; every mobile operator's where absent. */
  readonly operator?: string | undefined;
}

/**
 * The standing masts of others that win an operator villages, by operator, most villages first, then people. Each is judged by
 * itself, beside the operator's network of today. Throws a RangeError for an unknown operator.
 */
export function findOpportunities({ dataset, profile, rules, reach, operator }: OpportunitySearch): Opportunity[] {
  const situation = surveySituation(dataset, profile);
  const { evidence, points } = situation;
  const names = Array.from(evidence.operators, (company) => dataset.companies[company]);
  if (operator !== undefined && !names.includes(operator))
    throw new RangeError(`operator must be one of ${names.join(', ')}, got ${operator}`);
  const standing = findStanding(dataset, profile);
  const positions = standing.map((location, row) => standingPosition(location, row, rules));
  const floor = minTechnologyIndex(profile);
  const technology = TECHNOLOGIES[Math.max(floor, TECHNOLOGIES.indexOf('4G'))];
  const everywhere = Array(points.lng.length).keys();
  const table = createReachTable(situation, { points: everywhere, pieces: [] }, positions, reach);
  const people = peopleAtPoints(situation);
  const cost = costOfSite(rules, { kind: 'standing', fiberM: 0, powerM: 0 }, 1, 0);
  const found: Opportunity[] = [];
  names.forEach((name, o) => {
    if (operator !== undefined && name !== operator) return;
    const own: Omit<Opportunity, 'rank'>[] = [];
    standing.forEach((location, row) => {
      if (location.users.includes(name)) return;
      const won = Array.from(table.pointsOf(row, technology)).filter((point) => !isCovered(situation, point, floor, o));
      const gainOf = (of: readonly number[]): Gain => ({
        villages: of.filter((point) => point < points.villages.to).length,
        people: of.reduce((sum, point) => sum + people[point], 0),
      });
      const gain = gainOf(won);
      if (gain.villages === 0) return;
      const nobodys = won.filter((point) => !isCovered(situation, point, floor, -1));
      const isDoubted = [...location.technologyOf].some(
        ([company, highest]) => highest >= TECHNOLOGIES.indexOf(technology) && isMapped(situation, company, floor),
      );
      own.push({
        operator: name,
        position: positions[row].id,
        lng: location.lng,
        lat: location.lat,
        heightM: positions[row].heightM,
        hosts: location.users,
        gain,
        gainForAll: gainOf(nobodys),
        villages: won.filter((point) => point < points.villages.to),
        contradicted: isDoubted ? nobodys.filter((point) => point < points.villages.to) : [],
        cost,
      });
    });
    own.sort(
      (a, b) =>
        b.gain.villages - a.gain.villages || b.gain.people - a.gain.people || (a.position < b.position ? -1 : 1),
    );
    for (const [i, opportunity] of own.entries()) found.push({ ...opportunity, rank: i + 1 });
  });
  return found;
}
