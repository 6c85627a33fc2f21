import { useEffect, useReducer } from 'react';

/** A value that anybody can read, change and listen to; React is only one of its readers. */
export interface Store<T extends object> {
  get(): T;
  /** Replaces the fields of `patch`; listeners hear of it once, unless nothing changed. */
  set(patch: Partial<T>): void;
  /** Calls `listener` after every change; gives back how to stop. */
  subscribe(listener: () => void): () => void;
}

/** A store that begins with these fields. */
export function createStore<T extends object>(initial: T): Store<T> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(patch) {
      const changed = Object.entries(patch).some(([name, value]) => !Object.is(state[name as keyof T], value));
      if (!changed) return;
      state = { ...state, ...patch };
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * What `select` sees in the store; the component renders again when that changes. `select` must not make new objects, and ask the same
 * question for as long as the component lives. What is set within `startTransition` is drawn bit by bit, with the page free in between,
 * and appears in one step; `useSyncExternalStore` would draw all of it in one task.
 */
export function useStore<T extends object, Part>(store: Store<T>, select: (state: T) => Part): Part {
  const follow = (seen: T, now: T) => (Object.is(select(seen), select(now)) ? seen : now);
  const [seen, see] = useReducer(follow, undefined, store.get);
  useEffect(() => {
    const look = () => see(store.get());
    // Something may have changed since it was rendered.
    look();
    return store.subscribe(look);
  }, [store]);
  return select(seen);
}
