import type { Map as MapLibreMap, Point } from 'maplibre-gl';
import type { Selection } from '../state/selection.ts';

/** Around a sign where a pointer still means it, pixels. */
const REACH_PX = 7;
/** The layers whose features are points that can be chosen, and what they are; the former wins among equally near ones. */
const POINT_LAYERS = { gaps: 'village', villages: 'village', sites: 'site' } as const;

/** What a place on the map means: the nearest village or site, else the dead zone there, else the commune. */
export function pick(map: MapLibreMap, point: Point): Selection | null {
  return pickPoint(map, point) ?? pickZone(map, point) ?? pickCommune(map, point);
}

function pickPoint(map: MapLibreMap, point: Point): Selection | null {
  const box: [[number, number], [number, number]] = [
    [point.x - REACH_PX, point.y - REACH_PX],
    [point.x + REACH_PX, point.y + REACH_PX],
  ];
  const order = Object.keys(POINT_LAYERS);
  const layers = order.filter((layer) => map.getLayer(layer));
  const near = map.queryRenderedFeatures(box, { layers }).map(({ id, geometry, layer }) => {
    const [lng, lat] = (geometry as GeoJSON.Point).coordinates;
    return { row: Number(id), layer: layer.id, distance: map.project([lng, lat]).dist(point) };
  });
  near.sort((a, b) => a.distance - b.distance || order.indexOf(a.layer) - order.indexOf(b.layer));
  return near.length === 0
    ? null
    : { kind: POINT_LAYERS[near[0].layer as keyof typeof POINT_LAYERS], row: near[0].row };
}

function pickZone(map: MapLibreMap, point: Point): Selection | null {
  if (!map.getLayer('dead-zones')) return null;
  const [zone] = map.queryRenderedFeatures(point, { layers: ['dead-zones'] });
  return zone === undefined ? null : { kind: 'dead-zone', row: Number(zone.id) };
}

function pickCommune(map: MapLibreMap, point: Point): Selection | null {
  const areas = map.queryRenderedFeatures(point, { layers: ['land'] });
  const commune = areas.find(({ properties }) => properties.level === 'commune');
  // The area table begins with the whole dataset.
  return commune === undefined ? null : { kind: 'commune', row: Number(commune.id) + 1 };
}
