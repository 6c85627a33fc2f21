import type { GoalProblem } from './goal.ts';
import { setGoal } from './proposals-actions.ts';
import { useProposals } from './proposals-state.ts';
import { TypedFigure } from './typed-figure.tsx';
import { useProposalWords } from './words.ts';

interface MinimumsProps {
  readonly operators: readonly string[];
  readonly problems: Readonly<Record<string, GoalProblem>>;
}

/** The least share of villages that each operator is to cover itself. */
export function Minimums({ operators, problems }: MinimumsProps) {
  const words = useProposalWords();
  const minimums = useProposals((state) => state.goal.minimums);
  const isAsked = operators.some((operator) => minimums[operator]);
  return (
    <details open={isAsked || Object.keys(problems).length > 0 || undefined}>
      <summary>{words.minimums}</summary>
      <fieldset>
        <legend>{words.minimumsUnit}</legend>
        <div className="pair">
          {operators.map((operator) => (
            <TypedFigure
              key={operator}
              label={operator}
              hint={words.noLimit}
              value={minimums[operator] ?? ''}
              problem={problems[operator]}
              onChange={(value) => setGoal({ minimums: { ...minimums, [operator]: value } })}
            />
          ))}
        </div>
      </fieldset>
    </details>
  );
}
