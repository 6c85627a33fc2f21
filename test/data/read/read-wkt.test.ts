import { expect, test } from 'vitest';
import { readWkt } from '../../../data/read/read-wkt.ts';
import { nest } from './nest.ts';

test.each([
  ['POINT(1 2)', 'Point', [1, 2]],
  ['point z (1 2 3)', 'Point', [1, 2]],
  ['POINTZM(1 2 3 4)', 'Point', [1, 2]],
  [
    '  LINESTRING ( -1.5 2e1 , 3 4 ) ',
    'LineString',
    [
      [-1.5, 20],
      [3, 4],
    ],
  ],
  [
    'MULTIPOINT((1 2),(3 4))',
    'MultiPoint',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'MULTIPOINT(1 2,3 4)',
    'MultiPoint',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'MULTILINESTRING((1 2,3 4),(5 6,7 8))',
    'MultiLineString',
    [
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ],
  ],
  [
    'POLYGON((0 0,4 0,4 4,0 0),(1 1,2 1,2 2,1 1))',
    'Polygon',
    [
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 0],
      ],
      [
        [1, 1],
        [2, 1],
        [2, 2],
        [1, 1],
      ],
    ],
  ],
  [
    'MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5),(5 5,6 5,6 6,5 5)))',
    'MultiPolygon',
    [
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
      [
        [
          [5, 5],
          [6, 5],
          [6, 6],
          [5, 5],
        ],
        [
          [5, 5],
          [6, 5],
          [6, 6],
          [5, 5],
        ],
      ],
    ],
  ],
])('%s', (text, type, coordinates) => {
  const { geometry } = readWkt(text);
  expect(geometry?.type).toBe(type);
  expect(geometry && nest(geometry)).toEqual(coordinates);
});

test('an SRID is handed on', () => {
  expect(readWkt('SRID=9205;POINT(1 2)').srid).toBe('EPSG:9205');
  expect(readWkt('POINT(1 2)')).not.toHaveProperty('srid');
});

test.each([
  ['POINT EMPTY', 'empty-geometry', 'the geometry is empty'],
  ['POLYGON Z EMPTY', 'empty-geometry', 'the geometry is empty'],
  ['POINT(1)', 'bad-wkt', 'the Point is not well-formed WKT'],
  ['POINT(1 2', 'bad-wkt', 'the Point is not well-formed WKT'],
  ['POINT(1 2) x', 'bad-wkt', 'the Point is not well-formed WKT'],
  ['POINT(1 2, 3 4)', 'bad-wkt', 'the Point is not well-formed WKT'],
  ['POINT(1,2)', 'bad-wkt', 'the Point is not well-formed WKT'],
  ['POINT(NaN 2)', 'bad-wkt', 'the Point is not well-formed WKT'],
  ['POLYGON(0 0,1 1)', 'bad-wkt', 'the Polygon is not well-formed WKT'],
  ['POLYGON((0 0,,1 1))', 'bad-wkt', 'the Polygon is not well-formed WKT'],
  ['POLYGON(())', 'bad-wkt', 'the Polygon is not well-formed WKT'],
  ['POLYGON((((((1 1))))))', 'bad-wkt', 'the Polygon is not well-formed WKT'],
  ['GEOMETRYCOLLECTION(POINT(1 2))', 'bad-wkt', '"GEOMETRYCOLLECTION(POINT(1 2))" is not a WKT geometry'],
  [
    '0101000020E6100000000000000000F03F0000000000000040',
    'bad-wkt',
    'the geometry is binary (WKB); export it as text (WKT)',
  ],
  [
    '{"type":"Point","coordinates":[1,2]}',
    'bad-wkt',
    'the geometry is GeoJSON inside a CSV; export it as WKT or the file as GeoJSON',
  ],
  ['hello', 'bad-wkt', '"hello" is not a WKT geometry'],
])('%s', (text, code, message) => expect(readWkt(text).problem).toMatchObject({ code, message }));
