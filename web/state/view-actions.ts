/** What a user can do to what is looked at, without a worker. */
import {
  type AppState,
  app,
  type Dialog,
  foundOf,
  type Language,
  type MapPart,
  type Tab,
  type Theme,
  usualRow,
  type View,
} from './app-state.ts';
import { isSame, type Selection } from './selection.ts';

/** Shows the targets of a year; the row stays where that year has it too. */
export function selectYear(year: number): void {
  const { row } = app.get();
  const rows = foundOf(app.get())?.rows ?? [];
  const stays = rows.some((candidate) => candidate.year === year && candidate.key === row);
  app.set({ year, row: stays ? row : usualRow(rows, year) });
}

/** Puts the gap of a row on the map and in the table. */
export const selectRow = (row: string): void => app.set({ row });

/** Goes to another place of the page. */
const step = (to: Partial<Pick<AppState, 'selection' | 'view' | 'tab'>>): void =>
  app.set({ ...to, steps: app.get().steps + 1 });

/** Asks why of something, and brings the answer to the front; `null` of nothing. */
export function select(selection: Selection | null): void {
  if (!isSame(app.get().selection, selection)) step(selection === null ? { selection } : { selection, tab: 'why' });
  else if (selection !== null) showTab('why');
}

/** Lays a dialog over the page, `null` takes it away. */
export const showDialog = (dialog: Dialog | null): void => app.set({ dialog });

/** Turns the panel at the side to another use. */
export function setView(view: View): void {
  if (app.get().view !== view) step({ view });
}

/** Brings a tab to the front. */
export function showTab(tab: Tab): void {
  if (app.get().tab !== tab) step({ tab });
}

export const setLanguage = (language: Language): void => app.set({ language });
export const setTheme = (theme: Theme): void => app.set({ theme });
/** Draws the coverage of these operators, and of nobody else. */
export const setOperators = (operators: ReadonlySet<string>): void => app.set({ operators });
export const setTechnologies = (technologies: ReadonlySet<string>): void => app.set({ technologies });

/** Hides a part of the map, or shows it again. */
export function togglePart(part: MapPart): void {
  const hiddenParts = new Set(app.get().hiddenParts);
  if (!hiddenParts.delete(part)) hiddenParts.add(part);
  app.set({ hiddenParts });
}
