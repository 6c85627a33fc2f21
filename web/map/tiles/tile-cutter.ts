import { cutPoints, type PointFeatures } from './cut-points.ts';
import { cutShapes, type ShapeFeatures } from './cut-shapes.ts';
import { createLayerWriter, toTile } from './layer-writer.ts';
import { toTileBox } from './mercator.ts';

/** A source layer: its name in the tiles and the features it is cut from. */
export interface TileLayer {
  readonly name: string;
  readonly shapes?: readonly ShapeFeatures[];
  readonly points?: PointFeatures;
}

/** The bytes of a vector tile in a buffer of their own, `null` where nothing lies. */
export function cutTile(layers: readonly TileLayer[], z: number, x: number, y: number): Uint8Array | null {
  const tile = toTileBox(z, x, y);
  return toTile(
    layers.map(({ name, shapes, points }) => {
      const writer = createLayerWriter(name);
      for (const features of shapes ?? []) cutShapes(features, tile, writer);
      if (points) cutPoints(points, tile, writer);
      return writer.finish();
    }),
  );
}
