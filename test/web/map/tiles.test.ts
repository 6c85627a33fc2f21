import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import type { ShapeColumns } from '../../../engine/index.ts';
import { covers } from '../../../engine/predicates/point-in-polygon.ts';
import { shapeLayer } from '../../../web/map/layers/features.ts';
import { preparePoints } from '../../../web/map/tiles/cut-points.ts';
import { createLayerWriter, toTile } from '../../../web/map/tiles/layer-writer.ts';
import { EXTENT, toLat, toLng, toTileBox, toX, toY } from '../../../web/map/tiles/mercator.ts';
import { weighPath } from '../../../web/map/tiles/path-weights.ts';
import { cutTile, type TileLayer } from '../../../web/map/tiles/tile-cutter.ts';
import { MAX_TILE_ZOOM } from '../../../web/map/tiles/tile-zoom.ts';
import { createRandom } from '../../bench/random.ts';

type Ring = readonly (readonly [number, number])[];

/** Columns of features of parts of rings; rings are closed here. */
function toColumns(features: readonly (readonly Ring[])[][]): ShapeColumns {
  const featureStart = [0];
  const partStart = [0];
  const ringStart = [0];
  const coords: number[] = [];
  const box: number[] = [];
  for (const parts of features) {
    const all: [number, number][] = [];
    for (const rings of parts) {
      for (const ring of rings) {
        for (const [lng, lat] of [...ring, ring[0]]) {
          coords.push(lng, lat);
          all.push([lng, lat]);
        }
        ringStart.push(coords.length / 2);
      }
      partStart.push(ringStart.length - 1);
    }
    featureStart.push(partStart.length - 1);
    const [lngs, lats] = [all.map(([lng]) => lng), all.map(([, lat]) => lat)];
    box.push(Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats));
  }
  return {
    featureStart: Uint32Array.from(featureStart),
    partStart: Uint32Array.from(partStart),
    ringStart: Uint32Array.from(ringStart),
    coords: Float64Array.from(coords),
    box: Float64Array.from(box),
  };
}

const decode = (bytes: Uint8Array | null, layer: string) => {
  const found = bytes === null ? undefined : new VectorTile(new PbfReader(bytes)).layers[layer];
  return Array.from({ length: found?.length ?? 0 }, (_, k) => found!.feature(k));
};

/** Whether a position lies in rings, by the even-odd rule: another way than the map's winding and the engine's edges. */
function isIn(rings: { x: number; y: number }[][], px: number, py: number): boolean {
  let inside = false;
  for (const ring of rings)
    for (let k = 0, j = ring.length - 1; k < ring.length; j = k++) {
      const [a, b] = [ring[k], ring[j]];
      if (a.y > py !== b.y > py && px < ((b.x - a.x) * (py - a.y)) / (b.y - a.y) + a.x) inside = !inside;
    }
  return inside;
}

/** A star around a place: its corners lie at distances that vary. */
const star = (random: () => number, lng: number, lat: number, size: number, corners: number): Ring =>
  Array.from({ length: corners }, (_, k) => {
    const angle = (2 * Math.PI * k) / corners;
    const radius = size * (0.5 + 0.5 * random());
    return [lng + radius * Math.cos(angle), lat + radius * Math.sin(angle)] as const;
  });

/** The tile of a zoom that holds a position. */
function tileAt(z: number, lng: number, lat: number): [number, number, number] {
  const { size } = toTileBox(z, 0, 0);
  return [z, Math.floor(toX(lng) / size), Math.floor(toY(lat) / size)];
}

describe('a vector tile', () => {
  it('is read by others as it was written', () => {
    const writer = createLayerWriter('things');
    const properties = { name: 'Bản Ạ', count: 3, big: 2 ** 40 + 1, below: -1.5, yes: true };
    writer.addPoint(5, 4095, 2 ** 33, properties);
    writer.path(Float64Array.of(0, 0, 4000, 10, 4000, -90), 3, false);
    writer.addLines(7, { name: 'Bản Ạ' });
    const [point, line] = decode(toTile([writer.finish(), null]), 'things');
    expect([point.id, point.type, point.properties, point.loadGeometry()]).toMatchObject([
      2 ** 33,
      1,
      properties,
      [[{ x: 5, y: 4095 }]],
    ]);
    expect(line.loadGeometry()).toMatchObject([[{ x: 0 }, { x: 4000, y: 10 }, { x: 4000, y: -90 }]]);
    expect([line.id, line.extent]).toEqual([7, EXTENT]);
    expect(toTile([createLayerWriter('none').finish()])).toBeNull();
  });
});

