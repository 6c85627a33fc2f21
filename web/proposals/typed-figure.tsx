import { useId } from 'react';
import type { GoalProblem } from './goal.ts';
import { useProposalWords } from './words.ts';

interface TypedFigureProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly problem?: GoalProblem | undefined;
  readonly onChange: (value: string) => void;
}

/** A number that is typed. */
export function TypedFigure({ label, hint, value, problem, onChange }: TypedFigureProps) {
  const words = useProposalWords();
  const id = useId();
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
        onChange={(event) => onChange(event.target.value)}
      />
      <small id={`${id}-problem`} className="problem">
        {problem && words.problems[problem]}
      </small>
    </div>
  );
}
