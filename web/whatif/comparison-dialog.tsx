import { useEffect, useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import type { Misfit } from '../../engine/scenario/misfits.ts';
import { Choice } from '../panels/choice.tsx';
import { DialogFrame } from '../panels/dialog-frame.tsx';
import { type Language, useApp } from '../state/app-state.ts';
import '../styles/comparison.css';
import { misfitText } from '../../seeds/sentences/misfit-text.ts';
import { type Compared, compare } from './comparison-state.ts';
import { DifferenceTable } from './difference-table.tsx';
import { Swipe } from './swipe.tsx';
import { useWhatIf } from './what-if-state.ts';
import { useWhatIfWords } from './words.ts';

const DATA = ' data';

type Outcome =
  | { readonly left: Compared; readonly right: Compared }
  | { readonly misfits: readonly Misfit[] }
  | { readonly failure: string };

const linesOf = (outcome: Exclude<Outcome, { readonly left: Compared }>, language: Language): readonly string[] =>
  'failure' in outcome ? [outcome.failure] : outcome.misfits.map((misfit) => misfitText(misfit, language));

/** Two scenarios side by side: what differs as a table, and the maps under a divider. */
export default function ComparisonDialog({ onClose }: { onClose: () => void }) {
  const words = useWhatIfWords();
  const language = useApp((state) => state.language);
  const scenarios = useWhatIf((state) => state.scenarios);
  const current = useWhatIf((state) => state.current);
  const others = scenarios.filter(({ name }) => name !== current);
  const [left, setLeft] = useState<string>(others.length > 0 && current !== null ? others[0].name : DATA);
  const [right, setRight] = useState<string>(current ?? others[0]?.name ?? DATA);
  const [form, setForm] = useState<'table' | 'swipe'>('table');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    let isStale = false;
    setOutcome(null);
    const name = (id: string) => (id === DATA ? null : id);
    compare(name(left), name(right), words.data)
      .catch((error: unknown): Outcome => ({ failure: error instanceof Error ? error.message : String(error) }))
      .then((found) => {
        if (!isStale) setOutcome(found);
      });
    return () => {
      isStale = true;
    };
  }, [left, right, words]);
  const options = [{ id: DATA, label: words.data }, ...scenarios.map(({ name }) => ({ id: name, label: name }))];
  return (
    <DialogFrame title={words.comparison} onClose={onClose}>
      <div className="comparison-head">
        <Choice label={words.left} options={options} value={left} placeholder={words.left} onChoose={setLeft} />
        <span aria-hidden="true">→</span>
        <Choice label={words.right} options={options} value={right} placeholder={words.right} onChoose={setRight} />
        <ToggleButtonGroup
          className="segments"
          aria-label={words.comparison}
          disallowEmptySelection
          selectedKeys={[form]}
          onSelectionChange={(keys) => setForm(keys.has('swipe') ? 'swipe' : 'table')}
        >
          <ToggleButton id="table" className="segment">
            {words.table}
          </ToggleButton>
          <ToggleButton id="swipe" className="segment">
            {words.swipe}
          </ToggleButton>
        </ToggleButtonGroup>
      </div>
      <div className="comparison-body">
        {outcome === null ? (
          <p className="empty" role="status">
            {words.comparing}
          </p>
        ) : 'left' in outcome ? (
          form === 'table' ? (
            <DifferenceTable {...outcome} />
          ) : (
            <Swipe {...outcome} />
          )
        ) : (
          <div role="alert">
            <strong>{words.cannotCompare}</strong>
            <ul>
              {linesOf(outcome, language).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </DialogFrame>
  );
}
