import { lazy, Suspense, useRef } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { PlanIndicator } from '../../seeds/plan-schema.ts';
import { formatCounts, formatGap, formatTarget, formatValue } from '../figures.ts';
import { type Messages, useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';
import { directionOf, type Figure, type Turn, turnOf } from '../state/turn.ts';
import { selectRow } from '../state/view-actions.ts';
import type { ScoredRow } from '../work/desk-api.ts';
import { GLYPHS, Glyph } from './glyph.tsx';
import { Later } from './later.tsx';
import { TurnMark } from './turn-mark.tsx';
import { VerdictTag } from './verdict-tag.tsx';

const RowDetail = lazy(() => import('./row-detail.tsx'));

/** What a row speaks of in words: the indicator, and what narrows it. */
export function labelsOf(row: ScoredRow, words: Messages): { name: string; narrowed: string } {
  const parts = [
    row.technology,
    row.operator === 'any' ? '' : row.operator,
    row.scope === 'grid' ? words.gridScope : '',
    ...row.class.split(';').map((name) => words.classes[name] ?? name),
  ];
  return {
    name: words.indicators[row.indicator as PlanIndicator] ?? row.indicator,
    narrowed: parts.filter(Boolean).join(', '),
  };
}

/** The value of a row as it is written. */
export const figureOf = (row: ScoredRow, words: Messages): Figure => ({
  value: row.value,
  text: formatValue(row, words),
});

/** A target: its value as a bar against it, the counts, the verdict and what is missing; and what it was `before` a scenario. */
export function TargetRow({ row, before }: { row: ScoredRow; before: ScoredRow | null }) {
  const words = useMessages();
  const isSelected = useApp((state) => state.row) === row.key;
  const { name, narrowed } = labelsOf(row, words);
  const turn = before === null ? 'same' : turnOf(before, row);
  const silent = row.verdict === 'no-data';
  const gap = formatGap(row, words);
  const button = useRef<HTMLButtonElement>(null);
  const choose = () => {
    selectRow(row.key);
    // The row that was open above has closed then, and moved this one with the focus on it.
    queueMicrotask(() => button.current?.scrollIntoView({ block: 'nearest' }));
  };
  return (
    <div className={`target ${row.verdict}`} data-selected={isSelected || undefined}>
      <ToggleButton ref={button} className="target-button" isSelected={isSelected} onChange={choose}>
        <span className="target-name">
          {name}
          {narrowed && <small> {narrowed}</small>}
        </span>
        {silent ? (
          <span className="target-silent">
            {words.noValue} · {words.target} {formatTarget(row, words)}
          </span>
        ) : (
          <>
            <VerdictTag verdict={row.verdict} />
            <Bar row={row} />
            <span className="target-value">
              {turn !== 'same' && <Was turn={turn} before={figureOf(before!, words)} after={figureOf(row, words)} />}
              {formatValue(row, words)}
            </span>
            <span className="target-counts">{formatCounts(row, words)}</span>
            <span className="target-target">
              {words.target} {formatTarget(row, words)}
            </span>
            <span className="target-gap">
              {turn !== 'same' && before!.gap !== row.gap && `${words.gapOf(formatGap(before!, words) ?? '0')} → `}
              {gap ? words.gapOf(gap) : turn !== 'same' && before!.gap !== row.gap && words.gapOf('0')}
            </span>
          </>
        )}
        {isSelected && <Glyph path={GLYPHS.down} size={14} />}
      </ToggleButton>
      {isSelected && (
        <Later>
          <Suspense>
            <RowDetail row={row} />
          </Suspense>
        </Later>
      )}
    </div>
  );
}

/** What a value was without the scenario, and whether it is better now; nothing where it reads the same. */
const Was = (change: { turn: Turn; before: Figure; after: Figure }) =>
  directionOf(change.before, change.after) !== 'level' && (
    <>
      <small className={`was ${change.turn}`}>
        {change.before.text} <TurnMark {...change} />
      </small>{' '}
    </>
  );

/** The value as a bar, the target as a stroke across it, and what lies between as hatching. */
function Bar({ row: { value, target, quantity, comparator, verdict } }: { row: ScoredRow }) {
  if (value === null) return null;
  const whole = quantity === 'share' ? 1 : Math.max(value, target) * 1.08 || 1;
  const percent = (part: number) => `${Math.max(0, Math.min(100, (100 * part) / whole))}%`;
  const below = comparator.startsWith('>') || comparator === '=';
  return (
    <span className={verdict === 'missed' && comparator.startsWith('<') ? 'bar low' : 'bar'} aria-hidden="true">
      <i className="bar-value" style={{ width: percent(value) }} />
      {below && value < target && (
        <i className="bar-gap" style={{ left: `min(${percent(value)}, 100% - 4px)`, width: percent(target - value) }} />
      )}
      <i className="bar-target" style={{ left: percent(target) }} />
    </span>
  );
}
