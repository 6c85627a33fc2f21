import { type CoverProblem, createProblem } from '../../engine/propose/solve/problem.ts';
import { createRandom } from '../../engine/propose/solve/random.ts';

/** A family of set-covering instances of the OR-Library: rows, columns, density, and whether every column costs 1. */
export interface ScpSize {
  readonly rows: number;
  readonly columns: number;
  readonly density: number;
  readonly isUnit?: boolean;
}

/** The published sizes (Beasley 1990, OR-Library, files scp…). */
export const SCP_SIZES = {
  scp4: { rows: 200, columns: 1000, density: 0.02 },
  scp5: { rows: 200, columns: 2000, density: 0.02 },
  scp6: { rows: 200, columns: 1000, density: 0.05 },
  scpa: { rows: 300, columns: 3000, density: 0.02 },
  scpb: { rows: 300, columns: 3000, density: 0.05 },
  scpc: { rows: 400, columns: 4000, density: 0.02 },
  scpd: { rows: 400, columns: 4000, density: 0.05 },
  scpe: { rows: 50, columns: 500, density: 0.2, isUnit: true },
  scpnre: { rows: 500, columns: 5000, density: 0.1 },
  scpnrg: { rows: 1000, columns: 10_000, density: 0.02 },
} satisfies Record<string, ScpSize>;

/** The optima of the published instances, as the literature proves them; for the hardest the best known. */
export const SCP_OPTIMA: Readonly<Record<string, number>> = {
  ...numbered('scp4', [429, 512, 516, 494, 512, 560, 430, 492, 641, 514]),
  ...numbered('scp5', [253, 302, 226, 242, 211, 213, 293, 288, 279, 265]),
  ...numbered('scp6', [138, 146, 145, 131, 161]),
  ...numbered('scpa', [253, 252, 232, 234, 236]),
  ...numbered('scpb', [69, 76, 80, 79, 72]),
  ...numbered('scpc', [227, 219, 243, 219, 215]),
  ...numbered('scpd', [60, 66, 72, 62, 61]),
  ...numbered('scpe', [5, 5, 5, 5, 5]),
};

function numbered(family: string, optima: readonly number[]): Record<string, number> {
  return Object.fromEntries(optima.map((optimum, i) => [`${family}${i + 1}`, optimum]));
}

/**
 * A set-covering instance of the OR-Library's text: rows and columns, the cost of each column, then for each row how many columns
 * cover it and which, counted from 1. Throws where it is something else.
 */
export function parseScp(text: string): CoverProblem {
  const numbers = text.trim().split(/\s+/).map(Number);
  let at = 0;
  const next = (most: number): number => {
    const value = numbers[at++];
    if (!Number.isInteger(value) || value < 0 || value > most)
      throw new Error(`number ${at} is ${value}, not a whole number up to ${most}`);
    return value;
  };
  const rows = next(1e6);
  const columns = next(1e7);
  const cost = Array.from({ length: columns }, () => next(1e9));
  const covers: number[][] = Array.from({ length: columns }, () => []);
  for (let row = 0; row < rows; row++)
    for (let left = next(columns); left > 0; left--) covers[next(columns) - 1].push(row);
  if (at !== numbers.length) throw new Error(`${numbers.length - at} numbers too many`);
  return createProblem({ rows, cost, covers });
}

/** The instance as the OR-Library's text. */
export function formatScp({ rows, columns, cost, rowStart, rowCols }: CoverProblem): string {
  const lines = [`${rows} ${columns}`, cost.join(' ')];
  for (let row = 0; row < rows; row++) {
    const covering = Array.from(rowCols.subarray(rowStart[row], rowStart[row + 1]), (j) => j + 1);
    lines.push(String(covering.length), covering.join(' '));
  }
  return `${lines.join('\n')}\n`;
}

/** An instance drawn as those were (Balas and Ho 1980): every row in at least two columns, every column with a row, costs 1 to 100. */
export function makeScp({ rows, columns, density, isUnit = false }: ScpSize, seed: number): CoverProblem {
  const random = createRandom(seed);
  const below = (most: number) => Math.floor(random() * most);
  const covers = Array.from({ length: columns }, () => new Set([below(rows)]));
  const times = new Uint32Array(rows);
  for (const column of covers) for (const row of column) times[row]++;
  const put = (row: number) => {
    const column = covers[below(columns)];
    if (!column.has(row)) times[row]++;
    column.add(row);
  };
  for (let row = 0; row < rows; row++) while (times[row] < 2) put(row);
  for (let left = Math.round(rows * columns * density) - times.reduce((a, b) => a + b, 0); left > 0; left--)
    put(below(rows));
  const cost = covers.map(() => (isUnit ? 1 : 1 + below(100)));
  return createProblem({ rows, cost, covers: covers.map((set) => [...set].sort((a, b) => a - b)) });
}

/** Sizes of maximal-covering instances in the literature: points, sites, and the radius as a share of the square's side. */
export const MCLP_SIZES = {
  'mclp 55': { points: 55, sites: 5, radius: 0.12 },
  'mclp 324': { points: 324, sites: 5, radius: 0.15 },
  'mclp 818': { points: 818, sites: 20, radius: 0.08 },
  'mclp 900': { points: 900, sites: 20, radius: 0.05 },
} as const;

/** People strewn on a square, a site possible at each point, so many sites to win the most people (Church and ReVelle 1974). */
export function makeMclp(
  { points, sites, radius }: { readonly points: number; readonly sites: number; readonly radius: number },
  seed: number,
): CoverProblem {
  const random = createRandom(seed);
  const at = Array.from({ length: points }, () => [random(), random()]);
  const covers = at.map(([x, y]) => at.flatMap(([u, v], r) => ((u - x) ** 2 + (v - y) ** 2 <= radius ** 2 ? [r] : [])));
  const value = Array.from({ length: points }, () => 1 + Math.floor(100 * random()));
  const side = { name: 'sites', coefficient: new Float64Array(points).fill(-1), atLeast: -sites };
  return createProblem({ rows: points, cost: new Float64Array(points), covers, value, sides: [side] });
}
