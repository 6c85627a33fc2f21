import { useMemo, useState } from 'react';
import { formatNumber } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { selectedRow, useApp } from '../state/app-state.ts';
import { gapVillages } from '../state/gap-villages.ts';
import { factsOf, type Sorting, sortFacts } from '../state/village-facts.ts';
import type { AnalysedDataset } from '../work/desk-api.ts';
import { labelsOf } from './target-row.tsx';
import { VillageRows } from './village-rows.tsx';

const allVillages = (analysed: AnalysedDataset | null): readonly number[] | null =>
  analysed?.villages ? Array.from(analysed.villages.mobileStatus.keys()) : null;

/** Indicators whose gaps are about fiber; where there is little room their status is the one shown. */
const ABOUT_FIXED = /fixed|fiber|serviceable/;

/** The villages that keep the selected row from being met, in step with the map. */
export function GapTable() {
  const words = useMessages();
  const opened = useApp((state) => state.opened);
  const analysed = useApp((state) => state.analysed);
  const language = useApp((state) => state.language);
  const row = useApp(selectedRow);
  const gaps = useApp((state) => gapVillages(state.analysed, selectedRow(state)));
  // Without a target every village is listed.
  const rows = useMemo(() => (row === null ? allVillages(analysed) : gaps), [row, analysed, gaps]);
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const facts = useMemo(
    () => (rows && opened && analysed?.villages ? rows.map((village) => factsOf(opened, analysed, village)) : []),
    [rows, opened, analysed],
  );
  const sorted = useMemo(() => sortFacts(facts, sorting, language), [facts, sorting, language]);
  const message = analysed === null ? '' : rows === null ? words.notVillages : rows.length === 0 ? words.noGaps : null;
  const count = rows && formatNumber(rows.length, 0, words);
  const title =
    count === null
      ? words.gaps
      : row === null
        ? words.allVillages(count)
        : words.gapsTitle(count, labelsOf(row, words).name);
  return (
    <section className="panel gaps" aria-label={words.gaps}>
      <h2 className="gaps-title">{title}</h2>
      <div className="gaps-body" data-about={row && ABOUT_FIXED.test(row.indicator) ? 'fixed' : 'mobile'}>
        {message !== null ? (
          <p className="empty">{message}</p>
        ) : (
          <VillageRows villages={sorted} sorting={sorting} onSort={setSorting} />
        )}
      </div>
    </section>
  );
}
