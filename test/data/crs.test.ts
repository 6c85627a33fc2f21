import { describe, expect, test } from 'vitest';
import { resolveCrs } from '../../data/crs.ts';

const A = 6378137;
const F = 1 / 298.257223563;
const E2 = F * (2 - F);
const RADIANS = Math.PI / 180;
const ARC_SECONDS = RADIANS / 3600;

/** Decision 05/2007/QĐ-BTNMT, VN-2000 → WGS84; the angles turn the axes (coordinate frame, EPSG:9607). */
const SHIFT_M = [-191.90441429, -39.30318279, -111.45032835];
const [RX, RY, RZ] = [-0.00928836, 0.01975479, -0.00427372].map((angle) => angle * ARC_SECONDS);
const SCALE = 1.000000252906278;

function toGeocentric(lng: number, lat: number): number[] {
  const [l, p] = [lng * RADIANS, lat * RADIANS];
  const n = A / Math.sqrt(1 - E2 * Math.sin(p) ** 2);
  return [n * Math.cos(p) * Math.cos(l), n * Math.cos(p) * Math.sin(l), n * (1 - E2) * Math.sin(p)];
}

function toGeodetic([x, y, z]: number[]): [lng: number, lat: number] {
  const r = Math.hypot(x, y);
  let lat = Math.atan2(z, r * (1 - E2));
  for (let k = 0; k < 10; k++) {
    const n = A / Math.sqrt(1 - E2 * Math.sin(lat) ** 2);
    lat = Math.atan2(z + E2 * n * Math.sin(lat), r);
  }
  return [Math.atan2(y, x) / RADIANS, lat / RADIANS];
}

/** VN-2000 geocentric → WGS84 geocentric by the coordinate-frame formula. */
const helmert = ([x, y, z]: number[]): number[] => [
  SHIFT_M[0] + SCALE * (x + RZ * y - RY * z),
  SHIFT_M[1] + SCALE * (-RZ * x + y + RX * z),
  SHIFT_M[2] + SCALE * (RY * x - RX * y + z),
];

