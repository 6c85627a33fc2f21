import { gapVillages } from '../state/gap-villages.ts';
import { factsOf, type VillageFacts } from '../state/village-facts.ts';
import type { AnalysedDataset, OpenedDataset, ScoredRow } from '../work/desk-api.ts';

/** A village that keeps targets from being met. */
export interface GapVillage extends VillageFacts {
  /** The targets by their numbers, ascending. */
  readonly targets: readonly number[];
}

/** The villages of a commune, most people first. */
export interface CommuneGaps {
  readonly commune: string;
  readonly villages: readonly GapVillage[];
}

/**
 * The villages that keep any of the rows from being met, by commune: the commune that misses most villages first. A row's
 * number is its position from 1. Each village stands once.
 */
export function gapsByCommune(
  opened: OpenedDataset,
  analysed: AnalysedDataset,
  rows: readonly ScoredRow[],
): CommuneGaps[] {
  const targets = new Map<number, number[]>();
  for (const [position, row] of rows.entries())
    for (const village of gapVillages(analysed, row) ?? [])
      targets.set(village, [...(targets.get(village) ?? []), position + 1]);
  const communes = new Map<string, GapVillage[]>();
  for (const [village, numbers] of targets) {
    const facts = { ...factsOf(opened, analysed, village), targets: numbers };
    const known = communes.get(facts.commune);
    if (known === undefined) communes.set(facts.commune, [facts]);
    else known.push(facts);
  }
  const people = ({ population }: VillageFacts) => (Number.isNaN(population) ? -1 : population);
  return Array.from(communes, ([commune, villages]) => ({
    commune,
    villages: villages.sort((a, b) => people(b) - people(a) || a.row - b.row),
  })).sort((a, b) => b.villages.length - a.villages.length || (a.commune < b.commune ? -1 : 1));
}

/** The first `most` villages, and how many are left over. */
export function cutGaps(communes: readonly CommuneGaps[], most: number): { shown: CommuneGaps[]; left: number } {
  const shown: CommuneGaps[] = [];
  let [room, left] = [most, 0];
  for (const { commune, villages } of communes) {
    const taken = villages.slice(0, room);
    if (taken.length > 0) shown.push({ commune, villages: taken });
    room -= taken.length;
    left += villages.length - taken.length;
  }
  return { shown, left };
}
