import type { LayerSpecification } from 'maplibre-gl';
import type { MapView } from '../map-view-model.ts';
import { shadeToken, tokenColor } from '../palette.ts';
import { SHADES } from '../shade.ts';

const SOURCE = { source: 'shade', 'source-layer': 'shade' };

/** Communes by the class of an indicator, hatched where there is no data. */
export function shadeLayers({ shade }: MapView): LayerSpecification[] {
  if (shade === null) return [];
  const [indicator] = shade.split('|');
  const colors = Array.from({ length: SHADES }, (_, k) => [String(k), tokenColor(shadeToken(k, indicator))]).flat();
  return [
    {
      id: 'shade',
      type: 'fill',
      ...SOURCE,
      filter: ['!=', ['get', 'class'], 'none'],
      paint: {
        'fill-color': ['match', ['get', 'class'], ...colors, tokenColor('--map-land')] as never,
        'fill-opacity': 0.85,
      },
    },
    {
      id: 'shade-none',
      type: 'fill',
      ...SOURCE,
      filter: ['==', ['get', 'class'], 'none'],
      paint: { 'fill-pattern': 'no-data', 'fill-opacity': 0.8 },
    },
  ];
}
