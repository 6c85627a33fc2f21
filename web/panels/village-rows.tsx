import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { formatDistance, formatNumber, NONE } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { select } from '../state/actions.ts';
import { useApp } from '../state/app-state.ts';
import { selectedOf } from '../state/selection.ts';
import type { SortColumn, Sorting, VillageFacts } from '../state/village-facts.ts';
import { StatusMark } from './status-mark.tsx';
import { useRowWindow } from './use-row-window.ts';

/** The height of a row, as the style sheet has it. */
const ROW_PX = 32;

/** The columns, and the field that each sorts by. */
const COLUMNS = [
  ['village', 'name'],
  ['commune', 'commune'],
  ['population', 'population'],
  ['mobile', 'mobile'],
  ['fixed', 'fixed'],
  ['site', 'siteM'],
  ['fiber', 'fiberM'],
  ['funding', 'funding'],
] as const satisfies readonly (readonly [string, SortColumn])[];

interface VillageRowsProps {
  readonly villages: readonly VillageFacts[];
  readonly sorting: Sorting | null;
  readonly onSort: (sorting: Sorting | null) => void;
}

/** A table that holds only the rows in view; arrows move through it, Enter opens a village. */
export function VillageRows({ villages, sorting, onSort }: VillageRowsProps) {
  const words = useMessages();
  const selected = useApp((state) => selectedOf(state.selection, 'village'));
  const scroller = useRef<HTMLDivElement>(null);
  const { from, to, scrollTo } = useRowWindow(scroller, villages.length, ROW_PX);
  const [active, setActive] = useState(0);
  const moved = useRef(false);

  useEffect(() => {
    const at = villages.findIndex(({ row }) => row === selected);
    if (at < 0) return;
    setActive(at);
    scrollTo(at);
  }, [selected, villages, scrollTo]);
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-at="${active}"]`)?.focus();
  });

  const move = (event: KeyboardEvent) => {
    const page = Math.max(1, to - from - 4);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -1e9,
      End: 1e9,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(villages.length - 1, active + step));
    moved.current = true;
    scrollTo(next);
    setActive(next);
  };
  return (
    <div className="table-scroll" ref={scroller}>
      <table aria-rowcount={villages.length + 1}>
        <thead>
          <tr>
            {COLUMNS.map(([column, field]) => (
              <SortHead key={column} column={field} label={words.columns[column]} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={move}>
          <tr style={{ height: from * ROW_PX }} />
          {villages.slice(from, to).map((village, i) => (
            <VillageRow
              key={village.row}
              village={village}
              at={from + i}
              isActive={from + i === Math.max(from, Math.min(active, to - 1))}
              isSelected={village.row === selected}
            />
          ))}
          <tr style={{ height: (villages.length - to) * ROW_PX }} />
        </tbody>
      </table>
    </div>
  );
}

interface SortHeadProps {
  readonly column: SortColumn;
  readonly label: string;
  readonly sorting: Sorting | null;
  readonly onSort: (sorting: Sorting | null) => void;
}

/** A column head; pressing it sorts up, then down, then as the analysis did. */
function SortHead({ column, label, sorting, onSort }: SortHeadProps) {
  const own = sorting?.column === column ? sorting : null;
  const next = own === null ? { column, descending: false } : own.descending ? null : { column, descending: true };
  const isNumber = column === 'population' || column.endsWith('M');
  return (
    <th
      className={`col-${column}${isNumber ? ' number' : ''}`}
      aria-sort={own ? (own.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" onClick={() => onSort(next)}>
        {label}
        <i aria-hidden="true">{own ? (own.descending ? '▾' : '▴') : ''}</i>
      </button>
    </th>
  );
}

interface VillageRowProps {
  readonly village: VillageFacts;
  readonly at: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
}

function VillageRow({ village, at, isActive, isSelected }: VillageRowProps) {
  const words = useMessages();
  const open = () => select({ kind: 'village', row: village.row });
  return (
    <tr
      data-at={at}
      data-village={village.id}
      aria-rowindex={at + 2}
      aria-selected={isSelected}
      tabIndex={isActive ? 0 : -1}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        open();
      }}
    >
      <td className="col-name">{village.name}</td>
      <td className="col-commune">{village.commune}</td>
      <td className="col-population number">
        {Number.isNaN(village.population) ? NONE : formatNumber(village.population, 0, words)}
      </td>
      <td className="col-mobile">
        <StatusMark status={village.mobile} size={16} /> {words.statuses[village.mobile]}
      </td>
      <td className="col-fixed">{words.fixedStatuses[village.fixed]}</td>
      <td className="col-siteM number">{formatDistance(village.siteM, words)}</td>
      <td className="col-fiberM number">{formatDistance(village.fiberM, words)}</td>
      <td className="col-funding">{words.fundings[village.funding]}</td>
    </tr>
  );
}
