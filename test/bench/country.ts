import { createDatasetPacker, type Dataset, type FlatGeometry, type LayerRecords } from '../../engine/index.ts';
import { insideRing, type Position, provinceBoundary, squareBoundary, vietnamBoundary } from './boundaries.ts';
import { createRandom, type Random } from './random.ts';

/** How much of everything a made country has. */
export interface CountrySize {
  readonly name: string;
  readonly villages: number;
  readonly polygons: number;
  /** Routes of 200 segments of 150 m. */
  readonly fiberRoutes: number;
  /** Roads of 100 segments of 100 m. */
  readonly roads: number;
  readonly clusters: number;
  /** Villages that lie exactly on a vertex of a polygon. */
  readonly onVertex: number;
  readonly seed: number;
  readonly boundary: (random: Random) => Position[];
}

const VERTICES = 64;

export const PROVINCE: CountrySize = {
  name: 'province',
  villages: 1000,
  polygons: 2000,
  fiberRoutes: 300,
  roads: 300,
  clusters: 40,
  onVertex: 10,
  seed: 42,
  boundary: provinceBoundary,
};

export const NATIONAL: CountrySize = {
  name: 'national',
  villages: 100_000,
  polygons: 100_000,
  fiberRoutes: 5000,
  roads: 3000,
  clusters: 2500,
  onVertex: 1000,
  seed: 4242,
  boundary: vietnamBoundary,
};

/** A country of `count` villages and as many polygons on land of the national density, so that costs compare per unit. */
export const scaled = (count: number): CountrySize => ({
  name: `${count}`,
  villages: count,
  polygons: count,
  fiberRoutes: count / 20,
  roads: Math.ceil((count * 3) / 100),
  clusters: Math.ceil(count / 40),
  onVertex: count / 100,
  seed: count,
  boundary: () => squareBoundary(Math.sqrt(count * 3.3)),
});

const KM_PER_DEGREE = 111.195;
const KM = 1 / KM_PER_DEGREE;
/** Degrees of longitude are taken to be this much shorter, wherever lines run. */
const LNG_SCALE = 0.93;
const OPERATORS = ['Viettel', 'VNPT', 'MobiFone', 'Vietnamobile'];
const TECHNOLOGIES = ['3G', '4G', '5G'] as const;
const RADII_KM = [8, 5.5, 2.5];
const ROAD_CLASSES = ['national', 'provincial', 'inter-district'] as const;

const round6 = (value: number): number => Math.round(value * 1e6) / 1e6;

/**
 * A made country as the border would pack it: the very numbers of the shared benchmark for the sizes `PROVINCE` and `NATIONAL`.
 * Four operators, three generations, heavily overlapping star polygons in clusters.
 */
export function makeCountry(size: CountrySize): Dataset {
  const random = createRandom(size.seed);
  const boundary = size.boundary(random);
  const places = createPlaces(random, boundary, size.clusters);
  const packer = createDatasetPacker();
  const add = <L extends keyof LayerRecords>(layer: L, record: LayerRecords[L]) => packer.add(layer, record);
  add('admin', { code: '1', name: size.name, level: 'province', parentCode: null, geometry: ringOf(boundary) });

  const polygons = makePolygons(size, random, places.near);
  const points: Position[] = [];
  while (points.length < size.villages - size.onVertex) {
    const [lng, lat] = places.near(0.6);
    points.push([round6(lng), round6(lat)]);
  }
  for (let i = 0; i < size.onVertex; i++) {
    const { coords } = polygons[Math.floor(random() * polygons.length)];
    const vertex = Math.floor(random() * VERTICES);
    points.push([coords[vertex * 2], coords[vertex * 2 + 1]]);
  }
  points.forEach(([lng, lat], i) => {
    add('villages', villageOf(i, lng, lat));
  });
  polygons.forEach(({ coords, operator, technology }, i) => {
    add('coverage', {
      id: `coverage/${i + 1}`,
      operator,
      technology,
      serviceClass: 'outdoor',
      basis: 'declared',
      siteId: null,
      validFrom: null,
      geometry: { partStart: [0, 1], ringStart: [0, VERTICES + 1], coords },
    });
  });
  for (let i = 0; i < size.fiberRoutes; i++) {
    add('fiber', {
      id: `fiber/${i + 1}`,
      operator: OPERATORS[i % 4],
      owner: null,
      status: 'operational',
      deployment: i % 10 ? 'aerial' : 'buried',
      kind: null,
      geometry: walk(random, places, 200, 150),
    });
  }
  for (let i = 0; i < size.roads; i++) {
    const geometry = walk(random, places, 100, 100);
    add('roads', { id: `roads/${i + 1}`, class: ROAD_CLASSES[i % 3], name: `Road ${i}`, cables: null, geometry });
  }
  return packer.finish();
}

const villageOf = (i: number, lng: number, lat: number): LayerRecords['villages'] => ({
  id: `v${i}`,
  name: `Village ${i}`,
  lng,
  lat,
  communeCode: null,
  population: 200 + ((i * 7919) % 1800),
  households: 50 + ((i * 104729) % 400),
  hasGrid: i % 20 !== 0,
  extremelyDifficult: null,
  kind: null,
});

