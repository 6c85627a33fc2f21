import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { formatNumber } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { foundOf, useApp } from '../state/app-state.ts';
import type { AreaPart } from '../state/breakdown.ts';
import { selectedOf } from '../state/selection.ts';
import { filterBy } from '../state/table-state.ts';
import { select } from '../state/view-actions.ts';
import { largestOf, PartCells } from './row-parts.tsx';
import { useRowWindow } from './use-row-window.ts';

/** The height of a commune, as the style sheet has it. */
const ROW_PX = 24;

/** Every commune as a bar, the farthest from the target first; choosing one filters the table to it. */
export function AreaRanking({ areas, unit }: { areas: readonly AreaPart[]; unit: string }) {
  const words = useMessages();
  const codes = useApp((state) => foundOf(state)?.areas.code);
  const selected = useApp((state) => selectedOf(state.selection, 'commune'));
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [active, setActive] = useState(0);
  const { from, to, scrollTo } = useRowWindow(scroller, areas.length, ROW_PX);
  const most = useMemo(() => largestOf(areas), [areas]);
  if (areas.length === 0) return null;

  const choose = (at: number) => {
    setActive(at);
    select({ kind: 'commune', row: areas[at].area });
    filterBy('commune', [codes![areas[at].area]]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 7,
      PageUp: -7,
      Home: -areas.length,
      End: areas.length,
    };
    const step = steps[event.key];
    if (step === undefined && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (step === undefined) return choose(active);
    const next = Math.max(0, Math.min(areas.length - 1, active + step));
    setActive(next);
    scrollTo(next);
  };
  return (
    <div className="parts">
      <h3 id={`${id}title`}>{words.detail.communes(formatNumber(areas.length, 0, words))}</h3>
      <div
        className="ranking part-list"
        ref={scroller}
        role="listbox"
        tabIndex={0}
        aria-labelledby={`${id}title`}
        aria-description={words.detail.communesHint}
        aria-activedescendant={`${id}${active}`}
        onKeyDown={onKeyDown}
      >
        <div style={{ height: from * ROW_PX }} />
        {areas.slice(from, to).map((part, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the list has the focus and the keys
          <div
            key={part.area}
            id={`${id}${from + i}`}
            role="option"
            className="ranked"
            aria-selected={part.area === selected}
            aria-setsize={areas.length}
            aria-posinset={from + i + 1}
            data-active={from + i === active || undefined}
            onClick={() => choose(from + i)}
          >
            <PartCells part={part} name={part.name} most={most} unit={unit} />
          </div>
        ))}
        <div style={{ height: (areas.length - to) * ROW_PX }} />
      </div>
    </div>
  );
}
