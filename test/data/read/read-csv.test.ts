import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCsvParser } from '../../../data/read/csv-records.ts';
import { memoryFile, rowsOf, rowsOfText } from '../memory-files.ts';

const cell = fc.string({ unit: fc.constantFrom('a', 'ộ', '"', ',', ';', '\t', '\n', '\r', ' ', '\r\n'), maxLength: 6 });
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

test('whatever is quoted comes back, in pieces of any size', () => {
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  const cut = fc.array(fc.nat(60), { maxLength: 5 });
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n', '\r'),
      cut,
      (rows, separator, end, cuts) => {
        const text = rows.map((cells) => cells.map(quote).join(separator)).join(end);
        const parser = createCsvParser(separator);
        const places = [0, ...cuts.map((at) => at % (text.length + 1)).sort((a, b) => a - b), text.length];
        const records = places.slice(1).flatMap((to, k) => parser.push(text.slice(places[k], to)));
        const last = parser.finish();
        const read = [...records, ...(last ? [last] : [])].map((record) => record.cells);
        expect(read).toEqual(rows.filter((cells) => cells.some((text) => text.trim() !== '')));
      },
    ),
    { numRuns: 2000 },
  );
});

describe('a table', () => {
  const read = async (text: string, pieceBytes = 65536) => {
    const rows = await rowsOf(memoryFile('villages.csv', text, pieceBytes));
    return rows.map(({ row, values, geometry, problem, geometryProblem }) => ({
      row,
      values: { ...values },
      at: geometry && [...(geometry.coords as Float64Array)],
      ...(problem && { problem: problem.code }),
      ...(geometryProblem && { problem: geometryProblem.code }),
    }));
  };
  const one = [{ row: 2, values: { id: '1', name: 'Bản Hon' }, at: [103.5, 22.25] }];

  test.each([
    ['comma', 'id,name,lat,lon\n1,Bản Hon,22.25,103.5\n'],
    ['semicolon and decimal comma', 'id;name;lat;lon\n1;Bản Hon;22,25;103,5\n'],
    ['tab', 'id\tname\tlat\tlon\n1\tBản Hon\t22,25\t103.5'],
    ['byte order mark', '\ufeffid,name,lat,lon\n1,Bản Hon,22.25,103.5\n'],
    ['CR LF', 'id,name,lat,lon\r\n1,Bản Hon,22.25,103.5\r\n'],
    ['CR alone', 'id,name,lat,lon\r1,Bản Hon,22.25,103.5\r'],
    ['quotes', '"id","name","lat","lon"\n"1","Bản Hon","22.25","103.5"\n'],
    ['no line end at the end', 'id,name,lat,lon\n1,Bản Hon,22.25,103.5'],
    ['blank lines and trailing separators', 'id,name,lat,lon\n1,Bản Hon,22.25,103.5,,\n\n,,,\n'],
    ['wkt', 'id,name,wkt\n1,Bản Hon,POINT (103.5 22.25)\n'],
    ['EWKT with Z', 'id;name;geom\n1;Bản Hon;"SRID=4326;POINT Z (103.5 22.25 800)"\n'],
    ['Vietnamese headers', 'Mã thôn,Tên thôn,Vĩ độ,Kinh độ\n1,Bản Hon,22.25,103.5\n'],
    [
      'decomposed Vietnamese headers',
      'Mã thôn,Tên thôn,Vĩ độ,Kinh độ\n1,Bản Hon,22.25,103.5\n'.replace(/^.*/, (h) => h.normalize('NFD')),
    ],
  ])('%s', async (_, text) => {
    expect(await read(text)).toEqual(one);
    expect(await read(text, 1)).toEqual(one);
  });

  test('the sep= line of Excel is no header, and lines keep their numbers', async () => {
    expect(await read('sep=;\r\nid;name;lat;lon\r\n1;Bản Hon;22,25;103,5\r\n')).toEqual([{ ...one[0], row: 3 }]);
  });

  test.each([
    ['one', 'DANH SÁCH THÔN, BẢN\n', 3],
    ['several, parted as Excel does', 'DANH SÁCH;;;\r\n;"Tỉnh Lai Châu,\nnăm 2024";;\r\n;;;\r\n', 6],
    ['a line over groups of columns', 'STT;Thôn;;\n', 3],
    ['commas', 'Danh sách thôn, bản, tổ dân phố, khu, ấp, buôn\n', 3],
  ])('titles above the header are passed over: %s', async (_, titles, row) => {
    const text = `${titles}Mã thôn;Tên thôn;Vĩ độ;Kinh độ\n1;Bản Hon;22,25;103,5\n`;
    expect(await read(text)).toEqual([{ ...one[0], row }]);
    expect(await read(text, 1)).toEqual([{ ...one[0], row }]);
  });

  test('a row whose cells are like headers is a row', async () => {
    const rows = await read('id,Loại,Ghi chú\n1,x,y\n2,xã,tên thôn\n');
    expect(rows.map(({ row, values }) => [row, values.id])).toEqual([
      [2, '1'],
      [3, '2'],
    ]);
  });

  test('row numbers are lines, whatever stands in quotes', async () => {
    const rows = await read('id,name,lat,lon\n1,"a\nb",1,2\n\n2,c,1,2\n');
    expect(rows.map(({ row }) => row)).toEqual([2, 5]);
  });

  test.each([
    ['too few cells', '1,a,22', 'ragged-row'],
    ['too many cells', '1,a,22,103,x', 'ragged-row'],
    ['a NUL byte', '1,a\0b,22,103', 'nul-byte'],
    ['no number', '1,a,north,103', 'bad-coordinate'],
    ['NaN', '1,a,NaN,103', 'bad-coordinate'],
    ['two commas in a number', '1,a,"22,5,1",103', 'bad-coordinate'],
    ['minutes', '1,a,22°20\'29"N,103', 'bad-coordinate'],
    ['half a position', '1,a,22,', 'bad-coordinate'],
    ['hexadecimal', '1,a,0x16,103', 'bad-coordinate'],
  ])('%s spoils its row only', async (_, line, code) => {
    const rows = await read(`id,name,lat,lon\n0,ok,1,2\n${line}\n2,ok,3,4\n`);
    expect(rows.map((row) => row.problem)).toEqual([undefined, code, undefined]);
  });

  test('coordinates are numbers as in any other column', async () => {
    const at = async (lat: string, lon: string, separator: string) => {
      const lines = [
        ['id', 'lat', 'lon'],
        ['1', lat, lon],
      ].map((cells) => cells.join(separator));
      const [{ geometry }] = await rowsOf(memoryFile('stations.csv', lines.join('\n')), 'stations', {
        crs: 'EPSG:3857',
      });
      return geometry && [...(geometry.coords as Float64Array)].map((degrees) => Math.round(degrees * 1e6) / 1e6);
    };
    const metres = await at('2470991.5', '470991', ',');
    for (const [lat, lon] of [
      ['2.470.991,5', '470.991,0'],
      ['2 470 991,5', '470991'],
    ]) {
      expect(await at(lat, lon, ';')).toEqual(metres);
    }
    expect(await at('"2,470,991.5"', '"470,991"', ',')).toEqual(metres);
    expect(await at('-', 'chưa rõ', ',')).toBeNull();
    expect(await read('id,name,lat,lon\n1,Bản Hon,"22,25","103,5"\n')).toEqual(one);
  });

  test('degrees with minutes are to be written as decimals', async () => {
    const [{ geometryProblem }] = await rowsOfText('villages.csv', 'id;lat;lon\n1;22°20\'29"N;103°26\'48"E\n');
    expect(geometryProblem?.message).toBe(
      'lat "22°20\'29"N" is in degrees and minutes; write decimal degrees, such as 22.3414',
    );
  });

  test('a row without a position has no geometry', async () => {
    expect(await read('id,name,lat,lon\n1,a,,\n')).toEqual([{ row: 2, values: { id: '1', name: 'a' }, at: null }]);
  });

  test('an empty header cell and repeated unknown headers keep their cells', async () => {
    const [row] = await read(',id,note,note\n0,1,x,y\n');
    expect(row.values).toEqual({ 'column 1': '0', id: '1', note: 'x', 'note (2)': 'y' });
  });

  test.each([
    ['two columns of one known name', 'id,name,name\n1,a,b\n', /two columns called "name"/],
    ['an open quote', 'id,name\n1,"a\n2,b\n', /a quote on line 2 that is never closed/],
    ['two stray quotes', 'id,name\n1,"a\n2,b\n3,"c\n4,d\n', /a quote on line 2 that is closed only on line 4/],
    [
      'two stray quotes, the second inside',
      'id,name\n1,"a\n2,b "c"\n',
      /a quote on line 2 that is closed only on line 3/,
    ],
    ['JSON', '{"type":"FeatureCollection"}', /holds JSON, not CSV/],
    ['an Excel workbook', 'PK\x03\x04rest', /name it \.xlsx if it is an Excel workbook/],
  ])('%s is refused', async (_, text, message) => {
    await expect(rowsOfText('villages.csv', text)).rejects.toThrow(message);
  });

  test.each([
    ['text behind a closing quote', '"Bản A" (cũ)', 'Bản A (cũ)'],
    ['quotes behind a closing quote', '"Bản" A "cũ"', 'Bản A "cũ"'],
    ['a cell over two lines, a blank behind it', '"a\nb" ', 'a\nb '],
  ])('%s is kept as it stands', async (_, cell, value) => {
    const rows = await read(`id,name,lat,lon\n1,${cell},1,2\n`);
    expect(rows.map(({ values }) => values.name)).toEqual([value]);
    expect(await read(`id,name,lat,lon\n1,${cell},1,2\n`, 1)).toEqual(rows);
  });

  test('a header alone has no rows', async () => expect(await read('id,name,lat,lon\n')).toEqual([]));

  test('a decimal comma is told to the checks', async () => {
    const [semicolon] = await rowsOfText('villages.csv', 'id;population\n1;1,5\n');
    const [comma] = await rowsOfText('villages.csv', 'id,population\n1,1.5\n');
    expect([semicolon.decimalComma, comma.decimalComma]).toEqual([true, undefined]);
  });
});
