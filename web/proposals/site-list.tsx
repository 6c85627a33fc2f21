import { Button } from 'react-aria-components/Button';
import type { ProposedSite } from '../../engine/propose/index.ts';
import { formatDistance, formatMoney, formatNumber } from '../figures.ts';
import { type Messages, useMessages } from '../messages/index.ts';
import { lookAt } from './proposals-actions.ts';
import { type Answered, useProposals } from './proposals-state.ts';
import { wishOf } from './wishes.ts';
import { type ProposalWords, useProposalWords } from './words.ts';

/** What is done at a site, in words. */
export const actionText = ({ action, hosts }: ProposedSite, words: ProposalWords): string =>
  words.actions[action](hosts.join(', '));

/** What a site wins, in words. */
export function winText({ marginal, roadM, servesSharing }: ProposedSite, words: ProposalWords, messages: Messages) {
  const number = (value: number) => formatNumber(value, 0, messages);
  return [
    marginal.villages > 0 || marginal.people > 0
      ? words.siteLine(number(marginal.villages), number(marginal.people))
      : '',
    roadM > 0 ? words.roadLine(formatDistance(roadM, messages)) : '',
    servesSharing ? words.sharingLine : '',
  ]
    .filter(Boolean)
    .join(' · ');
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
