import type { Refusal } from '../../data/row.ts';
import type { Language } from '../../seeds/labels/index.ts';
import type { Plan } from '../../seeds/plan-schema.ts';
import type { PlanId } from '../../seeds/sample/index.ts';
import type { AnalysedDataset, OpenedDataset, OpenRequest, ScoredRow } from '../work/desk-api.ts';
import type { Selection } from './selection.ts';
import { createStore, useStore } from './store.ts';

export type { Language } from '../../seeds/labels/index.ts';
export type Theme = 'light' | 'dark';

/** The sample provinces, by the plan whose baseline they reproduce. */
export const SAMPLES = {
  'lai-chau': 'Lai Châu',
  'yen-bai': 'Yên Bái',
  hue: 'Thừa Thiên Huế',
  'son-la': 'Sơn La',
  'ninh-binh': 'Ninh Bình',
} as const satisfies Record<PlanId, string>;

/** Why there is no result: a file that cannot be understood, a worker that ended, or a fault of the program. */
export interface Failure {
  readonly kind: 'file' | 'worker' | 'bug';
  readonly message: string;
  /** Of a file. */
  readonly refusal?: Refusal;
}

/** What is being done; `request` can be asked again. How far it is: `work-progress.ts`. */
export type Work =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working'; readonly request: OpenRequest }
  | { readonly phase: 'failed'; readonly request: OpenRequest; readonly failure: Failure };

/** What the map can show or hide. */
export const MAP_PARTS = ['villages', 'dead-zones', 'sites', 'fiber', 'roads', 'places', 'labels', 'terrain'] as const;
export type MapPart = (typeof MAP_PARTS)[number];
/** What is not shown before it is asked for. */
export const HIDDEN_PARTS: ReadonlySet<MapPart> = new Set(['places', 'terrain']);

/** Whose coverage is drawn before anybody chooses. */
export const USUAL_OPERATORS: ReadonlySet<string> = new Set(['any']);
export const USUAL_TECHNOLOGIES: ReadonlySet<string> = new Set(['3G', '4G', '5G']);

/** What a user may be about: reading the scorecard, trying changes, having sites proposed. */
export const VIEWS = ['scorecard', 'what-if', 'proposals'] as const;
export type View = (typeof VIEWS)[number];

/** What is in front where scorecard, list and why stand one behind the other. */
export const TABS = ['scorecard', 'gaps', 'why'] as const;
export type Tab = (typeof TABS)[number];

/** What can lie over the page; see `panels/dialogs.tsx`. */
export const DIALOGS = ['import', 'issues', 'library', 'plan', 'take-away', 'report', 'base', 'comparison'] as const;
export type Dialog = (typeof DIALOGS)[number];

/** Everything that the page shows hangs on this; panels and map read it, actions change it. */
export interface AppState {
  readonly language: Language;
  readonly theme: Theme;
  readonly work: Work;
  /** What is open; `null` before the first dataset. */
  readonly request: OpenRequest | null;
  readonly opened: OpenedDataset | null;
  readonly analysed: AnalysedDataset | null;
  /** What is found of a dataset that was just opened before all of it is: no margins, covered areas and dead zones. `null` otherwise. */
  readonly findings: AnalysedDataset | null;
  /** The name of the scenario that `opened` and `analysed` are under, `null` where they are the data itself. */
  readonly scenario: string | null;
  /** The scenario that is being put in the place of the data, whose figures stand until it is in; `null` otherwise. */
  readonly comingScenario: string | null;
  /** The data itself while a scenario is shown in its place. */
  readonly base: { readonly opened: OpenedDataset; readonly analysed: AnalysedDataset } | null;
  /** Grows when the map has tiles of another dataset. */
  readonly dataVersion: number;
  /** Grows when the tiles of what was found have changed. */
  readonly tilesVersion: number;
  /** The plan that is scored against: an id of the catalogue, or the key of one of the user's own. */
  readonly plan: string | null;
  /** The plans that the user loaded beside this dataset; see `own-plans.ts`. */
  readonly ownPlans: readonly Plan[];
  readonly year: number | null;
  /** Key of the selected scorecard row. */
  readonly row: string | null;
  /** What the page tells the why of. */
  readonly selection: Selection | null;
  /** The villages that the table has been narrowed to by a search or a filter; `null` where it has not been. */
  readonly listed: readonly number[] | null;
  /** What the panel at the side is for. */
  readonly view: View;
  readonly tab: Tab;
  readonly dialog: Dialog | null;
  /** Grows when the user goes to another place of the page, to which Back leads again; see `url-state.ts`. */
  readonly steps: number;
  readonly hiddenParts: ReadonlySet<MapPart>;
  /** Operators whose coverage is drawn; `any` is everybody's together. */
  readonly operators: ReadonlySet<string>;
  readonly technologies: ReadonlySet<string>;
}

/** The state of the page. */
export const app = createStore<AppState>({
  language: 'vi',
  theme: 'light',
  work: { phase: 'idle' },
  request: null,
  opened: null,
  analysed: null,
  findings: null,
  scenario: null,
  comingScenario: null,
  base: null,
  dataVersion: 0,
  tilesVersion: 0,
  plan: null,
  ownPlans: [],
  year: null,
  row: null,
  selection: null,
  listed: null,
  view: 'scorecard',
  tab: 'scorecard',
  dialog: null,
  steps: 0,
  hiddenParts: HIDDEN_PARTS,
  operators: USUAL_OPERATORS,
  technologies: USUAL_TECHNOLOGIES,
});

/** What `select` sees in the state of the app. */
export const useApp = <Part>(select: (state: AppState) => Part): Part => useStore(app, select);

/** What was found of what is open, so far as it is: what has to wait for margins, areas and dead zones asks for `analysed`. */
export const foundOf = ({ analysed, findings }: Pick<AppState, 'analysed' | 'findings'>): AnalysedDataset | null =>
  analysed ?? findings;

/** The years that the analysed plan has targets for, ascending. */
export const yearsOf = (found: Pick<AnalysedDataset, 'rows'> | null): number[] =>
  [...new Set(found?.rows.map(({ year }) => year))].sort((a, b) => a - b);

/** The first year in which something is computed, else the first year, `null` without targets. */
export function usualYear(rows: readonly ScoredRow[]): number | null {
  const years = (of: readonly ScoredRow[]) => of.map(({ year }) => year).sort((a, b) => a - b);
  return (
    years(rows.filter(({ statistical, verdict }) => !statistical && verdict !== 'no-data'))[0] ?? years(rows)[0] ?? null
  );
}

/** The selected row of the scorecard. */
export const selectedRow = ({ analysed, findings, year, row }: AppState): ScoredRow | null =>
  foundOf({ analysed, findings })?.rows.find((candidate) => candidate.year === year && candidate.key === row) ?? null;

/** The row that a year opens with: the first that is missed on the map, else the first. */
export function usualRow(rows: readonly ScoredRow[], year: number | null): string | null {
  const ofYear = rows.filter((row) => row.year === year);
  return (ofYear.find(({ verdict, statistical }) => verdict === 'missed' && !statistical) ?? ofYear[0])?.key ?? null;
}
