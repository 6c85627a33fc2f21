import { useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import { useMessages } from '../messages/index.ts';
import { choosePlan } from '../state/actions.ts';
import { useApp } from '../state/app-state.ts';
import { type PlanChoice, planChoices } from '../state/own-plans.ts';
import { showDialog } from '../state/view-actions.ts';
import { Choice } from './choice.tsx';
import { GLYPHS, Glyph } from './glyph.tsx';

function usePlans(): readonly PlanChoice[] {
  const opened = useApp((state) => state.opened);
  const ownPlans = useApp((state) => state.ownPlans);
  return useMemo(() => planChoices({ opened, ownPlans }), [opened, ownPlans]);
}

/** The plan that is scored against, `undefined` without one. */
export function useChosenPlan(): PlanChoice | undefined {
  const id = useApp((state) => state.plan);
  return usePlans().find((candidate) => candidate.id === id);
}

/** The choice of the plan, and the way to one of the user's own. */
export function PlanLine() {
  const words = useMessages();
  const plans = usePlans();
  const id = useApp((state) => state.plan);
  const detailOf = ({ number, draft, isOwn }: PlanChoice) =>
    [number || (draft ? words.draft : ''), isOwn ? words.ownPlan.own : ''].filter(Boolean).join(' · ');
  return (
    <div className="plan-line">
      <Choice
        label={words.plan}
        className="plan-choice"
        options={plans.map((one) => ({ id: one.id, label: words.planOf(one.province), detail: detailOf(one) }))}
        value={id}
        placeholder={words.noPlanChosen}
        onChoose={(chosen) => void choosePlan(chosen)}
      />
      <Button className="icon-button bordered" aria-label={words.ownPlan.open} onPress={() => showDialog('plan')}>
        <Glyph path={GLYPHS.plus} size={16} />
      </Button>
    </div>
  );
}
