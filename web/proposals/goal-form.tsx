import { type ReactNode, useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { OBJECTIVES } from '../../engine/propose/brief.ts';
import type { Objective } from '../../engine/propose/index.ts';
import { formatGap } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { Choice } from '../panels/choice.tsx';
import { GLYPHS, Glyph } from '../panels/glyph.tsx';
import { labelsOf } from '../panels/target-row.tsx';
import { useApp, yearsOf } from '../state/app-state.ts';
import { type AimChoice, aimChoices, type Goal, type GoalProblems, isMost, toAsk, yearOf } from './goal.ts';
import { setGoal, solve } from './proposals-actions.ts';
import { useProposals } from './proposals-state.ts';
import { WishList } from './wish-list.tsx';
import { useProposalWords } from './words.ts';

/** What a proposal is to reach, and within what limits. */
export function GoalForm() {
  const words = useProposalWords();
  const goal = useProposals((state) => state.goal);
  const wishes = useProposals((state) => state.wishes);
  const answer = useProposals((state) => state.answer);
  const analysed = useApp((state) => state.analysed)!;
  const opened = useApp((state) => state.opened)!;
  const [isTried, setTried] = useState(false);
  const asked = toAsk(goal, analysed.rows, wishes);
  const problems: GoalProblems = isTried && 'problems' in asked ? asked.problems : {};
  const year = yearOf(goal, analysed.rows);
  const years = yearsOf(analysed);
  const operators = [...new Set(analysed.dissolved.map(({ operator }) => operator))].filter((one) => one !== 'any');
  return (
    <form
      className="goal-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!('problems' in asked)) void solve();
      }}
    >
      <fieldset className="objectives">
        <legend>{words.objective}</legend>
        {OBJECTIVES.map((one: Objective) => (
          <label key={one} data-chosen={goal.objective === one || undefined}>
            <input
              type="radio"
              name="objective"
              checked={goal.objective === one}
              onChange={() => setGoal({ objective: one })}
            />
            {words.objectives[one]}
          </label>
        ))}
        <p className="muted">{words.objectiveTexts[goal.objective]}</p>
      </fieldset>
      {years.length > 1 && (
        <Labelled label={words.year}>
          <Choice
            label={words.year}
            options={years.map((one) => ({ id: String(one), label: String(one) }))}
            value={year === null ? null : String(year)}
            placeholder=""
            onChoose={(id) => setGoal({ year: Number(id), leftOut: [] })}
          />
        </Labelled>
      )}
      {!isMost(goal.objective) && (
        <Targets choices={aimChoices(analysed.rows, year)} goal={goal} problem={problems.targets} />
      )}
      <fieldset>
        <legend>{isMost(goal.objective) ? words.limitsNeeded : words.limits}</legend>
        <div className="pair">
          <Figure name="budget" label={words.budget} hint={words.noLimit} problems={problems} />
          <Figure name="maxSites" label={words.maxSites} hint={words.noLimit} problems={problems} />
        </div>
      </fieldset>
      <Labelled label={words.operator}>
        <Choice
          label={words.operator}
          options={[{ id: 'any', label: words.anyOperator }, ...operators.map((one) => ({ id: one, label: one }))]}
          value={goal.operator || 'any'}
          placeholder=""
          onChoose={(id) => setGoal({ operator: id === 'any' ? '' : id })}
        />
      </Labelled>
      <div className="goal-checks">
        <Check isOn={goal.backup} onChange={(backup) => setGoal({ backup })} label={words.backup} />
        <Check isOn={goal.trustCoverage} onChange={(trustCoverage) => setGoal({ trustCoverage })} label={words.trust} />
      </div>
      <details open={'timeLimit' in problems || 'gap' in problems || 'seed' in problems || undefined}>
        <summary>{words.advanced}</summary>
        <div className="triple">
          <Figure name="timeLimit" label={words.timeLimit} problems={problems} />
          <Figure name="gap" label={words.gap} problems={problems} />
          <Figure name="seed" label={words.seed} problems={problems} />
        </div>
      </details>
      <p className="ground-note muted">
        {!opened.hasTerrain && <Glyph path={GLYPHS.warn} size={14} />}{' '}
        {opened.hasTerrain ? words.ground : words.noGround}
      </p>
      <WishList canSolve={false} />
      <Button type="submit" className="button wide">
        {answer === null ? words.propose : words.again}
      </Button>
    </form>
  );
}

const Labelled = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="labelled">
    <span>{label}</span>
    {children}
  </div>
);

const Check = ({ isOn, onChange, label }: { isOn: boolean; onChange: (isOn: boolean) => void; label: string }) => (
  <label>
    <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
    <span>{label}</span>
  </label>
);

type FigureName = 'budget' | 'maxSites' | 'timeLimit' | 'gap' | 'seed';

interface FigureProps {
  readonly name: FigureName;
  readonly label: string;
  readonly hint?: string;
  readonly problems: GoalProblems;
}

/** A number that is typed. */
function Figure({ name, label, hint, problems }: FigureProps) {
  const words = useProposalWords();
  const id = useId();
  const value = useProposals((state) => state.goal[name]);
  const problem = problems[name];
  return (
    <div className="typed-figure">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        placeholder={hint}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={(event) => setGoal({ [name]: event.target.value })}
      />
      <small id={`${id}-problem`} className="problem">
        {problem && words.problems[problem]}
      </small>
    </div>
  );
}

interface TargetsProps {
  readonly choices: readonly AimChoice[];
  readonly goal: Goal;
  readonly problem: GoalProblems['targets'];
}

/** The targets to choose among, each with its gap; what cannot be aimed at says why. */
function Targets({ choices, goal, problem }: TargetsProps) {
  const words = useProposalWords();
  const messages = useMessages();
  const open = choices.filter(({ kind }) => kind === 'aim' || kind === 'met');
  const kept = choices.filter(({ kind }) => kind === 'kept');
  const others = choices.filter(({ kind }) => !['aim', 'met', 'kept'].includes(kind));
  const toggle = (indicator: string, isOn: boolean) =>
    setGoal({
      leftOut: isOn ? goal.leftOut.filter((one) => one !== indicator) : [...goal.leftOut, indicator],
    });
  return (
    <fieldset className="aims">
      <legend>{words.targets}</legend>
      {open.length === 0 && <p className="muted">{words.everyVillage}</p>}
      {open.map(({ row, kind }) => (
        <label key={row.key}>
          <input
            type="checkbox"
            checked={!goal.leftOut.includes(row.indicator)}
            onChange={(event) => toggle(row.indicator, event.target.checked)}
          />
          <AimName row={row} />
          <small>{kind === 'met' ? words.aims.met : messages.gapOf(formatGap(row, messages) ?? '')}</small>
        </label>
      ))}
      {kept.map(({ row }) => (
        <label key={row.key}>
          <input type="checkbox" checked disabled />
          <AimName row={row} />
          <small>{words.aims.kept}</small>
        </label>
      ))}
      {problem && <p className="problem">{words.problems[problem]}</p>}
      {others.length > 0 && (
        <details>
          <summary>{words.otherTargets(others.length)}</summary>
          <ul className="aims-other">
            {others.map(({ row, kind }) => (
              <li key={row.key}>
                <AimName row={row} />
                <small>{words.aims[kind]}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </fieldset>
  );
}

function AimName({ row }: Pick<AimChoice, 'row'>) {
  const { name, narrowed } = labelsOf(row, useMessages());
  return (
    <span>
      {name} {narrowed && <em>{narrowed}</em>}
    </span>
  );
}
