import { minTechnologyIndex } from '../profile.ts';
import { TECHNOLOGIES, TECHNOLOGY_FLOORS, type Technology, type TechnologyFloor } from '../vocabulary.ts';
import { type Assembly, isContradicted } from './assemble.ts';
import { createReachTable } from './cover-matrix.ts';
import { peopleAtPoints } from './demand.ts';
import { orderPlan, type PlanStep } from './plan-order.ts';
import type { Position } from './positions.ts';
import type { ReachModel } from './reach.ts';
import type { RoadPiece } from './road-pieces.ts';
import { ANY_OPERATOR, isCovered } from './situation.ts';

/** Villages and people that come under coverage of the profile's minimum generation. */
export interface Gain {
  readonly villages: number;
  readonly people: number;
}

/** What a site adds to the numerator of a goal, after those before it: villages, people, places or metres of road. */
export interface Addition {
  readonly indicator: string;
  readonly technology: TechnologyFloor;
  /** The operator whose coverage the goal counts; `null` for any. */
  readonly operator: string | null;
  readonly amount: number;
}

/** One proposed site, with the reasons for it. */
export interface ProposedSite {
  /** 1 for the one to build first. */
  readonly order: number;
  readonly candidate: string;
  readonly position: Position;
  /** What is done: join others' mast, add a generation to one's own, or build. */
  readonly action: 'co-locate' | 'upgrade' | 'build';
  /** Users of the mast that stands. */
  readonly hosts: readonly string[];
  readonly operators: readonly string[];
  readonly technologies: readonly Technology[];
  readonly cost: number;
  /** Rows of the villages that it is the first to win for a goal, in the plan's order. */
  readonly villages: readonly number[];
  /** Metres of road that it is the first to win for a goal, as far as it covers whole pieces. */
  readonly roadM: number;
  /** What it adds to each goal that it is the first to serve, in the order of the goals. */
  readonly adds: readonly Addition[];
  /** Won for any operator by this site, after those before it. */
  readonly marginal: Gain;
  /** Won for each operator that comes to the site, beside its own network of today. */
  readonly gainOf: Readonly<Record<string, Gain>>;
  /** What each other operator would win by joining, most villages first. */
  readonly offers: readonly ({ readonly operator: string } & Gain)[];
  /** What the site is needed for beside coverage: the sharing targets. */
  readonly servesSharing: boolean;
  /** Won villages that stations of that generation on the same mast are known not to cover today: survey before building. */
  readonly contradicted: readonly number[];
}

/** The proposed sites in the order in which they are best built. */
export function explainSites(assembly: Assembly, chosen: Uint8Array, reach: ReachModel): ProposedSite[] {
  const { situation, candidates, positions, standing, book } = assembly;
  const { dataset, evidence, points, profile } = situation;
  const steps = orderPlan(assembly, chosen);
  const floor = minTechnologyIndex(profile);
  const everywhere = createReachTable(
    situation,
    { points: Array(points.lng.length).keys(), pieces: [] },
    positions,
    reach,
  );
  const peopleAt = peopleAtPoints(situation);
  const names = Array.from(evidence.operators, (company) => dataset.companies[company]);
  const wonAlready = new Uint8Array(points.lng.length);
  const isVillage = (point: number) => point < points.villages.to;

  return steps.map(({ column, demands }: PlanStep, i): ProposedSite => {
    const candidate = candidates[column];
    const position = positions[candidate.position];
    const reached = pointsReached(everywhere, candidate.position, candidate.technologies, floor);
    const gain = (isNew: (point: number) => boolean): Gain => ({
      villages: reached.filter((point) => isVillage(point) && isNew(point)).length,
      people: reached.reduce((sum, point) => sum + (isNew(point) ? peopleAt[point] : 0), 0),
    });
    const marginal = gain((point) => wonAlready[point] === 0 && !isCovered(situation, point, floor, -1));
    for (const point of reached) wonAlready[point] = 1;
    const ofOperator = (o: number) => gain((point) => !isCovered(situation, point, floor, o));
    const hosts = position.location < 0 ? [] : standing[position.location].users;
    const others = names.map((_, o) => o).filter((o) => !candidate.operators.includes(o) && !hosts.includes(names[o]));
    const villages = [...new Set(demands.map((row) => villageOf(assembly, book.demands[row].point)))].filter(
      (row) => row >= 0,
    );
    const action =
      position.location < 0
        ? 'build'
        : candidate.upgrades.length === candidate.operators.length
          ? 'upgrade'
          : 'co-locate';
    return {
      order: i + 1,
      candidate: candidate.id,
      position,
      action,
      hosts,
      operators: candidate.operators.map((o) => names[o]),
      technologies: candidate.technologies,
      cost: candidate.cost,
      villages,
      roadM: demands.reduce((sum, row) => sum + (pieceOf(assembly, book.demands[row].point)?.lengthM ?? 0), 0),
      adds: additionsOf(assembly, demands),
      marginal,
      gainOf: Object.fromEntries(candidate.operators.map((o) => [names[o], ofOperator(o)])),
      offers: others
        .map((o) => ({ operator: names[o], ...ofOperator(o) }))
        .sort((a, b) => b.villages - a.villages || b.people - a.people),
      servesSharing: demands.length === 0,
      contradicted: villages.filter((village) =>
        isContradicted(candidate, positions, standing, situation, { point: village, floor }),
      ),
    };
  });
}

function additionsOf({ situation: { dataset, evidence }, book }: Assembly, served: readonly number[]): Addition[] {
  const isServed = new Set(served);
  return book.goals.flatMap(({ target, members }): Addition[] => {
    const added = members.filter(({ demand }) => isServed.has(demand));
    if (added.length === 0) return [];
    const { floor, operator } = book.demands[added[0].demand];
    return [
      {
        indicator: target.indicator,
        technology: TECHNOLOGY_FLOORS[floor],
        operator: operator === ANY_OPERATOR ? null : dataset.companies[evidence.operators[operator]],
        amount: added.reduce((sum, { weight }) => sum + weight, 0),
      },
    ];
  });
}

/** The judged points that any of the generations from the floor up reaches, ascending. */
function pointsReached(
  table: ReturnType<typeof createReachTable>,
  position: number,
  technologies: readonly Technology[],
  floor: number,
): number[] {
  const found = new Set<number>();
  for (const technology of technologies)
    if (TECHNOLOGIES.indexOf(technology) >= floor)
      for (const point of table.pointsOf(position, technology)) found.add(point);
  return [...found].sort((a, b) => a - b);
}

/** The piece of road that a demand's point stands for, if it is one. */
export const pieceOf = ({ situation, book }: Assembly, point: number): RoadPiece | undefined =>
  book.pieces[point - situation.points.lng.length];

/** The village that a judged point belongs to; -1 for a place or a piece of road. */
export function villageOf({ situation: { dataset, points } }: Assembly, point: number): number {
  if (point < points.villages.to) return point;
  if (point < points.clusters.to) return dataset.clusters!.village[point - points.clusters.from];
  return -1;
}
