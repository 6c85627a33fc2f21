import fc from 'fast-check';
import type { Feature, FeatureCollection, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { type FeatureToWrite, formatNumber, writeCsv, writeGeoJson, writeJson } from '../../../data/write/index.ts';
import { box, line, point, polygon } from '../check/rows.ts';

const join = (chunks: Iterable<string>): string => [...chunks].join('');

describe('coordinates', () => {
  it('are written as the shortest decimal text of the number rounded to seven', () => {
    const degrees = fc.oneof(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -1e-5, max: 1e-5, noNaN: true }),
    );
    fc.assert(
      fc.property(degrees, degrees, (lng, lat) => {
        const units = [lng, lat].map((value) => Math.round(value * 1e7) / 1e7);
        const text = join(writeGeoJson([{ properties: {}, geometry: { kind: 'point', lng, lat } }]));
        expect(text).toContain(`"coordinates":[${units.map((value) => formatNumber(value)).join(',')}]`);
      }),
    );
  });
});

describe('formatNumber', () => {
  it.each([
    [0, undefined, '0'],
    [-0, undefined, '0'],
    [0.1, undefined, '0.1'],
    [1.5e-7, undefined, '0.00000015'],
    [-1.25e-10, undefined, '-0.000000000125'],
    [1.5e21, undefined, '1500000000000000000000'],
    [1e21, undefined, '1000000000000000000000'],
    [104.12345678, 7, '104.1234568'],
    [1.005, 2, '1.01'],
    [-1.005, 2, '-1.01'],
    [2.5, 0, '3'],
    [-1e-9, 7, '0'],
    [12, 3, '12'],
  ])('writes %s with %s decimals as %s', (value, decimals, text) => expect(formatNumber(value, decimals)).toBe(text));

  it('reads back as the same number, without exponent', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = formatNumber(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value + 0);
      }),
    );
  });

  it('refuses what is no number', () => {
    expect(() => formatNumber(Number.NaN)).toThrow('value must be finite, got NaN');
  });
});

