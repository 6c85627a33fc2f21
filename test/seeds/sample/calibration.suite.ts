import { describe, expect, it } from 'vitest';
import type { PlanId } from '../../../seeds/sample/index.ts';
import {
  fixedOf,
  lengthKm,
  linesOf,
  locationsOf,
  mobileOf,
  newPlacementsOf,
  pointsOf,
  polygonsOf,
  rowsOf,
} from './brute-force.ts';

/** A share as the documents print it: percent with so many decimals. */
const percent = (n: number, of: number, decimals = 0): string => ((100 * n) / of).toFixed(decimals);

const sharedOf = (planId: PlanId): [number, number] => {
  const locations = locationsOf(planId);
  return [locations.filter((users) => users.size > 1).length, locations.length];
};

const communesOf = (planId: PlanId): number =>
  polygonsOf(planId, 'admin').filter((area) => area.properties.level === 'commune').length;

/** Every village out of reach is clearly out of reach, and every one in reach clearly in. */
const expectClearMargins = (figures: ReturnType<typeof fixedOf>): void => {
  expect(figures.farthestInM).toBeLessThan(450);
  expect(figures.nearestOutM).toBeGreaterThan(600);
};

describe('Lai Châu', () => {
  it('has the villages and the coverage of its document', () => {
    const mobile = mobileOf('lai-chau');
    expect(mobile.villages).toBe(941);
    for (const generation of [2, 3]) {
      expect(mobile.covered('any', generation)).toBe(911);
      expect(percent(mobile.covered('Viettel', generation), 941)).toBe('97');
      expect(percent(mobile.covered('VNPT', generation), 941)).toBe('86');
      expect(percent(mobile.covered('MobiFone', generation), 941)).toBe('42');
      expect(percent(mobile.covered('Vietnamobile', generation), 941)).toBe('8');
    }
    expect([mobile.white, mobile.weak, mobile.basic]).toEqual([30, 0, 0]);
    expect(mobile.patchy).toBeGreaterThan(0);
    expect(communesOf('lai-chau')).toBe(106);
  });

  it('has 254 villages without fiber', () => {
    const fixed = fixedOf('lai-chau');
    expect(fixed.reached).toBe(687);
    expectClearMargins(fixed);
  });

  it('has 1,842 stations, 29 % of them 2G, 29 % 3G and 42 % 4G', () => {
    const stations = rowsOf('lai-chau', 'stations.csv');
    expect(stations).toHaveLength(1842);
    for (const [technology, share] of [
      ['2G', '29'],
      ['3G', '29'],
      ['4G', '42'],
    ]) {
      expect(percent(stations.filter((s) => s.technology === technology).length, 1842)).toBe(share);
    }
  });

  it('has 8,828 km of cable, 7,945 aerial and 883 underground', () => {
    const cables = linesOf('lai-chau', 'fiber');
    const aerial = cables.filter((cable) => cable.properties.deployment === 'aerial');
    const underground = cables.filter((cable) => cable.properties.deployment !== 'aerial');
    expect(lengthKm(cables).toFixed(0)).toBe('8828');
    expect(lengthKm(aerial).toFixed(0)).toBe('7945');
    expect(lengthKm(underground).toFixed(0)).toBe('883');
  });
});

describe('Ninh Bình', () => {
  it('has 1,355 villages, all covered both ways, and 16 % of locations shared', () => {
    const mobile = mobileOf('ninh-binh');
    expect([mobile.villages, mobile.covered('any', 3), mobile.white]).toEqual([1355, 1355, 0]);
    expect(fixedOf('ninh-binh').reached).toBe(1355);
    expect(percent(...sharedOf('ninh-binh'))).toBe('16');
    expect(communesOf('ninh-binh')).toBe(143);
  });

  it('has the dedicated network in every commune office', () => {
    const offices = pointsOf('ninh-binh', 'places').filter((place) => place.properties.kind === 'commune-office');
    expect(offices).toHaveLength(143);
    expect(offices.every((office) => office.properties.dedicated_network === true)).toBe(true);
  });
});

describe('Yên Bái', () => {
  it('covers more than 98 % of the villages with grid electricity, reaches more than 95 % and shares 10 %', () => {
    const mobile = mobileOf('yen-bai');
    const grid = pointsOf('yen-bai', 'villages').filter((village) => village.properties.has_grid === true).length;
    expect([mobile.villages, grid]).toEqual([1356, 1316]);
    expect(mobile.covered('any', 3, 'grid') / grid).toBeGreaterThan(0.98);
    expect(mobile.covered('any', 3, 'grid')).toBeLessThan(grid);
    const fixed = fixedOf('yen-bai');
    expect(fixed.reachedWithGrid / grid).toBeGreaterThan(0.95);
    expect(fixed.reachedWithGrid).toBeLessThan(grid);
    expectClearMargins(fixed);
    expect([mobile.white, mobile.weak, mobile.basic]).toEqual([15, 7, 12]);
    expect(sharedOf('yen-bai')).toEqual([90, 900]);
    expect(communesOf('yen-bai')).toBe(173);
  });
});

describe('Sơn La', () => {
  it('covers 96.5 %, reaches 55.5 % and shares 18.5 %', () => {
    const mobile = mobileOf('son-la');
    expect([mobile.villages, mobile.covered('any', 3)]).toEqual([2200, 2123]);
    const fixed = fixedOf('son-la');
    expect(fixed.reached).toBe(1221);
    expectClearMargins(fixed);
    expect([mobile.white, mobile.weak, mobile.basic]).toEqual([38, 14, 25]);
    expect(sharedOf('son-la')).toEqual([185, 1000]);
    expect(communesOf('son-la')).toBe(204);
  });
});

describe('Thừa Thiên Huế', () => {
  it('has the assumed figures, all short of the targets', () => {
    const mobile = mobileOf('hue');
    expect([mobile.villages, mobile.covered('any', 3), mobile.covered('any', 5)]).toEqual([1100, 1094, 14]);
    expect(fixedOf('hue').reached).toBe(1089);
    expect(sharedOf('hue')).toEqual([210, 960]);
    const poles = pointsOf('hue', 'poles');
    expect(poles.filter((pole) => pole.properties.tenants !== undefined)).toHaveLength(Math.round(0.94 * poles.length));
    const ducts = linesOf('hue', 'ducts');
    const shared = ducts.filter((duct) => duct.properties.tenants !== undefined);
    expect(lengthKm(shared) / lengthKm(ducts)).toBeCloseTo(0.55, 1);
    expect(communesOf('hue')).toBe(141);
  });
});

it.each([
  ['lai-chau', 22, 5],
  ['son-la', 52, 11],
  ['yen-bai', 44, 9],
  ['hue', 48, 15],
  ['ninh-binh', 40, 10],
] as const)('%s has %i new placements, %i of them on locations that stood', (planId, all, onStanding) => {
  expect(newPlacementsOf(planId)).toEqual({ all, onStanding });
});
