import { Button } from 'react-aria-components/Button';
import { formatNumber } from '../figures.ts';
import { type Messages, useMessages } from '../messages/index.ts';
import { selectedRow, useApp } from '../state/app-state.ts';
import { useTableRows } from '../state/table-rows.ts';
import { clearFilters, useTable } from '../state/table-state.ts';
import { isNarrowed } from '../table/show-rows.ts';
import { shownColumns } from '../table/usual-columns.ts';
import { PlanLine } from './plan-line.tsx';
import { FilterTags } from './table-filters.tsx';
import { TableGrid } from './table-grid.tsx';
import { TableTools } from './table-tools.tsx';
import { labelsOf } from './target-row.tsx';
import { useNarrow } from './use-narrow.ts';
import '../styles/gaps.css';
import '../styles/table-popovers.css';
import '../styles/table-grid.css';

/** The lists of the dataset: what keeps the selected target from being met, all villages, dead zones and sites. */
export default function TablePanel() {
  const words = useMessages();
  const isNarrow = useNarrow();
  const isAnalysed = useApp((state) => state.analysed !== null);
  const row = useApp(selectedRow);
  const plan = useApp((state) => state.plan);
  const { list, all, shown } = useTableRows((state) => state);
  const isWorking = useTableRows((state) => state.isWorking);
  const wanted = useTable((state) => state);
  const columns = list && shownColumns(list, wanted.columns[list.kind], isNarrow, row?.indicator ?? '');
  return (
    <section className="panel gaps" aria-label={words.gaps} tabIndex={-1}>
      <TableTools list={list} columns={columns ?? []} />
      <div className="gaps-line">
        <h2 className="gaps-title" aria-live="polite">
          {titleOf(words, wanted.list, shown.length, all?.length ?? null, row && labelsOf(row, words).name)}
        </h2>
        {isWorking && <span className="muted">{words.table.working}</span>}
        {list && <FilterTags list={list} />}
      </div>
      <div className="gaps-body">
        {list !== null && columns !== null && shown.length > 0 ? (
          <TableGrid list={list} rows={shown} columns={columns} />
        ) : (
          isAnalysed && (
            <div className="empty">
              <p>
                {emptyText(
                  words,
                  wanted.list,
                  all,
                  list !== null,
                  plan === null ? 'plan' : row === null ? 'target' : null,
                )}
              </p>
              {list !== null && all === null && plan === null && <PlanLine />}
              {list !== null && all !== null && all.length > 0 && isNarrowed(list, wanted) && (
                <Button className="button quiet bordered" onPress={clearFilters}>
                  {words.table.liftAll}
                </Button>
              )}
            </div>
          )
        )}
      </div>
    </section>
  );
}

/** What the list holds, and of how many where it is narrowed. */
function titleOf(
  words: Messages,
  name: keyof typeof words.table.lists,
  shown: number,
  all: number | null,
  target: string | null,
) {
  if (all === null) return words.table.lists[name];
  const whole = formatNumber(all, 0, words);
  const count = shown === all ? whole : words.table.partOf(formatNumber(shown, 0, words), whole);
  if (name === 'gaps' && target !== null) return words.gapsTitle(count, target);
  return words.table.counted[name === 'gaps' ? 'villages' : name](count, all === 1);
}

function emptyText(
  words: Messages,
  name: keyof typeof words.table.lists,
  all: Uint32Array | null,
  hasList: boolean,
  lacks: 'plan' | 'target' | null,
): string {
  if (!hasList) return words.table.noneAtAll[name === 'gaps' ? 'villages' : name];
  if (all === null)
    return lacks === null ? words.notVillages : lacks === 'plan' ? words.table.noTarget : words.noTargets;
  if (all.length > 0) return words.table.noMatch;
  return name === 'gaps' ? words.noGaps : words.table.noneAtAll[name];
}
