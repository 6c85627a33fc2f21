import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { ProposedSite } from '../../engine/propose/index.ts';
import { formatDistance, formatMoney, formatNumber } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { GLYPHS, Glyph } from '../panels/glyph.tsx';
import { formatPlace, parsePlace } from '../place-text.ts';
import { select } from '../state/view-actions.ts';
import { positionText } from './position-text.ts';
import { beginMove, lookAt, unwish, wish } from './proposals-actions.ts';
import { type Answered, useProposals } from './proposals-state.ts';
import { actionText, winText } from './site-list.tsx';
import { namesOf } from './status-text.ts';
import { WishList } from './wish-list.tsx';
import { wishOf } from './wishes.ts';
import { useProposalWords } from './words.ts';

interface SiteProps {
  readonly answer: Answered;
  readonly site: ProposedSite;
}

/** One proposed site: what it is, why it stands there, what it wins and for whom, and what to wish of it. */
export function SiteDetail({ answer, site }: SiteProps) {
  const words = useProposalWords();
  const messages = useMessages();
  const { position, contradicted } = site;
  const number = (value: number) => formatNumber(value, 0, messages);
  const back = useRef<HTMLButtonElement>(null);
  // The line that was pressed is gone, and the top of what takes its place is to be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each site is looked at from its top
  useEffect(() => back.current?.focus(), [site.order]);
  const offers = site.offers.filter(({ villages }) => villages > 0);
  return (
    <div className="site-detail">
      <Button ref={back} className="button quiet back" onPress={() => lookAt(null)}>
        ← {words.back}
      </Button>
      <h3>
        <i className="order" data-action={site.action === 'build' ? 'build' : 'standing'}>
          {site.order}
        </i>
        {actionText(site, words)}
      </h3>
      <SiteWishes site={site} />
      <dl className="facts">
        <dt>{words.cost}</dt>
        <dd>{formatMoney(site.cost, answer.report.currency, messages)}</dd>
        <dt>{words.forOperators}</dt>
        <dd>
          {site.operators.join(' + ')}, {site.technologies.join(' + ')}
        </dd>
        <dt>{words.marginal}</dt>
        <dd>{winText(site, words, messages)}</dd>
        <dt>{words.why}</dt>
        <dd>
          {words.kinds[position.kind] ?? position.reason}
          {Number.isFinite(position.fiberM) && `, ${words.fiberAt(formatDistance(position.fiberM, messages))}`}
          {position.kind !== 'standing' &&
            Number.isFinite(position.powerM) &&
            `, ${words.powerAt(formatDistance(position.powerM, messages))}`}
        </dd>
        <dt>{words.height}</dt>
        <dd>{number(position.heightM)} m</dd>
        <dt>{words.position}</dt>
        <dd>
          {formatPlace([position.lng, position.lat])}
          <small className="muted"> {positionText(position.id, words)}</small>
        </dd>
      </dl>
      {contradicted.length > 0 && (
        <p className="proposal-note">
          <Glyph path={GLYPHS.warn} size={14} /> {words.survey(namesOf(answer.dataset, contradicted))}
        </p>
      )}
      {site.villages.length > 0 && (
        <section className="proposal-block">
          <h3>
            {words.villagesWon} <small>{number(site.villages.length)}</small>
          </h3>
          <ul className="village-links">
            {site.villages.map((row) => (
              <li key={row}>
                <Button className="link" onPress={() => select({ kind: 'village', row })}>
                  {namesOf(answer.dataset, [row])}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ul className="gains">
        {Object.entries(site.gainOf).map(([operator, gain]) => (
          <li key={operator}>{words.gainOf(operator, number(gain.villages), number(gain.people))}</li>
        ))}
      </ul>
      {offers.length > 0 && (
        <section className="proposal-block">
          <h3>{words.offers}</h3>
          <ul className="gains">
            {offers.map(({ operator, villages, people }) => (
              <li key={operator}>{words.gainOf(operator, number(villages), number(people))}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Pin, forbid, move; what was said already can be taken back, and the problem solved again. */
function SiteWishes({ site }: Pick<SiteProps, 'site'>) {
  const words = useProposalWords();
  const wishes = useProposals((state) => state.wishes);
  const moving = useProposals((state) => state.moving);
  const { id } = site.position;
  const said = wishOf(wishes, id);
  return (
    <>
      <div className="wish-buttons">
        {said === null || said.kind === 'move' ? (
          <>
            {said === null && (
              <Button className="button quiet bordered" onPress={() => wish({ kind: 'pin', id })}>
                {words.pin}
              </Button>
            )}
            <Button className="button quiet bordered" onPress={() => wish({ kind: 'forbid', id })}>
              {words.forbid}
            </Button>
            <Button
              className="button quiet bordered"
              aria-expanded={moving === site.order}
              onPress={() => beginMove(moving === site.order ? null : site.order)}
            >
              {words.move}
            </Button>
          </>
        ) : (
          <Button className="button quiet bordered" onPress={() => unwish(said.id)}>
            {words.wishKinds[said.kind]}: {words.undoWish}
          </Button>
        )}
      </div>
      {moving === site.order && <MoveForm site={site} />}
      <WishList />
    </>
  );
}

function MoveForm({ site: { position } }: Pick<SiteProps, 'site'>) {
  const words = useProposalWords();
  const [text, setText] = useState(formatPlace([position.lng, position.lat]));
  const place = parsePlace(text);
  const at = place && { lng: place[0], lat: place[1] };
  return (
    <form
      className="move-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (at !== null) wish({ kind: 'move', id: position.id, at });
      }}
    >
      <p className="muted">{words.moveHint}</p>
      <div>
        <input
          aria-label={words.coordinates}
          aria-invalid={at === null}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" className="button" isDisabled={at === null}>
          {words.place}
        </Button>
        <Button className="button quiet" onPress={() => beginMove(null)}>
          {words.cancel}
        </Button>
      </div>
      {at === null && <small className="problem">{words.coordinatesBad}</small>}
    </form>
  );
}
