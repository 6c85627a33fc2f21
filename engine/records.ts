/**
 * The records that the data border hands to the engine: checked, in WGS84, enumerations canonical.
 * One interface per layer; `null` means the source does not say.
 */
import type {
  AreaLevel,
  Basis,
  Deployment,
  FiberKind,
  Lifecycle,
  PlaceKind,
  RoadCables,
  RoadClass,
  ServiceClass,
  SiteStructure,
  Technology,
} from './vocabulary.ts';

/** A position, WGS84 degrees. */
export interface PointGeometry {
  readonly lng: number;
  readonly lat: number;
}

/**
 * Lines or polygons in flat form. `coords` holds lng, lat pairs; ring (or path) r has the vertices
 * [ringStart[r], ringStart[r + 1]), counted in vertices. `partStart` groups rings into polygons:
 * polygon p has the rings [partStart[p], partStart[p + 1]), exterior first. Lines have one path per part.
 * Rings are closed: the last vertex repeats the first.
 */
export interface FlatGeometry {
  readonly partStart: ArrayLike<number>;
  readonly ringStart: ArrayLike<number>;
  readonly coords: ArrayLike<number>;
}

export interface AdminRecord {
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  readonly parentCode: string | null;
  readonly geometry: FlatGeometry;
}

export interface VillageRecord extends PointGeometry {
  readonly id: string;
  readonly name: string;
  readonly communeCode: string | null;
  readonly population: number | null;
  readonly households: number | null;
  readonly hasGrid: boolean | null;
  readonly extremelyDifficult: boolean | null;
  readonly kind: string | null;
}

export interface ClusterRecord extends PointGeometry {
  readonly id: string;
  readonly villageId: string;
  readonly population: number | null;
  readonly households: number | null;
}

export interface SiteRecord extends PointGeometry {
  readonly id: string;
  readonly owner: string | null;
  readonly structure: SiteStructure | null;
  readonly heightM: number | null;
  readonly status: Lifecycle;
  /** ISO date. */
  readonly builtOn: string | null;
}

/** A station stands on a site, or brings its own position. */
export interface StationRecord {
  readonly id: string;
  readonly siteId: string | null;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly operator: string;
  readonly technology: Technology;
  /** ISO date. */
  readonly since: string | null;
  readonly frequencyMhz: number | null;
  readonly eirpDbm: number | null;
  readonly antennaHeightM: number | null;
  readonly azimuthDeg: number | null;
  readonly beamwidthDeg: number | null;
  readonly status: Lifecycle;
}

export interface CoverageRecord {
  readonly id: string;
  readonly operator: string;
  readonly technology: Technology;
  readonly serviceClass: ServiceClass;
  readonly basis: Basis;
  readonly siteId: string | null;
  /** ISO date. */
  readonly validFrom: string | null;
  readonly geometry: FlatGeometry;
}

export interface DeclarationRecord {
  readonly villageId: string;
  readonly operator: string;
  readonly technology: Technology;
  /** 0..1; a plain yes is 1, a plain no 0. */
  readonly coveredShare: number;
}

export interface FiberRecord {
  readonly id: string;
  readonly operator: string | null;
  readonly owner: string | null;
  readonly status: Lifecycle;
  readonly deployment: Deployment | null;
  readonly kind: FiberKind | null;
  readonly geometry: FlatGeometry;
}

export interface FiberNodeRecord extends PointGeometry {
  readonly id: string;
  readonly operator: string | null;
  readonly accessPoint: boolean;
  readonly status: Lifecycle;
}

export interface PoleRecord extends PointGeometry {
  readonly id: string;
  readonly owner: string | null;
  readonly tenants: readonly string[];
}

export interface DuctRecord {
  readonly id: string;
  readonly owner: string | null;
  readonly tenants: readonly string[];
  readonly geometry: FlatGeometry;
}

export interface RoadRecord {
  readonly id: string;
  readonly class: RoadClass;
  readonly name: string | null;
  readonly cables: RoadCables | null;
  readonly geometry: FlatGeometry;
}

export interface PlaceRecord extends PointGeometry {
  readonly id: string;
  readonly kind: PlaceKind;
  readonly name: string | null;
  readonly dedicatedNetwork: boolean | null;
  readonly fiber: boolean | null;
}

export interface MeasurementRecord extends PointGeometry {
  readonly operator: string;
  readonly technology: Technology;
  readonly rsrpDbm: number | null;
  readonly downloadMbps: number | null;
  readonly uploadMbps: number | null;
  /** ISO date or date-time. */
  readonly testedAt: string | null;
}

export interface ObservationRecord {
  readonly indicator: string;
  readonly value: number;
  /** ISO date, month or year. */
  readonly asOf: string;
  /** `null` is the whole dataset. */
  readonly areaCode: string | null;
  readonly source: string | null;
}

/** The record of each layer, by its name. */
export interface LayerRecords {
  admin: AdminRecord;
  villages: VillageRecord;
  clusters: ClusterRecord;
  sites: SiteRecord;
  stations: StationRecord;
  coverage: CoverageRecord;
  declarations: DeclarationRecord;
  fiber: FiberRecord;
  fiber_nodes: FiberNodeRecord;
  poles: PoleRecord;
  ducts: DuctRecord;
  roads: RoadRecord;
  places: PlaceRecord;
  measurements: MeasurementRecord;
  observations: ObservationRecord;
}
