import type { Assembly } from './assemble.ts';
import { type CoverProblem, createProblem } from './solve/problem.ts';
import { solveCover } from './solve/solve.ts';

/** What so many sites can win at most of the first goal's weight, as far as found, and what none can surpass. */
export interface CurvePoint {
  readonly sites: number;
  readonly won: number;
  readonly bound: number;
}

/** Points of the curve at most; the first sites are shown one by one. */
const MOST_POINTS = 12;

/**
 * The curve of diminishing returns: for 1, 2, 3, … up to `mostSites` sites the most of the first goal that they win, sharing
 * targets aside, each solved by itself with its bound.
 */
export async function diminishingReturns(
  { problem, book }: Assembly,
  mostSites: number,
  iterations: number,
  isOver: () => boolean,
  rest: () => Promise<void> = async () => {},
): Promise<CurvePoint[]> {
  const goal = book.goals[0];
  if (goal === undefined) return [];
  const value = new Float64Array(problem.rows);
  for (const { demand, weight } of goal.members) value[demand] += weight;
  const points: CurvePoint[] = [];
  for (const sites of stepsTo(mostSites)) {
    await rest();
    if (isOver()) break;
    const limits = { iterations, targetGapShare: 0.005, isLate: isOver, rest };
    const result = await solveCover(withSites(problem, value, sites), limits);
    if (result.chosen === null) continue;
    points.push({ sites, won: 0 - result.objective, bound: 0 - result.bound });
  }
  return points;
}

function stepsTo(most: number): number[] {
  const steps = new Set<number>();
  for (let k = 0; k < MOST_POINTS; k++)
    steps.add(Math.max(k + 1 <= 5 ? k + 1 : 1, Math.round((most * (k + 1)) / MOST_POINTS)));
  return [...steps].filter((step) => step <= most).sort((a, b) => a - b);
}

function withSites(problem: CoverProblem, value: Float64Array, sites: number): CoverProblem {
  const { colStart, colRows, columns, rows } = problem;
  const covers = Array.from({ length: columns }, (_, j) => colRows.subarray(colStart[j], colStart[j + 1]));
  return createProblem({
    rows,
    covers,
    cost: new Float64Array(columns),
    need: problem.need,
    value,
    sides: [{ name: `${sites} sites`, coefficient: new Float64Array(columns).fill(-1), atLeast: -sites }],
    group: problem.group,
    state: problem.state.map((state) => Math.min(0, state)),
  });
}
