import { expect, test } from 'vitest';
import { rowsOfText } from '../memory-files.ts';

const valuesOf = async (name: string, text: string, columns?: Record<string, string>) =>
  (await rowsOfText(name, text, 'villages', { columns })).map((row) => ({ ...row.values }));

const feature = (properties: object) =>
  JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry: null }] });

test('aliases become canonical names, other columns keep their own', async () => {
  const expected = [{ id: '1', name: 'Bản Hon', has_grid: 'có', 'Ghi chú': 'x' }];
  expect(await valuesOf('v.csv', 'Mã thôn,TEN_THON,Điện lưới,Ghi chú\n1,Bản Hon,có,x\n')).toEqual(expected);
  const properties = { 'Mã thôn': '1', TEN_THON: 'Bản Hon', 'Điện lưới': 'có', 'Ghi chú': 'x' };
  expect(await valuesOf('v.geojson', feature(properties))).toEqual(expected);
});

test('where two headers mean one column, the canonical one wins and the other is carried', async () => {
  expect(await valuesOf('v.csv', 'Tên thôn,name,id\na,b,1\n')).toEqual([{ 'Tên thôn': 'a', name: 'b', id: '1' }]);
});

test('the columns of dataset.json win over every alias', async () => {
  const columns = { name: 'Ghi chú' };
  const expected = [{ id: '1', 'name (2)': 'b', name: 'x' }];
  expect(await valuesOf('v.csv', 'id,name,Ghi chú\n1,b,x\n', columns)).toEqual(expected);
  expect(await valuesOf('v.geojson', feature({ id: '1', name: 'b', 'Ghi chú': 'x' }), columns)).toEqual(expected);
});

test('a header that dataset.json names and the file lacks is refused', async () => {
  await expect(valuesOf('v.csv', 'id,name\n1,b\n', { name: 'Tên' })).rejects.toThrow(
    'v.csv: has no column "Tên" that dataset.json names; it has id, name',
  );
});

test('longitude and latitude beside a geometry stay extra columns', async () => {
  expect(await valuesOf('v.geojson', feature({ id: '1', longitude: 1, lat: 2 }))).toEqual([
    { id: '1', longitude: 1, lat: 2 },
  ]);
});

test('features may differ in their properties', async () => {
  const features = [{ Tên: 'a' }, { name: 'b', x: 1 }, {}].map((properties) => ({
    type: 'Feature',
    properties,
    geometry: null,
  }));
  const rows = await valuesOf('v.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
  expect(rows).toEqual([{ name: 'a' }, { name: 'b', x: 1 }, {}]);
});
