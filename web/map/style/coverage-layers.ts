import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { TECHNOLOGIES, type Technology } from '../../../engine/vocabulary.ts';
import type { MapView } from '../map-view-model.ts';
import { operatorToken, tokenColor } from '../palette.ts';
import { byZoom, FONT, isShown } from './parts.ts';

const SOURCE = { source: 'coverage', 'source-layer': 'coverage' };
/** How the generations of one operator are told apart: how dense they are filled, and by the dashes of their edge. */
export const GENERATIONS: Readonly<Record<Technology, { opacity: number; dashes: readonly number[] | null }>> = {
  '2G': { opacity: 0.08, dashes: [1, 1.6] },
  '3G': { opacity: 0.12, dashes: [3, 1.6] },
  '4G': { opacity: 0.18, dashes: null },
  '5G': { opacity: 0.26, dashes: [6, 1.4, 1, 1.4] },
};
/** The source of dead zones, and its layer of their shapes. */
export const ZONES = { source: 'zones', 'source-layer': 'dead-zones' };

/** Fill and edge of what the chips ask for; the tiles hold nothing else. */
export function coverageLayers({ allOperators, coverage, shade }: MapView): LayerSpecification[] {
  if (coverage.length === 0) return [];
  const anyColor = tokenColor('--cover-any');
  const colors = allOperators.flatMap((operator) => [operator, tokenColor(operatorToken(allOperators, operator))]);
  const color = (colors.length === 0 ? anyColor : ['match', ['get', 'operator'], ...colors, anyColor]) as never;
  const any: FilterSpecification = ['==', ['get', 'operator'], 'any'];
  const own: FilterSpecification = ['!=', ['get', 'operator'], 'any'];
  const opacities = TECHNOLOGIES.flatMap((technology) => [technology, GENERATIONS[technology].opacity]);
  const edge = (id: string, filter: FilterSpecification, dashes: readonly number[] | null): LayerSpecification => ({
    id,
    type: 'line',
    ...SOURCE,
    filter,
    paint: {
      'line-color': color,
      'line-width': byZoom(7, 0.8, 12, 1.8),
      'line-opacity': 0.9,
      ...(dashes && { 'line-dasharray': [...dashes] }),
    },
  });
  return [
    {
      id: 'cover-any',
      type: 'fill',
      ...SOURCE,
      filter: any,
      // Over shaded communes only its edge is drawn, so that the shades keep their meaning.
      paint: { 'fill-color': anyColor, 'fill-opacity': shade === null ? Number(tokenColor('--cover-opacity')) : 0 },
    },
    {
      id: 'cover',
      type: 'fill',
      ...SOURCE,
      filter: own,
      paint: {
        'fill-color': color,
        'fill-opacity': shade === null ? (['match', ['get', 'technology'], ...opacities, 0.16] as never) : 0,
      },
    },
    ...(shade === null ? [] : [edge('cover-any-edge', any, null)]),
    ...TECHNOLOGIES.map((technology) =>
      edge(
        `cover-edge-${technology}`,
        ['all', own, ['==', ['get', 'technology'], technology]],
        GENERATIONS[technology].dashes,
      ),
    ),
  ];
}

/** What lies outside every counted polygon, hatched. */
export const deadZoneLayers = (view: MapView): LayerSpecification[] => (view.hasZones ? shapesOfZones(view) : []);

const shapesOfZones = (view: MapView): LayerSpecification[] => [
  {
    id: 'dead-zones',
    type: 'fill',
    ...ZONES,
    layout: isShown(view, 'dead-zones'),
    paint: { 'fill-pattern': 'hatch', 'fill-opacity': 0.5 },
  },
  {
    id: 'dead-zones-edge',
    type: 'line',
    ...ZONES,
    layout: isShown(view, 'dead-zones'),
    paint: { 'line-color': tokenColor('--map-dead'), 'line-width': byZoom(7, 0.3, 11, 1), 'line-opacity': 0.7 },
  },
];

/** The ranks of the largest zones. */
export const deadZoneLabels = (view: MapView): LayerSpecification[] => (view.hasZones ? ranksOfZones(view) : []);

const ranksOfZones = (view: MapView): LayerSpecification[] => [
  {
    id: 'dead-zone-labels',
    type: 'symbol',
    source: 'zones',
    'source-layer': 'dead-zone-labels',
    layout: {
      ...isShown(view, 'dead-zones'),
      'text-field': ['to-string', ['get', 'rank']],
      'text-font': FONT,
      'text-size': byZoom(7, 10, 12, 15),
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: {
      'text-color': tokenColor('--map-dead-text'),
      'text-halo-color': tokenColor('--map-land'),
      'text-halo-width': 2,
    },
  },
];
