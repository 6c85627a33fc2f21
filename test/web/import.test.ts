import { describe, expect, it } from 'vitest';
import { CRS_CHOICES } from '../../data/crs.ts';
import {
  layerColumns,
  loadDataset,
  PLACE_COLUMNS,
  peekFile,
  recognizeLayer,
  requiredColumns,
  resolveCrs,
} from '../../data/index.ts';
import { LAYERS } from '../../engine/index.ts';
import * as importingMessages from '../../web/messages/parts/importing.ts';
import { sketch } from '../../web/panels/sketch-path.ts';
import {
  absentLayers,
  choiceOf,
  clashesOf,
  type FileChoice,
  fieldsOf,
  firstChoices,
  headerKey,
  insteadOf,
  isUnreadable,
  leftOut,
  missingColumns,
  needsCrs,
  offeredLayers,
  remember,
  shownName,
  soleProblem,
  toSettings,
  withColumn,
} from '../../web/state/import-choices.ts';
import { datasetFolder, filesOfDataset, layersOutside } from '../../web/work/dataset-folder.ts';
import { filesSource } from '../../web/work/dataset-source.ts';
import { inspecting } from '../../web/work/desk/inspect.ts';
import type { FilesRequest } from '../../web/work/desk-api.ts';
import { pickedFrom } from '../../web/work/picked-files.ts';
import { settingsText } from '../../web/work/settings-text.ts';
import { makeWorkbook, zipTexts } from '../data/make-workbook.ts';
import { memoryFile, memoryFolder } from '../data/memory-files.ts';

const request = (texts: Readonly<Record<string, string | Blob>>, more: Partial<FilesRequest> = {}): FilesRequest => ({
  kind: 'files',
  id: 'own/1',
  name: 'picked',
  files: Object.entries(texts).map(([name, text]) => new File([text], name)),
  ...more,
});

const VILLAGES =
  'STT,Địa danh,Vĩ độ,Kinh độ,Dân số\nv1,Nà Cang,22.1,103.2,120\nv2,Nậm Pồ,22.2,103.3,80\nv3,Pa Ủ,122,103.1,\n';
const POLYGON = '"POLYGON((103 22,103.3 22,103.3 22.3,103 22))"';

describe('the folder of a tree that is the dataset', () => {
  it('is the nearest to the top with layers in it, without what systems leave there', () => {
    const tree = [
      '__MACOSX/tinh/._villages.csv',
      'tinh/.DS_Store',
      'tinh/doc/notes.pdf',
      'tinh/2023/old/villages.csv',
      'tinh/2023/villages.csv',
      'tinh/2023/coverage.geojson.gz',
      'tinh/2023/dem/N22E103.hgt',
    ];
    expect(datasetFolder(tree)).toBe('tinh/2023/');
    expect(filesOfDataset(tree.map((path) => ({ path }))).map(({ name }) => name)).toEqual([
      'villages.csv',
      'coverage.geojson.gz',
      'dem/N22E103.hgt',
    ]);
    expect(datasetFolder(['a/x.csv', 'b/y.csv', 'b/z.csv'])).toBe('b/');
    expect(datasetFolder(['readme.txt'])).toBe('');
  });

  it('is one of several: what could be layers in the others is named', () => {
    const paths = ['t/thon/villages.csv', 't/bts/coverage.csv', 't/bts/sites.csv', 't/doc/a.pdf', 't/bts/old/x.csv'];
    expect(datasetFolder(paths)).toBe('t/bts/');
    expect(layersOutside(paths.map((path) => ({ path })))).toEqual(['t/bts/old/x.csv', 't/thon/villages.csv']);
  });
});

describe('what is picked', () => {
  const at = (path: string): File =>
    Object.defineProperty(new File(['x'], path.slice(path.lastIndexOf('/') + 1)), 'webkitRelativePath', {
      value: path,
    });
  const pick = (...paths: string[]) => {
    const { name, files } = pickedFrom(paths.map(at), 'Your data')!;
    return [name, files.map((file) => file.name)];
  };

  it('is called after its folder or its archive, and is never what systems leave behind', () => {
    expect(pick('Huyện/villages.csv', 'Huyện/.DS_Store')).toEqual(['Huyện', ['villages.csv']]);
    expect(pick('in/data.zip')).toEqual(['data', ['data.zip']]);
    expect(pick('in/.DS_Store', 'in/readme.docx')).toEqual(['in', ['readme.docx']]);
    expect(pick('a.csv', 'b.csv')).toEqual(['Your data', ['a.csv', 'b.csv']]);
    expect(pickedFrom([], 'Your data')).toBeNull();
  });
});

