/**
 * Time to a 1 % proved gap at 10,000 demand points × 2,000 candidates, beside HiGHS alone on the same instance.
 * Run: node test/bench/propose.mjs [rows] [columns] [highs seconds]
 */
import { toMixedProgram } from '../../engine/propose/solve/exact.ts';
import { solveWithHighs } from '../../engine/propose/solve/highs.ts';
import { type CoverProblem, createProblem } from '../../engine/propose/solve/problem.ts';
import { createRandom } from '../../engine/propose/solve/random.ts';
import { reduce } from '../../engine/propose/solve/reduce.ts';
import { solveCover } from '../../engine/propose/solve/solve.ts';

const [rows = 10_000, columns = 2_000, highsSeconds = 60] = process.argv.slice(2).map(Number);

/** Villages and sites thrown on a square, each site covering a circle; prices from 20 to 100. */
function onTheGround(seed: number, meanCover: number): CoverProblem {
  const random = createRandom(seed);
  const x = Float64Array.from({ length: rows }, random);
  const y = Float64Array.from({ length: rows }, random);
  const radius = Math.sqrt(meanCover / (rows * Math.PI));
  const covers: number[][] = [];
  for (let j = 0; j < columns; j++) {
    const at = Math.floor(random() * rows);
    const reach = radius * (0.6 + 0.8 * random());
    const covered: number[] = [];
    for (let r = 0; r < rows; r++) if ((x[r] - x[at]) ** 2 + (y[r] - y[at]) ** 2 <= reach * reach) covered.push(r);
    covers.push(covered);
  }
  return finish(covers, () => 20 + Math.floor(random() * 81));
}

/** Every pair by chance at one density, costs 1 to 100: Beasley's (1987) standard instances at another size. */
function byChance(seed: number, density: number): CoverProblem {
  const random = createRandom(seed);
  const covers = Array.from({ length: columns }, () => {
    const covered: number[] = [];
    for (let r = 0; r < rows; r++) if (random() < density) covered.push(r);
    return covered;
  });
  return finish(covers, () => 1 + Math.floor(random() * 100));
}

function finish(covers: number[][], costOf: () => number): CoverProblem {
  const covered = new Uint8Array(rows);
  for (const column of covers) for (const r of column) covered[r] = 1;
  const required = Array.from(covered);
  return createProblem({ rows, covers, cost: covers.map(costOf), required });
}

for (const [name, problem] of [
  ['on the ground, 40 rows a column', onTheGround(1, 40)],
  ['on the ground, 120 rows a column', onTheGround(2, 120)],
  ['by chance, 2 %', byChance(3, 0.02)],
] as const) {
  console.log(`${name}: ${problem.rows} × ${problem.columns}, ${problem.colRows.length} pairs`);
  let from = performance.now();
  const reduction = reduce(problem);
  console.log(
    `  reduced to ${reduction.problem.rows} × ${reduction.problem.columns} in ${seconds(from)}`,
    reduction.counts,
  );
  for (const exact of [undefined, solveWithHighs]) {
    from = performance.now();
    const own = await solveCover(problem, {
      iterations: 1000,
      targetGapShare: 0.01,
      exact,
      exactTimeLimitS: highsSeconds,
      isLate: () => performance.now() - from > 20_000,
    });
    const how = exact === undefined ? 'search alone' : 'search, then HiGHS on what is left';
    console.log(
      `  ${how}: ${own.objective}, bound ${own.bound.toFixed(1)}, gap ${percent(own.gapShare)}, ${seconds(from)}`,
    );
  }
  from = performance.now();
  const program = toMixedProgram(problem);
  const highs = await solveWithHighs(program, { absoluteGap: 0, gapShare: 0.01, timeLimitS: highsSeconds });
  const objective =
    highs.values === null
      ? Number.POSITIVE_INFINITY
      : program.colCost.reduce((sum, cost, j) => sum + cost * Math.round(highs.values![j]), 0);
  console.log(
    `  HiGHS alone: ${objective}, bound ${highs.bound.toFixed(1)}, gap ${percent(1 - highs.bound / objective)}, ${seconds(from)}`,
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

function seconds(from: number): string {
  return `${((performance.now() - from) / 1000).toFixed(2)} s`;
}
