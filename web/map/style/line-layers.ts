import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapView } from '../map-view-model.ts';
import { tokenColor } from '../palette.ts';
import { byZoom, isShown, of } from './parts.ts';

const ROUND = { 'line-cap': 'round' as const, 'line-join': 'round' as const };

/** Roads, the larger ones above the smaller; where it is asked for, by whether they are covered. */
export function roadLayers(view: MapView): LayerSpecification[] {
  const isPlain = view.look.roads === 'class';
  const plain = (
    [
      ['roads-minor', ['local', 'urban', 'inter-district'], byZoom(7, 0.4, 12, 1.6)],
      ['roads-major', ['national', 'provincial'], byZoom(7, 0.9, 12, 3)],
    ] as const
  ).map(
    ([id, classes, width]): LayerSpecification => ({
      id,
      type: 'line',
      ...of('roads'),
      filter: ['in', ['get', 'class'], ['literal', [...classes]]] as FilterSpecification,
      layout: { ...isShown(view, 'roads'), ...ROUND },
      paint: {
        'line-color': tokenColor(id === 'roads-major' ? '--map-road-major' : '--map-road'),
        'line-width': width,
      },
    }),
  );
  return isPlain ? plain : roadCoverLayers(view);
}

const roadCoverLayers = (view: MapView): LayerSpecification[] =>
  ([1, 0] as const).map((covered) => ({
    id: covered ? 'roads-covered' : 'roads-uncovered',
    type: 'line',
    source: 'road-cover',
    'source-layer': 'road-cover',
    filter: ['==', ['get', 'covered'], covered],
    layout: { ...isShown(view, 'roads'), 'line-join': 'round' },
    paint: {
      'line-color': tokenColor(covered ? '--status-covered' : '--status-white'),
      'line-width': covered ? byZoom(7, 1, 12, 3) : byZoom(7, 1.4, 12, 3.6),
      ...(!covered && { 'line-dasharray': [1.6, 1.2] }),
    },
  }));

/** How each kind of cable is drawn: its token and its dashes. */
export const FIBER_LINES = {
  aerial: { token: '--fiber-aerial', dashes: null },
  buried: { token: '--fiber-buried', dashes: [4, 1.5] },
  duct: { token: '--fiber-duct', dashes: [1, 1] },
  unknown: { token: '--map-fiber', dashes: [6, 1, 1, 1] },
} as const;
export const PLANNED_DASHES = [2, 2];

/** Routes in use, alike or by how they are laid, and planned ones as dashes. */
export function fiberLayers(view: MapView): LayerSpecification[] {
  const shown = isShown(view, 'fiber');
  const width = byZoom(8, 0.5, 12, 1.5);
  const inUse: FilterSpecification = ['==', ['get', 'status'], 'operational'];
  const planned: LayerSpecification = {
    id: 'fiber-planned',
    type: 'line',
    ...of('fiber'),
    filter: ['==', ['get', 'status'], 'planned'],
    layout: shown,
    paint: {
      'line-color': tokenColor('--map-fiber'),
      'line-width': width,
      'line-dasharray': PLANNED_DASHES,
      'line-opacity': 0.8,
    },
  };
  if (view.look.fiber === 'status')
    return [
      {
        id: 'fiber',
        type: 'line',
        ...of('fiber'),
        filter: inUse,
        layout: shown,
        paint: {
          'line-color': tokenColor('--map-fiber'),
          'line-width': width,
          'line-opacity': byZoom(8, 0.5, 11, 0.85),
        },
      },
      planned,
    ];
  const laid = Object.entries(FIBER_LINES).map(
    ([deployment, { token, dashes }]): LayerSpecification => ({
      id: `fiber-${deployment}`,
      type: 'line',
      ...of('fiber'),
      filter: ['all', inUse, ['==', ['get', 'deployment'], deployment]],
      layout: shown,
      paint: {
        'line-color': tokenColor(token),
        'line-width': byZoom(8, 1, 12, 2.2),
        ...(dashes && { 'line-dasharray': [...dashes] }),
      },
    }),
  );
  return [...laid, planned];
}
