/**
 * The packed dataset: one set of typed-array columns per layer. The dense row number is identity; ids are
 * kept only for the ends. Rows stand in a canonical order (see pack/), so the order of the rows in a file never shows.
 */

/** No company, no row: the code of a missing reference in a `Uint16Array` or an `Int32Array` column. */
export const NO_COMPANY = 0xffff;
export const NO_ROW = -1;

/** Polygons in flat form, see `FlatGeometry`: parts → rings → vertices; coordinates interleaved lng, lat. */
export interface PolygonSet {
  readonly partStart: Uint32Array;
  readonly ringStart: Uint32Array;
  readonly coords: Float64Array;
}

/** Features with polygons or lines: feature f has the parts [featureStart[f], featureStart[f + 1]). */
export interface ShapeColumns extends PolygonSet {
  readonly featureStart: Uint32Array;
  /** West, south, east, north of each feature, degrees. */
  readonly box: Float64Array;
}

export interface AdminColumns {
  readonly count: number;
  readonly code: readonly string[];
  readonly name: readonly string[];
  /** Index into `AREA_LEVELS`. */
  readonly level: Uint8Array;
  readonly parentCode: readonly (string | null)[];
  readonly shapes: ShapeColumns;
}

export interface PointColumns {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

export interface VillageColumns extends PointColumns {
  readonly count: number;
  readonly id: readonly string[];
  readonly name: readonly string[];
  readonly communeCode: readonly (string | null)[];
  /** NaN where not stated. */
  readonly population: Float64Array;
  /** NaN where not stated. */
  readonly households: Float64Array;
  /** `NO`, `YES` or `NOT_STATED`. */
  readonly hasGrid: Uint8Array;
  readonly extremelyDifficult: Uint8Array;
  readonly kind: readonly (string | null)[];
}

export interface ClusterColumns extends PointColumns {
  readonly count: number;
  readonly id: readonly string[];
  /** Row of the village, `NO_ROW` where there is no such village. */
  readonly village: Int32Array;
  readonly population: Float64Array;
  readonly households: Float64Array;
}

export interface SiteColumns extends PointColumns {
  readonly count: number;
  readonly id: readonly string[];
  readonly owner: Uint16Array;
  /** Index into `SITE_STRUCTURES` or `UNCODED`. */
  readonly structure: Uint8Array;
  readonly heightM: Float64Array;
  /** Index into `LIFECYCLES`. */
  readonly status: Uint8Array;
  readonly builtOn: readonly (string | null)[];
}

export interface StationColumns extends PointColumns {
  readonly count: number;
  readonly id: readonly string[];
  /** Row of the site, `NO_ROW` where the station has only its own position or names no known site. */
  readonly site: Int32Array;
  readonly siteId: readonly (string | null)[];
  readonly operator: Uint16Array;
  /** Index into `TECHNOLOGIES`. */
  readonly technology: Uint8Array;
  readonly since: readonly (string | null)[];
  readonly frequencyMhz: Float64Array;
  readonly eirpDbm: Float64Array;
  readonly antennaHeightM: Float64Array;
  readonly azimuthDeg: Float64Array;
  readonly beamwidthDeg: Float64Array;
  readonly status: Uint8Array;
}

export interface CoverageColumns {
  readonly count: number;
  readonly id: readonly string[];
  readonly operator: Uint16Array;
  readonly technology: Uint8Array;
  /** Index into `SERVICE_CLASSES`. */
  readonly serviceClass: Uint8Array;
  /** Index into `BASES`. */
  readonly basis: Uint8Array;
  readonly siteId: readonly (string | null)[];
  readonly validFrom: readonly (string | null)[];
  readonly shapes: ShapeColumns;
}

export interface DeclarationColumns {
  readonly count: number;
  /** Row of the village. */
  readonly village: Int32Array;
  readonly operator: Uint16Array;
  readonly technology: Uint8Array;
  readonly coveredShare: Float64Array;
}

export interface FiberColumns {
  readonly count: number;
  readonly id: readonly string[];
  readonly operator: Uint16Array;
  readonly owner: Uint16Array;
  readonly status: Uint8Array;
  /** Index into `DEPLOYMENTS` or `UNCODED`. */
  readonly deployment: Uint8Array;
  readonly kind: Uint8Array;
  readonly shapes: ShapeColumns;
}

export interface FiberNodeColumns extends PointColumns {
  readonly count: number;
  readonly id: readonly string[];
  readonly operator: Uint16Array;
  readonly accessPoint: Uint8Array;
  readonly status: Uint8Array;
}

/** The distinct users of row i are users[userStart[i] .. userStart[i + 1]), owner included, sorted. */
export interface UserColumns {
  readonly userStart: Uint32Array;
  readonly users: Uint16Array;
}

export interface PoleColumns extends PointColumns, UserColumns {
  readonly count: number;
  readonly id: readonly string[];
  readonly owner: Uint16Array;
}

export interface DuctColumns extends UserColumns {
  readonly count: number;
  readonly id: readonly string[];
  readonly owner: Uint16Array;
  readonly shapes: ShapeColumns;
}

export interface RoadColumns {
  readonly count: number;
  readonly id: readonly string[];
  /** Index into `ROAD_CLASSES`. */
  readonly class: Uint8Array;
  readonly name: readonly (string | null)[];
  /** Index into `ROAD_CABLES` or `UNCODED`. */
  readonly cables: Uint8Array;
  readonly shapes: ShapeColumns;
}

export interface PlaceColumns extends PointColumns {
  readonly count: number;
  readonly id: readonly string[];
  /** Index into `PLACE_KINDS`. */
  readonly kind: Uint8Array;
  readonly name: readonly (string | null)[];
  readonly dedicatedNetwork: Uint8Array;
  readonly fiber: Uint8Array;
}

export interface MeasurementColumns extends PointColumns {
  readonly count: number;
  readonly operator: Uint16Array;
  readonly technology: Uint8Array;
  readonly rsrpDbm: Float64Array;
  readonly downloadMbps: Float64Array;
  readonly uploadMbps: Float64Array;
  readonly testedAt: readonly (string | null)[];
}

export interface ObservationColumns {
  readonly count: number;
  readonly indicator: readonly string[];
  readonly value: Float64Array;
  readonly asOf: readonly string[];
  readonly areaCode: readonly (string | null)[];
  readonly source: readonly (string | null)[];
}

/** A packed dataset. A layer is `null` when the dataset has no such file, and has `count` 0 when the file is empty. */
export interface Dataset {
  /** Every operator, owner and tenant by canonical name, sorted by code unit; company columns hold positions here. */
  readonly companies: readonly string[];
  readonly admin: AdminColumns | null;
  readonly villages: VillageColumns | null;
  readonly clusters: ClusterColumns | null;
  readonly sites: SiteColumns | null;
  readonly stations: StationColumns | null;
  readonly coverage: CoverageColumns | null;
  readonly declarations: DeclarationColumns | null;
  readonly fiber: FiberColumns | null;
  readonly fiber_nodes: FiberNodeColumns | null;
  readonly poles: PoleColumns | null;
  readonly ducts: DuctColumns | null;
  readonly roads: RoadColumns | null;
  readonly places: PlaceColumns | null;
  readonly measurements: MeasurementColumns | null;
  readonly observations: ObservationColumns | null;
}
