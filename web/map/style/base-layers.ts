import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapView } from '../map-view-model.ts';
import { tokenColor } from '../palette.ts';
import { byZoom, FONT, isShown, level, of } from './parts.ts';

/** The ground of the province. */
export const areaLayers = (): LayerSpecification[] => [
  {
    id: 'land',
    type: 'fill',
    ...of('areas'),
    paint: { 'fill-color': tokenColor('--map-land'), 'fill-antialias': false },
  },
];

/** The lines between communes and districts, and around the province. */
export const borderLayers = (): LayerSpecification[] => [
  {
    id: 'communes',
    type: 'line',
    ...of('areas'),
    filter: level('commune'),
    paint: { 'line-color': tokenColor('--map-border'), 'line-width': byZoom(7, 0.4, 11, 1), 'line-opacity': 0.75 },
  },
  {
    id: 'districts',
    type: 'line',
    ...of('areas'),
    filter: level('district'),
    paint: {
      'line-color': tokenColor('--map-border-strong'),
      'line-width': byZoom(7, 0.7, 11, 1.6),
      'line-dasharray': [4, 2],
    },
  },
  {
    id: 'province',
    type: 'line',
    ...of('areas'),
    filter: level('province'),
    paint: { 'line-color': tokenColor('--map-border-strong'), 'line-width': byZoom(7, 1.4, 11, 2.6) },
  },
];

/** Roads, the larger ones above the smaller. */
export const roadLayers = (view: MapView): LayerSpecification[] =>
  (
    [
      ['roads-minor', ['local', 'urban', 'inter-district'], byZoom(7, 0.4, 12, 1.6)],
      ['roads-major', ['national', 'provincial'], byZoom(7, 0.9, 12, 3)],
    ] as const
  ).map(([id, classes, width]) => ({
    id,
    type: 'line' as const,
    ...of('roads'),
    filter: ['in', ['get', 'class'], ['literal', [...classes]]] as FilterSpecification,
    layout: { ...isShown(view, 'roads'), 'line-cap': 'round' as const, 'line-join': 'round' as const },
    paint: { 'line-color': tokenColor(id === 'roads-major' ? '--map-road-major' : '--map-road'), 'line-width': width },
  }));

/** Routes that are in use, and planned ones as dashes. */
export const fiberLayers = (view: MapView): LayerSpecification[] => [
  {
    id: 'fiber',
    type: 'line',
    ...of('fiber'),
    filter: ['==', ['get', 'status'], 'operational'],
    layout: isShown(view, 'fiber'),
    paint: {
      'line-color': tokenColor('--map-fiber'),
      'line-width': byZoom(8, 0.5, 12, 1.5),
      'line-opacity': byZoom(8, 0.5, 11, 0.85),
    },
  },
  {
    id: 'fiber-planned',
    type: 'line',
    ...of('fiber'),
    filter: ['==', ['get', 'status'], 'planned'],
    layout: isShown(view, 'fiber'),
    paint: {
      'line-color': tokenColor('--map-fiber'),
      'line-width': byZoom(8, 0.5, 12, 1.5),
      'line-dasharray': [2, 2],
      'line-opacity': 0.8,
    },
  },
];

/** Sites that are in use, once the map is near enough to tell them apart. */
export const siteLayers = (view: MapView): LayerSpecification[] => [
  {
    id: 'sites',
    type: 'symbol',
    ...of('sites'),
    minzoom: 8.4,
    filter: ['==', ['get', 'status'], 'operational'],
    layout: {
      ...isShown(view, 'sites'),
      'icon-image': 'site',
      'icon-size': byZoom(8, 0.32, 12, 0.8),
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
    paint: { 'icon-opacity': 0.85 },
  },
];

/** Names of communes. */
export const labelLayers = (view: MapView): LayerSpecification[] => [
  {
    id: 'area-labels',
    type: 'symbol',
    ...of('area-labels'),
    filter: level('commune'),
    minzoom: 8,
    layout: {
      ...isShown(view, 'labels'),
      'text-field': ['get', 'name'],
      'text-font': FONT,
      'text-size': byZoom(8, 9.5, 12, 13),
      'text-max-width': 7,
      'text-padding': byZoom(8, 16, 10, 6),
    },
    paint: {
      'text-color': tokenColor('--map-label'),
      'text-halo-color': tokenColor('--map-land'),
      'text-halo-width': 1.5,
    },
  },
];
