import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const square = (west: number, south: number, east: number, north: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
const feature = (properties: object, geometry: object) => ({ type: 'Feature', properties, geometry });
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });

const VILLAGES = `id,name,lat,lon,population,households,has_grid,remark
b,Bản B,21.05,103.05,300,60,yes,=1+1
a,Bản A,21.02,103.02,100,20,no,
c,Bản C,21.09,103.09,,,yes,xa
`;

/** The layer files of a dataset small enough for paper: a commune, three villages of which one is covered, a route. */
export const TINY_FILES: Readonly<Record<string, string>> = {
  'admin.geojson': collection(
    feature({ code: '1', name: 'Tỉnh', level: 'province' }, square(103, 21, 103.1, 21.1)),
    feature({ code: '11', name: 'Xã', level: 'commune', parent_code: '1' }, square(103, 21, 103.1, 21.1)),
  ),
  'villages.csv': VILLAGES,
  'coverage.geojson': collection(
    feature({ operator: 'Viettel', technology: '4G' }, square(103.01, 21.01, 103.03, 21.03)),
  ),
  'fiber.geojson': collection(
    feature(
      { operator: 'VNPT', deployment: 'aerial' },
      {
        type: 'LineString',
        coordinates: [
          [103.02, 21.021],
          [103.03, 21.021],
        ],
      },
    ),
  ),
};

/** Writes the tiny dataset, with the files of `changed` in place of or beside its own. */
export function writeTinyFolder(path: string, changed: Readonly<Record<string, string>> = {}): string {
  mkdirSync(path, { recursive: true });
  for (const [name, text] of Object.entries({ ...TINY_FILES, ...changed })) writeFileSync(join(path, name), text);
  return path;
}
