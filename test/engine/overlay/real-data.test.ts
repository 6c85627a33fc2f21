import fs from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { concatPolygonSets, dissolve, overlay, type PolygonSet } from '../../../engine/overlay/index.ts';
import { areaOf, compareWith, destroy, differenceOf, toGeos, unionBySet } from './geos-oracle.ts';
import { type Polygon, planeArea, setOf } from './shapes.ts';

const shared = new URL('../../../../shared/data/', import.meta.url);

interface Feature {
  readonly properties: { readonly operator?: string; readonly technology?: string; readonly level?: string };
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: Polygon }
    | { readonly type: 'MultiPolygon'; readonly coordinates: Polygon[] };
}

function features(file: string): Feature[] {
  return JSON.parse(gunzipSync(fs.readFileSync(new URL(file, shared))).toString('utf8')).features;
}

const polygonsOf = ({ geometry }: Feature): Polygon[] => {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return parts.map((polygon) => polygon.map((ring) => ring.slice(0, -1)));
};

function layersOf(file: string): PolygonSet[] {
  const layers = new Map<string, Polygon[]>();
  for (const feature of features(file)) {
    const key = `${feature.properties.operator} ${feature.properties.technology}`;
    layers.set(key, [...polygonsOf(feature), ...(layers.get(key) ?? [])]);
  }
  return [...layers.values()].map(setOf);
}

describe.skipIf(!fs.existsSync(shared))('overlay on a country', () => {
  it.each(['togo/coverage.geojson.gz', 'rwanda/coverage.geojson.gz'])('dissolves %s as GEOS does', (file) => {
    const layers = layersOf(file);
    const dissolved = layers.map((layer) => dissolve(layer));
    layers.forEach((layer, i) => {
      const { valid, areaError, difference } = compareWith(dissolved[i], unionBySet(layer));
      expect(valid).toBe(true);
      expect(areaError).toBeLessThan(1e-9);
      expect(difference).toBeLessThan(1e-8);
    });
    // All at once, and all layers as one overlay: the same land.
    const all = dissolve(concatPolygonSets(layers));
    expect(planeArea(overlay(dissolved, (mask) => mask !== 0)) / planeArea(all)).toBeCloseTo(1, 9);
  });

  it('finds the land of Togo that no circle covers', () => {
    const coverage = dissolve(concatPolygonSets(layersOf('togo/coverage.geojson.gz')));
    const land = dissolve(setOf(features('togo/admin.geojson.gz').flatMap(polygonsOf)));
    const dead = overlay([land, coverage], (mask) => mask === 1);
    const [gl, gc] = [toGeos(land), toGeos(coverage)];
    const { valid, areaError } = compareWith(dead, differenceOf(gl, gc));
    expect(valid).toBe(true);
    expect(areaError).toBeLessThan(1e-9);
    expect(planeArea(land)).toBeCloseTo(areaOf(gl), 9);
    destroy(gl);
    destroy(gc);
  });
});
