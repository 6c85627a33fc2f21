import { type AppState, foundOf, selectedRow } from './app-state.ts';
import { gapVillages } from './gap-villages.ts';

/**
 * The villages that the map sets apart from the others: those the table has been narrowed to, else the gaps of the
 * selected row; `null` sets none apart.
 */
export const highlighted = (state: AppState): readonly number[] | null =>
  state.listed ?? gapVillages(foundOf(state), selectedRow(state));
