import { describe, expect, it } from 'vitest';
import { toFileStem } from '../../web/takeaway/file-stem.ts';
import { layoutSheet, PRINT_PIXEL_RATIO, scaleBarOf, wrapLines } from '../../web/takeaway/map-sheet-layout.ts';

describe('the printed map', () => {
  it.each([
    ['landscape', 3508, 2480],
    ['portrait', 2480, 3508],
  ] as const)('is A4 at 300 dpi, %s, and nothing overlaps', (orientation, widthPx, heightPx) => {
    const { width, height, title, map, legend, footer } = layoutSheet(orientation, 180);
    expect([Math.round(width * PRINT_PIXEL_RATIO), Math.round(height * PRINT_PIXEL_RATIO)]).toEqual([
      widthPx,
      heightPx,
    ]);
    const boxes = [title, map, legend, footer];
    for (const [k, a] of boxes.entries()) {
      expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
      for (const b of boxes.slice(k + 1)) {
        const isApart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(isApart).toBe(true);
      }
    }
    expect(map.width * map.height).toBeGreaterThan(0.45 * width * height);
  });

  it('has a scale bar of a round length that fits', () => {
    for (const metresPerPx of [0.37, 1, 19.99, 20, 123.4, 4999]) {
      const { lengthM, widthPx } = scaleBarOf(metresPerPx, 150);
      expect(widthPx).toBeLessThanOrEqual(150);
      expect(widthPx).toBeGreaterThan(150 / 2.6);
      expect(widthPx * metresPerPx).toBeCloseTo(lengthM, 9);
      expect(['1', '2', '5']).toContain(
        String(lengthM)
          .replace(/\.?0+$/, '')
          .replace('0.', ''),
      );
    }
  });

  it('breaks its lines at blanks and cuts what is too much', () => {
    const widthOf = (text: string) => text.length;
    expect(wrapLines('một hai ba bốn', 7, widthOf)).toEqual(['một hai', 'ba bốn']);
    expect(wrapLines('một hai ba bốn', 7, widthOf, 1)).toEqual(['một ha…']);
    expect(wrapLines('kilometres per hour', 4, widthOf)).toEqual(['kilometres', 'per', 'hour']);
  });
});

it('file names begin with the plain letters of the dataset’s name', () => {
  expect(toFileStem('Tỉnh Thừa Thiên Huế – Đợt 2 (2025)')).toBe('tinh-thua-thien-hue-dot-2-2025');
  expect(toFileStem('  ')).toBe('phusong');
  expect(toFileStem('x'.repeat(100))).toHaveLength(60);
});
