import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapView } from '../map-view-model.ts';
import { operatorToken, tokenColor } from '../palette.ts';
import { byZoom, isShown, of, shownIf } from './parts.ts';

/** Fill and edge of what the chips ask for: nothing of a deselected operator or technology remains. */
export function coverageLayers({ operators, technologies, allOperators }: MapView): LayerSpecification[] {
  const own = allOperators.filter((operator) => operators.has(operator));
  const anyColor = tokenColor('--cover-any');
  const colors = allOperators.flatMap((operator) => [operator, tokenColor(operatorToken(allOperators, operator))]);
  const color = (colors.length === 0 ? anyColor : ['match', ['get', 'operator'], ...colors, anyColor]) as never;
  const filter: FilterSpecification = [
    'all',
    ['in', ['get', 'operator'], ['literal', own]],
    ['in', ['get', 'technology'], ['literal', [...technologies]]],
  ];
  const any: FilterSpecification = ['==', ['get', 'operator'], 'any'];
  const shown = shownIf(own.length > 0);
  return [
    {
      id: 'cover-any',
      type: 'fill',
      ...of('coverage'),
      filter: any,
      layout: shownIf(operators.has('any')),
      paint: { 'fill-color': anyColor, 'fill-opacity': Number(tokenColor('--cover-opacity')) },
    },
    {
      id: 'cover',
      type: 'fill',
      ...of('coverage'),
      filter,
      layout: shown,
      paint: { 'fill-color': color, 'fill-opacity': 0.16 },
    },
    {
      id: 'cover-edge',
      type: 'line',
      ...of('coverage'),
      filter,
      layout: shown,
      paint: { 'line-color': color, 'line-width': byZoom(7, 0.8, 12, 1.8), 'line-opacity': 0.9 },
    },
  ];
}

/** What lies outside every counted polygon, hatched. */
export const deadZoneLayers = (view: MapView): LayerSpecification[] => [
  {
    id: 'dead-zones',
    type: 'fill',
    ...of('dead-zones'),
    layout: isShown(view, 'dead-zones'),
    paint: { 'fill-pattern': 'hatch', 'fill-opacity': 0.5 },
  },
  {
    id: 'dead-zones-edge',
    type: 'line',
    ...of('dead-zones'),
    layout: isShown(view, 'dead-zones'),
    paint: { 'line-color': tokenColor('--map-dead'), 'line-width': byZoom(7, 0.3, 11, 1), 'line-opacity': 0.7 },
  },
];
