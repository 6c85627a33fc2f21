import type { LayerSpecification } from 'maplibre-gl';
import type { MapView } from '../map-view-model.ts';
import { tokenColor } from '../palette.ts';

/** The ground in light and shade, where there are heights. */
export const terrainLayers = (view: MapView): LayerSpecification[] =>
  !view.hasTerrain || view.hiddenParts.has('terrain')
    ? []
    : [
        {
          id: 'terrain',
          type: 'hillshade',
          source: 'terrain',
          paint: {
            'hillshade-exaggeration': 0.45,
            'hillshade-shadow-color': tokenColor('--hill-shadow'),
            'hillshade-highlight-color': tokenColor('--hill-light'),
            'hillshade-accent-color': tokenColor('--hill-shadow'),
          },
        },
      ];
