import { Button } from 'react-aria-components/Button';
import type { ProposedSite } from '../../engine/propose/index.ts';
import { formatMoney, formatNumber } from '../figures.ts';
import { type Messages, useMessages } from '../messages/index.ts';
import { wonTexts } from './gains.ts';
import { lookAt } from './proposals-actions.ts';
import { type Answered, useProposals } from './proposals-state.ts';
import { wishOf } from './wishes.ts';
import { type ProposalWords, useProposalWords } from './words.ts';

/** What is done at a site, in words. */
export const actionText = ({ action, hosts }: ProposedSite, words: ProposalWords): string =>
  words.actions[action](hosts.join(', '));

/** What a site adds, in words, by the network that a target asks for: `3G+: 2 villages · 4G+: 1,174 people`. */
export function winText({ adds, servesSharing }: ProposedSite, words: ProposalWords, messages: Messages): string {
  const won = adds.map(({ indicator, technology, operator, amount }) => ({
    network: operator === null ? technology : `${operator} ${technology}`,
    indicator,
    amount,
  }));
  return [...wonTexts(won, words, messages), servesSharing ? words.sharingLine : ''].filter(Boolean).join(' · ');
}

/** The proposed sites, the one to build first at the top. */
export function SiteList({ answer: { report } }: { answer: Answered }) {
  const words = useProposalWords();
  const messages = useMessages();
  const wishes = useProposals((state) => state.wishes);
  return (
    <section className="proposal-block">
      <h3>
        {words.sites} <small>{formatNumber(report.sites.length, 0, messages)}</small>
      </h3>
      <ol className="site-list">
        {report.sites.map((site) => {
          const wish = wishOf(wishes, site.position.id);
          return (
            <li key={site.order}>
              <Button className="site-line" onPress={() => lookAt(site.order)}>
                <i className="order" data-action={site.action === 'build' ? 'build' : 'standing'}>
                  {site.order}
                </i>
                <span className="site-what">{actionText(site, words)}</span>
                <span className="site-cost">{formatMoney(site.cost, report.currency, messages)}</span>
                <small>
                  {site.operators.join(' + ')} · {winText(site, words, messages)}
                  {wish && <b> · {words.wishKinds[wish.kind]}</b>}
                </small>
              </Button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
