import type { Dataset } from '../dataset.ts';
import { distanceM } from '../geodesy/distance.ts';
import { type AskedOf, type Brief, isMostObjective, targetsOf } from './brief.ts';
import { type Candidate, makeCandidates, technologiesFor } from './candidates.ts';
import { createReachTable, type ReachTable } from './cover-matrix.ts';
import { bookDemands, type DemandBook, placeOf } from './demand.ts';
import { sevenDecimals } from './polar-outline.ts';
import { apartM, createDescriber, findPositions, type Position } from './positions.ts';
import type { SharingCounts } from './sharing-targets.ts';
import { type Situation, surveySituation } from './situation.ts';
import { countSharing, findStanding, type StandingLocation } from './standing.ts';

/** Everything about a brief that limits, pins and forbidden sites do not touch; keep it to solve again. */
export interface Ground {
  readonly situation: Situation;
  readonly standing: readonly StandingLocation[];
  readonly sharing: SharingCounts;
  readonly book: DemandBook;
  readonly positions: readonly Position[];
  readonly candidates: readonly Candidate[];
  readonly table: ReachTable;
  /** What the table has looked up. */
  readonly known: Map<string, Uint32Array>;
}

/** No cell is planned for more [3GPP TR 25.913, 7.4: ranges up to 100 km are not to be precluded]. */
const FARTHEST_M = 100_000;

/** Standing locations out of reach that are kept for the sharing targets, beyond the number those are short of. */
const SPARES = 60;

/** The ground of a brief: what is missing, where sites could stand, who could come to each. Throws a RangeError for an unknown operator, and for minimums of operators where the most is to be won. */
export function surveyGround(dataset: Dataset, brief: AskedOf): Ground {
  const { profile, rules, reach } = brief;
  const situation = surveySituation(dataset, profile);
  const minimums = brief.operatorMinimums ?? [];
  if (minimums.length > 0 && isMostObjective(brief.objective))
    throw new RangeError(`operator minimums must be left out with the objective ${brief.objective}`);
  for (const { operator } of minimums) columnOf(situation, operator);
  const standing = findStanding(dataset, profile);
  const sharing = countSharing(standing, profile.new_since);
  const book = bookDemands(situation, targetsOf(brief), {
    backup: brief.backup === true,
    ...(brief.operator === undefined ? {} : { operator: columnOf(situation, brief.operator) }),
  });
  const technologies = technologiesFor(book.demands);
  const judged = situation.points.lng.length;
  const at = [...new Set(book.demands.map(({ point }) => point))].sort((a, b) => a - b);
  const places = at.map((point) => placeOf(situation, book.pieces, point));
  const positions = findPositions({
    dataset,
    standing,
    rules,
    terrain: brief.terrain,
    lng: Float64Array.from(places, ({ lng }) => lng),
    lat: Float64Array.from(places, ({ lat }) => lat),
    roadFrom: at.filter((point) => point < judged).length,
    radiusM: Math.max(...technologies.map((technology) => reach.radiusM(technology))),
    mergeM: profile.site_merge_m,
    spares: sparesFor(brief, sharing),
  });
  const known = new Map<string, Uint32Array>();
  return {
    situation,
    standing,
    sharing,
    book,
    positions,
    candidates: makeCandidates(situation, book.demands, positions, standing, rules),
    table: createReachTable(situation, { points: at, pieces: book.pieces }, positions, reach, known),
    known,
  };
}

/** Looks up every reach that a problem needs, a few at a time, and tells how much is done between them. */
export async function exploreReaches(
  { positions, candidates, table }: Ground,
  rest: (doneShare: number) => Promise<void>,
): Promise<void> {
  const technologies = candidates[0]?.technologies ?? [];
  for (let position = 0; position < positions.length; position++) {
    if (position % 50 === 0) await rest(position / positions.length);
    for (const technology of technologies) table.pointsOf(position, technology);
  }
}

/**
 * The ground with the positions that the brief adds by hand, after all others. Throws a RangeError for one that would be one
 * location with a standing mast, or with another, and for one out of reach of everything that is judged.
 */
export function addOwnPositions(ground: Ground, brief: Brief): Ground {
  const own = brief.ownPositions ?? [];
  if (own.length === 0) return ground;
  const { situation, standing, book } = ground;
  const describe = createDescriber(situation.dataset);
  const leastM = apartM(brief.profile.site_merge_m);
  const added: Position[] = [];
  for (const { lng: givenLng, lat: givenLat, heightM = brief.rules.tower_height_m } of own) {
    const [lng, lat] = [sevenDecimals(givenLng), sevenDecimals(givenLat)];
    const id = ownPositionId({ lng, lat });
    if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90 && heightM > 0))
      throw new RangeError(
        `a position of one's own needs degrees and a height above 0, got ${lng}, ${lat}, ${heightM}`,
      );
    if (!isWithinReach(situation, lng, lat))
      throw new RangeError(`${id} is more than ${FARTHEST_M / 1000} km from every village and place`);
    const near = [
      ...ground.positions.filter(({ kind }) => kind === 'standing'),
      ...standing.map((mast) => ({ id: `standing/${mast.siteId ?? `${mast.lng},${mast.lat}`}`, ...mast })),
      ...added,
    ].find((other) => distanceM(lng, lat, other.lng, other.lat) < leastM);
    if (near !== undefined) throw new RangeError(`${id} is less than ${leastM} m from ${near.id}: choose that instead`);
    const reason = 'chosen by hand';
    const rest = { kind: 'new' as const, location: -1, plannedSiteId: null, owner: null, reason };
    added.push({ ...describe(lng, lat), ...rest, id, lng, lat, heightM });
  }
  const positions = [...ground.positions, ...added];
  const at = [...new Set(book.demands.map(({ point }) => point))];
  return {
    ...ground,
    positions,
    candidates: makeCandidates(situation, book.demands, positions, standing, brief.rules),
    table: createReachTable(
      situation,
      { points: at, pieces: book.pieces },
      positions,
      brief.reach,
      // Positions added last time have the numbers that these take.
      new Map([...ground.known].filter(([key]) => Number.parseInt(key, 10) < ground.positions.length)),
    ),
  };
}

/** Whether some site at a position could cover a judged point; where nothing is judged nothing speaks against it. */
function isWithinReach({ points }: Situation, lng: number, lat: number): boolean {
  for (let point = 0; point < points.lng.length; point++)
    if (distanceM(lng, lat, points.lng[point], points.lat[point]) <= FARTHEST_M) return true;
  return points.lng.length === 0;
}

/** What `pins` and `forbids` call a position that was added by hand. */
export const ownPositionId = ({ lng, lat }: { readonly lng: number; readonly lat: number }): string =>
  `own/${sevenDecimals(lng)},${sevenDecimals(lat)}`;

function columnOf({ dataset, evidence }: Situation, name: string): number {
  const column = evidence.operators.findIndex((company) => dataset.companies[company] === name);
  if (column >= 0) return column;
  const known = Array.from(evidence.operators, (company) => dataset.companies[company]).join(', ');
  throw new RangeError(`operator must be one of ${known}, got ${name}`);
}

/** As many spare masts as the sharing targets may need, by the indicator that is farthest behind. */
function sparesFor(
  { targets }: AskedOf,
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
