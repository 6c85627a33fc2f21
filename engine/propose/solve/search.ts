import { complete, exchange } from './improve.ts';
import { gapOf, type Incumbent, offer, raiseBound } from './incumbent.ts';
import { createRelaxed, type Multipliers, type Relaxed, relax, startMultipliers, subgradient } from './lagrangian.ts';
import { ruinAndRecreate } from './neighbourhood.ts';
import { type CoverProblem, FREE } from './problem.ts';
import { createRandom } from './random.ts';
import { selectionOf, startSelection } from './selection.ts';

/** When a search ends. */
export interface SearchLimits {
  readonly seed: number;
  /** Steps of the bound; each fifth is followed by steps of the search. */
  readonly iterations: number;
  /** Stop when the gap is proved to be no more than this share of the objective. */
  readonly targetGapShare: number;
  /** Whether to end when the gap hardly closes any more, because somebody else can go on. */
  readonly endsWhenStalled: boolean;
  /** Asked between steps; true ends the search with what is known. */
  readonly isOver: () => boolean;
  /** Called between steps, so that others get a turn. */
  readonly rest: () => Promise<void>;
}

/** A column's price in a greedy choice is never below this share of its cost. */
const LEAST_PRICE_SHARE = 0.02;
/** The step length shrinks after so many steps without a better bound, by so much, to no less (Held, Wolfe and Crowder 1974). */
const PATIENCE = 8;
const SHRINK = 1.5;
const LEAST_STEP_SHARE = 0.002;
/**
 * A subgradient is deflected by the last way, which damps its zigzag: where only costs count by a fixed share of it, with long
 * steps; where coverage has a value that diverges, and it is as much as points against the new direction (Camerini, Fratta and
 * Maffioli 1975). Measured at 10,000 rows × 2,000 columns on the ground: a bound of 2,823 where the same 1,000 steps gave 2,766 without.
 */
const KEPT = 0.9;
const LONG_STEP_SHARE = 3;
const DEFLECTION = 1.5;
const STEPS_BETWEEN_CHOICES = 10;
const REST_EVERY = 20;
/** Stalled: in so many steps the gap has closed by less than this share of itself. */
const STALL_STEPS = 80;
const STALL_SHARE = 0.1;

/**
 * Raises the bound by subgradient steps on the prices (Held and Karp 1971) and looks for plans at the same time: greedy
 * choices at the current prices (Caprara, Fischetti and Toth 1999), exchanges, and ruin and recreate. Leaves its best in
 * the incumbent and returns the best relaxation, `null` where nothing is free to choose.
 */
export async function search(incumbent: Incumbent, limits: SearchLimits): Promise<Relaxed | null> {
  const { problem } = incumbent;
  const random = createRandom(limits.seed);
  const costs = problem.cost.map((cost) => Math.max(cost, 1e-9));
  for (const mayBreakSides of [true, false]) tryGreedy(incumbent, costs, mayBreakSides);
  if (problem.columns === 0) return null;

  const prices = startMultipliers(problem);
  const direction = noPrices(problem);
  const relaxed = createRelaxed(problem);
  const best = createRelaxed(problem);
  // Without any prices everything of worth is won for nothing: a bound that steps from a bad start may not reach.
  relax(problem, direction, relaxed);
  raiseBound(incumbent, relaxed.bound);
  const way = noPrices(problem);
  const isOfCost = problem.value.every((value) => value === 0);
  let stepShare = isOfCost ? LONG_STEP_SHARE : 1;
  let sinceBetter = 0;
  const price = costs.slice();
  let gapBefore = Number.POSITIVE_INFINITY;
  const isStalled = (step: number): boolean => {
    if (!limits.endsWhenStalled || step % STALL_STEPS !== 0 || step === 0) return false;
    const { gap } = gapOf(incumbent);
    const hasStalled = gap > gapBefore * (1 - STALL_SHARE);
    gapBefore = gap;
    return hasStalled;
  };
  const isDone = () => gapOf(incumbent).gapShare <= limits.targetGapShare || limits.isOver();
  for (let step = 0; step < limits.iterations && !isDone() && !isStalled(step); step++) {
    relax(problem, prices, relaxed);
    const rise = relaxed.bound - best.bound;
    if (rise > 0) {
      if (rise > 1e-4 * Math.abs(relaxed.bound)) sinceBetter = 0;
      keep(relaxed, best);
      raiseBound(incumbent, best.bound);
    }
    if (++sinceBetter >= PATIENCE) {
      stepShare = Math.max(LEAST_STEP_SHARE, stepShare / SHRINK);
      sinceBetter = 0;
    }
    if (step % STEPS_BETWEEN_CHOICES === STEPS_BETWEEN_CHOICES - 1) {
      for (let j = 0; j < price.length; j++)
        price[j] = Math.max(LEAST_PRICE_SHARE * costs[j], relaxed.reducedCost[j], 1e-9);
      look(incumbent, price, random, step);
    }
    const lengthSq = subgradient(problem, relaxed, prices, direction);
    if (lengthSq === 0) break;
    const waySq = follow(way, direction, isOfCost ? KEPT : undefined);
    move(prices, way, (stepShare * (goalOf(incumbent, best.bound) - relaxed.bound)) / waySq);
    if (step % REST_EVERY === 0) await limits.rest();
  }
  return best;
}

