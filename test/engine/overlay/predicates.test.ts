import { describe, expect, it } from 'vitest';
import { crossing, hitsPixel, orient, roundedCrossing } from '../../../engine/overlay/predicates.ts';
import { seeded } from './shapes.ts';

/** The sign of the orientation in exact integers. */
function exactTurn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const det = BigInt(bx - ax) * BigInt(cy - ay) - BigInt(by - ay) * BigInt(cx - ax);
  return det > 0n ? 1 : det < 0n ? -1 : 0;
}

/** Whether a–b meets [2px − 1, 2px + 1) × [2py − 1, 2py + 1) in doubled coordinates, by clipping with exact fractions. */
function meetsPixel(ax: number, ay: number, bx: number, by: number, px: number, py: number): boolean {
  // Parameters t = n / d with d > 0: entering needs t >= lo (closed sides), leaving t < hi or t <= hi.
  let lo = { n: 0n, d: 1n, open: false };
  let hi = { n: 1n, d: 1n, open: false };
  const bound = (from: number, step: number, limit: number, upper: boolean): boolean => {
    // from + t · step >= limit (lower, closed) or < limit (upper, open).
    const n = BigInt(limit - from);
    const d = BigInt(step);
    if (d === 0n) return upper ? n > 0n : n <= 0n;
    const t = d > 0n ? { n, d } : { n: -n, d: -d };
    if (d > 0n !== upper) {
      if (t.n * lo.d > lo.n * t.d || (t.n * lo.d === lo.n * t.d && upper)) lo = { ...t, open: upper };
    } else if (t.n * hi.d < hi.n * t.d || (t.n * hi.d === hi.n * t.d && upper)) hi = { ...t, open: upper };
    return true;
  };
  const dx = 2 * (bx - ax);
  const dy = 2 * (by - ay);
  if (!bound(2 * ax, dx, 2 * px - 1, false) || !bound(2 * ax, dx, 2 * px + 1, true)) return false;
  if (!bound(2 * ay, dy, 2 * py - 1, false) || !bound(2 * ay, dy, 2 * py + 1, true)) return false;
  const gap = hi.n * lo.d - lo.n * hi.d;
  return gap > 0n || (gap === 0n && !lo.open && !hi.open);
}

describe('exact predicates', () => {
  it('orients like exact integers, near and far', () => {
    const random = seeded(1);
    for (const span of [5, 1e4, 2 ** 27, 1.8e11]) {
      for (let i = 0; i < 3000; i++) {
        const [ax, ay, bx, by] = Array.from({ length: 4 }, () => Math.round(span * (2 * random() - 1)));
        const t = random();
        const cx = Math.round(ax + t * (bx - ax)) + Math.round(random());
        const cy = Math.round(ay + t * (by - ay));
        expect(Math.sign(orient(ax, ay, bx, by, cx, cy)) + 0).toBe(exactTurn(ax, ay, bx, by, cx, cy));
      }
    }
  });

  it('tells which half-open pixels a segment meets', () => {
    for (let bx = -4; bx <= 4; bx++) {
      for (let by = -4; by <= 4; by++) {
        if (bx === 0 && by === 0) continue;
        for (let px = -5; px <= 5; px++) {
          for (let py = -5; py <= 5; py++) {
            expect([bx, by, px, py, hitsPixel(0, 0, bx, by, px, py)]).toEqual([
              bx,
              by,
              px,
              py,
              meetsPixel(0, 0, bx, by, px, py),
            ]);
          }
        }
      }
    }
    const random = seeded(2);
    for (const span of [1e5, 2 ** 30, 1.8e11]) {
      for (let i = 0; i < 2000; i++) {
        const [ax, ay, bx, by] = Array.from({ length: 4 }, () => Math.round(span * (2 * random() - 1)));
        const t = random();
        const px = Math.round(ax + t * (bx - ax) + random() - 0.5);
        const py = Math.round(ay + t * (by - ay) + random() - 0.5);
        expect(hitsPixel(ax, ay, bx, by, px, py)).toBe(meetsPixel(ax, ay, bx, by, px, py));
      }
    }
  });

  it('rounds crossings to the pixel that both segments meet', () => {
    const random = seeded(3);
    let found = 0;
    for (const span of [6, 1e4, 2 ** 24, 2 ** 30, 1.8e11]) {
      for (let i = 0; i < 3000; i++) {
        const v = Array.from({ length: 8 }, () => Math.round(span * (2 * random() - 1)));
        const [ax, ay, bx, by, cx, cy, dx, dy] = v;
        const a = orient(cx, cy, dx, dy, ax, ay);
        const b = orient(cx, cy, dx, dy, bx, by);
        if (exactTurn(ax, ay, bx, by, cx, cy) * exactTurn(ax, ay, bx, by, dx, dy) >= 0 || a * b >= 0) continue;
        roundedCrossing(Float64Array.from(v), 0, 4);
        found++;
        expect(hitsPixel(ax, ay, bx, by, crossing[0], crossing[1])).toBe(true);
        expect(hitsPixel(cx, cy, dx, dy, crossing[0], crossing[1])).toBe(true);
      }
    }
    expect(found).toBeGreaterThan(1000);
  });
});
