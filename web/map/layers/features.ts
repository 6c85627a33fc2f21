import type { PolygonSet, ShapeColumns } from '../../../engine/index.ts';
import { boxOf } from '../../../engine/measure/land.ts';
import type { ShapeFeatures } from '../tiles/cut-shapes.ts';
import { prepareShapes } from '../tiles/prepare-shapes.ts';
import type { TileLayer } from '../tiles/tile-cutter.ts';

const featuresOfParts = new WeakMap<ShapeColumns, Uint32Array>();

/** The feature of each part, once for the same columns. */
function featureOfPart(shapes: ShapeColumns): Uint32Array {
  let known = featuresOfParts.get(shapes);
  if (known === undefined) {
    known = new Uint32Array(shapes.partStart.length - 1);
    for (let feature = 0; feature + 1 < shapes.featureStart.length; feature++)
      known.fill(feature, shapes.featureStart[feature], shapes.featureStart[feature + 1]);
    featuresOfParts.set(shapes, known);
  }
  return known;
}

/** The rows of a layer of the dataset as features; empty where the dataset has no such layer. */
export function shapeLayer(
  name: string,
  kind: ShapeFeatures['kind'],
  columns: { readonly shapes: ShapeColumns } | null,
  propertiesOf: ShapeFeatures['propertiesOf'],
): TileLayer {
  if (columns === null) return { name };
  const parts = featureOfPart(columns.shapes);
  const featureOf = (part: number) => parts[part];
  return { name, shapes: [{ kind, shapes: prepareShapes(columns.shapes), featureOf, propertiesOf }] };
}

/** A set of polygons as columns of a single feature. */
export const asOneFeature = (polygons: PolygonSet): ShapeColumns => ({
  ...polygons,
  featureStart: Uint32Array.of(0, polygons.partStart.length - 1),
  box: Float64Array.from(boxOf(polygons)),
});

/** A set of polygons as one feature of a layer. */
export const oneFeature = (
  set: PolygonSet,
  id: number,
  properties: Readonly<Record<string, string | number>>,
): ShapeFeatures => ({
  kind: 'polygon',
  shapes: prepareShapes(set),
  featureOf: () => id,
  propertiesOf: () => properties,
});
