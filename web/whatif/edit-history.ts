import type { Edit } from '../../engine/scenario/edit.ts';

/** The edits of a scenario, and the lists of edits that undo and redo lead to. */
export interface EditHistory {
  readonly edits: readonly Edit[];
  /** Earlier lists, the latest last. */
  readonly past: readonly (readonly Edit[])[];
  /** Lists that were undone, the next to redo last. */
  readonly future: readonly (readonly Edit[])[];
}

/** A list of edits with nothing to undo. */
export const startHistory = (edits: readonly Edit[]): EditHistory => ({ edits, past: [], future: [] });

/** Another list of edits in one step; what was undone is forgotten. */
export const stepTo = (history: EditHistory, edits: readonly Edit[]): EditHistory => ({
  edits,
  past: [...history.past, history.edits],
  future: [],
});

/** One step back; the same history where there is none. */
export function undo({ edits, past, future }: EditHistory): EditHistory {
  const before = past.at(-1);
  return before === undefined
    ? { edits, past, future }
    : { edits: before, past: past.slice(0, -1), future: [...future, edits] };
}

/** One step that was undone again; the same history where there is none. */
export function redo({ edits, past, future }: EditHistory): EditHistory {
  const next = future.at(-1);
  return next === undefined
    ? { edits, past, future }
    : { edits: next, past: [...past, edits], future: future.slice(0, -1) };
}

/** Edits with more behind them; what only goes on with the last of them takes its place. */
export function withEdits(edits: readonly Edit[], more: readonly Edit[]): readonly Edit[] {
  const list = [...edits];
  for (const edit of more) {
    const joined = joinEdits(list.at(-1), edit);
    if (joined !== null) list.pop();
    list.push(joined ?? edit);
  }
  return list;
}

/** The edit that does what two do one after the other, `null` where there is none. */
function joinEdits(first: Edit | undefined, second: Edit): Edit | null {
  if (first?.kind === 'move-site' && second.kind === 'move-site')
    return first.id === second.id && first.shapes.length === 0 ? second : null;
  if (first?.kind === 'change-profile' && second.kind === 'change-profile')
    return { kind: 'change-profile', profile: { ...first.profile, ...second.profile } };
  return null;
}
