import type { StyleSpecification } from 'maplibre-gl';
import { MAX_TILE_ZOOM } from '../layers/tile-zoom.ts';
import type { MapView } from '../map-view-model.ts';
import { tokenColor } from '../palette.ts';
import { areaLayers, borderLayers, fiberLayers, labelLayers, roadLayers, siteLayers } from './base-layers.ts';
import { coverageLayers, deadZoneLayers } from './coverage-layers.ts';
import { overlayLayers, overlaySources } from './overlay-layers.ts';
import { collection } from './parts.ts';
import { selectionMarks, selectionShapes } from './selection-layers.ts';
import { villageLayers } from './village-layers.ts';

/** The protocol by which the map asks the page for tiles. */
export const TILE_PROTOCOL = 'phusong';
/** The layers whose features are villages, topmost first. */
export const VILLAGE_LAYERS = ['gaps', 'villages'] as const;

/** The whole style of the map as a function of what it shows and of the theme; the map works out what changed. */
export function buildStyle(view: MapView): StyleSpecification {
  const { tilesVersion, bounds } = view;
  return {
    version: 8,
    name: 'phusong',
    sources: {
      data: {
        type: 'vector',
        tiles: [`${TILE_PROTOCOL}://tiles/${tilesVersion}/{z}/{x}/{y}`],
        maxzoom: MAX_TILE_ZOOM,
        ...(bounds && { bounds: [...bounds] as [number, number, number, number] }),
      },
      gaps: { type: 'geojson', data: collection(view.gaps ?? []) },
      selection: { type: 'geojson', data: collection(view.selection) },
      ...overlaySources(view),
    },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': tokenColor('--map-paper') } },
      ...areaLayers(),
      ...coverageLayers(view),
      ...deadZoneLayers(view),
      ...borderLayers(),
      ...roadLayers(view),
      ...fiberLayers(view),
      ...siteLayers(view),
      ...selectionShapes(view),
      ...villageLayers(view),
      ...overlayLayers(view),
      ...labelLayers(view),
      ...selectionMarks(),
    ],
  };
}
