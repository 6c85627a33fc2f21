import { formatNumber } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { standingOf, villagesThatGain } from './gains.ts';
import { useProposals } from './proposals-state.ts';
import { useProposalWords } from './words.ts';

/** The signs of what is proposed, with how many there are. */
export default function ProposalLegend() {
  const words = useProposalWords();
  const messages = useMessages();
  const part = useProposals((state) => state.part);
  const answer = useProposals((state) => state.answer);
  const offers = useProposals((state) => state.offers);
  const items: (readonly [string, string, number])[] = [];
  if (part === 'operator') {
    if (offers !== null) items.push(['standing', words.legendOffer, offers.opportunities.length]);
  } else if (answer !== null) {
    const { sites, unreachable } = answer.report;
    const { built } = standingOf(answer.report);
    items.push(
      ['standing', words.legendStanding, sites.length - built],
      ['build', words.legendNew, built],
      ['won', words.legendWon, villagesThatGain(answer.report).size],
      ['unreachable', words.legendUnreachable, unreachable.length],
    );
  }
  const shown = items.filter(([, , count]) => count > 0);
  if (shown.length === 0) return null;
  return (
    <div className="proposal-legend">
      <h3>{words.legend}</h3>
      <ul>
        {shown.map(([sign, label, count]) => (
          <li key={sign}>
            <i className={`sign ${sign}`} aria-hidden="true" />
            {label}
            <b>{formatNumber(count, 0, messages)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
