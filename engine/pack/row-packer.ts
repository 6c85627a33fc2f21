import type { FlatGeometry } from '../records.ts';
import { compareText } from './companies.ts';
import { createShapeBuilder } from './shapes.ts';

/** Collects the records of one layer and gives its columns. */
export interface LayerPacker<R, Columns> {
  add(record: R): void;
  finish(rowsOf: RowsOf): Columns;
}

/** Row numbers by id, of the layers that others refer to. */
export interface RowsOf {
  villages: ReadonlyMap<string, number>;
  sites: ReadonlyMap<string, number>;
}

type Gathered<C> = { [K in keyof C]: C[K] extends { gather(order: Uint32Array): infer G } ? G : never };

function gatherAll<C extends object>(columns: C, order: Uint32Array): Gathered<C> & { count: number } {
  const gathered: Record<string, unknown> = { count: order.length };
  for (const [name, column] of Object.entries(columns)) gathered[name] = column.gather(order);
  return gathered as Gathered<C> & { count: number };
}

/** Rows in the order of their keys; rows with equal keys stay as they came. */
function orderBy(keys: readonly string[]): Uint32Array {
  return Uint32Array.from(keys.keys()).sort((a, b) => compareText(keys[a], keys[b]) || a - b);
}

/** A text that sorts like the record: equal keys mean records that are equal wherever it can show. */
export const shapeRowKey = (record: object): string =>
  JSON.stringify(Object.entries(record).filter(([name]) => name !== 'geometry' && name !== 'id'));

/** Columns named after the fields they hold. */
export type FieldColumns<R> = {
  [Field in keyof R]?: { push(value: R[Field]): void; gather(order: Uint32Array): unknown };
};

function pushFields<R extends object>(columns: FieldColumns<R>, record: R): void {
  for (const field in columns) columns[field]!.push(record[field]);
}

/** The usual packer of a layer: one column per field, rows in the order of `key`. */
export function packRows<R extends object, C extends FieldColumns<R>>(columns: C, key: (record: R) => string) {
  const keys: string[] = [];
  const order = () => orderBy(keys);
  return {
    add(record: R) {
      keys.push(key(record));
      pushFields<R>(columns, record);
    },
    order,
    finish: () => gatherAll(columns, order()),
  };
}

const NO_GEOMETRY: FlatGeometry = { partStart: [0], ringStart: [0], coords: [] };

/** The usual packer of a layer of shapes: rows in the order of their geometry, then of their other fields. */
export function packShapes<R extends { geometry: FlatGeometry }, C extends FieldColumns<R>>(
  kind: 'polygon' | 'line',
  columns: C,
  key: (record: R) => string = shapeRowKey,
) {
  const shapes = createShapeBuilder(kind);
  // Few geometries are equal, so that few keys are asked for.
  const records: R[] = [];
  const keys = new Map<number, string>();
  const keyOf = (row: number): string => {
    const known = keys.get(row) ?? key(records[row]);
    keys.set(row, known);
    return known;
  };
  const order = () => shapes.order((a, b) => compareText(keyOf(a), keyOf(b)) || a - b);
  const finishIn = (rows: Uint32Array) => ({ ...gatherAll(columns, rows), shapes: shapes.gather(rows) });
  return {
    add(record: R) {
      records.push({ ...record, geometry: NO_GEOMETRY });
      shapes.push(record.geometry);
      pushFields<R>(columns, record);
    },
    order,
    finish: () => finishIn(order()),
    finishIn,
  };
}
