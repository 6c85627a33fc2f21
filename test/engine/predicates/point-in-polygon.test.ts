import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  covers,
  INSIDE,
  locateInPart,
  locateInRing,
  ON_EDGE,
  OUTSIDE,
} from '../../../engine/predicates/point-in-polygon.ts';
import { datasetOf, multiPolygon, polygon, rectangle } from '../dataset-builder.ts';

type Position = readonly [lng: number, lat: number];

/** A double as a whole number of 2^-1074, exactly. */
function exactly(value: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const word = bits.getBigUint64(0);
  const exponent = (word >> 52n) & 0x7ffn;
  const fraction = word & ((1n << 52n) - 1n);
  const mantissa = exponent === 0n ? fraction : fraction | (1n << 52n);
  const magnitude = mantissa << (exponent === 0n ? 0n : exponent - 1n);
  return word >> 63n === 1n ? -magnitude : magnitude;
}

/** Where a point lies by the even-odd rule in whole numbers, crossing edges to the west, where the engine looks to the east. */
function placeExactly(ring: readonly Position[], [lng, lat]: Position): number {
  const [x, y] = [exactly(lng), exactly(lat)];
  let isInside = false;
  for (let k = 0; k < ring.length; k++) {
    const [ax, ay] = ring[k].map(exactly);
    const [bx, by] = ring[(k + 1) % ring.length].map(exactly);
    const turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    const isBeside = (x - ax) * (x - bx) <= 0n && (y - ay) * (y - by) <= 0n;
    if (turn === 0n && isBeside) return ON_EDGE;
    // Left of an edge that rises, right of one that falls, is west of it.
    if (ay > y !== by > y && (turn > 0n ? by < ay : by > ay)) isInside = !isInside;
  }
  return isInside ? INSIDE : OUTSIDE;
}

const ordinate = fc.oneof(
  fc.integer({ min: 0, max: 9 }),
  fc.constantFrom(0.1, 0.2, 0.3, 0.1 + 0.2, 1 / 3, 2 / 3, 1e-100, 9.000000000000002, -0),
);
const position = fc.tuple(ordinate, ordinate);

function place(ring: readonly Position[], [lng, lat]: Position): number {
  // Something before the ring, so that a wrong offset shows.
  const coords = Float64Array.from([[7, 7] as const, ...ring, ring[0]].flat());
  return locateInRing(coords, 1, coords.length / 2, lng, lat);
}

describe('a point and a ring', () => {
  it('are told as whole numbers tell it', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 14 }), position, (ring, point) => {
        for (const [x, y] of [point, ring[0]]) expect(place(ring, [x, y])).toBe(placeExactly(ring, [x, y]));
        const [[ax, ay], [bx, by]] = [ring[0], ring[ring.length - 1]];
        const middle: Position = [(ax + bx) / 2, (ay + by) / 2];
        expect(place(ring, middle)).toBe(placeExactly(ring, middle));
      }),
      { numRuns: 1000 },
    );
  });
  it('are told apart by one unit in the last place', () => {
    const ring: Position[] = [
      [105.1, 21.3],
      [105.7, 21.1],
      [105.9, 21.9],
    ];
    const unit = 2 ** -46;
    const seen = new Set<number>();
    ring.forEach(([ax, ay], k) => {
      const [bx, by] = ring[(k + 1) % 3];
      for (let step = -3; step <= 3; step++) {
        const point: Position = [(ax + bx) / 2 + step * unit, (ay + by) / 2];
        expect(place(ring, point)).toBe(placeExactly(ring, point));
        seen.add(place(ring, point));
      }
    });
    expect(seen).toContain(INSIDE);
    expect(seen).toContain(OUTSIDE);
  });
});

describe('a point and a feature', () => {
  const shapesOf = (geometry: ReturnType<typeof polygon>) => datasetOf({ coverage: [{ geometry }] }).coverage!.shapes;
  const square: Position[] = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ];
  const left: Position[] = [
    [2, 5],
    [3.5, 6],
    [5, 5],
    [3.5, 4],
  ];
  const right: Position[] = [
    [5, 5],
    [6.5, 6],
    [8, 5],
    [6.5, 4],
  ];
  it('meet where two holes touch, not inside of either', () => {
    const shapes = shapesOf(polygon(square, left, right));
    expect(locateInPart(shapes, 0, 5, 5)).toBe(ON_EDGE);
    expect(locateInPart(shapes, 0, 3.5, 5)).toBe(OUTSIDE);
    expect(locateInPart(shapes, 0, 6.5, 5)).toBe(OUTSIDE);
    expect(locateInPart(shapes, 0, 5, 5.5)).toBe(INSIDE);
  });
  it('meet at a hole that touches the outer ring', () => {
    const touching: Position[] = [
      [0, 5],
      [2, 4],
      [2, 6],
    ];
    const shapes = shapesOf(polygon(square, touching));
    expect(covers(shapes, 0, 0, 5)).toBe(true);
    expect(covers(shapes, 0, 1, 5)).toBe(false);
  });
  it('meet on an island in a hole, and on the edge that two parts share', () => {
    const hole: Position[] = [
      [1, 1],
      [9, 1],
      [9, 9],
      [1, 9],
    ];
    const island = multiPolygon([square, hole], [left], [[...square].map(([x, y]): Position => [x + 10, y])]);
    const shapes = shapesOf(island);
    expect(covers(shapes, 0, 3, 5)).toBe(true);
    expect(covers(shapes, 0, 8.5, 5)).toBe(false);
    expect(covers(shapes, 0, 10, 5)).toBe(true);
  });
  it('meet in a sliver of one unit in the last place', () => {
    const east = 1 + 2 ** -52;
    const shapes = shapesOf(rectangle(1, 0, east, 1));
    expect([1 - 2 ** -53, 1, east, 1 + 2 ** -51].map((lng) => covers(shapes, 0, lng, 0.5))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