describe('polygons in tiles', () => {
  const random = createRandom(11);
  const features = Array.from({ length: 30 }, () => {
    const [lng, lat] = [103 + random(), 22 + random()];
    const hole = star(random, lng, lat, 0.03, 40).toReversed();
    return [[star(random, lng, lat, 0.1, 400), hole], [star(random, lng + 0.3, lat, 0.02, 5)]];
  });
  const shapes = toColumns(features);
  const layer: TileLayer = shapeLayer('areas', 'polygon', { shapes }, (row) => ({ row }));

  it('hold the positions that the shapes hold, wherever a tile is cut', () => {
    let [inside, outside] = [0, 0];
    for (let k = 0; k < 400; k++) {
      const [lng, lat] = [103 + 1.3 * random(), 22 + random()];
      // At the finest zoom nothing is simplified; a coarser one is right but for what half a pixel hides.
      const tile = tileAt(MAX_TILE_ZOOM - (k % 2), lng, lat);
      const { x0, y0, size } = toTileBox(...tile);
      const [px, py] = [((toX(lng) - x0) * EXTENT) / size, ((toY(lat) - y0) * EXTENT) / size];
      const found = decode(cutTile([layer], ...tile), 'areas')
        .filter((feature) => isIn(feature.loadGeometry(), px, py))
        .map(({ id }) => id);
      const expected = features.flatMap((_, row) => (covers(shapes, row, lng, lat) ? [row] : []));
      const nearEdge = features.some(
        (_, row) =>
          [-6, 6].some(
            (off) =>
              covers(shapes, row, toLng(toX(lng) + (off * size) / EXTENT), lat) !== covers(shapes, row, lng, lat),
          ) ||
          [-6, 6].some(
            (off) =>
              covers(shapes, row, lng, toLat(toY(lat) + (off * size) / EXTENT)) !== covers(shapes, row, lng, lat),
          ),
      );
      if (nearEdge) continue;
      expect(found).toEqual(expected);
      if (expected.length > 0) inside++;
      else outside++;
    }
    expect(inside).toBeGreaterThan(60);
    expect(outside).toBeGreaterThan(60);
  });

  it('have exteriors and holes that run against each other, as the format asks', () => {
    const areaOf = (ring: { x: number; y: number }[]) =>
      ring.slice(1).reduce((sum, { x, y }, k) => sum + ring[k].x * y - x * ring[k].y, 0);
    let holes = 0;
    for (const feature of decode(cutTile([layer], ...tileAt(8, 103.5, 22.5)), 'areas')) {
      const [exterior, ...rest] = feature.loadGeometry().map(areaOf);
      expect(exterior).toBeGreaterThan(0);
      holes += rest.filter((area) => area < 0).length;
    }
    expect(holes).toBeGreaterThan(5);
  });

  it('are found in a low zoom with far fewer positions', () => {
    const count = (z: number) => {
      const tile = decode(cutTile([layer], ...tileAt(z, 103.5, 22.5)), 'areas');
      return [tile.length, tile.flatMap((feature) => feature.loadGeometry().flat()).length];
    };
    expect(count(5)[0]).toBe(30);
    expect(count(5)[1]).toBeLessThan(count(8)[1] / 2);
  });
});

describe('lines in tiles', () => {
  it('run through every tile that they cross, and none is made up', () => {
    const random = createRandom(3);
    const path = Array.from({ length: 500 }, (_, k) => [103 + k * 0.002, 22 + 0.2 * random()] as const);
    const coords = Float64Array.from(path.flat());
    const shapes: ShapeColumns = {
      featureStart: Uint32Array.of(0, 1),
      partStart: Uint32Array.of(0, 1),
      ringStart: Uint32Array.of(0, path.length),
      coords,
      box: Float64Array.of(103, 22, 104, 22.2),
    };
    const layer = shapeLayer('roads', 'line', { shapes }, () => ({ class: 'local' }));
    for (let k = 0; k + 1 < path.length; k += 7) {
      const t = random();
      const [lng, lat] = [0, 1].map((axis) => path[k][axis] + t * (path[k + 1][axis] - path[k][axis]));
      const tile = tileAt(MAX_TILE_ZOOM, lng, lat);
      const { x0, y0, size } = toTileBox(...tile);
      const [px, py] = [((toX(lng) - x0) * EXTENT) / size, ((toY(lat) - y0) * EXTENT) / size];
      const near = decode(cutTile([layer], ...tile), 'roads')
        .flatMap((feature) => feature.loadGeometry())
        .some((stretch) => stretch.slice(1).some((b, i) => distanceTo(stretch[i], b, px, py) < 2));
      expect(near).toBe(true);
    }
    expect(cutTile([layer], ...tileAt(MAX_TILE_ZOOM, 103.5, 22.4))).toBeNull();
  });
});

