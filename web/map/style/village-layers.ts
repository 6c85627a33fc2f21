import type { LayerSpecification } from 'maplibre-gl';
import type { MapView } from '../map-view-model.ts';
import { tokenColor } from '../palette.ts';
import { byZoom, FONT, isShown } from './parts.ts';

const SOURCE = { source: 'villages', 'source-layer': 'villages' };

/** From here on villages are drawn smaller while the map is far away. */
const CROWD = 2500;

/** Every village by its status; where a gap list is chosen its villages stand out and the others step back. */
export function villageLayers(view: MapView): LayerSpecification[] {
  const crowd = view.villages > CROWD ? 0.7 : 1;
  const icon = (grow: number) => ({
    'icon-image': ['concat', 'village-', ['get', 'class']] as never,
    'icon-size': byZoom(7, 0.4 * crowd * grow, 9, 0.62 * crowd * grow, 12, grow),
    'icon-allow-overlap': true,
    'icon-ignore-placement': true,
  });
  const name = {
    'text-field': ['step', ['zoom'], '', 10.6, ['get', 'name']] as never,
    'text-font': FONT,
    'text-size': 11,
    'text-offset': [0, 1] as [number, number],
    'text-anchor': 'top' as const,
    'text-optional': true,
  };
  const text = {
    'text-color': tokenColor('--map-text'),
    'text-halo-color': tokenColor('--map-land'),
    'text-halo-width': 1.4,
  };
  const shown = isShown(view, 'villages');
  return [
    {
      id: 'villages',
      type: 'symbol',
      ...SOURCE,
      filter: ['!', ['has', 'gap']],
      layout: { ...shown, ...icon(view.gaps ? 0.85 : 1), ...name },
      paint: { ...text, 'icon-opacity': view.gaps ? 0.6 : 1, 'text-opacity': view.gaps ? 0.6 : 1 },
    },
    {
      id: 'gap-rings',
      type: 'circle',
      ...SOURCE,
      filter: ['has', 'gap'],
      layout: shown,
      paint: {
        'circle-radius': byZoom(7, 5, 9, 7.5, 12, 13),
        'circle-color': tokenColor('--map-gap'),
        'circle-opacity': 0.22,
        'circle-stroke-color': tokenColor('--map-gap'),
        'circle-stroke-width': 1.2,
        'circle-stroke-opacity': 0.7,
      },
    },
    {
      id: 'gaps',
      type: 'symbol',
      ...SOURCE,
      filter: ['has', 'gap'],
      layout: { ...shown, ...icon(1.05), ...name },
      paint: text,
    },
  ];
}
