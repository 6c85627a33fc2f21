import { describe, expect, it } from 'vitest';
import { solveWithHighs } from '../../engine/propose/solve/highs.ts';
import { createProblem, FORBIDDEN, PINNED } from '../../engine/propose/solve/problem.ts';
import { judgeChoice } from '../../engine/propose/solve/selection.ts';
import { solveCover } from '../../engine/propose/solve/solve.ts';
import { exhaustiveOptimum, type Kind, mediumInstance, randomInstance } from './instances.ts';

const KINDS: Kind[] = ['least-cost', 'most-value', 'share'];

describe.each(KINDS)('%s against exhaustive search', (kind) => {
  it('finds and proves the optimum with the exact solver', async () => {
    let feasible = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const problem = randomInstance(kind, seed);
      const optimum = exhaustiveOptimum(problem);
      const result = await solveCover(problem, { exact: solveWithHighs, iterations: 40 });
      if (optimum === Number.POSITIVE_INFINITY) {
        expect(result.status, `seed ${seed}`).toBe('infeasible');
        continue;
      }
      feasible++;
      expect([seed, result.status, result.objective]).toEqual([seed, 'optimal', optimum]);
      expect(judgeChoice(problem, result.chosen!)).toBe(optimum);
      expect(result.bound).toBe(optimum);
    }
    expect(feasible).toBeGreaterThan(50);
  });

  it('never lets the bound cross the optimum, nor a plan break a rule, without it', async () => {
    let proved = 0;
    for (let seed = 1001; seed <= 1250; seed++) {
      const problem = randomInstance(kind, seed);
      const optimum = exhaustiveOptimum(problem);
      if (optimum === Number.POSITIVE_INFINITY) continue;
      const result = await solveCover(problem, { iterations: 120 });
      expect(result.bound, `seed ${seed}`).toBeLessThanOrEqual(optimum + 1e-9);
      if (result.chosen !== null) {
        expect(judgeChoice(problem, result.chosen), `seed ${seed}`).toBe(result.objective);
        expect(result.objective).toBeGreaterThanOrEqual(optimum);
      }
      if (result.status === 'optimal') {
        expect(result.objective, `seed ${seed}`).toBe(optimum);
        proved++;
      }
    }
    expect(proved).toBeGreaterThan(40);
  });
});

describe('while it runs', () => {
  const problem = mediumInstance(7);

  it('gives the same answer for the same seed and number of steps', async () => {
    const options = { iterations: 150, seed: 5 };
    expect(await solveCover(problem, options)).toEqual(await solveCover(problem, options));
  });

  it.each([0, 1, 3, 6])('leaves a plan and a bound when it is stopped after %i reports', async (reports) => {
    const controller = new AbortController();
    if (reports === 0) controller.abort();
    let heard = 0;
    const seen: number[] = [];
    const result = await solveCover(problem, {
      iterations: 400,
      signal: controller.signal,
      onProgress: ({ objective, bound }) => {
        seen.push(objective);
        expect(bound).toBeLessThanOrEqual(objective);
        if (++heard === reports) controller.abort();
      },
    });
    expect(judgeChoice(problem, result.chosen!)).toBe(result.objective);
    expect(result.bound).toBeLessThanOrEqual(result.objective);
    expect(seen).toEqual(seen.toSorted((a, b) => b - a));
  });

  it('stops when the clock says so, and at the gap that is enough', async () => {
    const late = await solveCover(problem, { isLate: () => true });
    expect(late.chosen).not.toBeNull();
    const near = await solveCover(problem, { targetGapShare: 0.2, iterations: 2000 });
    expect(near.gapShare).toBeLessThanOrEqual(0.2);
  });

  it('obeys pins and forbidden columns', async () => {
    const free = await solveCover(problem, { iterations: 60 });
    const state = new Int8Array(problem.columns);
    const [out, , into] = [free.chosen!.indexOf(1), 0, free.chosen!.indexOf(0)];
    state[out] = FORBIDDEN;
    state[into] = PINNED;
    const result = await solveCover({ ...problem, state }, { iterations: 60 });
    expect([result.chosen![out], result.chosen![into]]).toEqual([0, 1]);
    expect(judgeChoice({ ...problem, state }, result.chosen!)).toBe(result.objective);
  });

  it('comes within a few percent of the exact optimum by itself', async () => {
    const own = await solveCover(problem, { iterations: 600 });
    const exact = await solveCover(problem, { iterations: 60, exact: solveWithHighs });
    expect(exact.status).toBe('optimal');
    expect(own.bound).toBeLessThanOrEqual(exact.objective);
    expect(own.objective).toBeGreaterThanOrEqual(exact.objective);
    expect(own.gapShare).toBeLessThan(0.05);
  });
});

describe('what cannot be', () => {
  it('is said: a side that no choice can keep', async () => {
    const sides = [{ name: 'shared', coefficient: Float64Array.of(-2, -2), atLeast: 1 }];
    const result = await solveCover(createProblem({ rows: 2, cost: [1, 1], covers: [[0], [1]], sides }), {});
    expect(result).toMatchObject({ status: 'infeasible', missedSides: ['shared'] });
  });

  it('is proved: a budget too small for what is required', async () => {
    const sides = [{ name: 'budget', coefficient: Float64Array.of(-3, -3, -4), atLeast: -5 }];
    const problem = createProblem({ rows: 2, cost: [3, 3, 4], covers: [[0], [1], [0]], sides });
    expect(await solveCover(problem, { exact: solveWithHighs })).toMatchObject({ status: 'infeasible', chosen: null });
  });
});
