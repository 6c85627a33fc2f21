import { type ReactNode, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { useMessages } from '../messages/index.ts';
import { select } from '../state/view-actions.ts';
import { useFocusStay, WHY_STAYS } from './focus-keeper.tsx';
import { GLYPHS, Glyph } from './glyph.tsx';

interface WhyFrameProps {
  readonly title: string;
  readonly about: string;
  readonly children: ReactNode;
}

/** The panel that tells why, with what it is about at its head. */
export function WhyFrame({ title, about, children }: WhyFrameProps) {
  const words = useMessages();
  const panel = useRef<HTMLElement>(null);
  useFocusStay(panel, WHY_STAYS);
  return (
    <section ref={panel} className="panel why" aria-label={words.why} aria-live="polite" tabIndex={-1}>
      <header className="why-head">
        <div>
          <h2>{title}</h2>
          <p className="muted">{about}</p>
        </div>
        <Button className="icon-button" aria-label={words.close} onPress={() => select(null)}>
          <Glyph path={GLYPHS.close} />
        </Button>
      </header>
      {children}
    </section>
  );
}

/** A part of the panel under a heading of its own. */
export const WhyBlock = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="why-block">
    <h3>{title}</h3>
    {children}
  </div>
);

/** Names with what is known of each. */
export const Facts = ({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }) => (
  <dl className="facts">
    {rows.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
