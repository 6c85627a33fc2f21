import { describe, expect, it } from 'vitest';
import { formatCounts, formatDate, formatDistance, formatGap, formatTarget, formatValue } from '../../web/figures.ts';
import { messagesOf } from '../../web/messages/index.ts';
import type { ScoredRow } from '../../web/work/desk-api.ts';

const vi = messagesOf('vi');
const en = messagesOf('en');

const villages: ScoredRow = {
  key: 'village-mobile-share~3G+',
  plan: 'p',
  year: 2025,
  indicator: 'village-mobile-share',
  scope: 'all',
  technology: '3G+',
  operator: 'any',
  class: '',
  numerator: 3801,
  denominator: 3802,
  value: 3801 / 3802,
  unit: 'village',
  comparator: '>=',
  target: 1,
  verdict: 'missed',
  gap: 1,
  note: '',
  quantity: 'share',
  statistical: false,
  citation: null,
  observation: null,
};
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ');

describe('figures of the page', () => {
  it('never rounds a part up to the whole', () => {
    expect(plain(formatValue(villages, en))).toBe('99.97 %');
    expect(plain(formatValue(villages, vi))).toBe('99,97 %');
  });

  it('says what is counted, and what is missing, in whole units', () => {
    expect(plain(formatCounts(villages, en))).toBe('3,801 / 3,802 villages');
    expect(plain(formatCounts(villages, vi))).toBe('3.801 / 3.802 thôn, bản');
    expect(plain(formatGap(villages, en))).toBe('1 village');
    expect(plain(formatTarget(villages, vi))).toBe('≥ 100 %');
  });

  it('shows metres as kilometres, and a gap too small to show as more than nothing', () => {
    const road = { ...villages, unit: 'm', numerator: 558_300, denominator: 563_000, gap: 4_700 };
    expect(plain(formatCounts(road, en))).toBe('558.3 / 563 km');
    expect(plain(formatGap(road, en))).toBe('4.7 km');
    expect(plain(formatGap({ ...road, gap: 3 }, vi))).toBe('<0,1 km');
    const area = { ...villages, unit: 'km2', numerator: 8_112.25, denominator: 9_068.7, gap: 956.45 };
    expect([plain(formatCounts(area, vi)), plain(formatGap(area, en))]).toEqual(['8.112,2 / 9.068,7 km²', '956.4 km²']);
  });

  it('tells in kilometres what a length is short of, which is computed in metres and reported in kilometres', () => {
    const route = {
      ...villages,
      indicator: 'fiber-route-km',
      unit: 'km',
      numerator: 2_410.5,
      denominator: null,
      value: 2_410.5,
      target: 3_000,
      gap: 589_500,
    };
    expect(plain(formatValue(route, en))).toBe('2,410.5 km');
    expect(plain(formatGap(route, en))).toBe('589.5 km');
    expect(plain(formatGap({ ...route, indicator: 'cable-km', numerator: null, gap: 12.25 }, vi))).toBe('12,25 km');
  });

  it('shows a statistic in its own quantity', () => {
    const speed = {
      ...villages,
      indicator: 'mobile-download-mbps',
      quantity: 'mbps',
      numerator: null,
      denominator: null,
      value: 51.5,
      target: 80,
      gap: 28.5,
    };
    expect(plain(formatValue(speed as ScoredRow, en))).toBe('51.5 Mbit/s');
    expect(plain(formatGap(speed as ScoredRow, en))).toBe('28.5 Mbit/s');
    expect(formatCounts(speed as ScoredRow, en)).toBe('');
  });

  it('writes distances and dates as people do', () => {
    expect(plain(formatDistance(912.7, en))).toBe('912 m');
    expect(plain(formatDistance(2_540, vi))).toBe('2,5 km');
    expect(formatDistance(Number.NaN, vi)).toBe('–');
    expect([formatDate('2023-03-15', vi), formatDate('2023-03-15', en)]).toEqual(['15/3/2023', '15 March 2023']);
    expect([formatDate('2023-09', vi), formatDate('2023', en), formatDate('soon', en)]).toEqual([
      '9/2023',
      '2023',
      'soon',
    ]);
  });
});
