import type { Language } from '../state/app-state.ts';
import { createStore, useStore } from '../state/store.ts';
import type { Trial } from '../work/desk-api.ts';
import { type EditHistory, startHistory } from './edit-history.ts';
import type { KeptScenario } from './scenario-documents.ts';

/** A sentence in the language that the page speaks when it is read. */
export type Told = (language: Language) => string;

/** Something that the user has to know: why an edit was not made, or a scenario not kept or not read. */
export interface Notice {
  readonly kind: 'misfit' | 'storage' | 'import' | 'failed' | 'copied';
  readonly lines: readonly Told[];
}

/** What is being tried. */
export interface WhatIfState {
  /** The id of the dataset in the library, `null` before one is open. */
  readonly dataset: string | null;
  /** The scenarios beside it, by name. */
  readonly scenarios: readonly KeptScenario[];
  /** The name of the one that is worked on, `null` for the data itself. */
  readonly current: string | null;
  readonly history: EditHistory;
  /** Whether the page is behind the edits. */
  readonly isWorking: boolean;
  readonly notice: Notice | null;
  /** What edits that are only tried do at once, until everything else has followed. */
  readonly trial: Pick<Trial, 'won' | 'lost'> | null;
}

export const EMPTY: Omit<WhatIfState, 'dataset'> = {
  scenarios: [],
  current: null,
  history: startHistory([]),
  isWorking: false,
  notice: null,
  trial: null,
};

export const whatIf = createStore<WhatIfState>({ dataset: null, ...EMPTY });

/** What `select` sees of what is being tried. */
export const useWhatIf = <Part>(select: (state: WhatIfState) => Part): Part => useStore(whatIf, select);
