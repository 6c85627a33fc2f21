/**
 * What of a dataset, an analysis or a scenario is put on the page, and what is looked at of it. So much changes with it at once that the
 * panels are drawn in transitions, which leave the page free.
 */
import { startTransition } from 'react';
import type { Dataset } from '../../engine/index.ts';
import type { AnalysedDataset, OpenedDataset, OpenRequest } from '../work/desk-api.ts';
import { type AppState, app, usualRow, usualYear, yearsOf } from './app-state.ts';
import { findSelection } from './find-selection.ts';
import { knownOperators } from './known-operators.ts';
import { followSelection, type Selection } from './selection.ts';
import type { Address } from './url-state.ts';

/** What is to be looked at once a dataset is open: what an address says, or the very place where the user was. */
export type Wanted = Partial<Address> & { readonly plan?: string | null; readonly selection?: Selection | null };

/** The map draws everything anew. */
const drawn = () => ({ dataVersion: app.get().dataVersion + 1, ...found() });
/** The map draws what was found anew. */
const found = () => ({ tilesVersion: app.get().tilesVersion + 1 });

/** What is known of a dataset that is open, and looked at of it, before there is anything. */
const UNKNOWN = {
  analysed: null,
  findings: null,
  scenario: null,
  comingScenario: null,
  base: null,
  year: null,
  row: null,
  selection: null,
  listed: null,
} as const;

/** Shows a dataset that was read, in the place of another. */
export function showOpened(
  request: OpenRequest,
  opened: OpenedDataset,
  choice: Pick<AppState, 'plan' | 'ownPlans'>,
): void {
  startTransition(() => app.set({ ...UNKNOWN, request, opened, ...choice, ...drawn() }));
}

/** Shows an empty start. */
export const showNothing = (): void =>
  app.set({ ...UNKNOWN, request: null, opened: null, plan: null, ownPlans: [], work: { phase: 'idle' }, ...drawn() });

/** Shows what is found of a dataset that was just opened, while the rest is still computed. */
export const showFindings = (findings: AnalysedDataset, wanted: Wanted): void =>
  startTransition(() => app.set({ findings, ...placeOf(findings, wanted), ...found() }));

/** Shows an analysis; where its findings are on the page already, what is looked at and what is drawn stay. */
export function showAnalysis(analysed: AnalysedDataset, wanted: Wanted): void {
  const { findings, year, row, selection } = app.get();
  const place = placeOf(analysed, wanted);
  const seen = { year, row, selection: selection ?? place.selection };
  startTransition(() =>
    app.set({
      ...theData(),
      analysed,
      findings: null,
      ...(findings === null ? { ...place, ...drawn() } : seen),
      ...drawnOperators(analysed),
      work: { phase: 'idle' },
    }),
  );
}

/** What is open without the scenario that may be shown in its place. */
const theData = () => {
  const { base, opened } = app.get();
  return { opened: base?.opened ?? opened, scenario: null, base: null };
};

/** Shows what would be under a scenario in the place of the data; what is looked at stays, where it is still there. */
export function showScenario(name: string, dataset: Dataset, analysed: AnalysedDataset): void {
  const state = app.get();
  if (state.opened === null || state.analysed === null) return;
  const base = state.base ?? { opened: state.opened, analysed: state.analysed };
  const opened = { ...base.opened, dataset };
  const selection = followSelection(state.selection, state.opened.dataset, dataset);
  startTransition(() =>
    app.set({ opened, analysed, scenario: name, comingScenario: null, base, selection, ...drawn() }),
  );
}

/** Shows at once what edits do to the scorecard; everything else follows with `showScenario`. */
export function showTrial(name: string, rows: AnalysedDataset['rows']): void {
  const { opened, analysed, base } = app.get();
  if (opened === null || analysed === null) return;
  startTransition(() =>
    app.set({
      analysed: { ...analysed, rows },
      scenario: name,
      comingScenario: null,
      base: base ?? { opened, analysed },
    }),
  );
}

/** Shows the data itself again. */
export function leaveScenario(): void {
  const { base, selection, opened } = app.get();
  if (base === null) return;
  const kept = followSelection(selection, opened!.dataset, base.opened.dataset);
  startTransition(() => app.set({ ...theData(), analysed: base.analysed, selection: kept, ...drawn() }));
}

/** Of the operators whose coverage is asked for those that have any. */
export const drawnOperators = (analysed: AnalysedDataset) => ({
  operators: knownOperators(app.get().operators, analysed),
});

/** The year, row and selection that are wanted, or the usual ones where there are none such. */
export function placeOf(analysed: AnalysedDataset, wanted: Wanted) {
  const opened = app.get().opened!;
  const years = yearsOf(analysed);
  const year = years.includes(wanted.year ?? 0) ? wanted.year! : usualYear(analysed.rows);
  const isRow = analysed.rows.some((row) => row.year === year && row.key === wanted.row);
  return {
    year,
    row: isRow ? wanted.row! : usualRow(analysed.rows, year),
    selection: wanted.selection ?? findSelection(wanted.selected, opened, analysed),
  };
}