const ringOf = (ring: readonly Position[]): FlatGeometry => ({
  partStart: [0, 1],
  ringStart: [0, ring.length],
  coords: ring.flat(),
});

interface Places {
  readonly holds: (lng: number, lat: number) => boolean;
  /** A position inside the boundary: anywhere with the probability `background`, else round a cluster. */
  readonly near: (background: number) => Position;
}

function createPlaces(random: Random, boundary: readonly Position[], count: number): Places {
  const holds = insideRing(boundary);
  const lngs = boundary.map(([lng]) => lng);
  const lats = boundary.map(([, lat]) => lat);
  const [west, east] = [lngs.reduce((a, b) => Math.min(a, b)), lngs.reduce((a, b) => Math.max(a, b))];
  const [south, north] = [lats.reduce((a, b) => Math.min(a, b)), lats.reduce((a, b) => Math.max(a, b))];
  const anywhere = (): Position => {
    for (;;) {
      const lng = west + random() * (east - west);
      const lat = south + random() * (north - south);
      if (holds(lng, lat)) return [lng, lat];
    }
  };
  const normal = (): number => {
    let u = 0;
    while (u === 0) u = random();
    return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random());
  };
  const clusters = Array.from({ length: count }, () => [...anywhere(), 2 + 8 * random()]);
  const near = (background: number): Position => {
    for (;;) {
      if (random() < background) return anywhere();
      const [centreLng, centreLat, spreadKm] = clusters[Math.floor(random() * clusters.length)];
      const lng = centreLng + (normal() * spreadKm * KM) / LNG_SCALE;
      const lat = centreLat + normal() * spreadKm * KM;
      if (holds(lng, lat)) return [lng, lat];
    }
  };
  return { holds, near };
}

interface MadePolygon {
  readonly coords: Float64Array;
  readonly operator: string;
  readonly technology: (typeof TECHNOLOGIES)[number];
}

/** Polygons of sites, each with several operators and generations. */
function makePolygons(size: CountrySize, random: Random, near: Places['near']): MadePolygon[] {
  const polygons: MadePolygon[] = [];
  while (polygons.length < size.polygons) {
    const [lng, lat] = near(0.08);
    const wanted = 2 + Math.floor(random() * 7);
    const used = new Set<number>();
    for (let k = 0; k < wanted && polygons.length < size.polygons; k++) {
      const operator = Math.floor(random() * 4);
      const technology = Math.floor(random() * 3);
      if (used.has(operator * 3 + technology)) continue;
      used.add(operator * 3 + technology);
      const centre: Position = [lng + (random() - 0.5) * 0.004, lat + (random() - 0.5) * 0.004];
      const radiusKm = Math.max(1, RADII_KM[technology] * (0.35 + 0.65 * random()));
      const coords = makeStar(random, centre, radiusKm);
      polygons.push({ coords, operator: OPERATORS[operator], technology: TECHNOLOGIES[technology] });
    }
  }
  return polygons;
}

/** An irregular star of `VERTICES` vertices, closed. */
function makeStar(random: Random, [lng, lat]: Position, radiusKm: number): Float64Array {
  const waves: [number, number, number][] = [];
  for (let k = 1; k <= 9; k++) waves.push([k, ((random() - 0.5) * 0.5) / Math.sqrt(k), random() * 6.283185307]);
  const lngScale = Math.cos((lat * Math.PI) / 180);
  const coords = new Float64Array(2 * (VERTICES + 1));
  for (let i = 0; i < VERTICES; i++) {
    const turn = (2 * Math.PI * i) / VERTICES;
    let share = 0.8;
    for (const [k, amplitude, phase] of waves) share += amplitude * Math.cos(k * turn + phase);
    share += (random() - 0.5) * 0.12;
    share = Math.min(1, Math.max(0.15, share));
    coords[2 * i] = round6(lng + (radiusKm * share * KM * Math.cos(turn)) / lngScale);
    coords[2 * i + 1] = round6(lat + radiusKm * share * KM * Math.sin(turn));
  }
  coords[2 * VERTICES] = coords[0];
  coords[2 * VERTICES + 1] = coords[1];
  return coords;
}

/** A winding line that stays inside the boundary where it can. */
function walk(random: Random, { near, holds }: Places, segments: number, stepM: number): FlatGeometry {
  const coords = new Float64Array(2 * (segments + 1));
  let [lng, lat] = near(0.3);
  let heading = random() * 6.28;
  coords[0] = round6(lng);
  coords[1] = round6(lat);
  const step = (stepM / 1000) * KM;
  for (let k = 1; k <= segments; k++) {
    heading += (random() - 0.5) * 0.6;
    let nextLng = lng + (step * Math.cos(heading)) / LNG_SCALE;
    let nextLat = lat + step * Math.sin(heading);
    for (let tries = 0; tries < 20 && !holds(nextLng, nextLat); tries++) {
      heading += 0.6;
      nextLng = lng + (step * Math.cos(heading)) / LNG_SCALE;
      nextLat = lat + step * Math.sin(heading);
    }
    lng = nextLng;
    lat = nextLat;
    coords[2 * k] = round6(lng);
    coords[2 * k + 1] = round6(lat);
  }
  return { partStart: [0, 1], ringStart: [0, segments + 1], coords };
}
