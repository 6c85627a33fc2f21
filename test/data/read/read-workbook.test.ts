import { gzipSync } from 'node:zlib';
import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueLine, loadDataset, UnreadableFileError } from '../../../data/index.ts';
import { type MadeCell, makeWorkbook, zipTexts } from '../make-workbook.ts';
import { memoryFile, memoryFolder, rowsOf } from '../memory-files.ts';

const HEADER = ['Mã thôn', 'Tên thôn', 'Vĩ độ', 'Kinh độ', 'Dân số'];
const VILLAGE = ['T1', 'Bản Mới', 22.5, 103.25, 120];

const rowsIn = async (sheets: Readonly<Record<string, readonly (readonly MadeCell[])[]>>, sheet?: string) =>
  rowsOf(memoryFile('thôn.xlsx', await makeWorkbook(sheets)), 'villages', { sheet });

/** A dataset of one workbook, with what `dataset.json` says of it. */
async function load(name: string, sheets: Parameters<typeof makeWorkbook>[0], layers?: Record<string, unknown>) {
  const settings = layers && { 'dataset.json': JSON.stringify({ layers }) };
  return loadDataset(memoryFolder({ [name]: await makeWorkbook(sheets), ...settings }));
}

describe('the table of a workbook', () => {
  it('gives its rows under their numbers in Excel, cells as they are stored', async () => {
    const rows = await rowsIn({
      'Trang tính1': [
        [...HEADER, 'Ngày', 'Có điện'],
        [...VILLAGE, { day: 45000 }, true],
        [],
        [7, ' Bản  Cũ ', 22.1, 103.1, 1.1000000000000001, { day: 45000.75 }, false],
        ['T3', null, null, null, { error: '#N/A' }, null, null],
      ],
    });
    expect(rows.map(({ row }) => row)).toEqual([2, 4, 5]);
    expect(rows.map(({ geometry }) => geometry && Array.from(geometry.coords))).toEqual([
      [103.25, 22.5],
      [103.1, 22.1],
      null,
    ]);
    expect(rows.map(({ values }) => ({ ...values }))).toEqual([
      { id: 'T1', name: 'Bản Mới', population: 120, Ngày: '2023-03-15', has_grid: true },
      { id: 7, name: ' Bản  Cũ ', population: 1.1, Ngày: '2023-03-15T18:00:00', has_grid: false },
      { id: 'T3', name: null, population: null, Ngày: null, has_grid: null },
    ]);
  });

  it('is found below titles, and beside what has no header', async () => {
    const rows = await rowsIn({
      A: [
        ['DANH SÁCH THÔN, BẢN'],
        [null, 'Tỉnh Lai Châu, 2024'],
        [],
        [...HEADER, null, null],
        [...VILLAGE, null, 'xem lại'],
      ],
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ row: 5, values: { id: 'T1', 'column 7': 'xem lại' } });
    expect(Object.keys(rows[0].values)).not.toContain('column 6');
  });

  it('is that of the sheet called after the layer, else of the one whose header fits best, else what is named', async () => {
    const cover = [['Hướng dẫn'], ['Tên', 'Ý nghĩa']];
    const stations = [
      ['site_id', 'operator', 'technology'],
      ['S1', 'Viettel', '4G'],
    ];
    const old = [HEADER, ['T0', 'Bản Cũ', 22, 103, 1]];
    const idsIn = async (...args: Parameters<typeof rowsIn>) => (await rowsIn(...args)).map(({ values }) => values.id);
    expect(await idsIn({ Bìa: cover, Trạm: stations, '2024': [HEADER, VILLAGE] })).toEqual(['T1']);
    expect(await idsIn({ '2020': old, 'Thôn bản': [HEADER, VILLAGE] })).toEqual(['T1']);
    expect(await idsIn({ '2020': old, 'Thôn bản': [HEADER, VILLAGE] }, ' 2020')).toEqual(['T0']);
    expect(await idsIn({ Trống: [], Bìa: [['x']] })).toEqual([]);
    await expect(idsIn({ '2020': old }, '2021')).rejects.toThrow(
      'thôn.xlsx: has no sheet 2021 that dataset.json names; it has 2020',
    );
  });

  it('may be packed by gzip, and have no row', async () => {
    const bytes = gzipSync(await makeWorkbook({ A: [HEADER, VILLAGE] }));
    expect(await rowsOf(memoryFile('thôn.xlsx.gz', bytes))).toHaveLength(1);
    expect(await rowsIn({ A: [] })).toEqual([]);
  });

  it('of many rows comes whole', async () => {
    const rows = Array.from({ length: 10_000 }, (_, k) => [`T${k}`, 'Bản', 22 + k / 1e5, 103, k]);
    const read = await rowsIn({ A: [HEADER, ...rows] });
    expect(read.map(({ values }) => values.id)).toEqual(rows.map(([id]) => id));
  });
});

