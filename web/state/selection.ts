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
