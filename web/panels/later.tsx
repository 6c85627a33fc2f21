import { type ReactNode, useDeferredValue } from 'react';

/** What comes a moment after that which is around it, so that neither takes long to draw. */
export const Later = ({ children }: { children: ReactNode }) => useDeferredValue(true, false) && children;
