import { describe, expect, it } from 'vitest';
import { splitComponents } from '../../engine/propose/solve/components.ts';
import { createProblem, type ProblemInput } from '../../engine/propose/solve/problem.ts';
import { expandChoice, reduce } from '../../engine/propose/solve/reduce.ts';
import { judgeChoice } from '../../engine/propose/solve/selection.ts';
import { exhaustiveOptimum, type Kind, randomInstance } from './instances.ts';

const problemOf = (input: ProblemInput) => createProblem(input);

describe('each reduction by itself', () => {
  it('drops a column that a cheaper one stands in for', () => {
    const problem = problemOf({ rows: 3, cost: [5, 4, 3], covers: [[0], [0, 1], [1, 2]] });
    const { counts, taken, offset } = reduce(problem);
    expect(counts['dominated columns']).toBe(1);
    expect([taken.toSorted(), offset]).toEqual([[1, 2], 7]);
  });

  it('keeps a dominated column that a side may need', () => {
    const sides = [{ name: 'shared', coefficient: Float64Array.of(1, 0), atLeast: 1 }];
    const problem = problemOf({ rows: 1, cost: [5, 4], covers: [[0], [0]], sides });
    const reduced = reduce(problem);
    expect(reduced.counts['dominated columns'] ?? 0).toBeLessThanOrEqual(1);
    expect(reduced.columnOf).toContain(0);
    expect(exhaustiveOptimum(problem)).toBe(5);
  });

  it('keeps a dominated column where a row needs two', () => {
    const problem = problemOf({ rows: 1, cost: [5, 4], covers: [[0], [0]], need: [2] });
    expect(reduce(problem).taken.toSorted()).toEqual([0, 1]);
  });

  it('drops a row that another implies', () => {
    const problem = problemOf({ rows: 2, cost: [3, 4, 9], covers: [[0, 1], [0, 1], [1]] });
    expect(reduce(problem).counts['rows implied by others']).toBe(1);
  });

  it('takes the only column of a required row', () => {
    const problem = problemOf({ rows: 2, cost: [3, 4], covers: [[0, 1], [1]] });
    expect(reduce(problem)).toMatchObject({ taken: [0], offset: 3 });
  });

  it('merges rows of worth that the same columns cover', () => {
    const sides = [{ name: 'sites', coefficient: Float64Array.of(-1, -1), atLeast: -1 }];
    const problem = problemOf({ rows: 3, cost: [0, 0], covers: [[0, 1], [2]], value: [2, 3, 4], sides });
    const reduced = reduce(problem);
    expect(reduced.counts['rows merged with equals']).toBe(1);
    expect([...reduced.problem.value].toSorted()).toEqual([4, 5]);
  });

  it('makes a row required that a goal cannot do without', () => {
    const goals = [{ name: 'all', weight: Float64Array.of(1, 1), atLeast: 2 }];
    const problem = problemOf({ rows: 2, cost: [3, 4], covers: [[0], [1]], required: [0, 0], goals });
    expect(reduce(problem).taken.toSorted()).toEqual([0, 1]);
  });

  it('names rows that nobody can cover, and goals out of reach', () => {
    const goals = [{ name: 'all', weight: Float64Array.of(1, 5), atLeast: 6 }];
    const problem = problemOf({ rows: 2, cost: [3], covers: [[0]], required: [0, 1], goals });
    const { unreachable, missedGoals } = reduce(problem);
    expect(unreachable).toEqual([1]);
    expect(missedGoals).toEqual([{ name: 'all', atLeast: 6, reachable: 1 }]);
  });

  it('splits what shares neither rows nor groups', () => {
    const problem = problemOf({ rows: 4, cost: [1, 1, 1, 1], covers: [[0], [0, 1], [2], [3]], group: [-1, -1, 5, 5] });
    expect(splitComponents(problem).map(({ columnOf }) => [...columnOf])).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });
});

describe.each<Kind>(['least-cost', 'most-value', 'share'])('all reductions together: %s', (kind) => {
  it('keep the optimum and give a plan of the whole', () => {
    let shrunk = 0;
    for (let seed = 3001; seed <= 3200; seed++) {
      const problem = randomInstance(kind, seed);
      const optimum = exhaustiveOptimum(problem);
      const reduced = reduce(problem);
      if (optimum === Number.POSITIVE_INFINITY || reduced.unreachable.length + reduced.missedGoals.length > 0) continue;
      expect(exhaustiveOptimum(reduced.problem) + reduced.offset, `seed ${seed}`).toBe(optimum);
      if (reduced.problem.columns < problem.columns) shrunk++;
      if (reduced.problem.columns === 0)
        expect(judgeChoice(problem, expandChoice(problem.columns, reduced, []))).toBe(optimum);
    }
    expect(shrunk).toBeGreaterThan(50);
  });
});
