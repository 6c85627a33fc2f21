import { useMemo } from 'react';
import { app, useApp } from '../state/app-state.ts';
import type { AnalysedDataset } from '../work/desk-api.ts';
import { type VillageDifference, villageDifferences } from './differences.ts';
import { useWhatIf, type WhatIfState, whatIf } from './what-if-state.ts';

/** The villages won and lost as far as they are known: those of a trial, else those between the two analyses. */
function differencesOf(
  before: AnalysedDataset | undefined,
  after: AnalysedDataset | null,
  trial: WhatIfState['trial'],
): VillageDifference[] {
  if (before === undefined || after === null) return [];
  if (trial === null) return villageDifferences(before, after);
  const mobile = (villages: readonly number[], isWon: boolean) =>
    villages.map((village): VillageDifference => ({ village, network: 'mobile', isWon }));
  return [...mobile(trial.won, true), ...mobile(trial.lost, false)];
}

export const shownDifferences = (): VillageDifference[] => {
  const { base, analysed } = app.get();
  return differencesOf(base?.analysed, analysed, whatIf.get().trial);
};

export function useShownDifferences(): VillageDifference[] {
  const before = useApp((state) => state.base?.analysed);
  const after = useApp((state) => state.analysed);
  const trial = useWhatIf((state) => state.trial);
  return useMemo(() => differencesOf(before, after, trial), [before, after, trial]);
}
