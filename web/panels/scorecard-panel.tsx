import { memo, useMemo, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { formatDate } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { resume } from '../state/actions.ts';
import { type AppState, app, foundOf, useApp, yearsOf } from '../state/app-state.ts';
import { sameRow } from '../state/turn.ts';
import { selectYear } from '../state/view-actions.ts';
import type { AnalysedDataset, ScoredRow } from '../work/desk-api.ts';
import { Later } from './later.tsx';
import { PlainList } from './plain-list.tsx';
import { PlanLine, useChosenPlan } from './plan-line.tsx';
import { TargetRow } from './target-row.tsx';

/** The targets of the plan for the chosen year, what is computed before what is reported. */
export function ScorecardPanel() {
  const words = useMessages();
  const opened = useApp((state) => state.opened);
  const isWhole = useApp((state) => state.analysed !== null);
  const state = useScored();
  const found = foundOf(state);
  const { year, plan } = state;
  const before = state.base?.analysed ?? null;
  const isWorking = useApp((state) => state.work.phase === 'working');
  const rows = useMemo(() => found?.rows.filter((row) => row.year === year) ?? [], [found, year]);
  const [computed, statistical] = useMemo(
    () => [rows.filter((row) => !row.statistical), rows.filter((row) => row.statistical)],
    [rows],
  );
  return (
    <section id="scorecard" className="panel scorecard" aria-label={words.scorecard} tabIndex={-1}>
      {opened && <PlanHead />}
      {opened && !isWhole && !isWorking && <Stopped />}
      {found === null ? (
        isWorking && <Skeleton />
      ) : plan === null ? (
        <>
          <Notice title={words.noPlanTitle} text={words.noPlanText} />
          <PlainList analysed={found} />
        </>
      ) : rows.length === 0 ? (
        <Notice title={words.noTargets} text="" />
      ) : (
        <>
          <YearHead found={found} year={year} rows={rows} />
          <RowGroup title={words.computed} rows={computed} before={before} />
          <Later>
            <RowGroup title={words.statistical} rows={statistical} before={before} />
          </Later>
        </>
      )}
    </section>
  );
}

/** The state whose targets are drawn: the first with any at once, as it is what a user waits for, and later ones bit by bit. */
function useScored(): AppState {
  const calm = useApp((state) => state);
  const now = useSyncExternalStore(app.subscribe, app.get);
  return foundOf(calm) === null ? now : calm;
}

const PlanHead = memo(function PlanHead() {
  const words = useMessages();
  const plan = useChosenPlan();
  return (
    <div className="plan-head">
      <PlanLine />
      {plan && (
        <p className="plan-title">
          {plan.title}
          <span>
            {[
              plan.number,
              formatDate(plan.date, words),
              plan.draft ? words.draft : '',
              plan.isOwn ? words.ownPlan.own : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
      )}
    </div>
  );
});

interface YearHeadProps {
  readonly found: AnalysedDataset;
  readonly year: number | null;
  readonly rows: readonly ScoredRow[];
}

const YearHead = memo(function YearHead({ found, year, rows }: YearHeadProps) {
  const words = useMessages();
  const count = (verdict: ScoredRow['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  const [met, missed, noData] = [count('met'), count('missed'), count('no-data')];
  return (
    <div className="year-head">
      <div className="year-line">
        <span className="muted">{words.year}</span>
        <ToggleButtonGroup
          className="segments"
          aria-label={words.year}
          disallowEmptySelection
          selectedKeys={year === null ? [] : [String(year)]}
          onSelectionChange={(keys) => selectYear(Number([...keys][0]))}
        >
          {yearsOf(found).map((one) => (
            <ToggleButton key={one} id={String(one)} className="segment">
              {one}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <div className="tally-bar" aria-hidden="true">
        <i className="met" style={{ flexGrow: met }} />
        <i className="missed" style={{ flexGrow: missed }} />
        <i className="no-data" style={{ flexGrow: noData }} />
      </div>
      <p className="tally">{words.tally(met, missed, noData)}</p>
    </div>
  );
});

interface RowGroupProps {
  readonly title: string;
  readonly rows: readonly ScoredRow[];
  readonly before: AnalysedDataset | null;
}

const RowGroup = memo(function RowGroup({ title, rows, before }: RowGroupProps) {
  if (rows.length === 0) return null;
  const told = rows.filter(({ verdict }) => verdict !== 'no-data');
  const silent = rows.filter(({ verdict }) => verdict === 'no-data');
  return (
    <div className="row-group">
      <h2>{title}</h2>
      {[...told, ...silent].map((row) => (
        <TargetRow key={row.key} row={row} before={before && sameRow(before, row)} />
      ))}
    </div>
  );
});

function Stopped() {
  const words = useMessages();
  return (
    <div className="notice">
      <h2>{words.stoppedTitle}</h2>
      <p>{words.stoppedText}</p>
      <Button className="button" onPress={() => void resume()}>
        {words.resume}
      </Button>
    </div>
  );
}

const Notice = ({ title, text }: { title: string; text: string }) => (
  <div className="notice">
    <h2>{title}</h2>
    <p>{text}</p>
  </div>
);

const Skeleton = () => (
  <div className="skeleton" aria-hidden="true">
    {Array.from({ length: 6 }, (_, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the places of a skeleton never move
      <i key={i} />
    ))}
  </div>
);
