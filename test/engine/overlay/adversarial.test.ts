import { describe, expect, it } from 'vitest';
import { dissolve, overlay, type PolygonSet } from '../../../engine/overlay/index.ts';
import { compareWith, destroy, isValid, toGeos, unionBySet } from './geos-oracle.ts';
import { box, type Polygon, planeArea, type Ring, seeded, setContains, setOf, star } from './shapes.ts';

const UNIT = 1e-9;

function expectValid(set: PolygonSet): void {
  const geometry = toGeos(set);
  expect(isValid(geometry)).toBe(true);
  destroy(geometry);
}

/** The same with and without pruning, valid, and its own union. */
function sound(polygons: readonly Polygon[]): PolygonSet {
  const set = setOf(polygons);
  const result = dissolve(set);
  expectValid(result);
  expect(dissolve(set, { prune: false })).toEqual(result);
  expect(dissolve(result)).toEqual(result);
  return result;
}

const circle = (x: number, y: number, radius: number, n: number): Ring =>
  Array.from({ length: n }, (_, i) => [
    x + radius * Math.cos((2 * Math.PI * i) / n),
    y + radius * Math.sin((2 * Math.PI * i) / n),
  ]);

describe('dissolve on hard input', () => {
  it('takes vertices that lie on other edges', () => {
    const comb = Array.from(
      { length: 20 },
      (_, i): Polygon => [
        [
          [i, 0],
          [i + 1, 0],
          [i + 0.5, 1],
        ],
      ],
    );
    const result = sound([[box(0, 1, 20, 1)], ...comb]);
    expect(planeArea(result)).toBeCloseTo(30, 9);
    // The teeth touch the bar with their tips only.
    expect(result.partStart.length - 1).toBe(21);
  });

  it('takes squares moved by a unit: overlapping, meeting and parted', () => {
    for (const gap of [-1, 0, 1]) {
      const result = sound([[box(0, 0, 1)], [box(1 + gap * UNIT, 0, 1)]]);
      expect(planeArea(result)).toBeCloseTo(2, 8);
      expect(result.partStart.length - 1).toBe(gap > 0 ? 2 : 1);
    }
  });

  it('takes nearly coincident edges', () => {
    const random = seeded(5);
    const shaken = Array.from(
      { length: 60 },
      (): Polygon => [
        circle(105, 21, 0.04, 48).map(([x, y]) => [
          x + Math.round(4 * (random() - 0.5)) * UNIT,
          y + Math.round(4 * (random() - 0.5)) * UNIT,
        ]),
      ],
    );
    expect(planeArea(sound(shaken))).toBeCloseTo(planeArea(setOf([[circle(105, 21, 0.04, 48)]])), 8);
  });

  it('takes slivers and needles', () => {
    const random = seeded(6);
    const needles = Array.from({ length: 120 }, (): Polygon => {
      const [x, y, a] = [random(), random(), 2 * Math.PI * random()];
      const [dx, dy] = [Math.cos(a), Math.sin(a)];
      return [
        [
          [x, y],
          [x + dx, y + dy],
          [x + dx + 3 * UNIT, y + dy - 2 * UNIT],
        ],
      ];
    });
    sound(needles);
    sound([...needles, [box(0.2, 0.2, 0.5)]]);
  });

  it('takes a hundred stars at one centre', () => {
    const random = seeded(8);
    const stars = Array.from({ length: 100 }, (): Polygon => [star(random, 104.5, 21.5, 0.05, 64)]);
    const set = setOf(stars);
    const { valid, areaError } = compareWith(dissolve(set), unionBySet(set));
    expect(valid).toBe(true);
    expect(areaError).toBeLessThan(1e-8);
  });

  it('takes spokes that share a vertex', () => {
    const spokes = Array.from({ length: 400 }, (_, i): Polygon => {
      const a = (2 * Math.PI * i) / 400;
      const b = a + Math.PI / 500;
      return [
        [
          [0, 0],
          [Math.cos(a), Math.sin(a)],
          [Math.cos(b), Math.sin(b)],
        ],
      ];
    });
    expect(sound(spokes).partStart.length - 1).toBe(400);
  });

  it('takes one polygon five thousand times', () => {
    const set = setOf(Array.from({ length: 5_000 }, (): Polygon => [box(0, 0, 1), box(0.25, 0.25, 0.5)]));
    expect(dissolve(set, { prune: false })).toEqual(dissolve(setOf([[box(0, 0, 1), box(0.25, 0.25, 0.5)]])));
    expect(dissolve(set)).toEqual(dissolve(set, { prune: false }));
  });

  it('takes overlapping collinear edges at any slope', () => {
    for (const [dx, dy] of [
      [1, 0],
      [0, 1],
      [3, 1],
      [-2, 5],
    ]) {
      const strips = Array.from({ length: 12 }, (_, i): Polygon => {
        const at = (s: number, t: number): [number, number] => [s * dx - t * dy, s * dy + t * dx];
        return [[at(i, 0), at(i + 3, 0), at(i + 3, 1 + (i % 2)), at(i, 1 + (i % 2))]];
      });
      expect(planeArea(sound(strips))).toBeCloseTo((14 + 13) * (dx * dx + dy * dy), 7);
    }
  });

  it('takes a ring of a hundred thousand vertices', () => {
    const random = seeded(9);
    const ring = circle(100, 10, 1, 100_000).map(([x, y]) => [x + 1e-6 * random(), y + 1e-6 * random()] as const);
    const result = dissolve(setOf([[ring], [box(100, 10, 1)]]));
    expect(result.partStart.length - 1).toBe(1);
    expect(planeArea(result)).toBeCloseTo((Math.PI * 3) / 4 + 1, 4);
  });

  it('takes edges across the whole world beside small ones', () => {
    const set = [
      [box(-180, -80, 360, 0.001)],
      [box(105, -81, 0.002, 3)],
      ...Array.from({ length: 200 }, (_, i): Polygon => [box(105 + i * 0.0005, -80.0005, 0.0007)]),
      [circle(-60, 40, 20, 7)],
    ];
    sound(set);
  });

  it('takes strays far from a crowd', () => {
    const random = seeded(10);
    const crowd = Array.from({ length: 400 }, (): Polygon => [star(random, 1 + random(), 6 + random(), 0.05, 24, 0.8)]);
    const set = setOf([...crowd, [star(random, 105, 56, 0.05, 24)], [star(random, -70, -30, 0.05, 24)]]);
    const result = dissolve(set);
    expectValid(result);
    for (let i = 0; i < 500; i++) {
      const [x, y] = [1 + random(), 6 + random()];
      expect(setContains(result, x, y)).toBe(setContains(set, x, y));
    }
  });

  it('is sound for raw doubles that do not lie on the grid', () => {
    const random = seeded(13);
    const loose = Array.from(
      { length: 200 },
      (): Polygon => [circle(105 + random(), 21 + random(), 0.02 + 0.1 * random(), 17)],
    );
    const set = setOf(loose);
    const result = sound(loose);
    const { areaError } = compareWith(result, unionBySet(set));
    expect(areaError).toBeLessThan(1e-8);
    expect(overlay([result, result], (mask) => mask === 3)).toEqual(result);
    expect(overlay([result, result], (mask) => mask === 1 || mask === 2).coords.length).toBe(0);
  });
});
