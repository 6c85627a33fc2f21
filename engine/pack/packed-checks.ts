import { NO_COMPANY, NO_ROW, type PolygonSet, type ShapeColumns } from '../dataset.ts';
import type { LayerName } from '../vocabulary.ts';
import { NO, NOT_STATED, UNCODED, YES } from '../vocabulary.ts';
import type { PackedFileError } from './pack-faults.ts';
import { contradicted } from './packed-sections.ts';

/** How many rows the layers of a file have, and how many companies it names. */
export type PackedCounts = { readonly companies: number } & { readonly [L in LayerName]?: number };

/** The error of a section whose values lead nowhere. */
export const inconsistent = (name: string): PackedFileError => contradicted(`section ${name}`);

/** The column itself, once every value of it is yes, no or not stated. */
export function checkFlags(name: string, column: Uint8Array): Uint8Array {
  if (column.some((flag) => flag !== NO && flag !== YES && flag !== NOT_STATED)) throw inconsistent(name);
  return column;
}

/** The column itself, once every value of it is a code below `limit`, or none where that is allowed. */
export function checkCodes(name: string, column: Uint8Array, limit: number, mayBeNone: boolean): Uint8Array {
  if (column.some((code) => code >= limit && !(mayBeNone && code === UNCODED))) throw inconsistent(name);
  return column;
}

/** The column itself, once every value of it names one of the companies, or none where that is allowed. */
export function checkCompanies(name: string, column: Uint16Array, limit: number, mayBeNone: boolean): Uint16Array {
  if (column.some((code) => code >= limit && !(mayBeNone && code === NO_COMPANY))) throw inconsistent(name);
  return column;
}

/** The column itself, once every value of it is a row of a layer that has `limit` rows, or none. */
export function checkRows(name: string, column: Int32Array, limit: number): Int32Array {
  if (column.some((row) => row >= limit || row < NO_ROW)) throw inconsistent(name);
  return column;
}

/** The starts themselves, once they rise from 0 to `end`. */
export function ascending(name: string, starts: Uint32Array, end: number): Uint32Array {
  let isAscending = starts.length > 0 && starts[0] === 0 && starts[starts.length - 1] === end;
  for (let k = 1; k < starts.length; k++) isAscending = isAscending && starts[k] >= starts[k - 1];
  if (!isAscending) throw inconsistent(name);
  return starts;
}

/** The shapes themselves, once their starts lead to each other and every coordinate is one. */
export function checkShapes(name: string, shapes: ShapeColumns, count: number): ShapeColumns {
  const { featureStart, partStart, box } = shapes;
  if (featureStart.length !== count + 1 || box.length !== 4 * count) throw inconsistent(name);
  ascending(`${name}.featureStart`, featureStart, partStart.length - 1);
  return checkPolygons(name, shapes);
}

/** The polygons themselves, once their starts lead to each other and every coordinate is one. */
export function checkPolygons<Polygons extends PolygonSet>(name: string, polygons: Polygons): Polygons {
  const { partStart, ringStart, coords } = polygons;
  ascending(`${name}.partStart`, partStart, ringStart.length - 1);
  ascending(`${name}.ringStart`, ringStart, coords.length / 2);
  let areDegrees = true;
  for (let k = 0; k < coords.length; k++) areDegrees = areDegrees && Math.abs(coords[k]) <= 180;
  if (!areDegrees) throw inconsistent(`${name}.coords`);
  return polygons;
}
