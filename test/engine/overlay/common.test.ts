import { describe, expect, it } from 'vitest';
import {
  areaCells,
  clipToBox,
  commonAreaM2,
  commonPart,
  type DrawnUnion,
  dissolve,
  dissolveOn,
  emptyPolygonSet,
  gridOver,
  joinUnions,
  MOST_LAYERS,
  overlay,
  type PolygonSet,
  polygonsOf,
  ringsOf,
} from '../../../engine/overlay/index.ts';
import { overlayAreas } from './overlay-areas.ts';
import { box, planeEdgeArea, type Ring, seeded, setOf, star, stars, textOf } from './shapes.ts';

const inFirst = (count: number) => (mask: number) => mask === 2 ** count - 1;
const inBoth = inFirst(2);
const boxesOf = (polygons: readonly (readonly Ring[])[]): number[] =>
  polygons.flatMap(([ring]) => {
    const [x, y] = [0, 1].map((axis) => ring.map((position) => position[axis]));
    return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)];
  });
/** Two countries of stars that meet in places, as given and dissolved, and a grid over both. */
function drawn(seed: number, count: number, radius = 0.15) {
  const given = [stars(seed, count, 2, radius), stars(seed + 1, count, 2, radius)];
  const vertices = given.flat(2).length * 33;
  return {
    given,
    layers: given.map((polygons) => dissolve(setOf(polygons))),
    grid: gridOver(given.flatMap(boxesOf), vertices)!,
  };
}

describe('the common part of layers', () => {
  it.each([1, 2, 3, 4])('is what the overlay gives, on a grid of their own and on that of all: %s', (seed) => {
    const { layers, grid } = drawn(10 * seed, 300, 0.11 + 0.01 * seed);
    const expected = overlay(layers, inBoth);
    expect(expected.coords.length).toBeGreaterThan(0);
    expect(commonPart(layers)).toEqual(expected);
    expect(commonPart(layers, grid)).toEqual(expected);
  });

  it.each([3, 5, MOST_LAYERS])('is what the overlay gives of %s at once', (count) => {
    const layers = Array.from({ length: count }, (_, k) => dissolve(setOf(stars(40 * count + k, 300, 2, 0.2))));
    const expected = overlay(layers, inFirst(count));
    expect(expected.coords.length).toBeGreaterThan(0);
    expect(commonPart(layers)).toEqual(expected);
  });

  it.each([
    [3, 2],
    [3, 24],
    [5, 29],
    [5, 57],
  ])('is so of %s that share polygons, each with the outlines of others along its own: %s', (count, seed) => {
    const random = seeded(seed);
    const pool = stars(100 + seed, 150, 2, 0.2);
    const layers = Array.from({ length: count }, () => dissolve(setOf(pool.filter(() => random() < 0.6))));
    const expected = overlay(layers, inFirst(count));
    expect(expected.coords.length).toBeGreaterThan(0);
    expect(commonPart(layers)).toEqual(expected);
  });

  it('is made step by step of more layers than a label has digits for', () => {
    const layers = Array.from({ length: MOST_LAYERS + 3 }, (_, k) => dissolve(setOf(stars(70 + k, 300, 2, 0.25))));
    const first = overlay(layers.slice(0, MOST_LAYERS), inFirst(MOST_LAYERS));
    const expected = overlay([first, ...layers.slice(MOST_LAYERS)], inFirst(4));
    expect(expected.coords.length).toBeGreaterThan(0);
    expect(commonPart(layers)).toEqual(expected);
  });

  it('finds one layer all inside a polygon or a hole of the other', () => {
    const frame = setOf([[box(0, 0, 10), [...box(2, 2, 6)].reverse()]]);
    const inner = setOf([[box(0.5, 0.5, 1)], [box(4, 4, 1)]]);
    expect(textOf(commonPart([frame, inner]))).toEqual(textOf(setOf([[box(0.5, 0.5, 1)]])));
    expect(textOf(commonPart([inner, frame]))).toEqual(textOf(setOf([[box(0.5, 0.5, 1)]])));
    expect(commonPart([frame, frame])).toEqual(overlay([frame, frame], inBoth));
    expect(commonPart([frame, emptyPolygonSet()])).toEqual(emptyPolygonSet());
  });
});