/** Transverse Mercator by Krüger's series in n (Karney 2011, equations 7 to 13, to n⁴), easting and northing in metres. */
function project(lng: number, lat: number, meridian: number, k0: number): [number, number] {
  const n = F / (2 - F);
  const alpha = [
    n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3 + (41 / 180) * n ** 4,
    (13 / 48) * n ** 2 - (3 / 5) * n ** 3 + (557 / 1440) * n ** 4,
    (61 / 240) * n ** 3 - (103 / 140) * n ** 4,
    (49561 / 161280) * n ** 4,
  ];
  const radius = (A / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const e = Math.sqrt(E2);
  const tau = Math.tan(lat * RADIANS);
  const sigma = Math.sinh(e * Math.atanh((e * tau) / Math.hypot(1, tau)));
  const conformal = tau * Math.hypot(1, sigma) - sigma * Math.hypot(1, tau);
  const l = (lng - meridian) * RADIANS;
  const xi = Math.atan2(conformal, Math.cos(l));
  const eta = Math.asinh(Math.sin(l) / Math.hypot(conformal, Math.cos(l)));
  let [x, y] = [eta, xi];
  alpha.forEach((a, j) => {
    x += a * Math.cos(2 * (j + 1) * xi) * Math.sinh(2 * (j + 1) * eta);
    y += a * Math.sin(2 * (j + 1) * xi) * Math.cosh(2 * (j + 1) * eta);
  });
  return [500000 + k0 * radius * x, k0 * radius * y];
}

const METRE_DEGREES = 1 / 111_000;
const reprojected = (name: string, x: number, y: number): number[] => {
  const coords = Float64Array.of(x, y);
  resolveCrs(name)?.reproject(coords);
  return [...coords];
};

describe('VN-2000', () => {
  const zones: [name: string, meridian: number, k0: number, lng: number, lat: number][] = [
    ['VN-2000 Lai Châu', 103, 0.9999, 103.2, 22.35],
    ['EPSG:9206', 104, 0.9999, 103.9, 21.3],
    ['EPSG:9208', 104.75, 0.9999, 104.6, 21.75],
    ['VN-2000 Ninh Bình', 105, 0.9999, 105.97, 20.25],
    ['VN-2000 Thừa Thiên Huế', 107, 0.9999, 107.6, 16.45],
    ['EPSG:3405', 105, 0.9996, 103.2, 22.35],
    ['VN-2000 / UTM zone 49N', 111, 0.9996, 108.3, 16.1],
  ];
  test.each(zones)('%s agrees with the published formulas to a millimetre', (name, meridian, k0, lng, lat) => {
    const [x, y] = project(lng, lat, meridian, k0);
    const expected = toGeodetic(helmert(toGeocentric(lng, lat)));
    const found = reprojected(name, x, y);
    expect(Math.abs(found[0] - expected[0])).toBeLessThan(0.001 * METRE_DEGREES);
    expect(Math.abs(found[1] - expected[1])).toBeLessThan(0.001 * METRE_DEGREES);
  });

  test('degrees are moved by about two hundred metres', () => {
    const expected = toGeodetic(helmert(toGeocentric(103.2, 22.35)));
    const found = reprojected('VN-2000', 103.2, 22.35);
    expect(found[0]).toBeCloseTo(expected[0], 9);
    expect(found[1]).toBeCloseTo(expected[1], 9);
    expect(Math.hypot(found[0] - 103.2, found[1] - 22.35) * 111_000).toBeGreaterThan(150);
  });
});

test.each([
  ['EPSG:32648', ...project(103.2, 22.35, 105, 0.9996), 103.2, 22.35],
  ['EPSG:32649', ...project(109.2, 15.1, 111, 0.9996), 109.2, 15.1],
  ['EPSG:3857', 103.2 * RADIANS * A, A * Math.asinh(Math.tan(22.35 * RADIANS)), 103.2, 22.35],
  ['+proj=utm +zone=48 +datum=WGS84 +units=m', ...project(103.2, 22.35, 105, 0.9996), 103.2, 22.35],
])('%s', (name, x, y, lng, lat) => {
  const found = reprojected(name, x, y);
  expect(found[0]).toBeCloseTo(lng, 8);
  expect(found[1]).toBeCloseTo(lat, 8);
});

test.each([
  ['EPSG:4326', 'EPSG:4326'],
  ['epsg:4326', 'EPSG:4326'],
  ['4326', 'EPSG:4326'],
  ['EPSG:4979', 'EPSG:4326'],
  ['CRS84', 'EPSG:4326'],
  ['OGC:CRS84', 'EPSG:4326'],
  ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326'],
  ['urn:ogc:def:crs:OGC::CRS84', 'EPSG:4326'],
  ['urn:ogc:def:crs:OGC::CRS84h', 'EPSG:4326'],
  ['http://www.opengis.net/def/crs/OGC/1.3/CRS84', 'EPSG:4326'],
  ['WGS 84', 'EPSG:4326'],
  ['urn:ogc:def:crs:EPSG::4326', 'EPSG:4326'],
  ['urn:ogc:def:crs:EPSG:6.9:3405', 'EPSG:3405'],
  ['http://www.opengis.net/def/crs/EPSG/0/9205', 'EPSG:9205'],
  ['http://www.opengis.net/gml/srs/epsg.xml#32648', 'EPSG:32648'],
  ['EPSG:900913', 'EPSG:3857'],
  ['VN-2000 / TM-3 103-00', 'EPSG:9205'],
  ["VN2000 104°45'", 'EPSG:9208'],
  ['VN-2000 107.75', 'EPSG:5899'],
  ['VN-2000 Yên Bái', 'EPSG:9208'],
  ['VN-2000 tỉnh Sơn La', 'EPSG:9206'],
  ['vn2000 hue', 'EPSG:9214'],
])('%s is %s', (name, known) => expect(resolveCrs(name)?.name).toBe(known));

test.each([
  '',
  'EPSG:2169',
  'EPSG:999999',
  'VN-2000 Atlantis',
  'VN-2000 101',
  'HN-72',
  '+proj=banana',
  '+proj=tmerc +lon_0=xx',
  '+units=m',
  'EPSG:4326; DROP',
])('%j is not known', (name) => expect(resolveCrs(name)).toBeNull());

test('a pair without an image becomes NaN', () => {
  const coords = Float64Array.of(1e12, 1e12, 500000, 2450000);
  resolveCrs('EPSG:9205')?.reproject(coords);
  expect(Number.isNaN(coords[0])).toBe(true);
  expect(coords[2]).toBeCloseTo(103, 2);
});
