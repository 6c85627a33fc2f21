import fc from 'fast-check';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../../data/row.ts';
import { memoryFile, rowsOf, rowsOfText } from '../memory-files.ts';
import { nest } from './nest.ts';

const position = fc.oneof(
  fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })),
  // As most files write them: to a millionth.
  fc
    .tuple(fc.integer({ min: -180e6, max: 180e6 }), fc.integer({ min: -90e6, max: 90e6 }))
    .map(([x, y]) => [x / 1e6, y / 1e6]),
);
const line = fc.array(position, { minLength: 1, maxLength: 6 });
const rings = fc.array(line, { minLength: 1, maxLength: 3 });
const geometry = fc.oneof(
  position.map((coordinates) => ({ type: 'Point', coordinates })),
  line.map((coordinates) => ({ type: 'MultiPoint', coordinates })),
  line.map((coordinates) => ({ type: 'LineString', coordinates })),
  rings.map((coordinates) => ({ type: 'MultiLineString', coordinates })),
  rings.map((coordinates) => ({ type: 'Polygon', coordinates })),
  fc.array(rings, { minLength: 1, maxLength: 3 }).map((coordinates) => ({ type: 'MultiPolygon', coordinates })),
  fc.constant(null),
) as fc.Arbitrary<Geometry | null>;

/** Property names that mean no column, so that they come back as they are; awkward characters included. */
const key = fc.string({ unit: 'binary', maxLength: 8 }).map((text) => `§${text}`);
const properties = fc.oneof(
  fc.dictionary(key, fc.jsonValue({ maxDepth: 2 }), { noNullPrototype: true }),
  fc.constant(null),
);

const shuffled = (object: object): fc.Arbitrary<object> => {
  const entries = Object.entries(object);
  return fc.shuffledSubarray(entries, { minLength: entries.length }).map(Object.fromEntries);
};

const feature = fc
  .tuple(properties, geometry, fc.jsonValue({ maxDepth: 2 }))
  .chain(([props, shape, junk]) =>
    fc
      .tuple(
        shuffled({ ...shape }),
        shuffled({ type: 'Feature', properties: props, geometry: shape, bbox: junk, '§x': [junk] }),
      )
      .map(([s, f]) => (shape === null ? f : { ...f, geometry: s })),
  ) as fc.Arbitrary<Feature>;

const collection = fc
  .tuple(fc.array(feature, { maxLength: 5 }), fc.jsonValue({ maxDepth: 3 }))
  .chain(([features, junk]) =>
    shuffled({ type: 'FeatureCollection', features, name: junk, '§metadata': { junk } }),
  ) as fc.Arbitrary<FeatureCollection>;

