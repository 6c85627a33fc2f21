import { useMemo } from 'react';
import { useMessages } from '../messages/index.ts';
import { foundOf, useApp } from '../state/app-state.ts';
import { bestOf, byClass, byOperator, byTechnology, rankedAreas } from '../state/breakdown.ts';
import type { AnalysedDataset, ScoredRow } from '../work/desk-api.ts';
import { AreaRanking } from './area-ranking.tsx';
import { RowMethod } from './row-method.tsx';
import { RowParts } from './row-parts.tsx';
import '../styles/row-detail.css';

/** What a target consists of, commune by commune, and how its value came about. */
export default function RowDetail({ row }: { row: ScoredRow }) {
  const found = useApp(foundOf);
  return (
    <div className="row-detail">
      {found && row.value !== null && !row.statistical && <Breakdown analysed={found} row={row} />}
      <RowMethod row={row} />
    </div>
  );
}

function Breakdown({ analysed, row }: { analysed: AnalysedDataset; row: ScoredRow }) {
  const words = useMessages();
  const parts = useMemo(
    () => ({
      operators: byOperator(analysed, row),
      best: bestOf(analysed, row),
      technologies: byTechnology(analysed, row),
      classes: byClass(analysed, row),
      areas: rankedAreas(analysed, row),
    }),
    [analysed, row],
  );
  const operatorName = (name: string) =>
    name === 'best' && parts.best !== null
      ? words.detail.bestIs(parts.best)
      : (words.operatorNames[name as 'any' | 'all'] ?? name);
  return (
    <>
      <RowParts
        title={words.byOperator}
        parts={parts.operators}
        own={row.operator}
        unit={row.unit}
        nameOf={operatorName}
      />
      <RowParts title={words.detail.byTechnology} parts={parts.technologies} own={row.technology} unit={row.unit} />
      <RowParts
        title={words.detail.byClass}
        parts={parts.classes}
        own=""
        unit={row.unit}
        nameOf={(name) => words.classes[name] ?? name}
      />
      <AreaRanking areas={parts.areas} unit={row.unit} />
    </>
  );
}
