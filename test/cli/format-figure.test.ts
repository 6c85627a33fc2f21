import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messagesOf } from '../../cli/messages/index.ts';
import { formatNumber, renderTarget } from '../../cli/render/format-figure.ts';
import { formatPercent, formatShare } from '../../seeds/figures/format-percent.ts';

const en = messagesOf('en');
const vi = messagesOf('vi');

describe('a percentage for people', () => {
  it.each([
    [3801, 3802, '99.97 %'],
    [911, 941, '96.81 %'],
    [687, 941, '73 %'],
    [3802, 3802, '100 %'],
    [0, 941, '0 %'],
    [1, 1_000_000, '<0.01 %'],
    [999_999_999, 1_000_000_000, '99.99 %'],
    [2_762_730.5, 2_992_950.25, '92.3 %'],
    [1, 0, ''],
    [Number.NaN, 10, ''],
  ])('%d of %d is %s', (n, N, expected) => {
    expect(formatPercent(n, N)).toBe(expected);
  });

  it.each([
    [0.57, '57 %'],
    [0.29, '29 %'],
    [0.965, '96.5 %'],
    [0.999999, '99.99 %'],
    [1, '100 %'],
    [1e-9, '<0.01 %'],
    [0.3, '30 %'],
    [-0.05, '-5 %'],
    [1.25, '125 %'],
  ])('the share %d is %s', (share, expected) => {
    expect(formatShare(share)).toBe(expected);
  });

  it('never says 100 % of less than the whole, nor 0 % of more than nothing', () => {
    const counts = fc.tuple(fc.integer({ min: 1, max: 2 ** 40 }), fc.integer({ min: 1, max: 2 ** 40 }));
    fc.assert(
      fc.property(counts, ([a, b]) => {
        const [n, N] = [Math.min(a, b), Math.max(a, b)];
        expect(formatPercent(n, N) === '100 %').toBe(n === N);
        expect(formatPercent(n, N)).not.toBe('0 %');
        expect(formatPercent(n + 0.25, N + 0.5)).not.toBe('100 %');
      }),
    );
  });
});

describe('a number for people', () => {
  it('groups thousands and marks decimals as the language does', () => {
    expect(formatNumber(1_234_567.899, 2, en)).toBe('1,234,567.89');
    expect(formatNumber(1_234_567.899, 2, vi)).toBe('1.234.567,89');
    expect(formatNumber(0.29, 2, en)).toBe('0.29');
    expect(formatNumber(-0.001, 2, en)).toBe('0');
  });
  it('shows a target with its sign and unit', () => {
    expect(renderTarget({ comparator: '>=', target: 0.965, indicator: 'village-mobile-share' }, vi)).toBe('≥ 96,5 %');
    expect(renderTarget({ comparator: '>=', target: 40, indicator: 'mobile-download-mbps' }, en)).toBe('≥ 40 Mbit/s');
    expect(renderTarget({ comparator: '<', target: 0.05, indicator: '2g-only-user-share' }, en)).toBe('< 5 %');
  });
});
