import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { MapView } from '../map-view-model.ts';

/** The protocol by which the map asks the page for the ground in light and shade. */
export const TERRAIN_PROTOCOL = 'phusong-terrain';
/** Heights are seldom finer than this. */
const MAX_TERRAIN_ZOOM = 12;

const isShown = ({ hasTerrain, hiddenParts }: MapView): boolean => hasTerrain && !hiddenParts.has('terrain');

/** Where the shaded ground comes from. */
export const terrainSource = (view: MapView): Record<string, SourceSpecification> =>
  isShown(view)
    ? {
        terrain: {
          type: 'raster',
          tiles: [`${TERRAIN_PROTOCOL}://${view.dataVersion}/{z}/{x}/{y}`],
          tileSize: 256,
          maxzoom: MAX_TERRAIN_ZOOM,
          ...(view.bounds && { bounds: [...view.bounds] as [number, number, number, number] }),
        },
      }
    : {};

/** The shaded ground, where there are heights. */
export const terrainLayers = (view: MapView): LayerSpecification[] =>
  isShown(view) ? [{ id: 'terrain', type: 'raster', source: 'terrain', paint: { 'raster-fade-duration': 0 } }] : [];
