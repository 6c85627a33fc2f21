import { useMemo } from 'react';
import type { PlanIndicator } from '../../seeds/plan-schema.ts';
import { formatCounts, formatPart } from '../figures.ts';
import { isWantedLow } from '../map/palette.ts';
import { useMessages } from '../messages/index.ts';
import { plainIndicators } from '../state/plain-indicators.ts';
import type { AnalysedDataset } from '../work/desk-api.ts';

/** The computed indicators of data that is held against no plan. */
export function PlainList({ analysed }: { analysed: AnalysedDataset }) {
  const words = useMessages();
  const indicators = useMemo(() => plainIndicators(analysed), [analysed]);
  return (
    <div className="row-group">
      <h2>{words.computed}</h2>
      {indicators.map((one) => (
        <div key={one.indicator} className="target">
          <div className="target-button">
            <span className="target-name">
              {words.indicators[one.indicator as PlanIndicator] ?? one.indicator}
              {one.technology && <small> {one.technology}</small>}
            </span>
            <span className={isWantedLow(one.indicator) ? 'bar low' : 'bar'} aria-hidden="true">
              <i className="bar-value" style={{ width: `${(100 * one.numerator) / one.denominator}%` }} />
            </span>
            <span className="target-value">{formatPart(one.numerator, one.denominator, words)}</span>
            <span className="target-counts">{formatCounts(one, words)}</span>
          </div>
        </div>
      ))}
    </div>
  );
}
