/** Small things that the browser remembers for this page; where it remembers nothing, everything is as at a first visit. */
import type { RememberedChoices } from './import-choices.ts';

const LAST = 'phusong.last';
const TOUR = 'phusong.tour';
const COLUMNS = 'phusong.columns';

/** What was open last: a dataset of the library, or nothing at all by the user's own wish. */
export type LastOpened = { readonly id: string; readonly name: string } | 'empty';

function read<Value>(storage: () => Storage, key: string): Value | null {
  try {
    return JSON.parse(storage().getItem(key) ?? 'null') as Value | null;
  } catch {
    return null;
  }
}

function write(storage: () => Storage, key: string, value: unknown): void {
  try {
    if (value === null) storage().removeItem(key);
    else storage().setItem(key, JSON.stringify(value));
  } catch {
    // A browser that remembers nothing is no reason to stop.
  }
}

const ofTab = () => sessionStorage;
const ofBrowser = () => localStorage;

/** What this tab had open, else what was open last in any; `null` for a sample. */
export function lastOpened(): LastOpened | null {
  const inTab = read<LastOpened | 'sample'>(ofTab, LAST);
  const last = inTab ?? read<LastOpened>(ofBrowser, LAST);
  return last === 'sample' ? null : last;
}

/** Remembers what is open; `null` for a sample, which the address names. */
export function rememberOpened(last: LastOpened | null): void {
  write(ofTab, LAST, last ?? 'sample');
  write(ofBrowser, LAST, last);
}

/** Whether the page is new to this user. */
export const isTourWanted = (): boolean => read(ofBrowser, TOUR) === null && read(ofBrowser, LAST) === null;

/** The tour was taken, or skipped. */
export const rememberTour = (): void => write(ofBrowser, TOUR, 'seen');

export const rememberedChoices = (): RememberedChoices => read<RememberedChoices>(ofBrowser, COLUMNS) ?? {};

export const rememberChoices = (choices: RememberedChoices): void => write(ofBrowser, COLUMNS, choices);
