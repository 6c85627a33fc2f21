import { describe, expect, it } from 'vitest';
import defaults from '../../data/costs/default.json' with { type: 'json' };
import { cornerOf, parseHgt } from '../../data/dem/parse-hgt.ts';
import { defaultCosts, parseCosts } from '../../data/schemas/costs.ts';
import { costOfSite } from '../../engine/propose/costs.ts';
import { createTileTerrain } from '../../engine/propose/tile-terrain.ts';

describe('elevation tiles', () => {
  const bytes = new Uint8Array(1201 * 1201 * 2);
  const view = new DataView(bytes.buffer);
  for (let row = 0; row < 1201; row++)
    for (let col = 0; col < 1201; col++)
      view.setInt16((row * 1201 + col) * 2, row === 600 && col === 600 ? -32768 : col - row, false);

  it('are named after their south-west corner', () => {
    expect(['N22E103.hgt', 's02e029.HGT.gz', 'N00W001.hgt'].map(cornerOf)).toEqual([
      { lng: 103, lat: 22 },
      { lng: 29, lat: -2 },
      { lng: -1, lat: 0 },
    ]);
    expect(['N22E103.tif', 'README.md', 'N99E103.hgt'].map(cornerOf)).toEqual([null, null, null]);
  });

  it('give heights between their samples, and none at a void or outside', () => {
    const terrain = createTileTerrain([parseHgt(bytes, 'S02E029.hgt')]);
    expect(terrain.heightM(29, -1.0000000001)).toBeCloseTo(0, 5);
    expect(terrain.heightM(29 + 100.5 / 1200, -1 - 20.25 / 1200)).toBeCloseTo(80.25, 9);
    expect(terrain.heightM(30 - 1e-12, -2)).toBeCloseTo(0, 6);
    expect(terrain.heightM(29.5, -1.5)).toBeNaN();
    expect(terrain.heightM(28.9, -1.5)).toBeNaN();
  });

  it('are refused where their size is wrong', () => {
    expect(() => parseHgt(new Uint8Array(10), 'N22E103.hgt')).toThrow('holds 10 bytes');
  });
});

describe('costs', () => {
  it('state the source of every default', () => {
    const known = Object.keys(defaults.sources);
    for (const { source } of Object.values(defaults.values)) expect(known).toContain(source);
  });

  it('are laid over the defaults, and refused by name where they are wrong', () => {
    expect(parseCosts({})).toEqual({ value: { ...defaultCosts, id: 'own' } });
    expect(parseCosts({ values: { tower: { value: 5, source: 'offer' }, radius_4g_m: 3000 } })).toMatchObject({
      value: { tower: 5, radius_m: { '4G': 3000, '3G': 4000 } },
    });
    expect(parseCosts({ values: { tower: -1, towr: 3 } })).toMatchObject({
      problems: expect.arrayContaining(['unknown key values.towr']),
    });
    expect(parseCosts({ currency: 'VND', values: { tower: 1e9 } })).toMatchObject({
      problems: expect.arrayContaining(['values.equipment: must be stated in VND']),
    });
  });

  it('make joining a mast cheaper than building one, and power and fiber count by distance', () => {
    const at = (kind: 'standing' | 'new', fiberM: number, powerM: number) =>
      costOfSite(defaultCosts, { kind, fiberM, powerM }, 1, 0);
    expect(at('standing', 0, 0)).toBe(65_000);
    expect(at('new', 100, 200)).toBe(104_000);
    expect(at('new', 50_000, 50_000)).toBe(100_000 + 25_000 + 2 * 20_000);
    expect(costOfSite(defaultCosts, { kind: 'standing', fiberM: 0, powerM: 0 }, 0, 1)).toBe(40_000);
    expect(costOfSite(defaultCosts, { kind: 'new', fiberM: 0, powerM: 0 }, 2, 0)).toBe(165_000);
  });
});
