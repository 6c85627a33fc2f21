import { type RefObject, useCallback, useEffect, useState } from 'react';

/** Rows beyond the edges that are kept, so that scrolling does not flicker. */
const SPARE = 6;

/** The rows [from, to) to draw of a long list in a scroller, and how to bring a row into view. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, count: number, rowPx: number) {
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(400);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => {
      setTop(element.scrollTop);
      setHeight(element.clientHeight);
    };
    // It tells the first height too, once that is known: who asks before makes the browser lay out the page at once.
    const resizes = new ResizeObserver(measure);
    resizes.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      resizes.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller]);
  const scrollTo = useCallback(
    (row: number) => {
      const element = scroller.current;
      // One that is on its way off the page has no height, and stays where it was.
      if (element === null || element.clientHeight === 0) return;
      // The head of the table stays above the rows and takes a row's place.
      const room = element.clientHeight - rowPx * 2;
      if (row * rowPx < element.scrollTop) element.scrollTop = row * rowPx;
      else if (row * rowPx > element.scrollTop + room) element.scrollTop = row * rowPx - room;
    },
    [scroller, rowPx],
  );
  const from = Math.max(0, Math.min(Math.floor(top / rowPx) - SPARE, count));
  const to = Math.min(count, Math.ceil((top + height) / rowPx) + SPARE);
  return { from, to: Math.max(from, to), scrollTo };
}
