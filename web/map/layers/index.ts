/** The map's source layers, made from the packed columns; the only place that decides what a tile holds. */
import {
  type Analysis,
  AREA_LEVELS,
  type Dataset,
  DEPLOYMENTS,
  FIXED_STATUSES,
  LIFECYCLES,
  MOBILE_STATUSES,
  ROAD_CLASSES,
} from '../../../engine/index.ts';
import { labelPoint, lineOf, polygonOf, toFeature, toMultiPolygon, toPoint } from './coordinates.ts';

/** The features of each source layer, made when a tile first asks for them. */
export type MapLayers = Readonly<Record<string, () => GeoJSON.Feature[]>>;

const rows = (count: number): number[] => Array.from({ length: count }, (_, row) => row);

/** Every source layer that a dataset yields; those of an analysis once there is one. */
export const toMapLayers = (dataset: Dataset, analysis: Analysis | null): MapLayers => ({
  areas: () => toAreas(dataset),
  'area-labels': () => toAreaLabels(dataset),
  roads: () => toRoads(dataset),
  fiber: () => toFiber(dataset),
  sites: () => toSites(dataset),
  villages: () => toVillages(dataset, analysis),
  coverage: () => (analysis === null ? [] : toCoverage(analysis)),
  'dead-zones': () => (analysis === null ? [] : toDeadZones(analysis)),
});

const toAreas = ({ admin }: Dataset) =>
  rows(admin?.count ?? 0).map((row) =>
    toFeature(polygonOf(admin!.shapes, row), { level: AREA_LEVELS[admin!.level[row]], code: admin!.code[row] }),
  );

const toAreaLabels = ({ admin }: Dataset) =>
  rows(admin?.count ?? 0).map((row) =>
    toFeature(labelPoint(admin!.shapes, row), { level: AREA_LEVELS[admin!.level[row]], name: admin!.name[row] }),
  );

const toRoads = ({ roads }: Dataset) =>
  rows(roads?.count ?? 0).map((row) =>
    toFeature(lineOf(roads!.shapes, row), { class: ROAD_CLASSES[roads!.class[row]], name: roads!.name[row] ?? '' }),
  );

const toFiber = ({ fiber }: Dataset) =>
  rows(fiber?.count ?? 0).map((row) =>
    toFeature(lineOf(fiber!.shapes, row), {
      status: LIFECYCLES[fiber!.status[row]],
      deployment: DEPLOYMENTS[fiber!.deployment[row]] ?? '',
    }),
  );

const toSites = ({ sites }: Dataset) =>
  rows(sites?.count ?? 0).map((row) =>
    toFeature(toPoint(sites!.lng[row], sites!.lat[row]), { row, status: LIFECYCLES[sites!.status[row]] }),
  );

const toVillages = ({ villages }: Dataset, analysis: Analysis | null) =>
  rows(villages?.count ?? 0).map((row) =>
    toFeature(toPoint(villages!.lng[row], villages!.lat[row]), {
      row,
      name: villages!.name[row],
      mobile: MOBILE_STATUSES[analysis?.villages?.mobileStatus[row] ?? 0],
      fixed: FIXED_STATUSES[analysis?.villages?.fixedStatus[row] ?? 0],
    }),
  );

const toCoverage = ({ dissolved }: Analysis) =>
  dissolved.map(({ operator, technology, polygons }) => toFeature(toMultiPolygon(polygons), { operator, technology }));

const toDeadZones = ({ deadZones }: Analysis) =>
  deadZones.map(({ id, polygons, villages }) => toFeature(toMultiPolygon(polygons), { id, villages }));
