/**
 * The site solver beside HiGHS alone on the same instances, in the same run: the time to a 1 % proved gap at 10,000 demand points ×
 * 2,000 candidates, and standard instances to the optimum.
 * Run: node test/bench/propose.mjs [ground|chance|dense|scp|mclp|FOLDER of scp….txt] [seconds for each solver]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toMixedProgram } from '../../engine/propose/solve/exact.ts';
import { solveWithHighs } from '../../engine/propose/solve/highs.ts';
import { type CoverProblem, createProblem } from '../../engine/propose/solve/problem.ts';
import { createRandom } from '../../engine/propose/solve/random.ts';
import { solveCover } from '../../engine/propose/solve/solve.ts';
import { MCLP_SIZES, makeMclp, makeScp, parseScp, SCP_OPTIMA, SCP_SIZES } from '../propose/standard-instances.ts';

const [asked = 'ground', seconds = '60'] = process.argv.slice(2);
const limitS = Number(seconds);

interface Instance {
  readonly name: string;
  /** What is enough, as a share of the objective. */
  readonly gapShare: number;
  make(): CoverProblem;
}

/** Villages and sites thrown on a square, each site covering a circle; prices from 20 to 100. */
function onTheGround(rows: number, columns: number, seed: number, meanCover: number): CoverProblem {
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
  return finish(rows, covers, () => 20 + Math.floor(random() * 81));
}

/** Every pair by chance at one density, costs 1 to 100. */
function byChance(rows: number, columns: number, seed: number, density: number): CoverProblem {
  const random = createRandom(seed);
  const covers = Array.from({ length: columns }, () => {
    const covered: number[] = [];
    for (let r = 0; r < rows; r++) if (random() < density) covered.push(r);
    return covered;
  });
  return finish(rows, covers, () => 1 + Math.floor(random() * 100));
}

function finish(rows: number, covers: number[][], costOf: () => number): CoverProblem {
  const covered = new Uint8Array(rows);
  for (const column of covers) for (const r of column) covered[r] = 1;
  return createProblem({ rows, covers, cost: covers.map(costOf), required: Array.from(covered) });
}

const named = <Size>(sizes: Readonly<Record<string, Size>>, make: (size: Size) => CoverProblem): Instance[] =>
  Object.entries(sizes).map(([name, size]) => ({ name, gapShare: 0, make: () => make(size) }));

const SETS: Readonly<Record<string, () => Instance[]>> = {
  ground: () =>
    [40, 120].map((mean, i) => ({
      name: `on the ground, ${mean} rows a column`,
      gapShare: 0.01,
      make: () => onTheGround(10_000, 2000, i + 1, mean),
    })),
  chance: () => [{ name: 'by chance, 2 %', gapShare: 0.01, make: () => byChance(10_000, 2000, 3, 0.02) }],
  dense: () => [{ name: 'by chance, 20 %', gapShare: 0, make: () => byChance(1000, 500, 4, 0.2) }],
  scp: () => named(SCP_SIZES, (size) => makeScp(size, 1)),
  mclp: () => named(MCLP_SIZES, (size) => makeMclp(size, 1)),
};

/** The published instances of a folder. */
const instancesIn = (folder: string): Instance[] =>
  readdirSync(folder)
    .filter((file) => /^scp[a-z]*\d+(\.txt)?$/.test(file))
    .map((file) => ({
      name: `${file} (optimum ${SCP_OPTIMA[file.replace('.txt', '')] ?? 'not known here'})`,
      gapShare: 0,
      make: () => parseScp(readFileSync(join(folder, file), 'utf8')),
    }));

const chosen = SETS[asked]?.() ?? (existsSync(asked) ? instancesIn(asked) : null);
if (chosen === null) throw new Error(`no instances are called ${asked}: ${Object.keys(SETS).join(', ')}, or a folder`);
for (const { name, gapShare, make } of chosen) {
  const problem = make();
  console.log(`${name}: ${problem.rows} × ${problem.columns}, ${problem.colRows.length} pairs`);
  for (const exact of [undefined, solveWithHighs]) {
    const from = performance.now();
    const spent = () => (performance.now() - from) / 1000;
    const own = await solveCover(problem, {
      iterations: 1000,
      targetGapShare: gapShare,
      exact: exact && ((program, limits) => exact(program, { ...limits, timeLimitS: Math.max(0.1, limitS - spent()) })),
      isLate: () => spent() > (exact === undefined ? Math.min(10, limitS) : limitS),
    });
    const how = exact === undefined ? 'search alone' : 'search and HiGHS';
    const { rows, columns } = own.reduced;
    tell(`${how}, reduced to ${rows} × ${columns}`, own.objective, own.bound, spent());
  }
  const from = performance.now();
  const program = toMixedProgram(problem);
  const highs = await solveWithHighs(program, { absoluteGap: 0.99, gapShare, timeLimitS: limitS });
  const objective =
    highs.values === null
      ? Number.POSITIVE_INFINITY
      : program.colCost.reduce((sum, cost, j) => sum + cost * Math.round(highs.values![j]), 0);
  tell('HiGHS alone', objective, highs.bound, (performance.now() - from) / 1000);
}

function tell(how: string, objective: number, bound: number, spentS: number): void {
  const gap = (100 * Math.max(0, objective - bound)) / Math.abs(objective || 1);
  console.log(`  ${how}: ${objective}, bound ${bound.toFixed(1)}, gap ${gap.toFixed(2)} %, ${spentS.toFixed(2)} s`);
}
