import type { GeoJSONSourceSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapView } from '../map-view-model.ts';
import type { MapOverlay } from '../overlays.ts';
import { overlaySource } from '../pointer.ts';
import { collection } from './parts.ts';

const shown = ({ overlays }: MapView): [string, MapOverlay][] =>
  Object.entries(overlays).filter((entry): entry is [string, MapOverlay] => entry[1] !== null);

/** The features that other parts of the page draw. */
export const overlaySources = (view: MapView): Record<string, GeoJSONSourceSpecification> =>
  Object.fromEntries(
    shown(view).map(([name, { features }]) => [overlaySource(name), { type: 'geojson', data: collection(features) }]),
  );

/** How they look. */
export const overlayLayers = (view: MapView): LayerSpecification[] =>
  shown(view).flatMap(([name, { layers }]) =>
    layers.map((layer) => ({ ...layer, id: `${name}-${layer.id}`, source: overlaySource(name) }) as LayerSpecification),
  );