describe('any FeatureCollection, in pieces of any size', () => {
  test('gives the rows that JSON.parse sees', async () => {
    await fc.assert(
      fc.asyncProperty(
        collection,
        fc.integer({ min: 1, max: 200 }),
        fc.constantFrom(undefined, 1, '\t'),
        async (document, pieceBytes, indent) => {
          const rows = await rowsOf(memoryFile('x.geojson', JSON.stringify(document, null, indent), pieceBytes));
          const expected = JSON.parse(JSON.stringify(document)) as FeatureCollection;
          expect(rows.map((row) => row.row)).toEqual(expected.features.map((_, k) => k + 1));
          for (const [k, row] of rows.entries()) expectSame(row, expected.features[k]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

function expectSame(row: Row, feature: Feature): void {
  expect({ ...row.values }).toEqual({ ...feature.properties });
  expect(row.geometryProblem ?? row.problem).toBeUndefined();
  expect(row.geometry?.type).toBe(feature.geometry?.type);
  if (row.geometry) expect(nest(row.geometry)).toEqual((feature.geometry as { coordinates: unknown }).coordinates);
}

const wrap = (...features: string[]) => `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
const point = (coordinates: string, properties = '{"§n":1}') =>
  `{"type":"Feature","properties":${properties},"geometry":{"type":"Point","coordinates":${coordinates}}}`;
const shape = (type: string, coordinates: string) =>
  `{"type":"Feature","properties":null,"geometry":{"type":"${type}","coordinates":${coordinates}}}`;

describe('single rows', () => {
  test.each([
    ['altitude is dropped', point('[103.5,22.1,800.25,7]'), [103.5, 22.1]],
    ['white space is anywhere', point('\n[ 103.5\t,\r\n22.1 ]\n'), [103.5, 22.1]],
    ['exponents', point('[1035e-1,0.221E+2]'), [103.5, 22.1]],
  ])('%s', async (_, text, coordinates) => {
    const [row] = await rowsOfText('x.geojson', wrap(text));
    expect(row.geometry && nest(row.geometry)).toEqual(coordinates);
  });

  test.each([
    ['text', point('["103.5","22.1"]'), 'bad-coordinate'],
    ['null', point('[null,22.1]'), 'bad-coordinate'],
    ['NaN', point('[NaN,22.1]'), 'bad-coordinate'],
    ['Infinity', point('[103,-Infinity]'), 'bad-coordinate'],
    ['too large', point('[1e999,22]'), 'bad-coordinate'],
    ['one number', point('[103.5]'), 'bad-coordinate'],
    ['an object', point('{"x":1}'), 'bad-coordinate'],
    ['an empty point', point('[]'), 'empty-geometry'],
    ['an empty polygon', shape('Polygon', '[]'), 'empty-geometry'],
    ['an empty ring', shape('Polygon', '[[]]'), 'bad-coordinate'],
    ['depth of another type', shape('Polygon', '[[103,22],[104,22]]'), 'bad-coordinate'],
    ['uneven depth', shape('Polygon', '[[[103,22],[104,22]],[103,22]]'), 'bad-coordinate'],
    ['five levels', shape('MultiPolygon', '[[[[[103,22]]]]]'), 'bad-coordinate'],
    ['unknown type', shape('Circle', '[103,22]'), 'bad-geometry'],
    ['no coordinates', '{"type":"Feature","properties":{},"geometry":{"type":"Point"}}', 'bad-geometry'],
    [
      'a collection',
      '{"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[]}}',
      'geometry-collection',
    ],
    ['geometry as text', '{"type":"Feature","properties":{},"geometry":"POINT(1 2)"}', 'bad-geometry'],
  ])('%s spoils the geometry of its row only', async (_, text, code) => {
    const rows = await rowsOfText('x.geojson', wrap(point('[1,2]'), text, point('[3,4]')));
    expect(rows.map((row) => row.geometryProblem?.code)).toEqual([undefined, code, undefined]);
    expect(rows[1].geometry).toBeNull();
    expect(rows[2].geometry?.coords).toEqual(Float64Array.of(3, 4));
  });

  test.each([
    ['null among the features', 'null', 'not-a-feature'],
    ['a number', '7', 'not-a-feature'],
    ['a bare geometry', '{"type":"Point","coordinates":[1,2]}', 'not-a-feature'],
    ['no type', '{"properties":{},"geometry":null}', 'not-a-feature'],
    ['NaN in the properties', point('[1,2]', '{"population":NaN}'), 'broken-json'],
    ['a missing comma in the properties', point('[1,2]', '{"a":1 "b":2}'), 'broken-json'],
    ['a list as properties', point('[1,2]', '[1]'), 'bad-properties'],
  ])('%s spoils its row only', async (_, text, code) => {
    const rows = await rowsOfText('x.geojson', wrap(point('[1,2]'), text, point('[3,4]')));
    expect(rows.map((row) => row.problem?.code)).toEqual([undefined, code, undefined]);
  });

  test('NaN in the properties is named', async () => {
    const [row] = await rowsOfText('x.geojson', wrap(point('[1,2]', '{"population": NaN}')));
    expect(row.problem?.message).toBe('the properties cannot be read: `NaN` is not a JSON value');
  });

  test('__proto__ and constructor are columns like any other', async () => {
    const [row] = await rowsOfText('x.geojson', wrap(point('[1,2]', '{"__proto__":{"polluted":1},"constructor":"c"}')));
    expect(Object.keys(row.values)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(row.values)).toBeNull();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('the id member becomes the column id where there is none', async () => {
    const withId = (id: string, properties: string) =>
      `{"type":"Feature","id":${id},"properties":${properties},"geometry":null}`;
    const rows = await rowsOfText(
      'x.geojson',
      wrap(withId('"a"', '{}'), withId('7', '{"name":"n"}'), withId('"a"', '{"id":"own"}')),
    );
    expect(rows.map((row) => row.values.id)).toEqual(['a', 7, 'own']);
  });
});

describe('documents', () => {
  const refusals: [string, string, RegExp][] = [
    ['empty', '', /is empty/],
    ['blank', '  \n ', /is empty/],
    [
      'cut off in a feature',
      wrap(point('[1,2]'), point('[1,2]')).slice(0, 150),
      /is cut off in the middle of feature 2; .*line 1, byte 152/,
    ],
    ['cut off after the features', wrap(point('[1,2]')).slice(0, -1), /is cut off in the middle of the document/],
    ['cut off in a text', '{"type":"FeatureCol', /is cut off in the middle of the member "type"/],
    ['trailing text', `${wrap()} x`, /goes on after the end of its JSON document/],
    ['two documents', `${wrap()}\n${wrap()}`, /several JSON documents.*geojsonl/],
    ['a trailing comma', wrap(point('[1,2]'), ''), /a comma is followed by nothing/],
    [
      'a missing comma',
      wrap(`${point('[1,2]')}\n${point('[1,2]')}`),
      /expected `,` or `\]`, found `\{` \(line 2, byte/,
    ],
    ['single quotes', "{'type':'FeatureCollection'}", /expected a text in quotes/],
    ['a number', '42', /expected `\{`/],
    ['other JSON', '{"a":1}', /is JSON, but not GeoJSON/],
    ['another type', '{"type":"Table","features":[]}', /its type is "Table"/],
    ['no type', '{"features":[]}', /has a list of features, but no "type"/],
    ['no features', '{"type":"FeatureCollection"}', /without a list of features/],
    ['features are null', '{"type":"FeatureCollection","features":null}', /without a list of features/],
    ['TopoJSON', '{"type":"Topology","objects":{},"arcs":[]}', /is TopoJSON/],
    ['a bare geometry', '{"type":"Polygon","coordinates":[]}', /is a bare Polygon/],
    [
      'deep nesting in a property',
      wrap(point('[1,2]', `{"a":${'['.repeat(100000)}${']'.repeat(100000)}}`)),
      /nests more than 64 levels deep/,
    ],
    ['deep nesting outside', `{"a":${'{"a":'.repeat(100000)}1`, /nests more than 64 levels deep/],
    ['deep nesting in coordinates', wrap(point('['.repeat(100000))), /nests more than 64 levels deep/],
    ['wrong brackets', wrap(point('[1,2]', '{"a":[1}')), /not valid JSON/],
    ['a line feed inside a text', wrap(point('[1,2]', '{"a":"x\ny"}')), /expected the end of a text in quotes/],
    ['a web page', '<!DOCTYPE html><html><body>404</body></html>', /is a web page/],
    ['KML', '<?xml version="1.0"?><kml/>', /is XML/],
  ];
  test.each(refusals)('%s', async (_, text, message) => {
    await expect(rowsOfText('x.geojson', text)).rejects.toThrow(message);
    for (const pieceBytes of [1, 7]) {
      if (text.length < 1000) await expect(rowsOf(memoryFile('x.geojson', text, pieceBytes))).rejects.toThrow(message);
    }
  });

  test('a bare Feature is one row, wherever its type stands', async () => {
    for (const text of [
      point('[1,2]'),
      '{"geometry":{"type":"Point","coordinates":[1,2]},"properties":{"§n":1},"type":"Feature"}',
    ]) {
      const rows = await rowsOfText('x.geojson', text);
      expect(rows).toHaveLength(1);
      expect(rows[0].geometry?.coords).toEqual(Float64Array.of(1, 2));
    }
  });

  test('an empty collection has no rows', async () => expect(await rowsOfText('x.geojson', wrap())).toEqual([]));

  test('a ring of a million vertices is read whole', async () => {
    const ring = Array.from({ length: 1_000_000 }, (_, k) => `[${(103 + k * 1e-6).toFixed(6)},22.5]`);
    const rows = await rowsOf(
      memoryFile('x.geojson', wrap(shape('Polygon', `[[${ring.join(',')}]]`), point('[1,2]')), 65536),
    );
    expect(rows[0].geometry?.coords.length).toBe(2_000_000);
    expect(rows[0].geometry?.coords[1_999_998]).toBe(103.999999);
    expect(rows).toHaveLength(2);
  });

  test('rows stay as they were read while later ones are read', async () => {
    const text = wrap(...Array.from({ length: 50_000 }, (_, k) => point(`[${k / 1000},22]`)));
    const rows = await rowsOf(memoryFile('x.geojson', text, 4096));
    expect(rows.every((row, k) => row.geometry?.coords[0] === k / 1000)).toBe(true);
  });
});
