import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { loadDataset, UnreadableFileError } from '../../data/index.ts';
import { memoryFile, memoryFolder } from './memory-files.ts';

const villages = 'id,name,lat,lon,population,Ghi chú\nv1,Bản Hon,22.1,103.5,120,xa\nv2,Bản Mới,22.2,103.6,80,\n';
const square = (x: number, y: number, size: number) => [
  [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ],
];
const polygons = (...features: [properties: object, coordinates: unknown][]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: features.map(([properties, coordinates]) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Polygon', coordinates },
    })),
  });
const coverage = polygons([{ operator: 'Viettel', technology: '4G' }, square(103, 22, 1)]);
const admin = polygons([{ code: '12', name: 'Lai Châu', level: 'province' }, square(102, 21, 2)]);
const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');

test('a folder becomes a dataset, with what was read of each file', async () => {
  const packed = gzipSync(coverage);
  const loaded = await loadDataset(
    memoryFolder({
      'villages.csv': villages,
      'coverage.geojson.gz': packed,
      'admin.geojson': admin,
      'README.md': 'hello',
    }),
  );
  expect(loaded.name).toBe('folder');
  expect([loaded.asOf, loaded.plan]).toEqual([null, null]);
  expect(loaded.dataset.villages?.id).toEqual(['v1', 'v2']);
  expect(loaded.dataset.coverage?.count).toBe(1);
  expect(loaded.dataset.fiber).toBeNull();
  expect(loaded.issues).toEqual([]);
  expect(loaded.inputs).toEqual([
    { layer: 'admin', file: 'admin.geojson', sha256: sha256(admin), read: 1, accepted: 1, rejected: 0, warnings: 0 },
    {
      layer: 'villages',
      file: 'villages.csv',
      sha256: sha256(villages),
      read: 2,
      accepted: 2,
      rejected: 0,
      warnings: 0,
    },
    {
      layer: 'coverage',
      file: 'coverage.geojson.gz',
      sha256: sha256(packed),
      read: 1,
      accepted: 1,
      rejected: 0,
      warnings: 0,
    },
  ]);
});

test('extra columns of villages are carried', async () => {
  const { carried } = await loadDataset(memoryFolder({ 'villages.csv': villages }));
  expect([...carried].map(([id, extras]) => [id, { ...extras }])).toEqual([
    ['v1', { 'Ghi chú': 'xa' }],
    ['v2', { 'Ghi chú': '' }],
  ]);
});

test('read is accepted and rejected, and each rejected row is an issue', async () => {
  const text = `${villages}v1,again,22.3,103.5,1,\nv4,far,123.4,103.5,1,\nv5,short\nv6,,22.1,103.9,1,\n`;
  const { inputs, issues, dataset } = await loadDataset(memoryFolder({ 'villages.csv': text }));
  expect(inputs[0]).toMatchObject({ read: 6, accepted: 2, rejected: 4 });
  expect(dataset.villages?.count).toBe(2);
  const rejected = issues.filter((issue) => issue.severity === 'rejected');
  expect(rejected.map(({ file, row, code }) => [file, row, code])).toEqual([
    ['villages.csv', 4, 'duplicate-id'],
    ['villages.csv', 5, 'coordinate-out-of-range'],
    ['villages.csv', 6, 'ragged-row'],
    ['villages.csv', 7, 'missing-value'],
  ]);
});

