import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toMixedProgram } from '../../engine/propose/solve/exact.ts';
import { solveWithHighs } from '../../engine/propose/solve/highs.ts';
import { judgeChoice } from '../../engine/propose/solve/selection.ts';
import { solveCover } from '../../engine/propose/solve/solve.ts';
import { exhaustiveOptimum } from './instances.ts';
import { formatScp, MCLP_SIZES, makeMclp, makeScp, parseScp, SCP_OPTIMA, SCP_SIZES } from './standard-instances.ts';

/** The folder of the OR-Library's scp….txt, where somebody has it. */
const FOLDER = process.env.PHUSONG_SCP ?? '';
const published = existsSync(FOLDER) ? readdirSync(FOLDER).filter((file) => /^scp[a-z]*\d+(\.txt)?$/.test(file)) : [];

describe('instances of the OR-Library’s text', () => {
  it('are read as they are written', () => {
    const problem = parseScp('3 4\n 2 3 4 5\n 2\n 1 2\n 3\n 2 3\n 4\n 1\n 4\n');
    expect([problem.rows, problem.columns, [...problem.cost]]).toEqual([3, 4, [2, 3, 4, 5]]);
    expect([...problem.rowCols]).toEqual([0, 1, 1, 2, 3, 3]);
    expect(exhaustiveOptimum(problem)).toBe(7);
    const made = makeScp(SCP_SIZES.scp4, 1);
    expect(parseScp(formatScp(made))).toEqual(made);
  });

  it.each([
    ['1 2\n 1 1\n 2 1 3\n', 'number 7 is 3'],
    ['1 1\n 1\n 1\n', 'number 5 is undefined'],
    ['1 1\n 1\n 1 1 7\n', '1 numbers too many'],
  ])('are refused where they are something else: %j', (text, sentence) => {
    expect(() => parseScp(text)).toThrow(sentence);
  });

  it('have the published sizes and densities when they are made', () => {
    for (const [name, size] of Object.entries(SCP_SIZES)) {
      const { rows, columns, rowStart, colStart, colRows } = makeScp(size, 2);
      expect([name, rows, columns]).toEqual([name, size.rows, size.columns]);
      expect(colRows.length / (rows * columns)).toBeCloseTo(size.density, 2);
      for (let row = 0; row < rows; row++) expect(rowStart[row + 1] - rowStart[row]).toBeGreaterThan(1);
      for (let j = 0; j < columns; j++) expect(colStart[j + 1]).toBeGreaterThan(colStart[j]);
      if (columns > 3000) break;
    }
  });
});

it.each(['scp5'] as const)(
  'a set-covering instance of the size of %s is proved optimal, as HiGHS alone finds',
  async (name) => {
    const problem = makeScp(SCP_SIZES[name], 7);
    const own = await solveCover(problem, { iterations: 200, exact: solveWithHighs });
    expect(own.status).toBe('optimal');
    expect(judgeChoice(problem, own.chosen!)).toBe(own.objective);

    const program = toMixedProgram(problem);
    const highs = await solveWithHighs(program, { absoluteGap: 0.99 });
    expect(program.colCost.reduce((sum, cost, j) => sum + cost * Math.round(highs.values![j]), 0)).toBe(own.objective);
  },
);

it('a maximal-covering instance of 324 points is proved optimal', async () => {
  const problem = makeMclp(MCLP_SIZES['mclp 324'], 4);
  const own = await solveCover(problem, { iterations: 200, exact: solveWithHighs });
  expect(own.status).toBe('optimal');
  expect(judgeChoice(problem, own.chosen!)).toBe(own.objective);
  expect(own.chosen!.reduce((sum, chosen) => sum + chosen, 0)).toBe(5);
});

it.skipIf(published.length === 0).each(published)(
  'the published %s is solved, its gap stated and its optimum not crossed',
  async (file) => {
    const problem = parseScp(readFileSync(join(FOLDER, file), 'utf8'));
    const own = await solveCover(problem, { iterations: 300, exact: solveWithHighs, exactTimeLimitS: 20 });
    const optimum = SCP_OPTIMA[basename(file, '.txt')];
    expect(judgeChoice(problem, own.chosen!)).toBe(own.objective);
    expect(own.bound).toBeLessThanOrEqual(own.objective);
    if (optimum === undefined) return;
    expect(own.bound).toBeLessThanOrEqual(optimum);
    expect(own.objective).toBeGreaterThanOrEqual(optimum);
    if (own.status === 'optimal') expect(own.objective).toBe(optimum);
  },
);