describe('a damaged workbook', () => {
  /** What is in a workbook, by path. */
  async function unpack(bytes: Uint8Array<ArrayBuffer>) {
    const entries = await new ZipReader(new BlobReader(new Blob([bytes]))).getEntries();
    const texts = entries.map(async (entry) => [
      entry.filename,
      entry.directory ? '' : await entry.getData(new TextWriter()),
    ]);
    return Object.fromEntries(await Promise.all(texts)) as Record<string, string>;
  }

  it('is read or refused, whatever is cut out of it', async () => {
    const whole = await unpack(await makeWorkbook({ A: [HEADER, VILLAGE, [7, true, { day: 4 }]], B: [['x']] }));
    const parts = Object.keys(whole);
    const ends = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(parts.length - 1),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(40),
        async (k, share, cut) => {
          const text = whole[parts[k]];
          const at = Math.floor(share * text.length);
          const damaged = { ...whole, [parts[k]]: text.slice(0, at) + text.slice(at + cut) };
          const bytes = await zipTexts(damaged);
          const end = await rowsOf(memoryFile('v.xlsx', bytes)).then(
            () => 'read',
            (error: unknown) => (error instanceof UnreadableFileError ? error.code : String(error)),
          );
          ends.set(end, (ends.get(end) ?? 0) + 1);
        },
      ),
      { numRuns: 100 },
    );
    expect([...ends.keys()].sort()).toEqual(['bad-workbook', 'read']);
  }, 60_000);
});

describe('a dataset from a workbook', () => {
  it('is told what was not read', async () => {
    const { issues, inputs } = await load('villages.xlsx', { A: [['THÔN'], HEADER, VILLAGE], B: [['x']], C: [] });
    expect(inputs).toMatchObject([{ layer: 'villages', file: 'villages.xlsx', read: 1, accepted: 1, warnings: 2 }]);
    expect(issues.map(issueLine)).toEqual([
      'villages.xlsx: the layer is read from the sheet A, and nothing from B; "sheet" in dataset.json names another',
      'villages.xlsx: the header is row 2; what stands above it is not read',
    ]);
  });

  it('may have a sheet for each layer, which dataset.json names', async () => {
    const sheets = {
      Thôn: [HEADER, VILLAGE],
      Vị_trí: [
        ['id', 'lat', 'lon'],
        ['S1', 22.5, 103.2],
      ],
    };
    const { dataset, issues } = await load('tinh.xlsx', sheets, {
      villages: { file: 'tinh.xlsx', sheet: 'Thôn' },
      sites: { file: 'tinh.xlsx', sheet: 'vị_trí' },
    });
    expect([dataset.villages?.count, dataset.sites?.count, issues]).toEqual([1, 1, []]);
  });

  it.each([
    [{ villages: { file: 'v.xlsx', sheet: 'X' } }, 'v.xlsx: has no sheet X that dataset.json names; it has A'],
    [
      { villages: { file: 'v.xlsx', columns: { id: 'Số' } } },
      'v.xlsx: has no column "Số" that dataset.json names; it has',
    ],
  ])('is refused where dataset.json says %j', async (layers, message) => {
    await expect(load('v.xlsx', { A: [HEADER, VILLAGE] }, layers)).rejects.toThrow(message);
  });

  it('is refused where a sheet is named of what has none', async () => {
    const folder = memoryFolder({
      'villages.csv': 'id,name,lat,lon\n1,a,22,103\n',
      'dataset.json': '{"layers":{"villages":{"sheet":"A"}}}',
    });
    await expect(loadDataset(folder)).rejects.toThrow(
      'dataset.json: names the sheet A for the layer villages, but villages.csv is no Excel workbook',
    );
  });

  it('is refused where two of its columns are one', async () => {
    await expect(
      load('villages.xlsx', {
        A: [
          [...HEADER, 'Mã thôn'],
          [...VILLAGE, 'T2'],
        ],
      }),
    ).rejects.toThrow('villages.xlsx: has two columns called "Mã thôn"; rename or remove one');
  });
});
