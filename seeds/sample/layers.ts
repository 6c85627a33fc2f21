import type { LngLat } from './plane.ts';
import type { PlanId } from './spec.ts';

/** The value of a column; an absent value is a column left out. */
export type Cell = string | number | boolean;

/** A row of a layer: its columns, and its geometry in the columns that the geometry of the layer asks for. */
export type TableRow = Readonly<Record<string, Cell>>;
export interface PointRow {
  readonly lng: number;
  readonly lat: number;
  readonly [column: string]: Cell;
}
export interface LineRow {
  readonly line: readonly LngLat[];
  readonly [column: string]: Cell | readonly LngLat[];
}
export interface PolygonRow {
  readonly polygon: readonly (readonly LngLat[])[];
  readonly [column: string]: Cell | readonly (readonly LngLat[])[];
}

/** `dataset.json` of a sample. */
export interface SampleDataset {
  readonly name: string;
  readonly as_of: string;
  readonly plan: PlanId;
  readonly crs: 'EPSG:4326';
  readonly sample: true;
  readonly note: string;
}

/** A sample province: every layer of the contract as plain rows, columns named as in its files. */
export interface SampleLayers {
  readonly dataset: SampleDataset;
  readonly admin: readonly PolygonRow[];
  readonly villages: readonly PointRow[];
  readonly clusters: readonly PointRow[];
  readonly sites: readonly PointRow[];
  readonly stations: readonly TableRow[];
  readonly coverage: readonly PolygonRow[];
  readonly fiber: readonly LineRow[];
  readonly fiber_nodes: readonly PointRow[];
  readonly poles: readonly PointRow[];
  readonly ducts: readonly LineRow[];
  readonly roads: readonly LineRow[];
  readonly places: readonly PointRow[];
  readonly observations: readonly TableRow[];
}