describe('a zip', () => {
  const zipOf = async (texts: Readonly<Record<string, string>>) => new Blob([await zipTexts(texts)]);

  it('is read as the folder in it', async () => {
    const zip = await zipOf({
      'Tỉnh/villages.csv': VILLAGES.replace('Địa danh', 'name'),
      '__MACOSX/Tỉnh/._villages.csv': 'x',
    });
    const source = await filesSource(request({ 'tinh.zip': zip }));
    expect(source.files.map(({ name }) => name)).toEqual(['villages.csv']);
    const loaded = await loadDataset(source);
    expect(loaded.inputs.map(({ read, accepted }) => [read, accepted])).toEqual([[3, 2]]);
  });

  it('with nothing in it, or with a name that another has too, is refused in words', async () => {
    const inspect = async (zips: Readonly<Record<string, Blob>>) => inspecting.inspect(request(zips));
    await expect(inspect({ 'a.zip': await zipOf({}) })).rejects.toThrow('picked: holds no layer');
    const zip = await zipOf({ 'thon/villages.csv': VILLAGES, 'bts/coverage.csv': VILLAGES });
    await expect(inspect({ 'a.zip': zip, 'b.zip': zip })).rejects.toThrow(
      'coverage.csv: is the name of two of the files',
    );
    expect((await inspect({ 'a.zip': zip })).outside).toEqual(['a.zip/thon/villages.csv']);
  });

  it('that is none, or is damaged, is refused by name', async () => {
    await expect(filesSource(request({ 'a.zip': 'no zip at all' }))).rejects.toThrow(/^a\.zip: is not a zip archive/);
    const bytes = new Uint8Array(await (await zipOf({ 'villages.csv': VILLAGES.repeat(50) })).arrayBuffer());
    bytes.fill(0x55, 60, 120);
    const source = await filesSource(request({ 'b.zip': new Blob([bytes]) }));
    await expect(loadDataset(source)).rejects.toThrow(/^villages\.csv: /);
  });
});

describe('what a file is', () => {
  it('shows in its name, in either language, else in its columns and shapes', async () => {
    const layerOf = async (name: string, text: string) =>
      recognizeLayer(name, (await peekFile(memoryFile(name, text), 20))[0])?.layer ?? null;
    expect(await layerOf('Danh sách thôn, bản 2023.csv', VILLAGES)).toBe('villages');
    expect(await layerOf('VUNG_PHU_SONG.csv', `x\n1\n`)).toBe('coverage');
    expect(await layerOf('data.csv', `operator,technology,wkt\nViettel,4G,${POLYGON}\n`)).toBe('coverage');
    expect(await layerOf('data2.csv', 'village_id,operator,technology,covered\nv1,Viettel,4G,1\n')).toBe(
      'declarations',
    );
    const line = '{"type":"LineString","coordinates":[[103,22],[103.1,22.1]]}';
    const feature = `{"type":"Feature","properties":{"class":"national","name":"QL12"},"geometry":${line}}`;
    expect(await layerOf('export.geojsonl', `${feature}\n`)).toBe('roads');
    expect(await layerOf('export.csv', 'a,b\n1,2\n')).toBeNull();
  });

  it('is told by its first rows, whatever its format', async () => {
    const [peeked] = await peekFile(
      memoryFile(
        'x.geojson',
        '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:9205"}},"features":[{"type":"Feature","properties":{"a":{"b":1},"c":null},"geometry":{"type":"Point","coordinates":[542000.5,2470000]}}]}',
      ),
      5,
    );
    expect(peeked).toEqual({
      headers: ['a', 'c'],
      rows: [['{"b":1}', '']],
      geometryType: 'Point',
      position: [542000.5, 2470000],
      sheet: null,
      isTable: false,
      crs: 'EPSG:9205',
    });
    await expect(peekFile(memoryFile('x.shp', 'x'), 5)).rejects.toThrow('x.shp: is not .geojson');
  });

  it('shows in its columns even where it has no rows', async () => {
    expect(await peekFile(memoryFile('v.csv', '\ufeffid;Tên thôn;lat;lon\n'), 5)).toMatchObject([
      { headers: ['id', 'Tên thôn', 'lat', 'lon'], rows: [] },
    ]);
  });

  it('shows in its bytes where the ending of its name says nothing', async () => {
    const refusal = async (name: string, bytes: string) =>
      peekFile(
        memoryFile(
          name,
          Uint8Array.from(bytes, (c) => c.charCodeAt(0)),
        ),
        5,
      ).catch(({ code }) => code);
    expect(await refusal('thon.xlsx', 'PK\x03\x04…')).toBe('bad-workbook');
    expect(await refusal('thon.xlsx', 'id,name\n')).toBe('no-workbook');
    expect(await refusal('thon.xlsx', '\xd0\xcf\x11\xe0')).toBe('old-office');
    expect(await refusal('thon.csv', 'PK\x03\x04…[Content_Types].xml…PK\x03\x04…xl/workbook.xml')).toBe('workbook');
    expect(await refusal('thon.csv', 'PK\x03\x04…[Content_Types].xml…PK\x03\x04…word/document.xml')).toBe('zip');
    expect(await refusal('thon.shp', '\x00\x00\x27\x0a\x00')).toBe('shapefile');
    expect(await refusal('tinh.phusong', '\x89PHUS\r\n')).toBe('packed');
    expect(await refusal('thon.dbf', '\x03\x7b')).toBe('unknown-format');
    expect(await refusal('thon.xlsx', '')).toBe('empty-file');
  });

  it('every layer names what it requires', () => {
    expect(requiredColumns('villages')).toEqual(['id', 'name']);
    expect(requiredColumns('coverage')).toEqual(['operator', 'technology']);
    for (const layer of LAYERS) expect(requiredColumns(layer)).not.toContain('lat');
  });
});

