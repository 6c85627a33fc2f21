import { describe, expect, test } from 'vitest';
import { memoryFile, rowsOf, rowsOfText } from '../memory-files.ts';

const feature = (x: number) =>
  `{"type":"Feature","properties":{"§n":${x}},"geometry":{"type":"Point","coordinates":[${x},22]}}`;

describe('a line-delimited file', () => {
  test.each([
    ['.geojsonl', 'v.geojsonl', `${feature(1)}\n${feature(2)}\n`],
    ['.ndjson with CR LF and no last line end', 'v.ndjson', `${feature(1)}\r\n${feature(2)}`],
    ['record separators (RFC 8142)', 'v.geojsonl', `\x1e${feature(1)}\n\x1e${feature(2)}\n`],
  ])('%s', async (_, name, text) => {
    for (const pieceBytes of [1, 50, 65536]) {
      const rows = await rowsOf(memoryFile(name, text, pieceBytes));
      expect(rows.map((row) => [row.row, row.values['§n'], row.geometry?.coords[0]])).toEqual([
        [1, 1, 1],
        [2, 2, 2],
      ]);
    }
  });

  test('blank lines count as lines, not as rows', async () => {
    const rows = await rowsOfText('v.geojsonl', `\n${feature(1)}\n  \n${feature(2)}\n\n`);
    expect(rows.map((row) => row.row)).toEqual([2, 4]);
  });

  test.each([
    ['cut off', feature(2).slice(0, 50), /ends in the middle of its feature/],
    ['followed by something', `${feature(2)}${feature(3)}`, /goes on after its feature/],
    ['no JSON', 'hello', /is not a GeoJSON Feature/],
    ['not valid', feature(2).replace(',"geometry"', ' "geometry"'), /is not valid JSON/],
    ['deeply nested', `{"type":"Feature","properties":${'['.repeat(100)}`, /nests more than 64 levels/],
  ])('a line that is %s is one rejected row', async (_, line, message) => {
    for (const lines of [
      [feature(1), line, feature(3)],
      [line, feature(1), feature(3)],
    ]) {
      const rows = await rowsOfText('v.geojsonl', lines.join('\n'));
      expect(rows.map((row) => row.row)).toEqual([1, 2, 3]);
      const broken = rows.filter((row) => row.problem);
      expect(broken).toHaveLength(1);
      expect(broken[0].row).toBe(lines.indexOf(line) + 1);
      expect(broken[0].problem?.message).toMatch(message);
    }
  });

  test('a file without one whole line is refused', async () => {
    await expect(rowsOfText('v.geojsonl', 'a\nb\n')).rejects.toThrow(
      /no line that is a GeoJSON feature: this is not a GeoJSON Feature/,
    );
    await expect(rowsOfText('v.geojsonl', 'a\n'.repeat(1000))).rejects.toThrow(/no line that is a GeoJSON feature/);
  });

  test('another encoding is refused with its line', async () => {
    const text = new TextEncoder().encode(`${feature(1)}\n${feature(2).replace('§n', 'tên')}\n`);
    const bad = text
      .map((byte, k) => (byte === 0xc3 && text[k + 1] === 0xaa ? 0xea : byte))
      .filter((_, k) => text[k - 1] !== 0xc3);
    await expect(rowsOfText('v.geojsonl', bad)).rejects.toThrow(
      /is not UTF-8 text .* \(line 2, byte 1\d\d of the file\)/,
    );
  });
});

describe('a .json file', () => {
  test('a list of objects is a table', async () => {
    const text =
      '[{"site_id":"a","operator":"Viettel","technology":"4G"}, {"Nhà mạng":"VNPT","công nghệ":"3G","lat":22.5,"lon":"103.5"}]';
    for (const pieceBytes of [1, 65536]) {
      const rows = await rowsOf(memoryFile('stations.json', text, pieceBytes), 'stations');
      expect(rows.map((row) => ({ ...row.values }))).toEqual([
        { site_id: 'a', operator: 'Viettel', technology: '4G' },
        { operator: 'VNPT', technology: '3G' },
      ]);
      expect(rows[1].geometry?.coords).toEqual(Float64Array.of(103.5, 22.5));
    }
  });

  test('a FeatureCollection is GeoJSON', async () => {
    expect(await rowsOfText('villages.json', `{"type":"FeatureCollection","features":[${feature(1)}]}`)).toHaveLength(
      1,
    );
  });

  test.each([
    ['a number among the rows', '[{"a":1}, 7]', 'bad-properties'],
    ['NaN in a row', '[{"a":1}, {"a":NaN}]', 'broken-json'],
  ])('%s spoils its row only', async (_, text, code) => {
    const rows = await rowsOfText('stations.json', text);
    expect(rows.map((row) => row.problem?.code)).toEqual([undefined, code]);
  });

  test.each([
    ['a cut off list', '[{"a":1},', /is cut off in the middle of row 2/],
    ['a list of features', `[${feature(1)}]`, /is a bare list of features/],
    ['a list in a .geojson', '[]', /expected `\{`/, 'stations.geojson'],
  ])('%s is refused', async (_, text, message, name = 'stations.json') => {
    await expect(rowsOfText(name, text)).rejects.toThrow(message);
  });
});
