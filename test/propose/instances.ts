import { type CoverProblem, createProblem, type ProblemInput } from '../../engine/propose/solve/problem.ts';
import { createRandom } from '../../engine/propose/solve/random.ts';
import { judgeChoice } from '../../engine/propose/solve/selection.ts';

/** The lowest objective over all choices, positive infinity where none is allowed. For up to about 16 columns. */
export function exhaustiveOptimum(problem: CoverProblem): number {
  let best = Number.POSITIVE_INFINITY;
  const chosen = new Uint8Array(problem.columns);
  for (let mask = 0; mask < 1 << problem.columns; mask++) {
    for (let j = 0; j < problem.columns; j++) chosen[j] = (mask >> j) & 1;
    best = Math.min(best, judgeChoice(problem, chosen));
  }
  return best;
}

export type Kind = 'least-cost' | 'most-value' | 'share';

/** A small random instance with everything a plan can ask for, by chance: sides, groups, backup, pins, forbidden columns. */
export function randomInstance(kind: Kind, seed: number): CoverProblem {
  const random = createRandom(seed);
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const columns = whole(4, 10);
  const rows = whole(3, 12);
  const density = 0.15 + 0.4 * random();
  const covers = Array.from({ length: columns }, () =>
    Array.from({ length: rows }, (_, r) => r).filter(() => random() < density),
  );
  const cost = Array.from({ length: columns }, () => (random() < 0.1 ? 0 : whole(1, 20)));
  const isShared = Array.from({ length: columns }, () => random() < 0.45);
  const sides: NonNullable<ProblemInput['sides']>[number][] = [];
  if (random() < 0.6) {
    const atLeast = random() < 0.5 ? 0 : whole(1, 4);
    const coefficient = Float64Array.from(isShared, (shared) => (shared ? 3 : -2));
    sides.push({ name: 'shared', coefficient, atLeast });
  }
  const group = Array.from({ length: columns }, () => (random() < 0.3 ? whole(0, 2) : -1));
  const state = Array.from({ length: columns }, () => 0);
  if (random() < 0.3) state[whole(0, columns - 1)] = -1;
  if (random() < 0.3) state[whole(0, columns - 1)] = 1;
  const need = Array.from({ length: rows }, () => (random() < 0.15 ? 2 : 1));
  const weight = Float64Array.from({ length: rows }, () => whole(1, 9));
  const total = weight.reduce((sum, value) => sum + value, 0);
  if (kind === 'most-value') {
    if (random() < 0.6)
      sides.push({ name: 'budget', coefficient: Float64Array.from(cost, (value) => -value), atLeast: -whole(10, 40) });
    else sides.push({ name: 'sites', coefficient: new Float64Array(columns).fill(-1), atLeast: -whole(1, 5) });
    return createProblem({ rows, cost: new Float64Array(columns), covers, need, value: weight, sides, group, state });
  }
  const goals = kind === 'share' ? [{ name: 'share', weight, atLeast: Math.ceil(total * (0.3 + 0.5 * random())) }] : [];
  const required = Array.from({ length: rows }, () => Number(kind === 'least-cost' || random() < 0.2));
  return createProblem({ rows, cost, covers, need, required, goals, sides, group, state });
}

/** Villages and sites thrown on a square: 300 rows, 120 columns, a side that asks for a share of the cheap ones. */
export function mediumInstance(seed: number): CoverProblem {
  const random = createRandom(seed);
  const rows = 300;
  const columns = 120;
  const at = Array.from({ length: rows }, () => [random(), random()]);
  const covers = Array.from({ length: columns }, (_, j) => {
    const [x, y] = at[j];
    const reach = 0.1 + 0.08 * random();
    return at.flatMap(([u, v], r) => ((u - x) ** 2 + (v - y) ** 2 <= reach * reach ? [r] : []));
  });
  const cost = Array.from({ length: columns }, () => 20 + Math.floor(random() * 80));
  const coefficient = Float64Array.from({ length: columns }, (_, j) => (j % 3 === 0 ? 3 : -2));
  const covered = new Set(covers.flat());
  const required = Array.from({ length: rows }, (_, r) => Number(covered.has(r)));
  return createProblem({ rows, cost, covers, required, sides: [{ name: 'shared', coefficient, atLeast: 0 }] });
}