describe('dataset.json', () => {
  const settings = (value: unknown) =>
    memoryFolder({ 'thon-ban.csv': villages.replace('name', 'Tên gọi khác'), 'dataset.json': JSON.stringify(value) });

  test('names the dataset, its layers and their columns', async () => {
    const loaded = await loadDataset(
      settings({
        name: 'Lai Châu 2023',
        as_of: '2023-03-15',
        plan: 'lai-chau',
        layers: { villages: { file: 'thon-ban.csv', columns: { name: 'Tên gọi khác' } } },
      }),
    );
    expect([loaded.name, loaded.asOf, loaded.plan]).toEqual(['Lai Châu 2023', '2023-03-15', 'lai-chau']);
    expect(loaded.dataset.villages?.name).toEqual(['Bản Hon', 'Bản Mới']);
    expect(loaded.inputs[0].file).toBe('thon-ban.csv');
  });

  test.each([
    [
      'a missing file',
      { layers: { villages: { file: 'x.csv' } } },
      /dataset\.json: names the file x\.csv, which is not in the folder/,
    ],
    [
      'a layer without a file',
      { layers: { villages: { file: 'thon-ban.csv' }, poles: { crs: 'EPSG:4326' } } },
      /describes the layer poles, for which there is no file/,
    ],
    ['an unknown layer', { layers: { towns: { file: 'thon-ban.csv' } } }, /dataset\.json: .*towns/],
    ['an unknown key', { nmae: 'x' }, /dataset\.json: unknown key nmae/],
    [
      'a way out of the folder',
      { layers: { villages: { file: '../thon-ban.csv' } } },
      /must be the name of a file in the dataset folder itself, without another folder/,
    ],
    [
      'an unknown crs',
      { crs: 'EPSG:1', layers: { villages: { file: 'thon-ban.csv' } } },
      /its crs "EPSG:1" is not known here/,
    ],
  ])('%s is refused', async (_, value, message) => {
    await expect(loadDataset(settings(value))).rejects.toThrow(message);
  });

  test('broken JSON is refused', async () => {
    const folder = memoryFolder({ 'villages.csv': villages, 'dataset.json': '{"name":' });
    await expect(loadDataset(folder)).rejects.toThrow(/^dataset\.json: it is not valid JSON/);
  });
});

describe('a crs member after the features', () => {
  const late = (name: string, position: number[]) =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', properties: { id: 'v1', name: 'n' }, geometry: { type: 'Point', coordinates: position } },
      ],
      crs: { type: 'name', properties: { name } },
    });

  test('is honoured', async () => {
    const folder = memoryFolder({ 'villages.geojson': late('EPSG:4756', [103.5, 22.1]), 'admin.geojson': admin });
    const { dataset, inputs } = await loadDataset(folder);
    expect(dataset.villages?.lng[0]).toBeCloseTo(103.501901, 6);
    expect(dataset.admin?.count).toBe(1);
    expect(inputs.map(({ read }) => read)).toEqual([1, 1]);
  });

  test('is refused where it is unknown', async () => {
    const folder = memoryFolder({ 'villages.geojson': late('EPSG:2169', [103.5, 22.1]) });
    await expect(loadDataset(folder)).rejects.toThrow(/its crs "EPSG:2169" is not known here/);
  });
});

