import { lazy, memo, Suspense, useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { legendOf } from '../map/legend.ts';
import type { LegendItem, LegendPart } from '../map/legend-part.ts';
import { useMessages } from '../messages/index.ts';
import { type MapPart, useApp } from '../state/app-state.ts';
import { mapLook, USUAL_LOOK, useMapLook } from '../state/map-look.ts';
import { useFarther } from '../state/map-zoom.ts';
import { showDialog, togglePart } from '../state/view-actions.ts';
import { GLYPHS, Glyph } from './glyph.tsx';
import { LegendSample } from './legend-sample.tsx';
import { LookChoice } from './look-choice.tsx';
import { useNarrow } from './use-narrow.ts';
import { ZoneRanks } from './zone-ranks.tsx';

const ProposalLegend = lazy(() => import('../proposals/proposal-legend.tsx'));
const TrialLegend = lazy(() => import('../whatif/trial-legend.tsx'));

/** What the map shows, with counts: each part can be hidden, and where it can look otherwise that is chosen here. */
export default function Legend() {
  const words = useMessages();
  const parts = useLegend();
  const isNarrow = useNarrow();
  const isProposing = useApp((state) => state.view === 'proposals');
  const isTrial = useApp((state) => state.scenario !== null);
  const [isOpen, setOpen] = useState(false);
  if (parts.length === 0) return null;
  const isFolded = isNarrow && !isOpen;
  return (
    <section className="legend" aria-label={words.legend} data-folded={isFolded || undefined}>
      {isNarrow && (
        <Button className="legend-fold" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? words.onMap.closeLegend : words.onMap.openLegend}
          <Glyph path={GLYPHS.down} size={14} />
        </Button>
      )}
      <Suspense>{isProposing && <ProposalLegend />}</Suspense>
      <Suspense>{isTrial && <TrialLegend />}</Suspense>
      <div className="legend-parts">
        {isFolded ? (
          <Items items={parts[0].isShown ? parts[0].items : []} />
        ) : (
          parts.map((part) => <Part key={part.part} part={part} />)
        )}
      </div>
      {!isFolded && (
        <Button className="base-button" onPress={() => showDialog('base')}>
          {words.onMap.baseOpen}
        </Button>
      )}
    </section>
  );
}

/** The legend of the state of the page; it is made anew only when something in it may have changed. */
function useLegend(): LegendPart[] {
  const words = useMessages();
  const state = useApp((app) => app);
  const { opened, analysed, findings, hiddenParts, operators, technologies, year, row } = state;
  const look = useMapLook(({ villages, shade, fiber, roads, roadFloor, roadOperator }) =>
    [villages, shade, fiber, roads, roadFloor, roadOperator].join('\n'),
  );
  const zoom = useMapLook(({ camera }) => Math.floor(camera?.zoom ?? 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what the legend reads of the two states
  return useMemo(
    () => legendOf(state, mapLook.get(), words),
    [opened, analysed, findings, hiddenParts, operators, technologies, year, row, look, zoom, words],
  );
}

/** What is unfolded at first; the signs of the others speak for themselves. */
const OPEN_AT_FIRST: ReadonlySet<string> = new Set(['villages', 'shade', 'dead-zones', 'coverage']);
/** What has no name of its own above its items. */
const BARE: ReadonlySet<string> = new Set(['coverage']);

/** A look that an address asked for is explained at once. */
const looksUnusual = (part: LegendPart['part']): boolean =>
  (part === 'roads' || part === 'fiber') && mapLook.get()[part] !== USUAL_LOOK[part];

const Part = memo(function Part({ part }: { part: LegendPart }) {
  const { part: name, isShown, items, note } = part;
  const [isOpen, setOpen] = useState(OPEN_AT_FIRST.has(name) || looksUnusual(name));
  if (BARE.has(name))
    return items.length === 0 ? null : (
      <div className="legend-part">
        <Items items={items} />
      </div>
    );
  const isUnfolded = isOpen && (isShown || name === 'shade');
  return (
    <div className="legend-part" data-part={name}>
      <PartHead part={part} isOpen={isUnfolded} onOpen={() => setOpen(!isOpen)} />
      {isUnfolded && (
        <>
          <LookChoice part={name} />
          {isShown && <Items items={items} className={name === 'villages' ? 'statuses' : ''} />}
          {name === 'dead-zones' && <ZoneRanks />}
          {note && <p className="legend-note">{note}</p>}
        </>
      )}
    </div>
  );
});

interface PartHeadProps {
  readonly part: LegendPart;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

/** The name and count of a part, which unfold it, and the eye that hides it. */
function PartHead({ part: { part, label, count, sample, items, isShown, fromZoom }, isOpen, onOpen }: PartHeadProps) {
  const words = useMessages();
  const isFar = useFarther(fromZoom);
  const canUnfold = items.length > 0 || part === 'shade' || part === 'dead-zones';
  const said = (
    <>
      <LegendSample sample={sample ?? (isOpen ? null : (items[0]?.sample ?? null))} />
      <span>
        {label}
        {isShown && isFar && <small>{words.onMap.shownNearer}</small>}
      </span>
      {canUnfold && isShown && <Glyph path={GLYPHS.down} size={13} />}
      <b>{count}</b>
    </>
  );
  return (
    <div className="part-head" data-shown={isShown || part === 'shade' || undefined}>
      {canUnfold ? (
        <Button className="part" aria-expanded={isOpen} onPress={onOpen}>
          {said}
        </Button>
      ) : (
        <p className="part">{said}</p>
      )}
      {part !== 'shade' && (
        <ToggleButton
          className="eye"
          aria-label={`${isShown ? words.hide : words.show}: ${label}`}
          isSelected={isShown}
          onChange={() => togglePart(part as MapPart)}
        >
          <Glyph path={isShown ? GLYPHS.eye : GLYPHS.eyeOff} size={15} />
        </ToggleButton>
      )}
    </div>
  );
}

function Items({ items, className = '' }: { items: readonly LegendItem[]; className?: string }) {
  if (items.length === 0) return null;
  return (
    <ul className={`legend-items ${className}`}>
      {items.map(({ label, count, sample }) => (
        <li key={label}>
          <LegendSample sample={sample} />
          <span>{label}</span>
          <b>{count}</b>
        </li>
      ))}
    </ul>
  );
}
