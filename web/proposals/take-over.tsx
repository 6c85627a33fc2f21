import { Button } from 'react-aria-components/Button';
import { formatNumber } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { GLYPHS, Glyph } from '../panels/glyph.tsx';
import { TakingStrip } from '../takeaway/taking-strip.tsx';
import '../styles/take-away.css';
import { formatMoney } from './answer.tsx';
import { takeProposalFile } from './proposals-actions.ts';
import type { Answered } from './proposals-state.ts';
import { useProposalWords } from './words.ts';

/** Takes the proposal over into a scenario. */
export function Accept({ answer }: { answer: Answered; isStale: boolean }) {
  const words = useProposalWords();
  if (answer.report.scenario.edits.length === 0) return null;
  return (
    <Button className="button wide" onPress={() => void takeProposalFile('scenario.json')}>
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
export function Files({ answer: { files } }: { answer: Answered }) {
  const words = useProposalWords();
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
              <SaveButton name={name} />
            </li>
          ))}
      </ul>
      <TakingStrip />
    </section>
  );
}

function SaveButton({ name }: { name: string }) {
  const words = useProposalWords();
  return (
    <Button className="icon-button" aria-label={words.save(name)} onPress={() => void takeProposalFile(name)}>
      <Glyph path={GLYPHS.save} />
    </Button>
  );
}
