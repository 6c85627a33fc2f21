import type { Dataset } from '../../engine/dataset.ts';

/** What can be chosen on the map or in a table, to be told why. */
export const SELECTABLE_KINDS = ['village', 'site', 'dead-zone', 'commune'] as const;
export type SelectableKind = (typeof SELECTABLE_KINDS)[number];

/** One thing of the dataset: a row of its layer, of the dead zones or of the areas. */
export interface Selection {
  readonly kind: SelectableKind;
  readonly row: number;
}

/** The row that is selected of a kind, `null` where something else is or nothing. */
export const selectedOf = (selection: Selection | null, kind: SelectableKind): number | null =>
  selection?.kind === kind ? selection.row : null;

/** Whether both are the same thing. */
export const isSame = (a: Selection | null, b: Selection | null): boolean =>
  a === b || (a !== null && b !== null && a.kind === b.kind && a.row === b.row);

/** The same thing in an edited dataset, `null` where it is gone; what an analysis makes, such as a dead zone, is another one then. */
export function followSelection(selection: Selection | null, from: Dataset, to: Dataset): Selection | null {
  if (selection === null || selection.kind === 'village' || selection.kind === 'commune') return selection;
  if (selection.kind !== 'site') return null;
  const id = from.sites?.id[selection.row];
  const row = id === undefined ? -1 : (to.sites?.id.indexOf(id) ?? -1);
  return row < 0 ? null : { kind: 'site', row };
}
