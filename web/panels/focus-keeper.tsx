import { type HTMLAttributes, useLayoutEffect, useRef } from 'react';

/** Puts the focus on the panel at the side: where a skip leads to, and a stay for what would otherwise be lost. */
export function focusPanel(): void {
  const panels = ['#scorecard', '.side', '.tab[data-selected]'];
  panels
    .map((one) => document.querySelector<HTMLElement>(one))
    .find((one) => one !== null)
    ?.focus();
}

/** A box that goes away with the button that was pressed in it: the focus then stays on the page, not on nothing. */
export function FocusKeeper(attributes: HTMLAttributes<HTMLDivElement>) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    return () => {
      if (element?.contains(document.activeElement)) focusPanel();
    };
  }, []);
  return <div ref={box} {...attributes} />;
}
