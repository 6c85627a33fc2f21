import type { Map as MapLibreMap, SourceSpecification, VectorTileSource } from 'maplibre-gl';
import { addIcons } from './icons.ts';
import type { MapView } from './map-view-model.ts';
import { buildStyle } from './style/index.ts';

type Sources = Readonly<Record<string, SourceSpecification>>;

/**
 * How a map is made to show another view; of views that come while it is busy with one it shows the last. Sources whose
 * tiles alone have changed keep what is drawn until the new tiles come: one that is replaced would leave a hole.
 */
export function createShow(map: MapLibreMap): (view: MapView) => void {
  let theme = document.documentElement.dataset.theme;
  let waiting: MapView | null = null;
  // A style can be compared with the next one only when it is there.
  let isBusy = true;
  const free = () => {
    isBusy = false;
    if (waiting !== null) show(waiting);
  };
  const show = (view: MapView) => {
    if (isBusy) {
      waiting = view;
      return;
    }
    waiting = null;
    if (theme !== document.documentElement.dataset.theme) {
      theme = document.documentElement.dataset.theme;
      addIcons(map);
    }
    const style = buildStyle(view);
    const stale = staleTiles(map, style.sources);
    map.setStyle({ ...style, sources: { ...style.sources, ...keepTiles(map, style.sources, stale) } }, { diff: true });
    if (stale.length === 0) return;
    isBusy = true;
    // MapLibre forgets new addresses where a tile is under way, or where layers change before the new tiles have come.
    const isRested = () => stale.every((id) => map.isSourceLoaded(id));
    afterRender(map, isRested, () => {
      for (const id of stale) (map.getSource(id) as VectorTileSource).setTiles([...tilesOf(style.sources[id])]);
      afterRender(map, isRested, free);
    });
  };
  map.once('style.load', free);
  return show;
}

/** Calls `then` after the first of the renderings to come at which something holds; a tile that comes is a reason to render. */
function afterRender(map: MapLibreMap, holds: () => boolean, then: () => void): void {
  const look = () => (holds() ? then() : map.once('render', look));
  map.once('render', look);
  map.triggerRepaint();
}

const tilesOf = (source: SourceSpecification): readonly string[] => ('tiles' in source && source.tiles) || [];

/** The vector sources that stay but for the address of their tiles. */
function staleTiles(map: MapLibreMap, next: Sources): string[] {
  return Object.entries(next).flatMap(([id, source]) => {
    const current = map.getSource(id) as VectorTileSource | undefined;
    if (current?.type !== 'vector' || source.type !== 'vector') return [];
    const isSameRoom = String(current.serialize().bounds) === String(source.bounds);
    // A source that is still being set up has no tiles to keep.
    return isSameRoom && current.tiles !== undefined && current.tiles[0] !== tilesOf(source)[0] ? [id] : [];
  });
}

const keepTiles = (map: MapLibreMap, next: Sources, stale: readonly string[]): Sources =>
  Object.fromEntries(
    stale.map((id) => [
      id,
      { ...next[id], tiles: (map.getSource(id) as VectorTileSource).serialize().tiles } as SourceSpecification,
    ]),
  );
