import { describe, expect, it } from 'vitest';
import { defaultCosts } from '../../data/schemas/costs.ts';
import { createDatasetPacker, type Dataset, defaultProfile, distanceM } from '../../engine/index.ts';
import { layersOf, recordsOf } from '../../engine/pack/unpack.ts';
import { shapeCovers } from '../../engine/predicates/shape-covers.ts';
import { createReach, figureOf, findNearDuplicates, findOpportunities } from '../../engine/propose/index.ts';
import { countSharing, findStanding } from '../../engine/propose/standing.ts';
import { strewnVillages } from './strewn-villages.ts';

interface Mast {
  readonly at: [number, number];
  readonly owner: string;
  readonly since: string | null;
  readonly builtOn?: string;
}

/** Masts with a station each. */
function mastsOf(masts: readonly Mast[]): Dataset {
  const packer = createDatasetPacker();
  for (const layer of ['sites', 'stations'] as const) packer.openLayer(layer);
  masts.forEach(({ at: [lng, lat], owner, since, builtOn }, i) => {
    const site = { id: `s${i}`, lng, lat, owner, structure: null, heightM: 40, status: 'operational' } as const;
    packer.add('sites', { ...site, builtOn: builtOn ?? null });
    const radio = { frequencyMhz: null, eirpDbm: null, antennaHeightM: null, azimuthDeg: null, beamwidthDeg: null };
    const place = { siteId: `s${i}`, lng: null, lat: null, status: 'operational' } as const;
    packer.add('stations', { id: `t${i}`, operator: owner, technology: '4G', since, ...place, ...radio });
  });
  return packer.finish();
}

/** A hundred metres at 22° north. */
const STEP = 0.0009;

describe('near duplicates', () => {
  const dataset = mastsOf([
    { at: [103, 22], owner: 'VNPT', since: '2018-01-01', builtOn: '2017-01-01' },
    { at: [103, 22 + 2 * STEP], owner: 'Viettel', since: '2024-05-01' },
    { at: [103.1, 22], owner: 'VNPT', since: '2018-01-01' },
    { at: [103.1, 22 + 2 * STEP], owner: 'VNPT', since: '2019-01-01' },
    { at: [103.2, 22], owner: 'MobiFone', since: '2018-01-01' },
    { at: [103.2, 22 + 5 * STEP], owner: 'Viettel', since: '2018-01-01' },
  ]);

  it('are masts of different users within the distance, and would have been shared', () => {
    const { groups, today, allMerged } = findNearDuplicates(dataset, defaultProfile, 300);
    expect(groups.map(({ locations }) => locations.map(({ position }) => position))).toEqual([
      ['standing/s0', 'standing/s1'],
    ]);
    expect(groups[0].users).toEqual(['VNPT', 'Viettel']);
    expect(groups[0].widestM).toBeCloseTo(199.4, 0);
    expect(figureOf('site-sharing-share', today)).toEqual([0, 6]);
    expect(figureOf('site-sharing-share', allMerged)).toEqual([1, 5]);
    // Viettel came in 2024 to where VNPT had stood since 2017.
    expect(figureOf('new-site-sharing-share', today)).toEqual([0, 1]);
    expect(figureOf('new-site-sharing-share', allMerged)).toEqual([1, 1]);
    expect(findNearDuplicates(dataset, defaultProfile, 600).groups).toHaveLength(2);
    expect(() => findNearDuplicates(dataset, defaultProfile, 50)).toThrow('near must be more than the 50 m');
  });

  it('count as the engine counts a dataset whose masts were moved together', () => {
    const strewn = strewnVillages(600, 5);
    const { groups, allMerged } = findNearDuplicates(strewn, defaultProfile, 2000);
    expect(groups.length).toBeGreaterThan(3);
    const goal = new Map(
      groups.flatMap(({ locations }) => locations.map(({ position }) => [position, locations[0]] as const)),
    );
    const packer = createDatasetPacker();
    for (const layer of layersOf(strewn)) {
      packer.openLayer(layer);
      if (layer !== 'sites') for (const record of recordsOf(strewn, layer)) packer.add(layer, record);
      else
        for (const site of recordsOf(strewn, 'sites')) {
          const { lng, lat } = goal.get(`standing/${site.id}`) ?? site;
          packer.add('sites', { ...site, lng, lat });
        }
    }
    expect(countSharing(findStanding(packer.finish(), defaultProfile), defaultProfile.new_since)).toEqual(allMerged);
  });
});

describe('opportunities', () => {
  const dataset = strewnVillages(200, 3);
  const reach = createReach(defaultCosts, null);
  const found = findOpportunities({ dataset, profile: defaultProfile, rules: defaultCosts, reach });

  it('are what a mast of others reaches and the operator does not cover, best first, by brute force', () => {
    const { villages, sites, stations, companies } = dataset;
    const isMapped = (v: number, around: number) =>
      Math.abs(villages!.lng[v] - villages!.lng[around]) <= 0.004 &&
      Math.abs(villages!.lat[v] - villages!.lat[around]) <= 0.004;
    for (const operator of ['VNPT', 'Viettel']) {
      const own = found.filter((opportunity) => opportunity.operator === operator);
      const expected = Array.from(sites!.id, (id, row) => {
        const user = companies[stations!.operator[row]];
        const [lng, lat] = [sites!.lng[row], sites!.lat[row]];
        const shape = reach.reachOf({ lng, lat, heightM: 40, technology: '4G' });
        const rows = Array.from({ length: villages!.count }, (_, v) => v).filter(
          (v) =>
            distanceM(lng, lat, villages!.lng[v], villages!.lat[v]) < 4010 &&
            shapeCovers(shape, villages!.lng[v], villages!.lat[v]) &&
            !isMapped(v, villages!.id.indexOf(operator === 'VNPT' ? 'v4' : 'v0')),
        );
        return { id, user, rows };
      }).filter(({ user, rows }) => user !== operator && rows.length > 0);
      expect(new Map(own.map(({ position, villages: rows }) => [position, rows]))).toEqual(
        new Map(expected.map(({ id, rows }) => [`standing/${id}`, rows])),
      );
      const counts = own.map(({ gain }) => gain.villages);
      expect(counts).toEqual(counts.toSorted((a, b) => b - a));
      expect(own.map(({ rank }) => rank)).toEqual(own.map((_, i) => i + 1));
      for (const { villages: rows, gain, cost } of own) {
        expect(gain.people).toBe(rows.reduce((sum, v) => sum + villages!.population[v], 0));
        expect(cost).toBe(65_000);
      }
    }
    expect(found.length).toBeGreaterThan(20);
  });

  it('are one operator’s if asked, and an unknown one is refused', () => {
    const search = { dataset, profile: defaultProfile, rules: defaultCosts, reach };
    const [first] = found;
    const own = findOpportunities({ ...search, operator: first.operator });
    expect(own).toEqual(found.filter(({ operator }) => operator === first.operator));
    expect(() => findOpportunities({ ...search, operator: 'Nobody' })).toThrow('operator must be one of');
  });
});
