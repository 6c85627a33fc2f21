import type { MapHandle } from './create-map.ts';

let shown: MapHandle | null = null;

/** The map on the page, `null` before there is one or where the browser cannot draw any. */
export const currentMap = (): MapHandle | null => shown;

/** Says which map is on the page. */
export const setCurrentMap = (map: MapHandle | null): void => {
  shown = map;
};
