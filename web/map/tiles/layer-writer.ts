/** Layers of vector tiles in the Mapbox format 2.1. */
import { type ByteWriter, createByteWriter } from './byte-writer.ts';
import { EXTENT } from './mercator.ts';

export type TileValue = string | number | boolean;
export type TileProperties = Readonly<Record<string, TileValue>>;

const POINT = 1;
const LINE = 2;
const POLYGON = 3;
const MOVE_TO_ONE = (1 << 3) | 1;
const LINE_TO = 2;
const CLOSE = 15;

/** Gathers the features of a layer. A feature is begun with its geometry, and ended with `add…`. */
export interface LayerWriter {
  /** Adds the first `count` positions (x, y, x, y …) to the geometry of the next feature. */
  path(positions: Float64Array, count: number, isRing: boolean): void;
  addLines(id: number, properties: TileProperties): void;
  addPolygons(id: number, properties: TileProperties): void;
  addPoint(x: number, y: number, id: number, properties: TileProperties): void;
  /** The bytes of the layer, `null` without features. */
  finish(): Uint8Array | null;
}

const zigzag = (value: number): number => (value < 0 ? -value * 2 - 1 : value * 2);

export function createLayerWriter(name: string): LayerWriter {
  const features = createByteWriter(4096);
  const geometry = createByteWriter(4096);
  const keys = createDictionary<string>();
  const values = createDictionary<TileValue>();
  const scratch = createByteWriter();
  const tags = createByteWriter();
  let [cursorX, cursorY] = [0, 0];
  const step = (x: number, y: number) => {
    geometry.varint(zigzag(x - cursorX));
    geometry.varint(zigzag(y - cursorY));
    cursorX = x;
    cursorY = y;
  };
  const end = (type: number, id: number, properties: TileProperties) => {
    if (geometry.length > 0) {
      tags.clear();
      for (const [key, value] of Object.entries(properties)) {
        tags.varint(keys.numberOf(key));
        tags.varint(values.numberOf(value));
      }
      scratch.clear();
      scratch.byte(0x08);
      scratch.varint(id);
      scratch.field(0x12, tags.view());
      scratch.byte(0x18);
      scratch.byte(type);
      scratch.field(0x22, geometry.view());
      features.field(0x12, scratch.view());
    }
    geometry.clear();
    cursorX = cursorY = 0;
  };
  return {
    path(positions, count, isRing) {
      geometry.varint(MOVE_TO_ONE);
      step(positions[0], positions[1]);
      geometry.varint(((count - 1) << 3) | LINE_TO);
      for (let k = 2; k < 2 * count; k += 2) step(positions[k], positions[k + 1]);
      if (isRing) geometry.varint(CLOSE);
    },
    addLines: (id, properties) => end(LINE, id, properties),
    addPolygons: (id, properties) => end(POLYGON, id, properties),
    addPoint(x, y, id, properties) {
      geometry.varint(MOVE_TO_ONE);
      step(x, y);
      end(POINT, id, properties);
    },
    finish() {
      if (features.length === 0) return null;
      const layer = createByteWriter(features.length + 1024);
      layer.field(0x0a, new TextEncoder().encode(name));
      layer.bytes(features.view());
      for (const key of keys.all()) layer.field(0x1a, new TextEncoder().encode(key));
      for (const value of values.all()) layer.field(0x22, toValue(value, scratch));
      layer.byte(0x28);
      layer.varint(EXTENT);
      layer.byte(0x78);
      layer.varint(2);
      return layer.view();
    },
  };
}

function toValue(value: TileValue, into: ByteWriter): Uint8Array {
  into.clear();
  if (typeof value === 'string') into.field(0x0a, new TextEncoder().encode(value));
  else if (typeof value === 'boolean') {
    into.byte(0x38);
    into.byte(Number(value));
  } else if (Number.isSafeInteger(value) && value >= 0) {
    into.byte(0x28);
    into.varint(value);
  } else {
    into.byte(0x19);
    into.double(value);
  }
  return into.view();
}

/** Distinct things with the numbers under which they came first. */
function createDictionary<T>() {
  const numbers = new Map<T, number>();
  return {
    numberOf(thing: T): number {
      const known = numbers.get(thing);
      if (known !== undefined) return known;
      numbers.set(thing, numbers.size);
      return numbers.size - 1;
    },
    all: (): Iterable<T> => numbers.keys(),
  };
}

/** A tile of these layers in a buffer of its own, `null` where all are empty. */
export function toTile(layers: readonly (Uint8Array | null)[]): Uint8Array | null {
  const tile = createByteWriter();
  for (const layer of layers) if (layer !== null) tile.field(0x1a, layer);
  return tile.length === 0 ? null : tile.view().slice();
}
