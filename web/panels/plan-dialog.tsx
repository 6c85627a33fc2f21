import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { PlanIssue } from '../../seeds/plan-faults.ts';
import type { Plan } from '../../seeds/plan-schema.ts';
import { planText } from '../../seeds/sentences/plan-text.ts';
import { useMessages } from '../messages/index.ts';
import { choosePlan, chosenPlan, readPlan } from '../state/actions.ts';
import { useApp } from '../state/app-state.ts';
import { forgetOwnPlan, keepOwnPlan } from '../state/kept-plans.ts';
import { ownKey } from '../state/own-plans.ts';
import { givenNumber } from '../work/given-number.ts';
import { saveFile } from '../work/save-file.ts';
import '../styles/plan-dialog.css';
import { DialogFrame } from './dialog-frame.tsx';

/** A file larger than this is something else. */
const MAX_BYTES = 10_000_000;
/** More issues than this are counted. */
const SHOWN_ISSUES = 12;

interface Wrong {
  readonly file: string;
  /** What is wrong in it; `null` where it is too large to be a plan. */
  readonly issues: readonly PlanIssue[] | null;
}

/** Where the user opens a plan of his own, and puts it aside. */
export default function PlanDialog({ onClose }: { onClose: () => void }) {
  const words = useMessages();
  const ownPlans = useApp((state) => state.ownPlans);
  const chosen = useApp((state) => state.plan);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > MAX_BYTES) return setWrong({ file: file.name, issues: null });
    const reading = await readPlan(await file.text());
    if (reading === null) return;
    if (reading.issues !== undefined) return setWrong({ file: file.name, issues: reading.issues });
    const { plan } = reading;
    setWrong(null);
    void keepOwnPlan(plan);
    void choosePlan(ownKey(plan));
  };
  const remove = (plan: Plan) => {
    const next = forgetOwnPlan(plan);
    if (ownKey(plan) === chosen) void choosePlan(next);
  };
  return (
    <DialogFrame title={words.ownPlan.title} onClose={onClose}>
      <p>{words.ownPlan.text}</p>
      <div className="dialog-actions">
        <FileTrigger acceptedFileTypes={['.json', 'application/json']} onSelect={(list) => void take(list?.[0])}>
          <Button className="button">{words.ownPlan.choose}</Button>
        </FileTrigger>
        {chosen !== null && (
          <Button className="button quiet bordered" onPress={() => void saveChosen()}>
            {words.ownPlan.template}
          </Button>
        )}
      </div>
      <p className="muted">
        {words.ownPlan.templateHint} {words.importPrivacy}
      </p>
      {wrong && <WrongPlan {...wrong} />}
      {ownPlans.length > 0 && <h3>{words.ownPlan.loaded}</h3>}
      <ul className="own-plans">
        {ownPlans.map((plan) => {
          const key = ownKey(plan);
          return (
            <li key={key}>
              <div>
                <strong>{words.planOf(plan.province)}</strong>{' '}
                <span className="muted">{givenNumber(plan.document.number)}</span>
                <p>{plan.document.title}</p>
                <p className="muted">{words.ownPlan.targets(plan.targets.length, yearsOf(plan))}</p>
              </div>
              {key === chosen ? (
                <span className="muted">{words.ownPlan.inUse}</span>
              ) : (
                <Button className="button quiet bordered" onPress={() => void choosePlan(key)}>
                  {words.ownPlan.use}
                </Button>
              )}
              <Button
                className="button quiet"
                aria-label={words.ownPlan.remove(plan.document.title)}
                onPress={() => remove(plan)}
              >
                {words.ownPlan.removeShort}
              </Button>
            </li>
          );
        })}
      </ul>
    </DialogFrame>
  );
}

/** What is wrong with a file, place by place. */
function WrongPlan({ file, issues }: Wrong) {
  const words = useMessages();
  const language = useApp((state) => state.language);
  if (issues === null)
    return (
      <div className="wrong-plan" role="alert">
        <h3>{words.ownPlan.wrong(file, 1)}</h3>
        <p>{words.ownPlan.tooLarge}</p>
      </div>
    );
  return (
    <div className="wrong-plan" role="alert">
      <h3>{words.ownPlan.wrong(file, issues.length)}</h3>
      <ul>
        {issues.slice(0, SHOWN_ISSUES).map((issue) => (
          <li key={`${issue.at} ${issue.message}`}>
            <code>{issue.at}</code> {planText(issue, language)}
          </li>
        ))}
      </ul>
      {issues.length > SHOWN_ISSUES && <p>{words.ownPlan.more(issues.length - SHOWN_ISSUES)}</p>}
    </div>
  );
}

const yearsOf = ({ targets }: Plan): string => [...new Set(targets.map(({ year }) => year))].sort().join(', ');

/** Saves the plan that is scored against, so that it can be changed and opened again. */
async function saveChosen(): Promise<void> {
  const plan = await chosenPlan();
  if (plan !== null) saveFile(`${plan.id}.json`, [JSON.stringify(plan, null, 2)], 'application/json');
}
