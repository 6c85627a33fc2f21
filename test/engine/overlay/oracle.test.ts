import { describe, expect, it } from 'vitest';
import { dissolve, overlay } from '../../../engine/overlay/index.ts';
import {
  type Comparison,
  compareWith,
  destroy,
  differenceOf,
  intersectionOf,
  symmetricDifferenceOf,
  toGeos,
  unionBySet,
} from './geos-oracle.ts';
import { overlayAreas } from './overlay-areas.ts';
import {
  box,
  type Polygon,
  partContains,
  planeArea,
  planeEdgeArea,
  seeded,
  setContains,
  setOf,
  star,
  stars,
} from './shapes.ts';

function expectEqual({ valid, areaError, difference }: Comparison): void {
  expect(valid).toBe(true);
  expect(areaError).toBeLessThan(1e-9);
  expect(difference).toBeLessThan(1e-8);
}

describe('overlay beside GEOS', () => {
  it.each([
    [11, 1, 1, 0.2],
    [12, 12, 1, 0.2],
    [13, 150, 1, 0.05],
    [14, 150, 2, 0.5],
    [15, 900, 4, 0.2],
    [16, 400, 100, 30],
  ])('dissolves %i: %i stars in %i degrees', (seed, count, side, radius) => {
    const set = setOf(stars(seed, count, side, radius));
    const result = dissolve(set);
    expectEqual(compareWith(result, unionBySet(set)));
    expect(dissolve(set, { prune: false })).toEqual(result);
  });

  it('dissolves polygons with holes', () => {
    const random = seeded(21);
    const rings: Polygon[] = Array.from({ length: 120 }, () => {
      const [x, y, r] = [3 * random(), 3 * random(), 0.05 + 0.3 * random()];
      return [star(random, x, y, r, 24, 0.8), star(random, x, y, 0.75 * r, 24, 0.5)];
    });
    const set = setOf(rings);
    const result = dissolve(set);
    expectEqual(compareWith(result, unionBySet(set)));
    expect(dissolve(set, { prune: false })).toEqual(result);
  });

  it('agrees with the polygons about points', () => {
    const set = setOf(stars(31, 200, 2, 0.15));
    const result = dissolve(set);
    const random = seeded(32);
    for (let i = 0; i < 4000; i++) {
      const [x, y] = [2 * random(), 2 * random()];
      let parts = 0;
      for (let p = 0; p + 1 < result.partStart.length; p++) if (partContains(result, p, x, y)) parts++;
      expect(parts).toBe(setContains(set, x, y) ? 1 : 0);
    }
  });

  it('intersects, subtracts and unites dissolved layers', () => {
    const a = dissolve(setOf(stars(41, 60, 2, 0.3)));
    const b = dissolve(setOf(stars(42, 60, 2, 0.3)));
    const [ga, gb] = [toGeos(a), toGeos(b)];
    expectEqual(
      compareWith(
        overlay([a, b], (mask) => mask === 3),
        intersectionOf(ga, gb),
      ),
    );
    expectEqual(
      compareWith(
        overlay([a, b], (mask) => mask === 1),
        differenceOf(ga, gb),
      ),
    );
    expectEqual(
      compareWith(
        overlay([a, b], (mask) => mask === 1 || mask === 2),
        symmetricDifferenceOf(ga, gb),
      ),
    );
    destroy(ga);
    destroy(gb);
  });

  it('measures every question of one arrangement as GEOS does', () => {
    const layers = [51, 52, 53].map((seed) => dissolve(setOf(stars(seed, 50, 2, 0.25))));
    const commune = setOf([[star(seeded(54), 1, 1, 0.7, 90, 0.8)]]);
    const all = [...layers, commune];
    const questions = [1, 2, 4].map((bit) => (mask: number) => (mask & 8) !== 0 && (mask & bit) !== 0);
    const areas = overlayAreas(
      all,
      [...questions, (mask) => mask > 8, (mask) => mask === 15, (mask) => mask === 8],
      planeEdgeArea,
    );
    const cut = toGeos(commune);
    for (let i = 0; i < 3; i++) {
      const layer = toGeos(layers[i]);
      const { areaError } = compareWith(overlay(all, questions[i]), intersectionOf(layer, cut));
      destroy(layer);
      expect(areaError).toBeLessThan(1e-9);
      expect(areas[i]).toBeCloseTo(planeArea(overlay(all, questions[i])), 11);
    }
    destroy(cut);
    // Each crossing bends the outline by up to a unit.
    expect(areas[3] + areas[5]).toBeCloseTo(planeArea(commune), 8);
    expect(areas[4]).toBeCloseTo(planeArea(overlay(all, (mask) => mask === 15)), 11);
  });

  it('keeps a grid of touching squares whole', () => {
    const squares: Polygon[] = [];
    for (let i = 0; i < 40; i++) for (let j = 0; j < 40; j++) if ((i + j) % 2 === 0) squares.push([box(i, j, 1)]);
    const set = setOf(squares);
    const result = dissolve(set);
    expect(result.partStart.length - 1).toBe(800);
    expectEqual(compareWith(result, unionBySet(set)));
  });
});
