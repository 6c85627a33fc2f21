import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { OBJECTIVES } from '../../engine/propose/brief.ts';
import type { Objective } from '../../engine/propose/index.ts';
import { useMessages } from '../messages/index.ts';
import { Choice } from '../panels/choice.tsx';
import { GLYPHS, Glyph } from '../panels/glyph.tsx';
import { useApp, yearsOf } from '../state/app-state.ts';
import { aimChoices, type GoalProblems, isMost, operatorsIn, toAsk, yearOf } from './goal.ts';
import { Minimums } from './goal-minimums.tsx';
import { Targets } from './goal-targets.tsx';
import { setGoal, solve } from './proposals-actions.ts';
import { useProposals } from './proposals-state.ts';
import { TypedFigure } from './typed-figure.tsx';
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
  const asked = toAsk(goal, analysed, wishes);
  const problems: GoalProblems = isTried && 'problems' in asked ? asked.problems : {};
  const year = yearOf(goal, analysed.rows);
  const years = yearsOf(analysed);
  const operators = operatorsIn(analysed);
  const { operatorNames } = useMessages();
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
          options={[{ id: 'any', label: operatorNames.any }, ...operators.map((one) => ({ id: one, label: one }))]}
          value={goal.operator || 'any'}
          placeholder=""
          onChoose={(id) => setGoal({ operator: id === 'any' ? '' : id })}
        />
      </Labelled>
      {!isMost(goal.objective) && operators.length > 0 && (
        <Minimums operators={operators} problems={problems.minimums ?? {}} />
      )}
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

/** A number of the form. */
const Figure = ({ name, label, hint, problems }: FigureProps) => (
  <TypedFigure
    label={label}
    hint={hint}
    value={useProposals((state) => state.goal[name])}
    problem={problems[name]}
    onChange={(value) => setGoal({ [name]: value })}
  />
);
