import { formatGap } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { labelsOf } from '../panels/target-row.tsx';
import type { AimChoice, Goal, GoalProblems } from './goal.ts';
import { setGoal } from './proposals-actions.ts';
import { useProposalWords } from './words.ts';

interface TargetsProps {
  readonly choices: readonly AimChoice[];
  readonly goal: Goal;
  readonly problem: GoalProblems['targets'];
}

/** The targets to choose among, each with its gap; what cannot be aimed at says why. */
export function Targets({ choices, goal, problem }: TargetsProps) {
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
