import { type CSSProperties, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { MobileStatus } from '../../engine/vocabulary.ts';
import { useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';
import { selectedOf } from '../state/selection.ts';
import { sortBy, useTable } from '../state/table-state.ts';
import { select } from '../state/view-actions.ts';
import { cellText } from '../table/cell-text.ts';
import { codeOf, type List, type ListColumn } from '../table/list.ts';
import { StatusMark } from './status-mark.tsx';
import { useRowWindow } from './use-row-window.ts';

/** The height of a row, as the style sheet has it. */
const ROW_PX = 32;

/** Room of a column in pixels, before what is left over is shared out. */
const WIDTHS: Readonly<Record<string, number>> = {
  name: 150,
  commune: 130,
  zoneCommune: 150,
  rank: 56,
  users: 190,
  mobile: 118,
  fixed: 140,
  funding: 226,
  id: 104,
  owner: 120,
};
const USUAL_WIDTH = 92;

interface TableGridProps {
  readonly list: List;
  readonly rows: Uint32Array;
  readonly columns: readonly ListColumn[];
}

/** How far down a list was when it was taken off the page: one that comes back is where it was left. */
const leftAt = new WeakMap<Uint32Array, number>();

/** A grid that holds only the rows in view; arrows, Page Up and Down, Home and End move through it, Enter asks why. */
export function TableGrid({ list, rows, columns }: TableGridProps) {
  const words = useMessages();
  const selected = selectedOf(
    useApp((state) => state.selection),
    list.kind,
  );
  const scroller = useRef<HTMLDivElement>(null);
  const { from, to, scrollTo } = useRowWindow(scroller, rows.length, ROW_PX);
  const [active, setActive] = useState(0);
  const moved = useRef(false);

  useLayoutEffect(() => {
    const element = scroller.current!;
    element.scrollTop = leftAt.get(rows) ?? element.scrollTop;
    return () => void leftAt.set(rows, element.scrollTop);
  }, [rows]);
  useEffect(() => {
    const at = selected === null ? -1 : rows.indexOf(selected);
    if (at < 0) return;
    setActive(at);
    scrollTo(at);
  }, [selected, rows, scrollTo]);
  useEffect(() => {
    // A row far away is drawn only when the scroller has told of its new place.
    const row = moved.current ? scroller.current?.querySelector<HTMLElement>(`[data-at="${active}"]`) : null;
    if (!row) return;
    moved.current = false;
    row.focus();
  });

  const choose = (at: number) => select({ kind: list.kind, row: rows[at] });

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, to - from - 14);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -rows.length,
      End: rows.length,
    };
    const step = steps[event.key];
    const isChoice = event.key === 'Enter' || event.key === ' ';
    if (step === undefined && !isChoice) return;
    event.preventDefault();
    if (isChoice) return choose(active);
    const next = Math.max(0, Math.min(rows.length - 1, active + step));
    moved.current = true;
    scrollTo(next);
    setActive(next);
  };
  const focusable = Math.max(from, Math.min(active, to - 1));
  const width = columns.reduce((sum, { id }) => sum + (WIDTHS[id] ?? USUAL_WIDTH), 0);
  return (
    <div className="table-scroll" ref={scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are chosen is a grid
        role="grid"
        aria-label={words.gaps}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        style={{ '--table-width': `${width}px` } as CSSProperties}
      >
        <colgroup>
          {columns.map(({ id }) => (
            <col key={id} style={{ width: `${(100 * (WIDTHS[id] ?? USUAL_WIDTH)) / width}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <SortHead key={column.id} column={column} />
            ))}
          </tr>
        </thead>
        <tbody aria-hidden="true">
          <tr style={{ height: from * ROW_PX }} />
        </tbody>
        <tbody onKeyDown={onKeyDown}>
          {Array.from(rows.subarray(from, to), (row, i) => (
            <GridRow
              key={row}
              list={list}
              columns={columns}
              row={row}
              at={from + i}
              isActive={from + i === focusable}
              isSelected={row === selected}
              onChoose={choose}
            />
          ))}
        </tbody>
        <tbody aria-hidden="true">
          <tr style={{ height: (rows.length - to) * ROW_PX }} />
        </tbody>
      </table>
    </div>
  );
}

/** A column head; pressing it sorts up, then down, then as the analysis did; with Shift beside what it is sorted by. */
function SortHead({ column: { id, kind } }: { column: ListColumn }) {
  const words = useMessages();
  const sorting = useTable((state) => state.sorting);
  const at = sorting.findIndex(({ column }) => column === id);
  const own = sorting[at];
  return (
    <th
      className={`col-${id}${kind === 'number' ? ' number' : ''}`}
      aria-sort={own ? (own.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" title={words.table.sortHint} onClick={(event) => sortBy(id, event.shiftKey)}>
        {words.table.columnNames[id]}
        <i aria-hidden="true">
          {own ? (own.descending ? '▾' : '▴') : ''}
          {own && sorting.length > 1 && <sub>{at + 1}</sub>}
        </i>
      </button>
    </th>
  );
}

interface GridRowProps {
  readonly list: List;
  readonly columns: readonly ListColumn[];
  readonly row: number;
  readonly at: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onChoose: (at: number) => void;
}

function GridRow({ list, columns, row, at, isActive, isSelected, onChoose }: GridRowProps) {
  const words = useMessages();
  return (
    <tr
      data-at={at}
      {...{ [`data-${list.kind}`]: row }}
      aria-rowindex={at + 2}
      aria-selected={isSelected}
      tabIndex={isActive ? 0 : -1}
      onClick={() => onChoose(at)}
    >
      {columns.map((column) => {
        const text = cellText(column, row, words);
        return (
          <td key={column.id} className={`col-${column.id}${column.kind === 'number' ? ' number' : ''}`} title={text}>
            {column.id === 'mobile' && column.kind === 'code' && (
              <StatusMark status={codeOf(column, row) as MobileStatus} size={16} />
            )}{' '}
            {text}
          </td>
        );
      })}
    </tr>
  );
}
