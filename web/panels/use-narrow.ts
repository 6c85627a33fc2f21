import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 56.1875em)');
const listen = (listener: () => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};

/** Whether the page is too narrow for panels side by side. */
export const isNarrow = (): boolean => narrow.matches;
export const useNarrow = (): boolean => useSyncExternalStore(listen, isNarrow);
