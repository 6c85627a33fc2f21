import type { Dataset } from '../dataset.ts';
import { distanceM } from '../geodesy/distance.ts';
import { TECHNOLOGIES } from '../vocabulary.ts';
import { type Brief, isMostObjective } from './brief.ts';
import type { Candidate } from './candidates.ts';
import { coverDemands } from './cover-matrix.ts';
import type { Demand } from './demand.ts';
import { addOwnPositions, type Ground, ownPositionId, surveyGround } from './ground.ts';
import { apartM, type Position } from './positions.ts';
import { toSides } from './sharing-targets.ts';
import { isCovered, type Situation, sitesOver } from './situation.ts';
import { type CoverProblem, createProblem, FORBIDDEN, PINNED, type SideConstraint } from './solve/problem.ts';
import { isMapped, type StandingLocation } from './standing.ts';

/** A brief worked out into a problem, with everything its rows and columns stand for. */
export interface Assembly extends Omit<Ground, 'known'> {
  readonly problem: CoverProblem;
}

/** Works a brief out into a cover problem, on ground that was surveyed for it. Throws a RangeError for an id that is not known. */
export function assemble(dataset: Dataset, brief: Brief, surveyed: Ground = surveyGround(dataset, brief)): Assembly {
  const ground = addOwnPositions(surveyed, brief);
  const { situation, standing, sharing, book, positions, candidates, table } = ground;
  const isMost = isMostObjective(brief.objective);
  let covers = coverDemands(book.demands, candidates, table);
  if (brief.trustCoverage === true)
    covers = covers.map((rows, j) =>
      rows.filter((row) => !isContradicted(candidates[j], positions, standing, situation, book.demands[row])),
    );
  if (brief.backup === true)
    covers = covers.map((rows, j) => {
      const { location } = positions[candidates[j].position];
      const siteId = location < 0 ? null : standing[location].siteId;
      return siteId === null ? rows : rows.filter((row) => !coversToday(situation, siteId, book.demands[row]));
    });
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

/**
 * Pins and forbids by candidate or position; a pinned position means its cheapest candidate. What would be one location with a
 * position added by hand gives way to it.
 */
function stateOf(
  { pins = [], forbids = [], ownPositions = [], profile }: Brief,
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
  const own = new Set(ownPositions.map(ownPositionId));
  const leastM = apartM(profile.site_merge_m);
  candidates.forEach(({ position }, j) => {
    const { id, lng, lat } = positions[position];
    if (!own.has(id) && ownPositions.some((other) => distanceM(lng, lat, other.lng, other.lat) < leastM))
      state[j] = FORBIDDEN;
  });
  for (const id of forbids) for (const j of meant(id)) state[j] = FORBIDDEN;
  for (const id of pins) {
    const open = meant(id).filter((j) => state[j] !== FORBIDDEN);
    if (open.length === 0) throw new RangeError(`${id} is both pinned and forbidden`);
    state[open.reduce((best, j) => (candidates[j].cost < candidates[best].cost ? j : best))] = PINNED;
  }
  return state;
}

/** Whether a site covers a point already: it is no backup of itself, whoever joins it. */
const coversToday = (situation: Situation, siteId: string, { point, floor, operator }: Demand): boolean =>
  point < situation.points.lng.length && sitesOver(situation, point, floor, operator).has(siteId);

/** The generation that is put up at least, index into `TECHNOLOGIES`. */
const FOURTH = TECHNOLOGIES.indexOf('4G');

/** Whether a mast's own station of that generation is known not to cover a point that a newcomer is said to reach. */
export function isContradicted(
  { position }: Candidate,
  positions: readonly Position[],
  standing: readonly StandingLocation[],
  situation: Situation,
  { point, floor }: Pick<Demand, 'point' | 'floor'>,
): boolean {
  const { location } = positions[position];
  // A piece of road is where nothing covers it today.
  if (location < 0 || (point < situation.points.lng.length && isCovered(situation, point, floor, -1))) return false;
  return [...standing[location].technologyOf].some(
    ([company, technology]) => technology >= Math.max(floor, FOURTH) && isMapped(situation, company, floor),
  );
}
