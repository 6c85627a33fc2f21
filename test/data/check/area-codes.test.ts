import { describe, expect, it } from 'vitest';
import { check, province, village } from './check-layers.ts';
import { box, makeRow, polygon } from './rows.ts';

describe('codes of areas', () => {
  const islands = makeRow(
    2,
    { code: '00301', name: 'Xã Hai Nơi', level: 'commune', parent_code: '12' },
    polygon([box(103, 21, 103.4, 22)], [box(103.6, 21, 104, 22)]),
  );
  const beside = makeRow(
    3,
    { code: '00302', name: 'Xã Bên', level: 'commune', parent_code: '12' },
    polygon([box(103, 22, 104, 23)]),
  );
  const of = (row: number, lng: number, lat: number, code: string) =>
    village(row, `v${row}`, lng, lat, { commune_code: code });

  it('that contradict the place are told with the distance, from a kilometre on', () => {
    const { lines, codes, records } = check({
      admin: [province, islands, beside],
      villages: [
        of(2, 103.7, 21.5, '00301'),
        of(3, 103.2, 22.009, '00301'),
        of(4, 103.2, 22.1, '00301'),
        of(5, 104.5, 21.5, '00301'),
        of(6, 103.7, 22, '00301'),
      ],
    });
    expect(codes).toEqual(['other-commune', 'outside-every-area']);
    // 0.1° of the meridian at latitude 22°: 11,074 m (GeographicLib).
    expect(lines[0]).toBe(
      'villages.csv row 4: the village lies 11 km outside Xã Hai Nơi, the commune of its commune_code 00301; it counts there all the same',
    );
    expect(records.villages).not.toContain(null);
  });

  it('that lost their zeros are told as they should be', () => {
    const figure = (row: number, area: string) =>
      makeRow(row, { indicator: 'population', value: 5, as_of: '2024-01-01', area_code: area });
    const { lines, codes } = check({
      admin: [province, islands, beside],
      villages: [of(2, 103.7, 21.5, '301'), of(3, 103.7, 21.6, '401'), of(4, 103.7, 21.7, 'Xã Bên')],
      observations: [figure(2, '12'), figure(3, '*'), figure(4, '0302'), figure(5, '13')],
    });
    expect(codes).toEqual(['lost-zeros', 'unknown-commune', 'unknown-commune', 'lost-zeros', 'unknown-area']);
    expect(lines).toContain(
      'villages.csv row 2: commune_code 301 is no code of the admin layer, but 00301 is: zeros in front were lost, as table programs do it',
    );
    expect(lines).toContain(
      'observations.csv row 4: area_code 0302 is no code of the admin layer, but 00302 is: zeros in front were lost, as table programs do it',
    );
    expect(lines).toContain(
      'observations.csv row 5: area_code 13 is not the code of any area; the figure is shown nowhere',
    );
  });
});