describe('files', () => {
  test('given by the caller stand in for those of the folder', async () => {
    const other = memoryFile('other.csv', 'id,name,lat,lon\nw1,x,22,103\n');
    const { dataset, inputs } = await loadDataset(memoryFolder({ 'villages.csv': villages }), {
      layers: { villages: other },
    });
    expect(dataset.villages?.id).toEqual(['w1']);
    expect(inputs.map(({ file }) => file)).toEqual(['other.csv']);
  });

  test('that look like a layer and are not read are named', async () => {
    const names = [
      'Villages-2023.csv',
      'covrage.geojson',
      'fiber-nodes.geojson',
      'sites.ods',
      'notes.txt',
      'communes-2009.geojson',
      'admin.geojson',
    ];
    const files = Object.fromEntries(names.map((name) => [name, admin]));
    const { issues } = await loadDataset(memoryFolder(files));
    const ignored = issues.filter(({ code }) => code === 'ignored-file');
    expect(ignored.map(({ file, layer }) => [file, layer])).toEqual([
      ['Villages-2023.csv', 'villages'],
      ['covrage.geojson', 'coverage'],
      ['fiber-nodes.geojson', 'fiber_nodes'],
      ['sites.ods', 'sites'],
    ]);
    expect(ignored[1].message).toBe(
      'the file is not read; if it is the coverage layer, name it coverage.geojson or say so with --layer or in dataset.json',
    );
    expect(ignored[3].message).toMatch(/^the file is not read: it is not \.geojson/);
  });

  test('that have a usual name of a layer which is not read are named', async () => {
    const names = ['thôn bản.csv', 'vung_phu_viettel.geojson', 'trạm 2024.ods', 'communes-2009.geojson', 'ghi chú.csv'];
    const files = Object.fromEntries([...names, 'admin.geojson'].map((name) => [name, admin]));
    const { issues } = await loadDataset(memoryFolder(files));
    const ignored = issues.filter(({ code }) => code === 'ignored-file');
    expect(ignored.map(({ layer, file }) => [layer, file])).toEqual([
      ['villages', 'thôn bản.csv'],
      ['coverage', 'vung_phu_viettel.geojson'],
      ['stations', 'trạm 2024.ods'],
    ]);
    expect(ignored[0].message).toContain('name it villages.csv or say so with --layer or in dataset.json');
    expect(ignored[2].message).toContain('it is not .geojson');
  });

  test('for whose layer another file is given are named with that file', async () => {
    const other = memoryFile('other.csv', 'id,name,lat,lon\nw1,x,22,103\n');
    const { issues } = await loadDataset(memoryFolder({ 'villages.csv': villages }), { layers: { villages: other } });
    expect(issues[0].message).toBe('the file is not read: the villages layer is read from other.csv');
  });

  test('are found whether letters and marks are one character or two', async () => {
    const settings = {
      layers: { villages: { file: 'thôn.csv'.normalize('NFC'), columns: { name: 'Tên'.normalize('NFC') } } },
    };
    const folder = memoryFolder({
      ['thôn.csv'.normalize('NFD')]: `id,${'Tên'.normalize('NFD')},lat,lon\n1,a,22,103\n`,
      'dataset.json': JSON.stringify(settings),
    });
    const { dataset, issues } = await loadDataset(folder);
    expect(dataset.villages?.id).toEqual(['1']);
    expect(issues.filter(({ code }) => code === 'ignored-file')).toEqual([]);
  });

  test.each([
    [
      'two for one layer',
      { 'villages.csv': villages, 'villages.geojson': admin },
      /villages\.geojson: is a second file for the layer villages beside villages\.csv/,
    ],
    ['none', {}, /^folder: holds no layer: .* found nothing/],
    ['none that is a layer', { 'a.txt': 'x' }, /holds no layer: .* found a\.txt/],
    [
      'of another layer',
      { 'villages.geojson': coverage },
      /villages\.geojson: no row has the geometry of the villages layer/,
    ],
    ['without geometry', { 'villages.csv': 'id,name\n1,a\n' }, /villages\.csv: no row has a geometry/],
    [
      'without a required column',
      { 'coverage.geojson': polygons([{ a: 1 }, square(103, 22, 1)]) },
      /coverage\.geojson: no row has the column operator/,
    ],
    [
      'with cells of another table',
      { 'villages.csv': 'id,name,lat,lon\n1,a\n2,b\n' },
      /none of its 2 rows fits the layer villages: the line has 2 cells/,
    ],
    [
      'swapped throughout',
      { 'villages.csv': 'id,name,lat,lon\n1,a,103,22\n2,b,103,22\n3,c,103,22\n' },
      /none of its 3 rows fits the layer villages: .*103/,
    ],
  ])('%s are refused', async (_, files, message) => {
    const loading = loadDataset(memoryFolder(files as Record<string, string>));
    await expect(loading).rejects.toThrow(message);
    await expect(loading).rejects.toBeInstanceOf(UnreadableFileError);
  });
});

test('progress counts the bytes of each file', async () => {
  const seen: [string, number, number][] = [];
  await loadDataset(memoryFolder({ 'villages.csv': villages, 'coverage.geojson': coverage }), {
    onProgress: ({ file, readBytes, sizeBytes }) => seen.push([file, readBytes, sizeBytes]),
  });
  const size = Buffer.byteLength(villages);
  expect(seen).toEqual([
    ['villages.csv', size, size],
    ['coverage.geojson', coverage.length, coverage.length],
  ]);
});

test('aborting stops with the signal\u2019s own reason', async () => {
  const controller = new AbortController();
  const loading = loadDataset(memoryFolder({ 'villages.csv': villages }), { signal: controller.signal });
  controller.abort();
  await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
});

test('the order of rows never shows', async () => {
  const [header, ...lines] = villages.trim().split('\n');
  const turned = [header, ...lines.reverse()].join('\n');
  const [a, b] = await Promise.all(
    [villages, turned].map((text) => loadDataset(memoryFolder({ 'villages.csv': text }))),
  );
  expect(b.dataset).toEqual(a.dataset);
});
