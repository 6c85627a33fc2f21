import type { AnalysedDataset, FinishedAnalysis } from '../work/desk-api.ts';

/** The whole analysis; what was told of it before keeps its identity, so that nothing that is drawn of it is drawn anew. */
export function completeFindings(told: AnalysedDataset | null, { findings, rest }: FinishedAnalysis): AnalysedDataset {
  const found = findings ?? told;
  if (found === null) throw new Error('an analysis came without its findings');
  const { marginM, ...others } = rest;
  return { ...found, ...others, villages: found.villages && { ...found.villages, marginM: marginM! } };
}
