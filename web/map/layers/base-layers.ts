/** What the dataset itself says, whatever an analysis makes of it. */
import {
  AREA_LEVELS,
  type Dataset,
  DEPLOYMENTS,
  LIFECYCLES,
  PLACE_KINDS,
  ROAD_CLASSES,
  type ShapeColumns,
} from '../../../engine/index.ts';
import { preparePoints } from '../tiles/cut-points.ts';
import type { TileLayer } from '../tiles/tile-cutter.ts';
import { labelPoint } from './coordinates.ts';
import { shapeLayer } from './features.ts';
import { siteUsers } from './site-users.ts';

/** Small roads say nothing from far away. */
const LOCAL_ROADS_FROM_ZOOM = 8;

export const areaLayer = ({ admin }: Dataset): TileLayer =>
  shapeLayer('areas', 'polygon', admin, (row) => ({ level: AREA_LEVELS[admin!.level[row]] }));

const labels = new WeakMap<ShapeColumns, { readonly lng: Float64Array; readonly lat: Float64Array }>();

/** Where the names of areas are written. */
export function areaLabelLayer({ admin }: Dataset): TileLayer {
  if (admin === null) return { name: 'area-labels' };
  let places = labels.get(admin.shapes);
  if (places === undefined) {
    const points = Array.from({ length: admin.count }, (_, row) => labelPoint(admin.shapes, row).coordinates);
    places = { lng: Float64Array.from(points, ([lng]) => lng), lat: Float64Array.from(points, ([, lat]) => lat) };
    labels.set(admin.shapes, places);
  }
  return {
    name: 'area-labels',
    points: {
      points: preparePoints(places),
      propertiesOf: (row) => ({ level: AREA_LEVELS[admin.level[row]], name: admin.name[row] }),
    },
  };
}

export const roadLayer = ({ roads }: Dataset): TileLayer =>
  shapeLayer('roads', 'line', roads, (row, z) => {
    const kind = ROAD_CLASSES[roads!.class[row]];
    return kind === 'local' && z < LOCAL_ROADS_FROM_ZOOM ? null : { class: kind };
  });

export const fiberLayer = ({ fiber }: Dataset): TileLayer =>
  shapeLayer('fiber', 'line', fiber, (row) => ({
    status: LIFECYCLES[fiber!.status[row]],
    deployment: DEPLOYMENTS[fiber!.deployment[row]] ?? 'unknown',
  }));

export function siteLayer(dataset: Dataset): TileLayer {
  const { sites } = dataset;
  if (sites === null) return { name: 'sites' };
  const users = siteUsers(dataset);
  return {
    name: 'sites',
    points: {
      points: preparePoints(sites),
      propertiesOf(row) {
        const kind = users.classOf(row);
        return kind === null ? null : { class: kind, users: `;${users.of(row).join(';')};` };
      },
    },
  };
}

export const placeLayer = ({ places }: Dataset): TileLayer => ({
  name: 'places',
  ...(places && {
    points: {
      points: preparePoints(places),
      propertiesOf: (row) => ({ kind: PLACE_KINDS[places.kind[row]], name: places.name[row] ?? '' }),
    },
  }),
});
