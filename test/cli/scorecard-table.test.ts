import { describe, expect, it } from 'vitest';
import { messagesOf } from '../../cli/messages/index.ts';
import { renderScorecard } from '../../cli/render/scorecard-table.ts';
import { widthOf } from '../../cli/render/text-layout.ts';
import type { ScorecardRow } from '../../engine/index.ts';

const en = messagesOf('en');
const vi = messagesOf('vi');

const row = (columns: Partial<ScorecardRow>): ScorecardRow => ({
  plan: 'test',
  year: 2025,
  indicator: 'village-mobile-share',
  scope: '',
  technology: '',
  operator: '',
  class: '',
  numerator: null,
  denominator: null,
  value: null,
  unit: 'village',
  comparator: '>=',
  target: 1,
  verdict: 'no-data',
  gap: null,
  note: '',
  ...columns,
});
const counted = (n: number, N: number, columns: Partial<ScorecardRow>): ScorecardRow =>
  row({ numerator: n, denominator: N, value: n / N, verdict: n < N ? 'missed' : 'met', gap: N - n, ...columns });

const rows: ScorecardRow[] = [
  counted(911, 941, { technology: '3G+', operator: 'any', scope: 'all' }),
  counted(3801, 3802, { technology: '3G+', operator: 'Viettel', scope: 'grid' }),
  counted(2_762_730.51, 2_992_950.25, {
    indicator: 'road-mobile-share',
    technology: '3G+',
    class: 'national;provincial;inter-district',
    unit: 'm',
    gap: 230_219.74,
  }),
  counted(106, 106, { indicator: 'commune-dedicated-share', unit: 'place', gap: 0 }),
  counted(81_234_567, 100_300_000, {
    indicator: 'population-mobile-share',
    technology: '4G+',
    unit: 'person',
    gap: 19_065_433,
  }),
  row({ indicator: 'household-fiber-share', unit: 'share', value: 0.57, target: 0.8, verdict: 'missed', gap: 0.23 }),
  row({ indicator: 'mobile-download-mbps', unit: 'mbps', value: 43.2, target: 40, verdict: 'met', gap: 0 }),
  row({ indicator: '2g-only-user-share', unit: 'share', target: 0.05, comparator: '<', year: 2024 }),
  row({ indicator: 'a-plan-of-ones-own-share', unit: 'share', target: 0.5, year: 2030 }),
];

describe('the scorecard in a terminal', () => {
  it('reads so in English', () => {
    expect(renderScorecard(rows, en, false).join('\n')).toMatchInlineSnapshot(`
      "
      2024                      target    value               n / N  verdict       gap
      statistics, as reported
      Users with 2G              < 5 %        –                      no data         –
        phones only

      2025                      target    value               n / N  verdict       gap
      computed from the map
      Villages with            ≥ 100 %  96.81 %             911/941  missed         30
        mobile broadband, 3G+
      Villages with            ≥ 100 %  99.97 %         3,801/3,802  missed          1
        mobile broadband, 3G+, Viettel, with grid electricity
      Roads under mobile       ≥ 100 %   92.3 %  2,762.7/2,992.9 km  missed   230.2 km
        coverage, 3G+, national, provincial, inter-district
      Communes on the          ≥ 100 %    100 %             106/106  met             0
        state network
      People under mobile      ≥ 100 %  80.99 %       81.23/100.3 M  missed    19.06 M
        coverage, 4G+
      statistics, as reported
      Households with a         ≥ 80 %     57 %                      missed      23 pp
        fiber line
      Mobile download      ≥ 40 Mbit/s     43.2                      met             0
        speed

      2030                      target    value               n / N  verdict       gap
      statistics, as reported
      a-plan-of-ones-own-       ≥ 50 %        –                      no data         –
        share"
    `);
  });
  it('reads so in Vietnamese', () => {
    expect(renderScorecard(rows, vi, false).join('\n')).toMatchInlineSnapshot(`
      "
      2024           mục tiêu  giá trị               n / N  kết quả          còn thiếu
      số liệu thống kê, theo báo cáo
      Người dùng        < 5 %        –                      chưa có số liệu          –
        chỉ có máy 2G

      2025           mục tiêu  giá trị               n / N  kết quả          còn thiếu
      tính từ bản đồ
      Thôn, bản       ≥ 100 %  96,81 %             911/941  chưa đạt                30
        có băng rộng di động, 3G+
      Thôn, bản       ≥ 100 %  99,97 %         3.801/3.802  chưa đạt                 1
        có băng rộng di động, 3G+, Viettel, có điện lưới
      Đường giao      ≥ 100 %   92,3 %  2.762,7/2.992,9 km  chưa đạt          230,2 km
        thông được phủ sóng, 3G+, quốc lộ, tỉnh lộ, liên huyện
      Xã có mạng      ≥ 100 %    100 %             106/106  đạt                      0
        TSLCD
      Dân số          ≥ 100 %  80,99 %     81,23/100,3 tr.  chưa đạt         19,06 tr.
        được phủ sóng di động, 4G+
      số liệu thống kê, theo báo cáo
      Hộ có            ≥ 80 %     57 %                      chưa đạt         23 điểm %
        đường truyền cáp quang
      Tốc độ tải  ≥ 40 Mbit/s     43,2                      đạt                      0
        xuống di động

      2030           mục tiêu  giá trị               n / N  kết quả          còn thiếu
      số liệu thống kê, theo báo cáo
      a-plan-of-       ≥ 50 %        –                      chưa có số liệu          –
        ones-own-share"
    `);
  });
  it.each([en, vi])('is at most 80 columns wide', (messages) => {
    for (const line of renderScorecard(rows, messages, false)) expect(widthOf(line)).toBeLessThanOrEqual(80);
  });
  it('says the same in colour', () => {
    const colored = renderScorecard(rows, en, true).join('\n');
    expect(colored).toContain('\u001b[31mmissed ');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape codes of colours
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(renderScorecard(rows, en, false).join('\n'));
  });
  it('is empty without targets', () => {
    expect(renderScorecard([], en, false)).toEqual([]);
  });
});