describe('what the user decides', () => {
  const inspect = (texts: Readonly<Record<string, string>>) => inspecting.inspect(request(texts));

  it('is what the files are read by, here and by the command line', async () => {
    const texts = { 'bang-1.csv': VILLAGES, 'coverage.csv': `operator,technology,wkt\nVT,4G,${POLYGON}\n` };
    const inspected = await inspect(texts);
    let choices = firstChoices(inspected, {});
    expect(choices.map(({ layer }) => layer)).toEqual([null, 'coverage']);
    const [file] = inspected.files;
    choices = [choiceOf(file, 'villages', inspected.settings, {}), choices[1]];
    const facts = inspected.layers.villages;
    expect(missingColumns(file, choices[0], facts)).toEqual(['name']);
    expect(isUnreadable(inspected, choices)).toBe(true);
    choices = [withColumn(file, choices[0], 'name', 'Địa danh'), choices[1]];
    expect(isUnreadable(inspected, choices)).toBe(false);
    expect(fieldsOf(file, choices[0], facts).filter(({ header }) => header !== null)).toEqual([
      { column: 'id', isRequired: true, header: 'STT', isGuess: true },
      { column: 'name', isRequired: true, header: 'Địa danh', isGuess: false },
      { column: 'population', isRequired: false, header: 'Dân số', isGuess: true },
      { column: 'lat', isRequired: false, header: 'Vĩ độ', isGuess: true },
      { column: 'lon', isRequired: false, header: 'Kinh độ', isGuess: true },
    ]);
    const settings = toSettings(inspected, choices, 'Mường Tè');
    expect(settings).toEqual({
      name: 'Mường Tè',
      layers: {
        villages: { file: 'bang-1.csv', columns: { name: 'Địa danh' } },
        coverage: { file: 'coverage.csv' },
      },
    });
    const here = await loadDataset(await filesSource(request(texts, { settings })));
    const there = await loadDataset(memoryFolder({ ...texts, 'dataset.json': settingsText(settings) }));
    expect(here).toEqual(there);
    expect(here.inputs.map(({ layer, accepted, rejected }) => [layer, accepted, rejected])).toEqual([
      ['villages', 2, 1],
      ['coverage', 1, 0],
    ]);
  });

  it('may be a layer for each sheet of a workbook, here and by the command line', async () => {
    const sheets = {
      'Hướng dẫn': [['Cách điền bảng này']],
      'Thôn bản': [['DANH SÁCH'], ['Mã thôn', 'Tên thôn', 'Vĩ độ', 'Kinh độ'], ['T1', 'Bản Mới', 22.1, 103.2]],
      'Bảng 2': [
        ['operator', 'technology', 'wkt'],
        ['Viettel', '4G', POLYGON.replaceAll('"', '')],
      ],
    };
    const files = { 'tinh.xlsx': new Blob([await makeWorkbook(sheets)]) };
    const inspected = await inspecting.inspect(request(files));
    expect(inspected.files.map((file) => [shownName(file), file.recognized])).toEqual([
      ['tinh.xlsx · Hướng dẫn', null],
      ['tinh.xlsx · Thôn bản', { layer: 'villages', by: 'name' }],
      ['tinh.xlsx · Bảng 2', { layer: 'coverage', by: 'columns' }],
    ]);
    const choices = firstChoices(inspected, {});
    expect(leftOut(inspected, choices)).toEqual([]);
    const reading = { file: 'tinh.xlsx', sheet: 'Thôn bản', layer: 'villages', columns: {}, crs: null } as const;
    expect([...(await inspecting.preview(request(files), reading)).coords]).toEqual([103.2, 22.1]);
    const settings = toSettings(inspected, choices, 'Mường Tè');
    expect(settings.layers).toEqual({
      villages: { file: 'tinh.xlsx', sheet: 'Thôn bản' },
      coverage: { file: 'tinh.xlsx', sheet: 'Bảng 2' },
    });
    const again = await inspecting.inspect(request({ ...files, 'dataset.json': settingsText(settings) }));
    expect(again.files.map(({ recognized }) => recognized?.by)).toEqual([undefined, 'settings', 'settings']);
    const { inputs, issues } = await loadDataset(await filesSource(request(files, { settings })));
    expect(inputs.map(({ layer, accepted }) => [layer, accepted])).toEqual([
      ['villages', 1],
      ['coverage', 1],
    ]);
    expect(inputs.map(({ file }) => file)).toEqual(['tinh.xlsx · Thôn bản', 'tinh.xlsx · Bảng 2']);
    expect(issues.map(({ code, file }) => [code, file])).toEqual([
      ['unread-titles', 'tinh.xlsx · Thôn bản'],
      ['empty-population', 'tinh.xlsx · Thôn bản'],
    ]);
  });

  it('may be one of the layers that the columns fit, where no other file is it', async () => {
    const inspected = await inspect({ 'stations.csv': 'Mã trạm,Chiều cao,Vĩ độ,Kinh độ\nS1,30,22.1,103.2\n' });
    const choices = firstChoices(inspected, {});
    expect(choices[0].layer).toBe('stations');
    expect(isUnreadable(inspected, choices)).toBe(true);
    expect(offeredLayers(inspected.files[0], choices)[0]).toBe('sites');
    const asSites = choiceOf(inspected.files[0], 'sites', inspected.settings, {});
    expect(isUnreadable(inspected, [asSites])).toBe(false);
    expect(offeredLayers(inspected.files[0], [asSites])).not.toContain('sites');
  });

  it('is told of columns by their Vietnamese names and their own', () => {
    expect(importingMessages.columnLabel('villages', 'id', importingMessages.vi)).toBe('Mã thôn (id)');
    expect(importingMessages.columnLabel('villages', 'id', importingMessages.en)).toBe('id');
    for (const layer of LAYERS)
      for (const column of [...layerColumns(layer), ...PLACE_COLUMNS])
        expect(importingMessages.columnLabel(layer, column, importingMessages.vi)).toMatch(/[^\0-\x7f].* \(\w+\)$/);
  });

  it('is remembered by the header line, and a guess that is chosen is no decision', async () => {
    const { files, settings } = await inspect({ 'villages.csv': VILLAGES });
    const chosen = withColumn(files[0], choiceOf(files[0], 'villages', settings, {}), 'name', 'Địa danh');
    const remembered = remember({}, files, [chosen]);
    expect(remembered).toEqual({
      [headerKey('villages', files[0].headers)]: { columns: { name: 'Địa danh' }, crs: null },
    });
    expect(firstChoices({ files, settings, outside: [], layers: {} as never }, remembered)).toEqual([chosen]);
    expect(withColumn(files[0], chosen, 'name', null).columns).toEqual({});
    expect(withColumn(files[0], chosen, 'population', 'Dân số').columns).toEqual({ name: 'Địa danh' });
    // A header is read once: giving it to another column takes it from the first.
    expect(withColumn(files[0], chosen, 'kind', 'Địa danh').columns).toEqual({ kind: 'Địa danh' });
    expect(remember(remembered, files, [{ ...chosen, columns: {} }])).toEqual({});
  });

  it('gives a layer to one file, and leaves out a file named like a layer that is not to be read', async () => {
    const inspected = await inspect({ 'thon.csv': VILLAGES, 'villages.csv': VILLAGES });
    expect(inspected.files.map(({ recognized }) => recognized?.layer)).toEqual(['villages', 'villages']);
    const choices = firstChoices(inspected, {});
    expect(choices.filter(({ layer }) => layer === 'villages')).toHaveLength(1);
    const both: FileChoice[] = choices.map(() => ({ layer: 'villages', columns: {}, crs: null }));
    expect(clashesOf(both)).toEqual(['villages']);
    const none: FileChoice[] = choices.map(() => ({ layer: null, columns: {}, crs: null }));
    expect(leftOut(inspected, none)).toEqual(['villages.csv']);
  });

  it('hears which file is read in the place of another, and which is not there at all', async () => {
    const settings = '{"layers":{"coverage":{"file":"phu.csv"}}}';
    const inspected = await inspect({ 'thon.csv': VILLAGES, 'villages.csv': VILLAGES, 'dataset.json': settings });
    const choices = firstChoices(inspected, {});
    expect([0, 1].map((index) => insteadOf(inspected, choices, index))).toEqual([null, 'thon.csv']);
    expect(absentLayers(inspected, choices)).toEqual([{ layer: 'coverage', file: 'phu.csv' }]);
    const coverage: FileChoice = { layer: 'coverage', columns: {}, crs: null };
    expect(absentLayers(inspected, [choices[0], coverage])).toEqual([]);
  });

  it('hears the most telling reason where nothing can be read', async () => {
    const shapefile = { 'a.dbf': 'x', 'a.shp': '\0\0\x27\x0a', 'a.shx': 'x' };
    expect(soleProblem(await inspect(shapefile))?.code).toBe('shapefile');
    expect(soleProblem(await inspect({ 'a.dbf': 'x' }))?.code).toBe('unknown-format');
    expect(soleProblem(await inspect({ ...shapefile, 'v.csv': VILLAGES }))).toBeNull();
  });

  it('is asked for the system of coordinates in metres, and the beginning is drawn in it', async () => {
    const point = (x: number, y: number) =>
      `{"type":"Feature","properties":{"id":"${x}","name":"n"},"geometry":{"type":"Point","coordinates":[${x},${y}]}}`;
    const texts = { 'villages.geojsonl': `${point(542000, 2470000)}\n${point(543000, 2471000)}\n` };
    const { files, settings } = await inspect(texts);
    const choice = choiceOf(files[0], 'villages', settings, {});
    expect(needsCrs(files[0], choice)).toBe(true);
    expect(needsCrs(files[0], { ...choice, crs: 'EPSG:9205' })).toBe(false);
    const reading = { file: 'villages.geojsonl', sheet: null, layer: 'villages', columns: {} } as const;
    expect((await inspecting.preview(request(texts), { ...reading, crs: null })).problem?.message).toContain(
      'are metres',
    );
    const { coords, starts, problem, kind } = await inspecting.preview(request(texts), {
      ...reading,
      crs: 'EPSG:9205',
    });
    expect([kind, starts, problem]).toEqual(['point', [0, 1], null]);
    expect([Math.round(coords[0]), Math.round(coords[1])]).toEqual([103, 22]);
  });

  it('chooses among systems that are all known', () => {
    for (const { name } of CRS_CHOICES) expect(resolveCrs(name)?.name).toBe(name);
    expect(CRS_CHOICES.find(({ name }) => name === 'EPSG:9208')?.label).toBe('VN-2000 TM-3 104°45′');
  });
});

describe('the sketch', () => {
  it('keeps shapes true, north up, inside its box', () => {
    const square = Float64Array.from([0, 60, 2, 60, 2, 61, 0, 61, 0, 60]);
    const drawn = sketch({ kind: 'polygon', coords: square, starts: [0], problem: null }, 100, 50)!;
    expect(drawn.bounds).toEqual([0, 60, 2, 61]);
    // At 60° north two degrees of longitude are about as long as one of latitude: a square in the middle of the box.
    expect(drawn.path).toMatch(/^M25\.\d 50L7[45]\.\d 50L7[45]\.\d 0L25\.\d 0L25\.\d 50$/);
    expect(
      sketch({ kind: 'point', coords: Float64Array.from([Number.NaN, 1]), starts: [0], problem: null }, 9, 9),
    ).toBeNull();
  });

  it('leaves out what is no place on earth, so that it does not press the others together', () => {
    const coords = Float64Array.from([103, 21, 103.2, 213.5, 104, 22]);
    const drawn = sketch({ kind: 'point', coords, starts: [0, 1, 2], problem: null }, 100, 100)!;
    expect(drawn.points).toHaveLength(2);
    expect(drawn.bounds).toEqual([103, 21, 104, 22]);
  });
});
