import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';
import type { ProposalAsk } from '../work/desk/propose.ts';
import '../styles/proposals.css';
import '../styles/proposal-goal.css';
import '../styles/proposal-answer.css';
import '../styles/proposal-sites.css';
import { Answer } from './answer.tsx';
import { GoalForm } from './goal-form.tsx';
import { OperatorView } from './operator-view.tsx';
import { openForm, setPart, solve } from './proposals-actions.ts';
import './proposals-on-map.ts';
import { wishText } from '../../seeds/sentences/wish-text.ts';
import { type ProposalsState, useProposals } from './proposals-state.ts';
import { formatShare, Solving } from './solving.tsx';
import { useProposalWords } from './words.ts';

const PARTS: readonly ProposalsState['part'][] = ['plan', 'operator'];

/** Shared sites proposed for the plan, and what the masts of others offer an operator. */
export default function ProposalsPanel() {
  const words = useProposalWords();
  const part = useProposals((state) => state.part);
  const obstacle = useObstacle();
  return (
    <section className="panel proposals" aria-label={words.legend}>
      <h2 className="hidden-text">{words.legend}</h2>
      {obstacle === null ? (
        <>
          <ToggleButtonGroup
            className="segments proposal-parts"
            aria-label={words.partsTitle}
            disallowEmptySelection
            selectedKeys={[part]}
            onSelectionChange={(keys) => setPart([...keys][0] as ProposalsState['part'])}
          >
            {PARTS.map((one) => (
              <ToggleButton key={one} id={one} className="segment">
                {words.parts[one]}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <Failed />
          {part === 'plan' ? <PlanPart /> : <OperatorView />}
        </>
      ) : (
        <div className="notice">
          <h2>{obstacle.title}</h2>
          <p>{obstacle.text}</p>
        </div>
      )}
    </section>
  );
}

/** Why nothing can be proposed for what is open; `null` where it can. */
function useObstacle(): { readonly title: string; readonly text: string } | null {
  const words = useProposalWords();
  const dataset = useApp((state) => state.opened?.dataset);
  const isJudged = useApp((state) => state.analysed !== null);
  const plan = useApp((state) => state.plan);
  if (dataset === undefined || !isJudged) return { title: words.goal, text: words.wait };
  if (dataset.coverage === null) return { title: words.noCoverage, text: words.noCoverageText };
  if (!dataset.villages?.count) return { title: words.noVillages, text: words.noVillagesText };
  return plan === null ? { title: words.noPlan, text: words.noPlanText } : null;
}

function PlanPart() {
  const words = useProposalWords();
  const isSolving = useProposals((state) => state.isSolving);
  const answer = useProposals((state) => state.answer);
  const isFormOpen = useProposals((state) => state.isFormOpen);
  if (isSolving) return <Solving />;
  if (answer === null) return <GoalForm />;
  return (
    <>
      {isFormOpen ? (
        <GoalForm />
      ) : (
        <div className="goal-line">
          <span>
            {words.objectives[answer.ask.objective]} · {answer.ask.year}
            {answer.ask.operator && ` · ${answer.ask.operator}`}
            <AskedMinimums minimums={answer.ask.operatorMinimums ?? []} />
          </span>
          <Button className="button quiet bordered" onPress={() => openForm(true)}>
            {words.changeGoal}
          </Button>
        </div>
      )}
      <Answer answer={answer} />
    </>
  );
}

/** What each operator was asked to cover itself. */
function AskedMinimums({ minimums }: { minimums: NonNullable<ProposalAsk['operatorMinimums']> }) {
  const words = useProposalWords();
  const messages = useMessages();
  if (minimums.length === 0) return null;
  const list = minimums.map(({ operator, share }) => `${operator} ${formatShare(share, messages)}`);
  return <small className="muted">{words.minimumsAsked(list.join(', '))}</small>;
}

function Failed() {
  const words = useProposalWords();
  const failure = useProposals((state) => state.failure);
  const part = useProposals((state) => state.part);
  const language = useApp((state) => state.language);
  if (failure === null) return null;
  return (
    <div className="proposal-failed" role="alert">
      <strong>{failure.kind === 'wish' ? words.failedWish : words.failed}</strong>
      {failure.kind === 'wish' ? <p>{wishText(failure.message, language)}</p> : <p lang="en">{failure.message}</p>}
      {failure.kind === 'other' && part === 'plan' && (
        <Button className="button quiet bordered" onPress={() => void solve()}>
          {words.retry}
        </Button>
      )}
    </div>
  );
}
