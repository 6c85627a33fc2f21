import type { Assembly } from './assemble.ts';
import type { Position } from './positions.ts';
import { FORBIDDEN, PINNED } from './solve/problem.ts';

/** A position as somebody chooses among them. */
export interface CandidateView extends Pick<Position, 'id' | 'kind' | 'lng' | 'lat' | 'heightM' | 'reason'> {
  /** Users of the mast that stands there. */
  readonly hosts: readonly string[];
  /** Its choices, cheapest first. */
  readonly choices: readonly { readonly id: string; readonly cost: number; readonly demands: number }[];
  /** How it is asked for: a pinned choice pins its position, a position is forbidden with all its choices. */
  readonly state: 'free' | 'pinned' | 'forbidden';
}

/** Every position that a choice can be made at, in the order of the positions. */
export function viewCandidates({ positions, candidates, standing, problem }: Assembly): CandidateView[] {
  const columns = new Map<number, number[]>();
  candidates.forEach(({ position }, j) => {
    columns.set(position, [...(columns.get(position) ?? []), j]);
  });
  return [...columns].map(([row, choices]) => {
    const { id, kind, lng, lat, heightM, reason, location } = positions[row];
    const isPinned = choices.some((j) => problem.state[j] === PINNED);
    const isForbidden = choices.every((j) => problem.state[j] === FORBIDDEN);
    return {
      id,
      kind,
      lng,
      lat,
      heightM,
      reason,
      hosts: location < 0 ? [] : standing[location].users,
      choices: choices
        .map((j) => ({
          id: candidates[j].id,
          cost: candidates[j].cost,
          demands: problem.colStart[j + 1] - problem.colStart[j],
        }))
        .sort((a, b) => a.cost - b.cost),
      state: isPinned ? 'pinned' : isForbidden ? 'forbidden' : 'free',
    };
  });
}
