import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapView } from '../map-view-model.ts';
import { tokenColor } from '../palette.ts';
import { byZoom, DRAWN_FROM, FONT, isShown, level, of } from './parts.ts';

/** The ground of the province. */
export const areaLayers = ({ base }: MapView): LayerSpecification[] => [
  {
    id: 'land',
    type: 'fill',
    ...of('areas'),
    // Over a map of the user's own it only takes the click.
    paint: { 'fill-color': tokenColor('--map-land'), 'fill-antialias': false, 'fill-opacity': base === null ? 1 : 0 },
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

/** Sites, once the map is near enough to tell them apart: in use by their number of users, and planned. */
export const siteLayers = (view: MapView): LayerSpecification[] => [
  {
    id: 'sites',
    type: 'symbol',
    ...of('sites'),
    minzoom: DRAWN_FROM.sites,
    filter: userFilter(view.siteOperators),
    layout: {
      ...isShown(view, 'sites'),
      'icon-image': ['get', 'class'],
      'icon-size': byZoom(8, 0.32, 12, 0.8),
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
    paint: { 'icon-opacity': ['match', ['get', 'class'], 'site-planned', 0.7, 0.9] },
  },
];

/** Sites that one of these uses; `null` takes all. */
const userFilter = (operators: readonly string[] | null): FilterSpecification =>
  operators === null
    ? true
    : ['any', ...operators.map((operator): ExpressionSpecification => ['in', `;${operator};`, ['get', 'users']])];

/** Schools, hospitals and the like. */
export const placeLayers = (view: MapView): LayerSpecification[] => [
  {
    id: 'places',
    type: 'symbol',
    ...of('places'),
    minzoom: DRAWN_FROM.places,
    layout: {
      ...isShown(view, 'places'),
      'icon-image': ['concat', 'place-', ['get', 'kind']],
      'icon-size': byZoom(8, 0.4, 12, 0.8),
      'icon-padding': 0,
      'text-field': ['step', ['zoom'], '', 11.4, ['get', 'name']],
      'text-font': FONT,
      'text-size': 10.5,
      'text-offset': [0, 0.9],
      'text-anchor': 'top',
      'text-optional': true,
      'text-max-width': 9,
    },
    paint: {
      'text-color': tokenColor('--map-place'),
      'text-halo-color': tokenColor('--map-land'),
      'text-halo-width': 1.3,
    },
  },
];

/** Names of communes. */
export const labelLayers = (view: MapView): LayerSpecification[] => [
  {
    id: 'area-labels',
    type: 'symbol',
    ...of('area-labels'),
    filter: level('commune'),
    minzoom: DRAWN_FROM.labels,
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
