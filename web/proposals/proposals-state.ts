import type { Dataset } from '../../engine/index.ts';
import type { NearDuplicates } from '../../engine/propose/index.ts';
import { createStore, useStore } from '../state/store.ts';
import type { ProposalAnswer, ProposalAsk, ProposalProgress } from '../work/desk/propose.ts';
import type { OfferedMast } from '../work/desk-api.ts';
import { type Goal, USUAL_GOAL } from './goal.ts';
import type { Wish } from './wishes.ts';

/** An answer with what it answers. */
export interface Answered extends ProposalAnswer {
  readonly ask: ProposalAsk;
  /** The dataset that it speaks of. */
  readonly dataset: Dataset;
  /** Whether the curve and what it hangs on are worked out. */
  readonly isWhole?: boolean;
}

/** What the others' masts offer one operator, and masts that could have been one. */
export interface Offers {
  readonly operator: string;
  readonly opportunities: readonly OfferedMast[];
  readonly currency: string;
}

export interface ProposalsState {
  readonly part: 'plan' | 'operator';
  readonly goal: Goal;
  readonly wishes: readonly Wish[];
  readonly isSolving: boolean;
  /** The answer is there; its curve and what it hangs on are being worked out. */
  readonly isExamining: boolean;
  readonly isStopping: boolean;
  /** What was heard while solving, thinned out; the last is the latest. */
  readonly heard: readonly ProposalProgress[];
  readonly answer: Answered | null;
  /** The answer before it, to say what has changed. */
  readonly earlier: Answered | null;
  readonly failure: { readonly kind: 'wish' | 'other'; readonly message: string } | null;
  /** The order of the site that is looked at. */
  readonly site: number | null;
  /** The site whose new place is being chosen on the map. */
  readonly moving: number | null;
  /** Whether the form is shown although there is an answer. */
  readonly isFormOpen: boolean;
  /** The answer was taken over into this scenario. */
  readonly acceptedAs: string | null;
  readonly operator: string | null;
  readonly offers: Offers | null;
  readonly offer: number | null;
  readonly nearM: number;
  readonly near: NearDuplicates | null;
  readonly nearGroup: number | null;
  readonly isAsking: boolean;
}

export const NOTHING_PROPOSED: ProposalsState = {
  part: 'plan',
  goal: USUAL_GOAL,
  wishes: [],
  isSolving: false,
  isExamining: false,
  isStopping: false,
  heard: [],
  answer: null,
  earlier: null,
  failure: null,
  site: null,
  moving: null,
  isFormOpen: true,
  acceptedAs: null,
  operator: null,
  offers: null,
  offer: null,
  nearM: 300,
  near: null,
  nearGroup: null,
  isAsking: false,
};

/** What is being proposed. */
export const proposals = createStore<ProposalsState>(NOTHING_PROPOSED);

export const useProposals = <Part>(select: (state: ProposalsState) => Part): Part => useStore(proposals, select);
