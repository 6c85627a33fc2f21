import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import '../styles/tour.css';
import { useWordsOf } from '../messages/part-words.ts';
import * as tourMessages from '../messages/parts/tour.ts';
import { endTour, goToStep, TOUR_TARGETS, useTourStep } from '../state/tour.ts';

/** A card that shows a newcomer around, beside what it speaks of. It stops nothing; Escape ends it. */
export default function Tour() {
  const step = useTourStep();
  return step === null ? null : <Step key={step} step={step} />;
}

function Step({ step }: { step: number }) {
  const tour = useWordsOf(tourMessages);
  const card = useRef<HTMLElement>(null);
  const target = useTarget(TOUR_TARGETS[step]);
  const isLast = step === TOUR_TARGETS.length - 1;
  useEffect(() => card.current?.focus(), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && endTour();
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      {target && <div className="tour-ring" style={boxOf(target)} />}
      <section
        ref={card}
        className="tour"
        role="dialog"
        aria-label={tour.title}
        tabIndex={-1}
        style={target ? placeBeside(target) : {}}
      >
        <p className="muted">{tour.stepOf(step + 1, TOUR_TARGETS.length)}</p>
        <h2>{tour.steps[step].title}</h2>
        <p>{tour.steps[step].text}</p>
        <div className="dialog-actions">
          <Button className="button" onPress={() => goToStep(step + 1)}>
            {isLast ? tour.done : tour.next}
          </Button>
          {step > 0 && (
            <Button className="button quiet bordered" onPress={() => goToStep(step - 1)}>
              {tour.back}
            </Button>
          )}
          {!isLast && (
            <Button className="button quiet" onPress={endTour}>
              {tour.skip}
            </Button>
          )}
        </div>
      </section>
    </>
  );
}

/** Where the first element that a selector finds stands, followed while the window changes. */
function useTarget(selector: string): DOMRect | null {
  const [rect, setRect] = useState<DOMRect | null>(null);
  useEffect(() => {
    const measure = () => setRect(document.querySelector(selector)?.getBoundingClientRect() ?? null);
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [selector]);
  return rect;
}

const boxOf = ({ left, top, width, height }: DOMRect): CSSProperties => ({ left, top, width, height });

/** The width of the card, and what it keeps from its target and from the edge of the window. */
const WIDTH = 340;
const GAP = 14;
/** As in its style. */
const NARROW = '(max-width: 43.6875em)';

/** To the right of the target, else below it, else over its middle; in a narrow window above it, or at the bottom by its style. */
function placeBeside({ left, right, top, bottom, width }: DOMRect): CSSProperties {
  if (matchMedia(NARROW).matches) return top > innerHeight / 3 ? { bottom: innerHeight - top + GAP } : {};
  if (right + GAP + WIDTH < innerWidth) return { left: right + GAP, top: top + GAP };
  if (bottom + 220 < innerHeight) return { left: Math.max(GAP, right - WIDTH), top: bottom + GAP };
  return { left: left + (width - WIDTH) / 2, top: top + GAP };
}
