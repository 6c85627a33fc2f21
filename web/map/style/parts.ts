import type { FilterSpecification } from 'maplibre-gl';
import type { MapPart } from '../../state/app-state.ts';
import type { MapView } from '../map-view-model.ts';

/** The fonts of labels, drawn by the browser itself. */
export const FONT = ['Inter Variable', 'system-ui', 'sans-serif'];

/** The source and the layer in its tiles that a style layer draws. */
export const of = (layer: string) => ({ source: 'data', 'source-layer': layer });

/** From which zoom on parts of the map are drawn whose signs would else lie upon each other. */
export const DRAWN_FROM = { sites: 8.4, places: 8.4, labels: 8 } as const satisfies Partial<Record<MapPart, number>>;

/** The layout of a layer that is drawn, or kept undrawn. */
export const shownIf = (shown: boolean) => ({ visibility: shown ? ('visible' as const) : ('none' as const) });

/** The layout of a layer that belongs to a part of the legend. */
export const isShown = (view: MapView, part: MapPart) => shownIf(!view.hiddenParts.has(part));

/** A size that grows with the zoom: zoom, size, zoom, size … */
export const byZoom = (...stops: number[]) => ['interpolate', ['exponential', 1.4], ['zoom'], ...stops] as never;

/** The filter of areas of a level. */
export const level = (name: string): FilterSpecification => ['==', ['get', 'level'], name];

/** Features as the data of a source. */
export const collection = (features: readonly GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: [...features],
});
