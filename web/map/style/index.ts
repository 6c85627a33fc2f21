import type { SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapView } from '../map-view-model.ts';
import { tokenColor } from '../palette.ts';
import { MAX_TILE_ZOOM } from '../tiles/tile-zoom.ts';
import { areaLayers, borderLayers, labelLayers, placeLayers, siteLayers } from './base-layers.ts';
import { coverageLayers, deadZoneLabels, deadZoneLayers } from './coverage-layers.ts';
import { fiberLayers, roadLayers } from './line-layers.ts';
import { overlayLayers, overlaySources } from './overlay-layers.ts';
import { collection } from './parts.ts';
import { selectedGround, selectionMarks, selectionShapes } from './selection-layers.ts';
import { shadeLayers } from './shade-layers.ts';
import { terrainLayers, terrainSource } from './terrain-layers.ts';
import { villageLayers } from './village-layers.ts';

/** The protocol by which the map asks the page for vector tiles. */
export const TILE_PROTOCOL = 'phusong';

/** The whole style of the map as a function of what it shows and of the theme; the map works out what changed. */
export function buildStyle(view: MapView): StyleSpecification {
  return {
    version: 8,
    name: 'phusong',
    sources: {
      ...view.base?.sources,
      ...tileSources(view),
      selection: { type: 'geojson', data: collection(view.selection) },
      ...overlaySources(view),
    },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': tokenColor('--map-paper') } },
      ...(view.base?.layers ?? []),
      ...areaLayers(view),
      ...terrainLayers(view),
      ...shadeLayers(view),
      ...coverageLayers(view),
      ...deadZoneLayers(view),
      ...borderLayers(),
      ...selectedGround(view),
      ...roadLayers(view),
      ...fiberLayers(view),
      ...placeLayers(view),
      ...siteLayers(view),
      ...selectionShapes(view),
      ...villageLayers(view),
      ...labelLayers(view),
      ...deadZoneLabels(view),
      // Numbers of an overlay are placed before names and ranks, which give way to them.
      ...overlayLayers(view),
      ...selectionMarks(),
    ],
  };
}

/** A source for each set of tiles that the view needs; see `map/layers`. */
function tileSources(view: MapView): Record<string, SourceSpecification> {
  const { look, gaps, shade, coverage, hasZones, dataVersion, tilesVersion, bounds } = view;
  const room = bounds && { bounds: [...bounds] as [number, number, number, number] };
  const of = (version: number, set: readonly string[]): SourceSpecification => ({
    type: 'vector',
    tiles: [`${TILE_PROTOCOL}://${version}/${set.map(encodeURIComponent).join('/')}/{z}/{x}/{y}`],
    maxzoom: MAX_TILE_ZOOM,
    ...room,
  });
  const vector = (...set: string[]) => of(tilesVersion, set);
  return {
    data: of(dataVersion, ['base']),
    villages: vector('villages', look.villages, gaps ?? '-'),
    ...(coverage.length > 0 && { coverage: vector('coverage', coverage.join('.')) }),
    ...(hasZones && { zones: vector('dead-zones') }),
    ...(shade !== null && { shade: vector('shade', shade) }),
    ...(look.roads === 'covered' && { 'road-cover': vector('road-cover', look.roadFloor, look.roadOperator) }),
    ...terrainSource(view),
  };
}