describe('the area that coverage has in common with an area', () => {
  it("is the overlay's to the last bit: stars, squares on shared lines, holes, near and far", () => {
    const random = seeded(9);
    const layers = [...drawn(5, 120).layers, dissolve(setOf([[box(0, 0, 2), [...box(0.5, 0.5, 1)].reverse()]]))];
    const areas = Array.from({ length: 12 }, (_, i) =>
      i % 3 === 0
        ? setOf([[box(0.5 * (i % 4), 0.25 * i, 0.5)]])
        : setOf([[star(random, 2 * random(), 2 * random(), 0.02 + 0.6 * random(), 60)]]),
    ).map((area) => dissolve(area));
    for (const area of areas) {
      for (const layer of layers) {
        const near = clipToBox(layer, boundsOf(area));
        const [expected] = overlayAreas([near, area], [inBoth], planeEdgeArea);
        const ofEdge = (ends: Float64Array, k: number) => planeEdgeArea(ends[k], ends[k + 1], ends[k + 2], ends[k + 3]);
        expect(commonAreaM2(near, areaCells(area), ofEdge)).toBe(expected);
      }
    }
  });
});

/** The rings of a set, in the order of their texts. */
const ringTexts = ({ ringStart, coords }: PolygonSet): string[] =>
  Array.from({ length: ringStart.length - 1 }, (_, r) =>
    coords.subarray(2 * ringStart[r], 2 * ringStart[r + 1]).join(' '),
  ).sort();

describe('a union made of unions on one grid', () => {
  it.each([1, 2, 3, 4])('is the union of all polygons, of unions of unions too: %s', (seed) => {
    const { given, grid } = drawn(7 * seed, 300, 0.16 + 0.02 * seed);
    const [first, second] = given;
    const layers = [first.slice(0, 150), first.slice(150), second.slice(0, 200), second.slice(200)];
    const unions = layers.map((polygons) => dissolveOn(grid, setOf(polygons)));
    unions.forEach((union, i) => {
      expect(union.polygons).toEqual(dissolve(setOf(layers[i]), { prune: false }));
    });
    const join = (parts: readonly DrawnUnion[], polygons: readonly (readonly Ring[])[], group = polygonsOf) => {
      const boxes = boxesOf(polygons);
      return joinUnions(grid, parts, (comesNear) => setOf(polygons.filter((_, i) => comesNear(boxes, 4 * i))), group);
    };
    const halves = [join(unions.slice(0, 2), first, ringsOf), join(unions.slice(2), second)];
    expect(ringTexts(halves[0].polygons)).toEqual(ringTexts(dissolve(setOf(first), { prune: false })));
    const whole = join(halves, [...first, ...second]);
    expect(whole.polygons).toEqual(dissolve(setOf([...first, ...second]), { prune: false }));
    expect(whole.outline).not.toBeNull();
    expect(join(unions, [...first, ...second])).toEqual(whole);
  });

  it('is so where edges, vertices and whole polygons of the parts coincide, and where one part is the whole', () => {
    const random = seeded(3);
    for (let round = 0; round < 12; round++) {
      const step = round % 2 === 0 ? 0.1 : 7e-9;
      const layers = [1, 2, 3].map(() =>
        Array.from({ length: 12 }, () => [
          box(step * Math.floor(8 * random()), step * Math.floor(8 * random()), step * (1 + Math.floor(3 * random()))),
        ]),
      );
      const [first, second, third] = layers;
      const all = [...layers.flat(), ...second];
      const grid = gridOver([0, 0, 11 * step, 11 * step], 60)!;
      const parts = [first, [...second, ...second], third, []].map((polygons) => dissolveOn(grid, setOf(polygons)));
      const boxes = boxesOf(all);
      const join = (some: readonly DrawnUnion[]) =>
        joinUnions(grid, some, (comesNear) => setOf(all.filter((_, i) => comesNear(boxes, 4 * i))), polygonsOf);
      const whole = dissolve(setOf(all), { prune: false });
      expect(join(parts).polygons).toEqual(whole);
      expect(join([join(parts)]).polygons).toEqual(whole);
      const [a, b] = parts.map(({ polygons }) => polygons);
      expect(commonPart([a, b], grid)).toEqual(overlay([a, b], inBoth));
    }
  });

  it('has no common grid for places far apart, nor for none', () => {
    expect(gridOver([0, 0, 1, 1, 100, 50, 101, 51], 10)).toBeNull();
    expect(gridOver([], 0)).toBeNull();
  });
});

function boundsOf({ coords }: PolygonSet): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k < coords.length; k += 2) {
    bounds[0] = Math.min(bounds[0], coords[k]);
    bounds[1] = Math.min(bounds[1], coords[k + 1]);
    bounds[2] = Math.max(bounds[2], coords[k]);
    bounds[3] = Math.max(bounds[3], coords[k + 1]);
  }
  return bounds;
}
