import { describe, expect, it } from 'vitest';
import {
  clipToBox,
  concatPolygonSets,
  dissolve,
  emptyPolygonSet,
  overlay,
  polygonSetFromFeatures,
} from '../../../engine/overlay/index.ts';
import { overlayAreas } from './overlay-areas.ts';
import { box, planeArea, planeEdgeArea, seeded, setOf, star, stars, textOf } from './shapes.ts';

describe('clipToBox', () => {
  it('keeps what meets the box and shortens the rest', () => {
    const far = setOf([[box(5, 5, 1)], [box(0.5, 0.5, 1)]]);
    expect(textOf(clipToBox(far, [0, 0, 1, 1]))).toEqual(['0.5 0.5, 1.5 0.5, 1.5 1.5, 0.5 1.5']);
    const random = seeded(1);
    const large = setOf([[star(random, 0, 0, 10, 5000, 0.9)]]);
    const cut = clipToBox(large, [9, -0.5, 10, 0.5]);
    expect(cut.coords.length / 2).toBeLessThan(400);
    expect(clipToBox(large, [20, 20, 21, 21])).toEqual(emptyPolygonSet());
  });

  it('changes no answer inside the box', () => {
    const layers = [61, 62].map((seed) => dissolve(setOf(stars(seed, 200, 2, 0.12))));
    const random = seeded(63);
    const questions = [1, 2, 3, 0].map((kept) => (mask: number) => mask === (kept | 4));
    for (let i = 0; i < 8; i++) {
      const area = setOf([[star(random, 2 * random(), 2 * random(), 0.02 + 0.4 * random(), 40)]]);
      let bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let k = 0; k < area.coords.length; k += 2) {
        const [x, y] = [area.coords[k], area.coords[k + 1]];
        bounds = [Math.min(bounds[0], x), Math.min(bounds[1], y), Math.max(bounds[2], x), Math.max(bounds[3], y)];
      }
      const near = layers.map((layer) => clipToBox(layer, bounds));
      const full = overlayAreas([...layers, area], questions, planeEdgeArea);
      const clipped = overlayAreas([...near, area], questions, planeEdgeArea);
      for (let q = 0; q < questions.length; q++) {
        expect(clipped[q]).toBeCloseTo(full[q], 12);
        expect(overlay([...near, area], questions[q])).toEqual(overlay([...layers, area], questions[q]));
      }
    }
  });
});

describe('polygon sets', () => {
  const columns = {
    ...setOf([[box(0, 0, 1)], [box(2, 0, 2), box(3, 1, 0.5)], [box(9, 9, 1)]]),
    featureStart: [0, 2, 2, 3],
  };

  it('gathers the parts of features', () => {
    expect(textOf(polygonSetFromFeatures(columns, [2, 0]))).toEqual(
      textOf(setOf([[box(9, 9, 1)], [box(0, 0, 1)], [box(2, 0, 2), box(3, 1, 0.5)]])),
    );
    expect(polygonSetFromFeatures(columns, [1])).toEqual(emptyPolygonSet());
    expect(planeArea(dissolve(polygonSetFromFeatures(columns, [0, 1, 2])))).toBe(5.75);
  });

  it('joins sets in order', () => {
    const [a, b] = [setOf([[box(0, 0, 3), box(1, 1, 1)]]), setOf([[box(5, 0, 1)]])];
    expect(textOf(concatPolygonSets([a, emptyPolygonSet(), b]))).toEqual([...textOf(a), ...textOf(b)]);
    expect(concatPolygonSets([])).toEqual(emptyPolygonSet());
  });
});

describe('overlay on paper', () => {
  const a = setOf([[box(0, 0, 2)]]);
  const b = setOf([[box(1, 1, 2)]]);

  it('answers any question about the masks', () => {
    expect(textOf(overlay([a, b], (mask) => mask === 3))).toEqual(['1 1, 2 1, 2 2, 1 2']);
    expect(textOf(overlay([a, b], (mask) => mask === 1))).toEqual(['0 0, 2 0, 2 1, 1 1, 1 2, 0 2']);
    expect(planeArea(overlay([a, b], (mask) => mask !== 3))).toBe(6);
    expect(textOf(overlay([], () => true))).toEqual([]);
    expect(textOf(overlay([emptyPolygonSet(), a], (mask) => mask === 2))).toEqual(['0 0, 2 0, 2 2, 0 2']);
  });

  it('measures with the caller’s edge areas, positive eastward', () => {
    const areas = overlayAreas([a, b], [(m) => m === 3, (m) => m > 0, (m) => m === 1, () => false], planeEdgeArea);
    expect([...areas]).toEqual([1, 7, 3, 0]);
    expect([...overlayAreas([], [() => true], planeEdgeArea)]).toEqual([0]);
  });

  it('gives a dead zone in the hole of a layer, and none outside the area', () => {
    const ring = setOf([[box(0, 0, 9), box(3, 3, 2)]]);
    expect(textOf(overlay([setOf([[box(1, 1, 20)]]), ring], (mask) => mask === 1))).toEqual([
      '1 9, 9 9, 9 1, 21 1, 21 21, 1 21',
      '3 3, 5 3, 5 5, 3 5',
    ]);
  });

  it('refuses more layers than a mask has bits', () => {
    expect(() => overlay(Array(32).fill(a), () => true)).toThrow(new RangeError('layers must be at most 31, got 32'));
  });
});
