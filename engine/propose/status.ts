import type { Assembly } from './assemble.ts';
import { pieceOf, villageOf } from './explain.ts';
import type { SolveResult, Stopped } from './solve/solve.ts';

const ENDED: Readonly<Record<Stopped | 'done', string>> = {
  done: '',
  cancelled: ', cancelled',
  'time-limit': ', stopped by the time limit',
  'solver-failed': ', the exact solver failed',
};

/** The answer's standing in a few words. */
export function describeStatus(assembly: Assembly, result: SolveResult): string {
  const reasons = [
    ...unreachableReason(assembly, result),
    ...result.missedSides.map((name) => `no choice of candidates can keep ${name}`),
  ];
  if (reasons.length > 0) return `infeasible because ${reasons.join('; ')}`;
  switch (result.status) {
    case 'optimal':
      return 'optimal';
    case 'feasible':
      return `within ${Number((100 * result.gapShare).toPrecision(2))} %${ENDED[result.stopped ?? 'done']}`;
    case 'infeasible':
      return 'infeasible because the targets cannot be kept together with the pinned sites, the budget and the number of sites';
    default:
      return `unknown: no plan was found within the limits${ENDED[result.stopped ?? 'done']}`;
  }
}

function unreachableReason(assembly: Assembly, result: SolveResult): string[] {
  const villages = unreachableVillages(assembly, result);
  if (villages.length > 0) {
    const { id, name } = assembly.situation.dataset.villages!;
    const shown = villages.slice(0, 5).map((row) => `${name[row]} (${id[row]})`);
    const more = villages.length > shown.length ? ` and ${villages.length - shown.length} more` : '';
    return [`no candidate can reach ${shown.join(', ')}${more}`];
  }
  const roadM = unreachableRoadM(assembly, result);
  if (roadM > 0) return [`no candidate can reach ${Math.ceil(roadM)} m of road`];
  return result.missedGoals.map(
    ({ name, atLeast, reachable }) => `all candidates together add ${reachable} of the ${atLeast} that ${name} needs`,
  );
}

/** Metres of road in pieces that no allowed candidate covers whole, where a goal cannot do without them. */
export const unreachableRoadM = (assembly: Assembly, result: SolveResult): number =>
  unreachableDemands(assembly, result).reduce(
    (sum, demand) => sum + (pieceOf(assembly, assembly.book.demands[demand].point)?.lengthM ?? 0),
    0,
  );

/** The villages behind demands that too few allowed candidates cover, where a goal cannot do without them. */
export function unreachableVillages(assembly: Assembly, result: SolveResult): number[] {
  const villages = unreachableDemands(assembly, result)
    .map((demand) => villageOf(assembly, assembly.book.demands[demand].point))
    .filter((row) => row >= 0);
  return [...new Set(villages)].sort((a, b) => a - b);
}

function unreachableDemands({ problem, book }: Assembly, result: SolveResult): number[] {
  if (result.status !== 'infeasible') return [];
  const short = new Set(result.missedGoals.map(({ name }) => name));
  const demands = new Set<number>(result.unreachable);
  for (const goal of book.goals) {
    if (!short.has(goal.name)) continue;
    for (const { demand } of goal.members)
      if (liveColumns(problem, demand) < book.demands[demand].need) demands.add(demand);
  }
  return [...demands];
}

function liveColumns({ rowStart, rowCols, state }: Assembly['problem'], row: number): number {
  let live = 0;
  for (let k = rowStart[row]; k < rowStart[row + 1]; k++) if (state[rowCols[k]] >= 0) live++;
  return live;
}
