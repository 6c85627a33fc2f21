import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapView } from '../map-view-model.ts';
import { tokenColor } from '../palette.ts';
import { ZONES } from './coverage-layers.ts';
import { byZoom, of } from './parts.ts';

const kind = (...kinds: string[]): FilterSpecification => ['in', ['get', 'kind'], ['literal', kinds]];

/** However many polygons lie upon each other, together they tint the map no more than one would. */
const tintOf = ({ selection }: MapView): number =>
  0.14 / Math.max(1, selection.filter(({ properties }) => properties?.kind === 'polygon').length);

/** The selected dead zone or area, outlined. */
export const selectedGround = ({ zone, area, hasZones }: MapView): LayerSpecification[] =>
  [
    ...(hasZones ? [['zone-selected', ZONES, zone] as const] : []),
    // The area table begins with the whole dataset, the areas of the map with the first row.
    ['area-selected', of('areas'), area - 1] as const,
  ].map(([id, source, row]) => ({
    id,
    type: 'line',
    ...source,
    filter: ['==', ['id'], row],
    paint: { 'line-color': tokenColor('--accent'), 'line-width': byZoom(7, 2, 12, 3.5) },
  }));

/** The polygons that decided the selected village, and the lines to what is nearest. */
export const selectionShapes = (view: MapView): LayerSpecification[] => [
  {
    id: 'deciding',
    type: 'fill',
    source: 'selection',
    filter: kind('polygon'),
    paint: { 'fill-color': tokenColor('--accent'), 'fill-opacity': tintOf(view) },
  },
  {
    id: 'deciding-edge',
    type: 'line',
    source: 'selection',
    filter: kind('polygon'),
    paint: { 'line-color': tokenColor('--accent'), 'line-width': 1.2, 'line-opacity': 0.8 },
  },
  ...(['site', 'fiber'] as const).map((to) => ({
    id: `link-${to}`,
    type: 'line' as const,
    source: 'selection',
    filter: kind(`link-${to}`),
    paint: {
      'line-color': tokenColor(to === 'site' ? '--map-site' : '--map-fiber'),
      'line-width': 2,
      'line-dasharray': to === 'site' ? [1, 1.5] : [3, 1.5],
    },
  })),
];

/** The ring around the selected village, and the ends of its lines. */
export const selectionMarks = (): LayerSpecification[] => [
  {
    id: 'selected-others',
    type: 'circle',
    source: 'selection',
    filter: kind('alone'),
    paint: {
      'circle-radius': byZoom(7, 6, 12, 11),
      'circle-color': 'rgba(0,0,0,0)',
      'circle-stroke-color': tokenColor('--accent'),
      'circle-stroke-width': 1.6,
    },
  },
  {
    id: 'selected',
    type: 'circle',
    source: 'selection',
    filter: kind('village', 'site'),
    paint: {
      'circle-radius': byZoom(7, 9, 12, 15),
      'circle-color': 'rgba(0,0,0,0)',
      'circle-stroke-color': tokenColor('--accent'),
      'circle-stroke-width': 2.6,
    },
  },
  {
    id: 'link-ends',
    type: 'circle',
    source: 'selection',
    filter: kind('end-site', 'end-fiber'),
    paint: {
      'circle-radius': 4,
      'circle-color': tokenColor('--map-rim'),
      'circle-stroke-color': [
        'match',
        ['get', 'kind'],
        'end-site',
        tokenColor('--map-site'),
        tokenColor('--map-fiber'),
      ],
      'circle-stroke-width': 2,
    },
  },
];
