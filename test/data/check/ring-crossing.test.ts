import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRingCrossing, GAVE_UP, NO_CROSSING } from '../../../data/check/ring-crossing.ts';
import { isStarRing } from '../../../data/check/star-ring.ts';

describe('findRingCrossing', () => {
  const coordinate = fc.integer({ min: 0, max: 12 });
  const ring = fc
    .array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 90 })
    .map((vertices) => [...vertices, vertices[0]]);

  it('finds a crossing exactly where there is one', () => {
    fc.assert(
      fc.property(ring, fc.integer({ min: 0, max: 3 }), (vertices, skip) => {
        const coords = Float64Array.from([...Array(skip * 2).fill(7), ...vertices.flat()]);
        const found = findRingCrossing(coords, skip, skip + vertices.length);
        expect(found !== NO_CROSSING).toBe(crossesByBruteForce(vertices));
      }),
      { numRuns: 500 },
    );
  });

  it('takes for stars only rings that cross nowhere, whichever way round', () => {
    const radii = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 5, maxLength: 24 });
    let stars = 0;
    fc.assert(
      fc.property(radii, fc.boolean(), fc.nat({ max: 60 }), (radius, reversed, swapped) => {
        const vertices = radius.map((r, k): [number, number] => {
          const angle = (2 * Math.PI * k) / radius.length;
          return [Math.round(r * Math.cos(angle)), Math.round(r * Math.sin(angle))];
        });
        if (swapped + 1 < vertices.length) vertices.splice(swapped, 0, ...vertices.splice(swapped + 1, 1));
        if (reversed) vertices.reverse();
        const ring = [...vertices, vertices[0]];
        if (!isStarRing(Float64Array.from(ring.flat()), 0, ring.length)) return;
        stars++;
        expect(crossesByBruteForce(ring)).toBe(false);
      }),
      { numRuns: 500 },
    );
    expect(stars).toBeGreaterThan(50);
  });

  it('takes no ring for a star that runs round twice', () => {
    const twice = [0, 2, 4, 1, 3, 0].map((k) => (2 * Math.PI * k) / 5).flatMap((a) => [Math.cos(a), Math.sin(a)]);
    expect(isStarRing(twice, 0, 6)).toBe(false);
    expect(findRingCrossing(twice, 0, 6)).not.toBe(NO_CROSSING);
  });

  // Pair by pair this would take hours.
  it('ends for a ring of a million vertices, and gives up on one that is all in a tangle', () => {
    const n = 1_000_000;
    const circle = (radius: (k: number) => number) => {
      const coords = new Float64Array(2 * n + 2);
      for (let k = 0; k <= n; k++) {
        const angle = (2 * Math.PI * (k % n)) / n;
        coords[2 * k] = radius(k % n) * Math.cos(angle);
        coords[2 * k + 1] = radius(k % n) * Math.sin(angle);
      }
      return coords;
    };
    expect(
      findRingCrossing(
        circle(() => 1),
        0,
        n + 1,
      ),
    ).toBe(NO_CROSSING);
    const spikes = circle((k) => 1 + (k % 2));
    expect(findRingCrossing(spikes, 0, n + 1)).toBe(NO_CROSSING);
    // Spikes without end are known to be a star, unless it stands still somewhere.
    spikes.copyWithin(2, 0, 2);
    expect(findRingCrossing(spikes, 0, n + 1)).toBe(GAVE_UP);
  });
});

/** Whether any two edges of a closed ring cross in a point inside both; on integers, so exact. */
function crossesByBruteForce(ring: readonly (readonly [number, number])[]): boolean {
  const side = ([ax, ay]: readonly number[], [bx, by]: readonly number[], [cx, cy]: readonly number[]) =>
    Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
  for (let i = 0; i + 1 < ring.length; i++) {
    for (let j = i + 1; j + 1 < ring.length; j++) {
      const [a, b, c, d] = [ring[i], ring[i + 1], ring[j], ring[j + 1]];
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return true;
    }
  }
  return false;
}
