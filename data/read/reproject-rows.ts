import { type Crs, KNOWN_CRS, resolveCrs } from '../crs.ts';
import { type IssueParams, type RowGeometry, UnreadableFileError } from '../row.ts';
import type { RawRow } from './raw-row.ts';

/** No degree is as large, and no province's position in metres as small. */
const DEGREES_STAY_UNDER = 1000;

/** In Vietnam northings are larger, eastings of UTM 48N/49N and TM-3 smaller than this, in metres. */
const NORTHING_FROM_M = 900_000;

const WEB_MERCATOR = 'EPSG:3857';

/**
 * A function that moves rows to WGS84 in place. The first rows that have a position must fit the system, else it throws:
 * metres under a system of degrees, or the reverse. In columns, x may be the northing, as Vietnamese surveys write it.
 */
export function createReprojector(crs: Crs, fileName: string, isPlaceInColumns: boolean): (rows: RawRow[]) => RawRow[] {
  let isFirst = true;
  let isNorthingFirst = false;
  return (rows) => {
    if (isFirst) {
      const placed = rows.filter((row) => row.geometry !== null && row.srid === undefined);
      if (placed.length > 0) {
        checkMagnitude(placed, crs, fileName);
        isNorthingFirst =
          isPlaceInColumns && crs.isProjected && crs.name !== WEB_MERCATOR && placed.every(hasNorthingFirst);
        isFirst = false;
      }
    }
    if (crs.isWgs84 && rows.every((row) => row.srid === undefined)) return rows;
    return rows.map((row) => reprojectRow(row, crs, isNorthingFirst));
  };
}

function checkMagnitude(placed: readonly RawRow[], crs: Crs, fileName: string): void {
  const [x, y] = positionOf(placed[0]);
  const areAllMetres = placed.every(isInMetres);
  if (!crs.isProjected && areAllMetres) {
    const of = crs.isWgs84 ? '' : ` of ${crs.name}`;
    throw new UnreadableFileError(fileName, 'metres-as-degrees', { x, y, of, crs: crs.name, known: KNOWN_CRS });
  }
  if (crs.isProjected && !placed.some(isInMetres)) {
    throw new UnreadableFileError(fileName, 'degrees-as-metres', { x, y, crs: crs.name });
  }
}

/** The first position of a row that has one. */
const positionOf = ({ geometry }: RawRow): Float64Array => (geometry as RowGeometry).coords as Float64Array;

function isInMetres(row: RawRow): boolean {
  const [x, y] = positionOf(row);
  return Math.abs(x) > DEGREES_STAY_UNDER || Math.abs(y) > DEGREES_STAY_UNDER;
}

function hasNorthingFirst(row: RawRow): boolean {
  const [x, y] = positionOf(row);
  return x >= NORTHING_FROM_M && y < NORTHING_FROM_M;
}

function reprojectRow(row: RawRow, fileCrs: Crs, isNorthingFirst: boolean): RawRow {
  if (row.geometry === null) return row;
  const crs = row.srid === undefined ? fileCrs : resolveCrs(row.srid);
  if (crs === null)
    return withoutGeometry(row, 'unknown-crs', `the geometry's ${row.srid} is not a known coordinate system`, {
      crs: String(row.srid),
    });
  const coords = row.geometry.coords as Float64Array;
  const [x, y] = coords;
  if (isNorthingFirst) swapPairs(coords);
  crs.reproject(coords);
  if (!coords.some(Number.isNaN)) return row;
  return withoutGeometry(row, 'outside-crs', `the position ${x}, ${y} lies outside ${crs.name}`, {
    x,
    y,
    crs: crs.name,
  });
}

function withoutGeometry(row: RawRow, code: string, message: string, params: IssueParams): RawRow {
  return { ...row, geometry: null, geometryProblem: { code, message, params } };
}

function swapPairs(coords: Float64Array): void {
  for (let k = 0; k < coords.length; k += 2) {
    const x = coords[k];
    coords[k] = coords[k + 1];
    coords[k + 1] = x;
  }
}
