import type { MapHandle } from './create-map.ts';

let shown: MapHandle | null = null;

/** The map on the page, `null` before there is one or where the browser cannot draw any. */
export const currentMap = (): MapHandle | null => shown;

const listeners = new Set<() => void>();

/** Calls `listener` when another map is on the page, or none any more; gives back how to stop. */
export function onMapChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says which map is on the page. */
export const setCurrentMap = (map: MapHandle | null): void => {
  shown = map;
  for (const listener of [...listeners]) listener();
};
