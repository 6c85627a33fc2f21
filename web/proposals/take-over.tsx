import { Button } from 'react-aria-components/Button';
import { formatMoney, formatNumber } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { GLYPHS, Glyph } from '../panels/glyph.tsx';
import { setView } from '../state/view-actions.ts';
import { TakingStrip } from '../takeaway/taking-strip.tsx';
import '../styles/take-away.css';
import { accept, takeProposalFile } from './proposals-actions.ts';
import { type Answered, useProposals } from './proposals-state.ts';
import { useProposalWords } from './words.ts';

interface AcceptProps {
  readonly answer: Answered;
  /** The data has changed since, so that the edits may no longer fit. */
  readonly isStale: boolean;
}

/** Takes the proposal over into a scenario, where it can be worked on and undone; then the way there. */
export function Accept({ answer, isStale }: AcceptProps) {
  const words = useProposalWords();
  const acceptedAs = useProposals((state) => state.acceptedAs);
  if (answer.report.scenario.edits.length === 0) return null;
  if (acceptedAs !== null)
    return (
      <div className="accepted" role="status">
        <Glyph path={GLYPHS.check} size={16} />
        <span>{words.accepted(acceptedAs)}</span>
        <Button className="button quiet bordered" onPress={() => setView('what-if')}>
          {words.toScenario}
        </Button>
      </div>
    );
  return (
    <Button
      className="button wide"
      isDisabled={isStale}
      onPress={() => void accept(words.scenarioName(String(answer.report.sites.length)))}
    >
      {words.accept}
    </Button>
  );
}

/** The part of each operator, and its file. */
export function HandOver({ answer: { report, files } }: { answer: Answered }) {
  const words = useProposalWords();
  const messages = useMessages();
  const number = (value: number) => formatNumber(value, 0, messages);
  const own = files.filter((name) => name.startsWith('operators/'));
  if (report.operators.length === 0) return null;
  return (
    <section className="proposal-block">
      <h3>{words.handOver}</h3>
      <p className="muted">{words.handOverText}</p>
      <ul className="hand-over">
        {report.operators.map(({ operator, sites, cost, gain }, i) => {
          const roles = Object.entries(words.role)
            .map(([role, text]) => [sites.filter((site) => site.role === role).length, text] as const)
            .filter(([count]) => count > 0);
          return (
            <li key={operator}>
              <b>{operator}</b>
              <span>{roles.map(([count, text]) => `${text} ${count}`).join(' · ')}</span>
              <small className="muted">
                {words.partOf(formatMoney(cost, report.currency, messages), number(gain.villages), number(gain.people))}
              </small>
              <SaveButton name={own[i]} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The files of the command line. */
export function Files({ answer: { files, isWhole } }: { answer: Answered }) {
  const words = useProposalWords();
  const isExamining = useProposals((state) => state.isExamining);
  return (
    <section className="proposal-block">
      <h3>{words.files}</h3>
      <ul className="output-list">
        {files
          .filter((name) => !name.startsWith('operators/'))
          .map((name) => (
            <li key={name}>
              <code>{name}</code>
              <span>{words.fileTexts[name]}</span>
              <SaveButton name={name} isDisabled={name === 'proposals.json' && isWhole !== true && isExamining} />
            </li>
          ))}
      </ul>
      <TakingStrip />
    </section>
  );
}

function SaveButton({ name, isDisabled = false }: { name: string; isDisabled?: boolean }) {
  const words = useProposalWords();
  return (
    <Button
      className="icon-button"
      aria-label={words.save(name)}
      isDisabled={isDisabled}
      onPress={() => void takeProposalFile(name)}
    >
      <Glyph path={GLYPHS.save} />
    </Button>
  );
}
