import { type HTMLAttributes, type RefObject, useLayoutEffect, useRef } from 'react';

/** The panel at the side, or what stands for it where the page is narrow. */
const PANELS = ['#scorecard', '.side', '.tab[data-selected]'];
/** The list below the map, or the row of it that the keys are on. */
const LIST = ['.gaps tr[tabindex="0"]', '.gaps'];

function focusFirst(selectors: readonly string[]): void {
  const found = selectors.map((one) => document.querySelector<HTMLElement>(one));
  found.find((element) => element !== null)?.focus();
}

/** Puts the focus where a skip leads to: on the panel at the side, or on the list. */
export const focusPanel = (): void => focusFirst(PANELS);
export const focusList = (): void => focusFirst([...LIST, ...PANELS]);

/** Where the focus goes when what it was in goes away: to the first of `stays` that is there, not to nothing. */
export function useFocusStay(box: RefObject<HTMLElement | null>, stays: readonly string[] = []): void {
  const wanted = useRef(stays);
  useLayoutEffect(() => {
    const element = box.current;
    return () => {
      if (!element?.contains(document.activeElement)) return;
      // What comes in its place is there only after this.
      queueMicrotask(() => {
        if (document.activeElement === document.body) focusFirst([...wanted.current, ...PANELS]);
      });
    };
  }, [box]);
}

interface FocusKeeperProps extends HTMLAttributes<HTMLDivElement> {
  readonly stays?: readonly string[];
}

/** Does what may disable the very button that was pressed, and with it take the focus from it. */
export function pressAndStay(act: () => unknown, stays: readonly string[]): void {
  act();
  // The browser takes the focus from what is disabled when it draws it so.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) focusFirst([...stays, ...PANELS]);
    }),
  );
}

/** A box that goes away with the button that was pressed in it. */
export function FocusKeeper({ stays = [], ...attributes }: FocusKeeperProps) {
  const box = useRef<HTMLDivElement>(null);
  useFocusStay(box, stays);
  return <div ref={box} {...attributes} />;
}

/** Of the panel that tells why: what it tells of next, or the list that it was opened from. */
export const WHY_STAYS: readonly string[] = ['.why', ...LIST];