/** The fields of a CSV: the state machine of RFC 4180, and nothing else. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let field = '';
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (isQuoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') field += text[++i];
      else isQuoted = false;
    } else if (c === '"' && field === '') isQuoted = true;
    else if (c === ',' || (c === '\r' && text[i + 1] === '\n')) {
      rows[rows.length - 1].push(field);
      field = '';
      if (c === '\r') {
        rows.push([]);
        i++;
      }
    } else field += c;
  }
  expect([field, rows.pop()]).toEqual(['', []]);
  return rows;
}

describe('writeCsv', () => {
  const columns = [
    { name: 'name', kind: 'text' },
    { name: 'value', kind: 'number', decimals: 3 },
  ] as const;

  it('writes a byte order mark, CRLF, and quotes where they are needed', () => {
    const rows = [
      ['Bản Hon', 1.23456],
      ['a "b", c', -0],
      ['two\nlines', null],
      [null, Number.NaN],
      [true, -5],
    ];
    expect(join(writeCsv(columns, rows))).toBe(
      '\ufeffname,value\r\nBản Hon,1.235\r\n"a ""b"", c",0\r\n"two\nlines",\r\n,\r\ntrue,-5\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@a', '\t=1', '\r=1', '=HYPERLINK("a","b")'])('neutralises the text %j', (text) => {
    expect(parseCsv(join(writeCsv(columns, [[text, 1]])).slice(1))[1][0]).toBe(`'${text}`);
    expect(parseCsv(join(writeCsv([{ name: text, kind: 'text' }], [])).slice(1))[0][0]).toBe(`'${text}`);
  });

  it('leaves a negative number a number, but not in a column of texts', () => {
    expect(join(writeCsv(columns, [[-1, -1]]))).toContain("\r\n'-1,-1\r\n");
  });

  it('reads back through an independent parser', () => {
    const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', 'a', ' ') }));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, fc.double({ noNaN: true, noDefaultInfinity: true }))), (rows) => {
        const text = join(writeCsv([columns[0], { name: 'value', kind: 'number' }], rows));
        const parsed = parseCsv(text.slice(1)).slice(1);
        expect(parsed.map(([name]) => name)).toEqual(
          rows.map(([name]) => (/^[=+\-@\t\r\n]/.test(name) ? `'${name}` : name)),
        );
        expect(parsed.map(([, value]) => Number(value))).toEqual(rows.map(([, value]) => value + 0));
      }),
    );
  });
});

describe('writeJson', () => {
  it('is JSON.stringify with two spaces and a line end', () => {
    const value = fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()));
    fc.assert(
      fc.property(value, (json) => {
        expect(join(writeJson(json))).toBe(`${JSON.stringify(json, null, 2)}\n`);
      }),
    );
    expect(join(writeJson(new Set([{ a: Number.NaN }])))).toBe('[\n  {\n    "a": null\n  }\n]\n');
    expect(join(writeJson(undefined))).toBe('null\n');
  });
});

describe('writeGeoJson', () => {
  const write = (features: FeatureToWrite[], metadata?: Record<string, unknown>) =>
    JSON.parse(join(writeGeoJson(features, metadata))) as FeatureCollection;
  const shapeOf = (shape: ReturnType<typeof polygon>): FeatureToWrite => ({
    properties: {},
    geometry: { kind: shape.type.includes('Polygon') ? 'polygon' : 'line', shape },
  });
  const geometryOf = (shape: ReturnType<typeof polygon>) => write([shapeOf(shape)]).features[0].geometry;

  it('writes metadata, ids, points and one feature per line', () => {
    const features: FeatureToWrite[] = [
      {
        id: 'a',
        properties: { name: 'Bản "Hon"', n: 1, no: Number.NaN },
        geometry: { kind: 'point', lng: 103.123456789, lat: -0.00000001 },
      },
      { properties: {}, geometry: null },
    ];
    const text = join(writeGeoJson(features, { tool: 'phusong' }));
    expect(text).toBe(
      '{"type":"FeatureCollection","metadata":{"tool":"phusong"},"features":[\n' +
        '{"type":"Feature","id":"a","properties":{"name":"Bản \\"Hon\\"","n":1,"no":null},"geometry":{"type":"Point","coordinates":[103.1234568,0]}},\n' +
        '{"type":"Feature","properties":{},"geometry":null}\n]}\n',
    );
    expect(write([])).toEqual({ type: 'FeatureCollection', features: [] });
    expect(point(1, 2).coords).toHaveLength(2);
  });

  it('winds exteriors counter-clockwise and holes clockwise', () => {
    const clockwise = [...box(0, 0, 3, 3)].reverse();
    const geometry = geometryOf(polygon([clockwise, box(1, 1, 2, 2)]));
    expect(geometry).toEqual({
      type: 'Polygon',
      coordinates: [box(0, 0, 3, 3), [...box(1, 1, 2, 2)].reverse()],
    });
  });

  it('closes rings, and drops what rounding leaves without extent', () => {
    const tiny = box(5, 5, 5 + 1e-8, 5 + 1e-8);
    expect(geometryOf(polygon([box(0, 0, 3, 3).slice(0, 4), tiny], [tiny, box(5, 5, 6, 6)]))).toEqual({
      type: 'Polygon',
      coordinates: [box(0, 0, 3, 3)],
    });
    expect(geometryOf(polygon([tiny]))).toBeNull();
    expect(
      geometryOf(
        line(
          [
            [1, 1],
            [1, 1 + 1e-9],
          ],
          [
            [1, 1],
            [1, 1 + 1e-9],
            [2, 2],
          ],
        ),
      ),
    ).toEqual({
      type: 'LineString',
      coordinates: [
        [1, 1],
        [2, 2],
      ],
    });
  });

  it('writes many parts as Multi', () => {
    expect(geometryOf(polygon([box(0, 0, 1, 1)], [box(2, 2, 3, 3)])).type).toBe('MultiPolygon');
    expect(
      geometryOf(
        line(
          [
            [0, 0],
            [1, 1],
          ],
          [
            [2, 2],
            [3, 3],
          ],
        ),
      ).type,
    ).toBe('MultiLineString');
  });

  it('hands on a large feature in pieces', () => {
    const ring = Array.from({ length: 100_000 }, (_, k): [number, number] => [Math.cos(k / 1e5), Math.sin(k / 1e5)]);
    const chunks = [...writeGeoJson([shapeOf(polygon([[...ring, ring[0]]]))])];
    expect(chunks.length).toBeGreaterThan(10);
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(200_000);
  });

  it('keeps its promises for any ring', () => {
    const degrees = fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.integer({ min: -2, max: 2 }));
    const ring = fc.array(fc.tuple(degrees, fc.double({ min: -90, max: 90, noNaN: true })), { maxLength: 12 });
    const doubleArea = (path: Position[]) =>
      path.slice(1).reduce((sum, [x, y], i) => sum + path[i][0] * y - x * path[i][1], 0);
    fc.assert(
      fc.property(fc.array(ring, { minLength: 1, maxLength: 3 }), (rings) => {
        const text = join(writeGeoJson([shapeOf(polygon(rings))]));
        expect(text).not.toMatch(/\d\.\d{8}|\de[+-]?\d|-0[,\]]/);
        const { geometry } = (JSON.parse(text) as FeatureCollection).features[0] as Feature<Polygon | null>;
        for (const [i, path] of (geometry?.coordinates ?? []).entries()) {
          expect(path.length).toBeGreaterThanOrEqual(4);
          expect(path[0]).toEqual(path[path.length - 1]);
          if (Math.abs(doubleArea(path)) > 1e-6) expect(doubleArea(path) > 0).toBe(i === 0);
          for (let k = 1; k < path.length; k++) expect(path[k]).not.toEqual(path[k - 1]);
        }
        expect(join(writeGeoJson([shapeOf(polygon((geometry?.coordinates ?? []) as [number, number][][]))]))).toBe(
          text,
        );
      }),
    );
  });
});
