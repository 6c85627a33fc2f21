import { useSyncExternalStore } from 'react';

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

/** What `select` sees in the store; the component renders again when that changes. `select` must not make new objects. */
export const useStore = <T extends object, Part>(store: Store<T>, select: (state: T) => Part): Part =>
  useSyncExternalStore(store.subscribe, () => select(store.get()));
