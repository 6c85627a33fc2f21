import { describe, expect, test } from 'vitest';
import { LateCrsError } from '../../../data/read/read-layer.ts';
import { rowsOfText } from '../memory-files.ts';

const features = (...positions: number[][]) =>
  positions.map((coordinates) => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } }));
const named = (name: string) => ({ type: 'name', properties: { name } });
const collection = (crs: unknown, ...positions: number[][]) =>
  JSON.stringify({ type: 'FeatureCollection', ...(crs !== undefined && { crs }), features: features(...positions) });

/** In Lai Châu, in EPSG:9205 and in degrees. */
const METRES = [550000, 2450000];
const DEGREES = [103.486654, 22.146835];
const placesOf = async (name: string, text: string, options = {}) =>
  (await rowsOfText(name, text, 'villages', options)).map((row) =>
    row.geometry === null
      ? (row.geometryProblem?.code ?? null)
      : Array.from(row.geometry.coords, (value) => Number(value.toFixed(6))),
  );

describe('a legacy crs member', () => {
  test.each(['EPSG:9205', 'urn:ogc:def:crs:EPSG::9205', 'VN-2000 Lai Châu'])('%s is honoured', async (name) => {
    expect(await placesOf('v.geojson', collection(named(name), METRES))).toEqual([DEGREES]);
  });

  test.each([
    ['CRS84', named('urn:ogc:def:crs:OGC:1.3:CRS84')],
    ['null', null],
    ['of the form before 2008', { type: 'EPSG', properties: { code: 4326 } }],
    ['as a text', 'EPSG:4326'],
  ])('%s leaves degrees alone', async (_, crs) => {
    expect(await placesOf('v.geojson', collection(crs, DEGREES))).toEqual([DEGREES]);
  });

  test.each([
    ['an unknown system', named('EPSG:2169'), /its crs "EPSG:2169" is not known here; export the file in WGS84/],
    ['a link', { type: 'link', properties: { href: 'http://example.org' } }, /names no coordinate system/],
    ['a number', 4326, /names no coordinate system/],
    ['degrees under metres', named('EPSG:9205'), /which are degrees, but its crs is EPSG:9205 in metres/],
  ])('%s is refused', async (_, crs, message) => {
    await expect(placesOf('v.geojson', collection(crs, DEGREES))).rejects.toThrow(message);
  });

  test('after the features asks to be read again with it', async () => {
    const text = JSON.stringify({ type: 'FeatureCollection', features: features(DEGREES), crs: named('EPSG:4756') });
    await expect(placesOf('v.geojson', text)).rejects.toThrow(LateCrsError);
    const [[lng, lat]] = (await placesOf('v.geojson', text, { lateCrs: 'EPSG:4756' })) as number[][];
    expect([lng, lat]).not.toEqual(DEGREES);
    const harmless = JSON.stringify({ type: 'FeatureCollection', features: features(DEGREES), crs: named('CRS84') });
    expect(await placesOf('v.geojson', harmless)).toEqual([DEGREES]);
  });
});

describe('dataset.json', () => {
  test('names the system of a layer or of all', async () => {
    expect(await placesOf('v.geojson', collection(undefined, METRES), { crs: 'EPSG:9205' })).toEqual([DEGREES]);
    expect(await placesOf('v.geojson', collection(undefined, METRES), { datasetCrs: 'EPSG:9205' })).toEqual([DEGREES]);
  });

  test('of all layers yields to what a file says', async () => {
    expect(await placesOf('v.geojson', collection(named('CRS84'), DEGREES), { datasetCrs: 'EPSG:9205' })).toEqual([
      DEGREES,
    ]);
  });

  test('of a layer must not contradict the file, but may name what the file says in unknown words', async () => {
    const text = collection(named('CRS84'), DEGREES);
    await expect(placesOf('v.geojson', text, { crs: 'EPSG:9205' })).rejects.toThrow(
      /its crs member says CRS84, dataset\.json says EPSG:9205/,
    );
    expect(await placesOf('v.geojson', collection(named('my survey'), METRES), { crs: 'EPSG:9205' })).toEqual([
      DEGREES,
    ]);
  });

  test('with an unknown system is refused', async () => {
    const text = collection(undefined, DEGREES);
    await expect(placesOf('v.geojson', text, { crs: 'EPSG:1' })).rejects.toThrow(
      /its crs "EPSG:1" is not known here; correct dataset\.json/,
    );
  });
});

describe('metres without a word about it', () => {
  test('are refused with the remedy', async () => {
    await expect(placesOf('v.geojson', collection(undefined, METRES))).rejects.toThrow(
      /coordinates such as 550000, 2450000, which are metres, not degrees; name its crs in dataset\.json, as in "crs": "EPSG:9205"/,
    );
  });

  test('are left to the checks where only some rows have them', async () => {
    expect(await placesOf('v.geojson', collection(undefined, METRES, DEGREES))).toEqual([METRES, DEGREES]);
  });
});

describe('columns', () => {
  test('x may be the northing, as Vietnamese surveys write it', async () => {
    for (const row of ['1;550000;2450000', '1;2450000,0;550000,0']) {
      expect(await placesOf('v.csv', `id;x;y\n${row}\n`, { crs: 'EPSG:9205' })).toEqual([DEGREES]);
    }
  });

  test('Web Mercator keeps its order', async () => {
    const [[lng, lat]] = (await placesOf('v.csv', 'id,x,y\n1,11520000,2500000\n', { crs: 'EPSG:3857' })) as number[][];
    expect([Math.round(lng), Math.round(lat)]).toEqual([103, 22]);
  });

  test('an SRID in EWKT wins over the system of the file, row by row', async () => {
    const rows =
      'id;wkt\n1;"SRID=9205;POINT(550000 2450000)"\n2;POINT(103.5 22.1)\n3;"SRID=2169;POINT(1 2)"\n4;"SRID=9205;POINT(1e12 1e12)"\n';
    expect(await placesOf('v.csv', rows)).toEqual([DEGREES, [103.5, 22.1], 'unknown-crs', 'outside-crs']);
  });
});
