import type { Dataset } from '../dataset.ts';
import { type BoxIndex, buildBoxIndex, searchBoxes } from '../index/box-index.ts';
import { countedCoverage } from '../measure/evidence.ts';
import type { UnitBox } from '../overlay/index.ts';
import {
  boxesMeet,
  boxOfPoints,
  cleanUnits,
  padBox,
  toBoxInDegrees,
  type UnitPolygons,
} from '../overlay/local/index.ts';
import type { Profile } from '../profile.ts';
import type { PackedArea } from '../scenario/packed-area.ts';
import { TECHNOLOGIES } from '../vocabulary.ts';

/** A layer of coverage: the column of its operator times the generations plus its generation. */
export type LayerKey = number;
export const layerKey = (operator: number, technology: number): LayerKey => operator * TECHNOLOGIES.length + technology;
export const operatorOf = (layer: LayerKey): number => Math.floor(layer / TECHNOLOGIES.length);
export const technologyOf = (layer: LayerKey): number => layer % TECHNOLOGIES.length;

/** A counted polygon of coverage, clean and in units. */
export interface CountedPolygon {
  readonly layer: LayerKey;
  readonly polygons: UnitPolygons;
  readonly box: UnitBox;
}

/** The counted coverage of a dataset under edits, to be looked up by place. */
export interface CountedPolygons {
  /** The polygons near a box; a superset of those that meet it. */
  near(box: UnitBox): CountedPolygon[];
  /** Takes a polygon out or puts it in, and returns it; null where it does not count. */
  take(area: PackedArea): CountedPolygon | null;
  put(area: PackedArea): CountedPolygon | null;
  /** How many there are of a layer. */
  countOf(layer: LayerKey): number;
}

/** The counted coverage of a dataset; `names` are the operators in the order of their columns. */
export function createCountedPolygons(dataset: Dataset, profile: Profile, names: readonly string[]): CountedPolygons {
  const coverage = dataset.coverage;
  const columnOf = new Map(names.map((name, column) => [name, column]));
  const counts = countedCoverage(dataset, profile);
  const index: BoxIndex = buildBoxIndex(coverage?.shapes.box ?? new Float64Array(0));
  const rowOf = new Map(coverage?.id.map((id, row) => [id, row]));
  const ofRow = new Map<number, CountedPolygon>();
  const gone = new Set<number>();
  const come = new Map<PackedArea, CountedPolygon>();
  const total = new Map<LayerKey, number>();
  const count = (layer: LayerKey, step: number) => total.set(layer, (total.get(layer) ?? 0) + step);
  const layerOfRow = (row: number): LayerKey =>
    layerKey(columnOf.get(dataset.companies[coverage!.operator[row]])!, coverage!.technology[row]);
  counts.forEach((isCounted, row) => {
    if (isCounted === 1) count(layerOfRow(row), 1);
  });
  const create = (layer: LayerKey, shapes: PackedArea['shapes'], row: number): CountedPolygon => {
    const polygons = cleanUnits(shapes, row);
    return { layer, polygons, box: boxOfPoints(polygons.xy) };
  };
  const rowPolygon = (row: number): CountedPolygon => {
    let polygon = ofRow.get(row);
    if (polygon === undefined) {
      polygon = create(layerOfRow(row), coverage!.shapes, row);
      ofRow.set(row, polygon);
    }
    return polygon;
  };
  return {
    near(box) {
      const [west, south, east, north] = toBoxInDegrees(padBox(box, 1));
      const found: CountedPolygon[] = [];
      for (const row of searchBoxes(index, west, south, east, north))
        if (counts[row] === 1 && !gone.has(row)) found.push(rowPolygon(row));
      for (const polygon of come.values()) if (boxesMeet(polygon.box, box)) found.push(polygon);
      return found;
    },
    take(area) {
      if (!area.isCounted(profile)) return null;
      const own = come.get(area);
      const polygon = own ?? rowPolygon(rowOf.get(area.id)!);
      if (own === undefined) gone.add(rowOf.get(area.id)!);
      else come.delete(area);
      count(polygon.layer, -1);
      return polygon;
    },
    put(area) {
      if (!area.isCounted(profile)) return null;
      const layer = layerKey(columnOf.get(area.operator)!, area.technology);
      const polygon = create(layer, area.shapes, 0);
      come.set(area, polygon);
      count(layer, 1);
      return polygon;
    },
    countOf: (layer) => total.get(layer) ?? 0,
  };
}
