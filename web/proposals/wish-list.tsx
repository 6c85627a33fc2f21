import { Button } from 'react-aria-components/Button';
import type { ProposalReport } from '../../engine/propose/index.ts';
import { GLYPHS, Glyph } from '../panels/glyph.tsx';
import { formatPlace } from '../place-text.ts';
import { positionText } from './position-text.ts';
import { solve, unwish, unwishAll } from './proposals-actions.ts';
import { useProposals } from './proposals-state.ts';
import { areAnswered, type Wish } from './wishes.ts';
import { type ProposalWords, useProposalWords } from './words.ts';

/** What the user has said about single positions, each to be taken back. */
export function WishList({ canSolve = true }: { canSolve?: boolean }) {
  const words = useProposalWords();
  const wishes = useProposals((state) => state.wishes);
  const ask = useProposals((state) => state.answer?.ask);
  const sites = useProposals((state) => state.answer?.report.sites);
  const isOpen = ask === undefined || !areAnswered(wishes, ask);
  if (wishes.length === 0 && (ask === undefined || !isOpen)) return null;
  return (
    <section className="wishes" aria-label={words.wishes}>
      <header>
        <h3>{words.wishes}</h3>
        {wishes.length > 0 && (
          <Button className="link" onPress={unwishAll}>
            {words.clear}
          </Button>
        )}
      </header>
      <ul>
        {wishes.map((wish) => (
          <li key={wish.id} data-wish={wish.kind}>
            <b>{words.wishKinds[wish.kind]}</b>
            <span>{wishText(wish, sites, words)}</span>
            <Button
              className="icon-button"
              aria-label={`${words.undoWish}: ${positionText(wish.id, words)}`}
              onPress={() => unwish(wish.id)}
            >
              <Glyph path={GLYPHS.close} size={14} />
            </Button>
          </li>
        ))}
      </ul>
      {isOpen && (
        <>
          <p className="muted">{words.wishesOpen}</p>
          {canSolve && (
            <Button className="button wide" onPress={() => void solve()}>
              {words.again}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

/** What a wish is about: the position, its number where it is a site of the answer, and where it is to move. */
function wishText(wish: Wish, sites: ProposalReport['sites'] | undefined, words: ProposalWords): string {
  const site = sites?.find(({ position }) => position.id === wish.id);
  const meant = positionText(wish.id, words) + (site === undefined ? '' : ` (${words.siteOrder(String(site.order))})`);
  return wish.kind === 'move' ? `${meant} → ${formatPlace([wish.at.lng, wish.at.lat])}` : meant;
}
