import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { formatDistance, formatMoney, formatNumber } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { Choice } from '../panels/choice.tsx';
import { GLYPHS, Glyph } from '../panels/glyph.tsx';
import { useApp } from '../state/app-state.ts';
import { wholeIn } from './goal.ts';
import { positionText } from './position-text.ts';
import { chooseOperator, findNear, lookAtNear, lookAtOffer } from './proposals-actions.ts';
import { useProposals } from './proposals-state.ts';
import { useProposalWords } from './words.ts';

/** So many are shown before more are asked for. */
const SHOWN = 40;

/** What the masts of others offer an operator, and masts that could have been one. */
export function OperatorView() {
  const words = useProposalWords();
  const operator = useProposals((state) => state.operator);
  const isAsking = useProposals((state) => state.isAsking);
  const dissolved = useApp((state) => state.analysed)!.dissolved;
  const operators = [...new Set(dissolved.map((one) => one.operator))].filter((one) => one !== 'any');
  return (
    <div className="operator-view">
      <p className="muted">{words.operatorText}</p>
      <Choice
        label={words.chooseOperator}
        options={operators.map((one) => ({ id: one, label: one }))}
        value={operator}
        placeholder={words.chooseOperator}
        onChoose={(id) => void chooseOperator(id)}
      />
      <p className="asking" role="status">
        {isAsking && words.finding}
      </p>
      <Opportunities />
      <Near />
    </div>
  );
}

function Opportunities() {
  const words = useProposalWords();
  const messages = useMessages();
  const offers = useProposals((state) => state.offers);
  const chosen = useProposals((state) => state.offer);
  const [shown, setShown] = useState(SHOWN);
  if (offers === null) return null;
  const { opportunities } = offers;
  const number = (value: number) => formatNumber(value, 0, messages);
  return (
    <section className="proposal-block">
      <h3>
        {opportunities.length === 0 ? words.opportunitiesNone : words.opportunities(number(opportunities.length))}
      </h3>
      <ol className="site-list">
        {opportunities.slice(0, shown).map((one, i) => (
          <li key={one.position} data-chosen={chosen === i || undefined}>
            <Button
              className="site-line"
              aria-pressed={chosen === i}
              onPress={() => lookAtOffer(chosen === i ? null : i)}
            >
              <i className="order" data-action="standing">
                {one.rank}
              </i>
              <span className="site-what">{words.opportunity(number(one.gain.villages), number(one.gain.people))}</span>
              <span className="site-cost">{formatMoney(one.cost, offers.currency, messages)}</span>
              <small>
                {[positionText(one.position, words), one.commune, words.hostedBy(one.hosts.join(', '))]
                  .filter(Boolean)
                  .join(' · ')}
                {one.gainForAll.villages > 0 && ` · ${words.newToAll(number(one.gainForAll.villages))}`}
                {one.contradicted.length > 0 && ` · ${words.surveyShort(number(one.contradicted.length))}`}
              </small>
            </Button>
          </li>
        ))}
      </ol>
      {opportunities.length > shown && (
        <Button className="button quiet bordered wide" onPress={() => setShown(shown + SHOWN)}>
          {words.more(number(Math.min(SHOWN, opportunities.length - shown)))}
        </Button>
      )}
    </section>
  );
}

function Near() {
  const words = useProposalWords();
  const messages = useMessages();
  const near = useProposals((state) => state.near);
  const chosen = useProposals((state) => state.nearGroup);
  const nearM = useProposals((state) => state.nearM);
  const [text, setText] = useState(String(nearM));
  const [shown, setShown] = useState(SHOWN);
  const leastM = useApp((state) => state.analysed)!.profile.site_merge_m;
  if (near === null) return null;
  const number = (value: number) => formatNumber(value, 0, messages);
  const wanted = wholeIn(text);
  const isGood = wanted > leastM && wanted <= 50_000;
  const said =
    near.groups.length === 0 ? words.nearNone : (metres: string) => words.nearText(number(near.groups.length), metres);
  return (
    <section className="proposal-block">
      <h3>{words.near}</h3>
      <form
        className="near-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isGood) void findNear(wanted);
        }}
      >
        <label>
          {words.nearWithin}
          <input
            inputMode="numeric"
            value={text}
            aria-invalid={!isGood}
            onChange={(event) => setText(event.target.value)}
            onBlur={() => isGood && wanted !== nearM && void findNear(wanted)}
          />
        </label>
        <Button type="submit" className="icon-button" aria-label={words.near} isDisabled={!isGood}>
          <Glyph path={GLYPHS.search} />
        </Button>
      </form>
      {!isGood && <small className="problem">{words.nearBad}</small>}
      <p className="muted">{said(formatDistance(near.nearM, messages))}</p>
      <ol className="site-list">
        {near.groups.slice(0, shown).map((group, i) => (
          <li key={group.locations[0].position} data-chosen={chosen === i || undefined}>
            <Button
              className="site-line"
              aria-pressed={chosen === i}
              onPress={() => lookAtNear(chosen === i ? null : i)}
            >
              <i className="order" data-action="standing">
                {i + 1}
              </i>
              <span className="site-what">
                {words.nearGroup(number(group.locations.length), formatDistance(group.widestM, messages))}
              </span>
              <small>{group.locations.map(({ users }) => users.join(' + ')).join(' | ')}</small>
            </Button>
          </li>
        ))}
      </ol>
      {near.groups.length > shown && (
        <Button className="button quiet bordered wide" onPress={() => setShown(shown + SHOWN)}>
          {words.more(number(Math.min(SHOWN, near.groups.length - shown)))}
        </Button>
      )}
    </section>
  );
}