const distanceTo = (a: { x: number; y: number }, b: { x: number; y: number }, px: number, py: number): number => {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const t = Math.max(0, Math.min(1, ((px - a.x) * dx + (py - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(px - a.x - t * dx, py - a.y - t * dy);
};

describe('the weights of a path', () => {
  it('keep every dropped position within the tolerance of what remains, at every tolerance', () => {
    const random = createRandom(5);
    let [px, py] = [0, 0];
    const walk = Array.from({ length: 800 }, () => {
      px += Math.round(100 * random() - 40);
      py += Math.round(100 * random() - 50);
      return [px, py];
    });
    const x = Int32Array.from(walk, ([value]) => value);
    const y = Int32Array.from(walk, ([, value]) => value);
    const weight = new Float32Array(800);
    weighPath(x, y, 0, 800, weight);
    for (const tolerance of [5, 40, 300, 5000]) {
      const kept = walk.map((_, v) => v).filter((v) => weight[v] >= tolerance);
      expect([kept[0], kept.at(-1)]).toEqual([0, 799]);
      for (let v = 0; v < 800; v++) {
        const after = kept.findIndex((other) => other >= v);
        const [a, b] = [kept[Math.max(0, after - 1)], kept[after]];
        expect(distanceTo({ x: x[a], y: y[a] }, { x: x[b], y: y[b] }, x[v], y[v])).toBeLessThan(tolerance);
      }
    }
  });
});

describe('points in tiles', () => {
  const random = createRandom(9);
  const lng = Float64Array.from({ length: 3000 }, () => 103 + random());
  const lat = Float64Array.from({ length: 3000 }, () => 22 + random());
  const points = preparePoints({ lng, lat });
  const layerOf = (thinning: number): TileLayer => ({
    name: 'villages',
    points: { points, propertiesOf: (row) => ({ bad: row % 3 }), rankOf: (row) => row % 3, thinning: () => thinning },
  });
  const tilesOf = (layer: TileLayer, z: number) => {
    const seen: { id: number; x: number; y: number; tile: string }[] = [];
    const [, x0, y1] = tileAt(z, 103, 22);
    const [, x1, y0] = tileAt(z, 104, 23);
    for (let x = x0; x <= x1; x++)
      for (let y = y0; y <= y1; y++)
        for (const feature of decode(cutTile([layer], z, x, y), 'villages')) {
          const [[at]] = feature.loadGeometry();
          seen.push({ id: feature.id!, x: at.x, y: at.y, tile: `${x} ${y}` });
        }
    return seen;
  };

  it('are each in exactly one tile of a zoom', () => {
    for (const z of [6, 9, 11]) {
      const ids = tilesOf(layerOf(0), z).map(({ id }) => id);
      expect(ids.toSorted((a, b) => a - b)).toEqual([...lng.keys()]);
    }
  });

  it('are thinned to one in a cell, and that is the worst of those in it', () => {
    const cell = 64;
    const all = tilesOf(layerOf(0), 7);
    const keyOf = (point: (typeof all)[number]) => `${point.tile} ${(point.x / cell) | 0} ${(point.y / cell) | 0}`;
    const worst = new Map<string, number>();
    for (const point of all) worst.set(keyOf(point), Math.max(worst.get(keyOf(point)) ?? 0, point.id % 3));
    const thinned = tilesOf(layerOf(cell), 7);
    expect(thinned.length).toBe(worst.size);
    expect(thinned.length).toBeLessThan(2000);
    for (const point of thinned) expect(point.id % 3).toBe(worst.get(keyOf(point)));
  });
});
