import { useMemo } from 'react';
import { formatNumber, formatPart } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';
import { byOperator, lowestCommunes, type Part } from '../state/breakdown.ts';
import type { ScoredRow } from '../work/desk-api.ts';

const COMMUNES = 5;

/** The breakdown of a row: by operator, and the communes where it is lowest. */
export function RowDetail({ row }: { row: ScoredRow }) {
  const words = useMessages();
  const analysed = useApp((state) => state.analysed);
  const operators = useMemo(() => (analysed ? byOperator(analysed, row) : []), [analysed, row]);
  const communes = useMemo(() => (analysed ? lowestCommunes(analysed, row, COMMUNES) : []), [analysed, row]);
  const named = (part: Part) => ({ ...part, name: words.operatorNames[part.name as 'any' | 'all'] ?? part.name });
  return (
    <div className="row-detail">
      <Parts title={words.byOperator} parts={operators.map(named)} isLength={row.unit === 'm'} />
      <Parts title={words.worstCommunes} parts={communes} isLength={row.unit === 'm'} />
    </div>
  );
}

function Parts({ title, parts, isLength }: { title: string; parts: readonly Part[]; isLength: boolean }) {
  const words = useMessages();
  if (parts.length === 0) return null;
  const count = (value: number) => (isLength ? formatNumber(value / 1000, 1, words) : formatNumber(value, 0, words));
  return (
    <div className="parts">
      <h3>{title}</h3>
      <ul>
        {parts.map(({ name, numerator, denominator }) => (
          <li key={name}>
            <span className="part-name">{name}</span>
            <span className="bar small" aria-hidden="true">
              <i className="bar-value" style={{ width: `${(100 * numerator) / denominator}%` }} />
            </span>
            <span className="part-value">{formatPart(numerator, denominator, words)}</span>
            <span className="part-counts">
              {count(numerator)}/{count(denominator)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