const noPrices = ({ rows, goals, sides }: CoverProblem): Multipliers => ({
  row: new Float64Array(rows),
  goal: new Float64Array(goals.length),
  side: new Float64Array(sides.length),
});

/** What the bound is thought to be able to reach: the best plan, or a little more than the bound while there is none. */
const goalOf = ({ objective }: Incumbent, bound: number): number =>
  Number.isFinite(objective) ? objective + Math.abs(objective) * 1e-3 : bound + Math.max(1, Math.abs(bound)) * 0.1;

function move(prices: Multipliers, direction: Multipliers, length: number): void {
  for (const kind of ['row', 'goal', 'side'] as const) {
    const into = prices[kind];
    const along = direction[kind];
    for (let i = 0; i < into.length; i++) into[i] = Math.max(0, into[i] + length * along[i]);
  }
}

/** Turns a way to a direction, deflected by a share of the way, else by as much as points against it; returns the square of its new length. */
function follow(way: Multipliers, direction: Multipliers, share?: number): number {
  let dot = 0;
  let waySq = 0;
  for (const kind of ['row', 'goal', 'side'] as const) {
    const [before, towards] = [way[kind], direction[kind]];
    for (let i = 0; i < before.length; i++) {
      dot += before[i] * towards[i];
      waySq += before[i] * before[i];
    }
  }
  const kept = share ?? (waySq > 0 ? Math.max(0, (-DEFLECTION * dot) / waySq) : 0);
  let lengthSq = 0;
  for (const kind of ['row', 'goal', 'side'] as const) {
    const [into, towards] = [way[kind], direction[kind]];
    for (let i = 0; i < into.length; i++) {
      into[i] = kept * into[i] + towards[i];
      lengthSq += into[i] * into[i];
    }
  }
  return lengthSq || 1;
}

function keep(from: Relaxed, into: Relaxed): void {
  into.bound = from.bound;
  into.reducedCost.set(from.reducedCost);
  into.column.set(from.column);
  into.row.set(from.row);
}

function tryGreedy(incumbent: Incumbent, price: Float64Array, mayBreakSides: boolean): void {
  const selection = startSelection(incumbent.problem);
  complete(selection, price, mayBreakSides);
  offer(incumbent, selection.chosen);
}

/** One greedy choice at the prices, then a few steps from the best plan. */
function look(incumbent: Incumbent, price: Float64Array, random: () => number, step: number): void {
  const { problem } = incumbent;
  tryGreedy(incumbent, price, step % 20 < 10);
  if (incumbent.chosen === null) return;
  const selection = selectionOf(problem, incumbent.chosen);
  for (let round = 0; round < 6; round++)
    ruinAndRecreate(selection, round % 2 === 0 ? price : withFloor(problem, price), random);
  if (step % 50 === 49) exchange(selection, promising(problem, price));
  offer(incumbent, selection.chosen);
}

/** Half way between the prices and the costs. */
const withFloor = (problem: CoverProblem, price: Float64Array): Float64Array =>
  price.map((value, j) => Math.max(1e-9, (value + problem.cost[j]) / 2));

/** The free columns whose price is lowest beside their cost, at most 400. */
function promising(problem: CoverProblem, price: Float64Array): number[] {
  const free = Array.from({ length: problem.columns }, (_, j) => j).filter((j) => problem.state[j] === FREE);
  const rank = (j: number) => price[j] - problem.cost[j];
  return free.sort((a, b) => rank(a) - rank(b) || a - b).slice(0, 400);
}
