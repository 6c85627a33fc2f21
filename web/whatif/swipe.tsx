import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { userBase } from '../map/base/user-base.ts';
import { viewOf } from '../map/view-of.ts';
import { useMessages } from '../messages/index.ts';
import { deskInUse } from '../state/actions.ts';
import { app } from '../state/app-state.ts';
import { mapLook } from '../state/map-look.ts';
import type { AnalysedDataset, ComparedSide } from '../work/desk-api.ts';
import { useWhatIfWords } from './words.ts';

interface SwipeProps {
  readonly left: { readonly name: string; readonly analysed: AnalysedDataset };
  readonly right: { readonly name: string; readonly analysed: AnalysedDataset };
}

const NO_DETAILS = { site: null, zone: null, area: null };
/** How far an arrow key moves the divider, percent. */
const STEP = 2;

/** Two scenarios on one map, one left of a divider and one right of it. */
export function Swipe({ left, right }: SwipeProps) {
  const words = useWhatIfWords();
  const messages = useMessages();
  const places = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
  const frame = useRef<HTMLDivElement>(null);
  const [percent, setPercent] = useState(50);
  const [failed, setFailed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places never change
  useEffect(() => {
    let stop = () => {};
    let ended = false;
    const side = (which: ComparedSide, place: HTMLElement, { analysed }: SwipeProps['left']) => ({
      place,
      view: {
        ...viewOf(
          { ...app.get(), analysed, selection: null, listed: null },
          mapLook.get(),
          NO_DETAILS,
          {},
          userBase.get().style,
        ),
        hasTerrain: false,
      },
      tileOf: (set: string, z: number, x: number, y: number) => deskInUse().comparedTile(which, set, z, x, y),
    });
    import('../map/swipe-maps.ts')
      .then(({ createSwipeMaps }) => {
        if (ended) return;
        stop = createSwipeMaps([side('left', places[0].current!, left), side('right', places[1].current!, right)]);
      })
      .catch(() => setFailed(true));
    return () => {
      ended = true;
      stop();
    };
  }, [left, right]);

  const drag = (event: PointerEvent) => {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { left: from, width } = frame.current!.getBoundingClientRect();
    setPercent(Math.max(0, Math.min(100, (100 * (event.clientX - from)) / width)));
  };
  const press = (event: KeyboardEvent) => {
    const to = { ArrowLeft: percent - STEP, ArrowRight: percent + STEP, Home: 0, End: 100 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setPercent(Math.max(0, Math.min(100, to)));
  };
  return (
    <div className="swipe" ref={frame}>
      {failed && <p className="map-failed">{messages.noMap}</p>}
      <div className="swipe-map" ref={places[0]} style={{ clipPath: `inset(0 ${100 - percent}% 0 0)` }} />
      <div className="swipe-map" ref={places[1]} style={{ clipPath: `inset(0 0 0 ${percent}%)` }} />
      <strong className="swipe-name left">{left.name}</strong>
      <strong className="swipe-name right">{right.name}</strong>
      <div
        className="swipe-divider"
        role="slider"
        tabIndex={0}
        aria-label={words.divider}
        aria-valuenow={Math.round(percent)}
        aria-valuemin={0}
        aria-valuemax={100}
        style={{ left: `${percent}%` }}
        onPointerDown={drag}
        onPointerMove={drag}
        onKeyDown={press}
      >
        <i aria-hidden="true">⇔</i>
      </div>
    </div>
  );
}
