import { searchBoxes } from '../../../engine/index/box-index.ts';
import { type ClipBox, clipPath, clipRing, createPositionBuffer, type PositionBuffer, push } from './clip.ts';
import type { LayerWriter, TileProperties } from './layer-writer.ts';
import { EXTENT, type TileBox } from './mercator.ts';
import { CHUNK, type PreparedShapes } from './prepare-shapes.ts';
import { MAX_TILE_ZOOM } from './tile-zoom.ts';

/** Features of polygons or lines for a layer of the map. */
export interface ShapeFeatures {
  readonly kind: 'polygon' | 'line';
  readonly shapes: PreparedShapes;
  /** The feature that a part belongs to; parts of a feature stand together. */
  readonly featureOf: (part: number) => number;
  /** What the feature says in a tile of that zoom; `null` leaves it out. */
  readonly propertiesOf: (feature: number, z: number) => TileProperties | null;
}

/** How far beyond a tile shapes are kept, so that their edges do not show at its border; in the tile's own units. */
const BUFFER = 96;
/** What is lost by simplification, in the tile's own units: half a pixel. */
const TOLERANCE = 4;
/** A ring smaller than a pixel is not drawn. */
const PIXEL = EXTENT / 512;

const positions = createPositionBuffer();

/** Writes the features that a tile holds. */
export function cutShapes(
  { kind, shapes, featureOf, propertiesOf }: ShapeFeatures,
  tile: TileBox,
  into: LayerWriter,
): void {
  const unit = tile.size / EXTENT;
  const margin = BUFFER * unit;
  const box: ClipBox = [tile.x0 - margin, tile.y0 - margin, tile.x0 + tile.size + margin, tile.y0 + tile.size + margin];
  const parts = searchBoxes(shapes.parts, ...box).sort((a, b) => a - b);
  const cut = kind === 'polygon' ? cutPolygon : cutLine;
  const finish = kind === 'polygon' ? into.addPolygons : into.addLines;
  for (let k = 0; k < parts.length; ) {
    const feature = featureOf(parts[k]);
    const properties = propertiesOf(feature, tile.z);
    for (; k < parts.length && featureOf(parts[k]) === feature; k++)
      if (properties !== null) cut(shapes, parts[k], tile, box, into);
    if (properties !== null) finish(feature, properties);
  }
}

/** Writes the rings of a polygon, the exterior clockwise on the screen, its holes the other way. */
function cutPolygon(shapes: PreparedShapes, part: number, tile: TileBox, box: ClipBox, into: LayerWriter): void {
  const { partStart } = shapes.set;
  const pixel = PIXEL * (tile.size / EXTENT);
  for (let ring = partStart[part]; ring < partStart[part + 1]; ring++) {
    const isExterior = ring === partStart[part];
    const [west, north, east, south] = shapes.ringBox.subarray(ring * 4, ring * 4 + 4);
    const isSmall = east - west < pixel && south - north < pixel;
    const isOutside = east < box[0] || west > box[2] || south < box[1] || north > box[3];
    let isDrawn = false;
    if (!isSmall && !isOutside) {
      gather(shapes, ring, tile, box);
      // A ring ends where it began; the tile leaves that position out.
      positions.count--;
      const isWithin = west >= box[0] && north >= box[1] && east <= box[2] && south <= box[3];
      if (!isWithin) clipRing(positions, box);
      isDrawn = writeRing(positions, tile, isExterior, into);
    }
    if (isExterior && !isDrawn) return;
  }
}

function cutLine(shapes: PreparedShapes, part: number, tile: TileBox, box: ClipBox, into: LayerWriter): void {
  const { partStart } = shapes.set;
  for (let ring = partStart[part]; ring < partStart[part + 1]; ring++) {
    gather(shapes, ring, tile, box);
    clipPath(positions, box, (stretch) => {
      toTileUnits(stretch, tile);
      if (stretch.count > 1) into.path(stretch.values, stretch.count, false);
    });
  }
}

/**
 * Puts the positions of a ring that the tile needs into `positions`: of those that weigh enough at its zoom all that may lie in
 * it, and of each run beyond one of its sides the ends alone, which changes nothing inside.
 */
function gather(shapes: PreparedShapes, ring: number, { z, size }: TileBox, box: ClipBox): void {
  const { x, y, weight, chunkStart, chunkBox, chunkWeight, set } = shapes;
  const tolerance = z >= MAX_TILE_ZOOM ? 0 : (TOLERANCE * size) / EXTENT;
  positions.count = 0;
  for (let chunk = chunkStart[ring]; chunk < chunkStart[ring + 1]; chunk++) {
    if (chunkWeight[chunk] < tolerance) continue;
    const from = set.ringStart[ring] + (chunk - chunkStart[ring]) * CHUNK;
    const to = Math.min(from + CHUNK, set.ringStart[ring + 1]);
    const k = chunk * 4;
    const isBeyond =
      chunkBox[k + 2] < box[0] || chunkBox[k] > box[2] || chunkBox[k + 3] < box[1] || chunkBox[k + 1] > box[3];
    if (!isBeyond) {
      for (let v = from; v < to; v++) if (weight[v] >= tolerance) push(positions, x[v], y[v]);
      continue;
    }
    let [first, last] = [from, to - 1];
    while (weight[first] < tolerance) first++;
    while (weight[last] < tolerance) last--;
    push(positions, x[first], y[first]);
    if (last > first) push(positions, x[last], y[last]);
  }
}

/** Turns units into the tile's own whole ones, and leaves out what then falls together. */
function toTileUnits(buffer: PositionBuffer, { x0, y0, size }: TileBox): void {
  const { values } = buffer;
  const scale = EXTENT / size;
  let kept = 0;
  for (let k = 0; k < buffer.count * 2; k += 2) {
    const x = Math.round((values[k] - x0) * scale);
    const y = Math.round((values[k + 1] - y0) * scale);
    if (kept > 0 && values[kept * 2 - 2] === x && values[kept * 2 - 1] === y) continue;
    values[kept * 2] = x;
    values[kept * 2 + 1] = y;
    kept++;
  }
  buffer.count = kept;
}

/** Writes a ring that is still one in the tile's units; says whether it is. */
function writeRing(ring: PositionBuffer, tile: TileBox, isExterior: boolean, into: LayerWriter): boolean {
  toTileUnits(ring, tile);
  const { values } = ring;
  if (ring.count > 1 && values[0] === values[ring.count * 2 - 2] && values[1] === values[ring.count * 2 - 1])
    ring.count--;
  if (ring.count < 3) return false;
  const area = doubleArea(values, ring.count);
  if (area === 0) return false;
  if (area > 0 !== isExterior) reverse(values, ring.count);
  into.path(values, ring.count, true);
  return true;
}

/** Twice the area, positive where the ring runs clockwise on the screen. */
function doubleArea(values: Float64Array, count: number): number {
  let area = 0;
  for (let k = 0, previous = (count - 1) * 2; k < count * 2; previous = k, k += 2)
    area += values[previous] * values[k + 1] - values[k] * values[previous + 1];
  return area;
}

function reverse(values: Float64Array, count: number): void {
  for (let a = 0, b = (count - 1) * 2; a < b; a += 2, b -= 2) {
    [values[a], values[b]] = [values[b], values[a]];
    [values[a + 1], values[b + 1]] = [values[b + 1], values[a + 1]];
  }
}
