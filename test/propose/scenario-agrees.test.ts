import { describe, expect, it } from 'vitest';
import { defaultCosts } from '../../data/schemas/costs.ts';
import { defaultProfile } from '../../engine/index.ts';
import { costOfChanges } from '../../engine/propose/cost-of-changes.ts';
import { type Brief, createReach, propose, type Terrain } from '../../engine/propose/index.ts';
import { reachOfSite } from '../../engine/propose/reach-of-site.ts';
import { applyEdits, type Edit } from '../../engine/scenario/index.ts';
import { siteRecord, stationRecord } from '../engine/scenario/edits.ts';
import { EVERY_VILLAGE, strewnVillages } from './strewn-villages.ts';

/** Ridges 1.5 km apart. */
const hills: Terrain = {
  heightM: (lng, lat) => (lng < 103.01 ? Number.NaN : 250 * (1 + Math.sin(lng * 450) * Math.cos(lat * 450))),
};
const dataset = strewnVillages(60);
const proposed = (more: Partial<Brief> = {}) =>
  propose(
    dataset,
    {
      profile: defaultProfile,
      targets: [EVERY_VILLAGE],
      objective: 'least-cost',
      rules: defaultCosts,
      reach: createReach(defaultCosts, hills),
      terrain: hills,
      ...more,
    },
    { iterations: 30, skipCurve: true },
  );

describe('a site that somebody puts where a proposal has one', () => {
  it('serves the very ground that the proposal says, whether heights are known there or not', async () => {
    const { scenario } = await proposed();
    const sites = scenario.edits.filter((edit) => edit.kind === 'add-site');
    expect(sites.length).toBeGreaterThan(3);
    const seen = sites.map(({ site, coverage }) => {
      const [{ technology, geometry }] = coverage;
      const radiusM = { [technology]: defaultCosts.radius_m[technology] };
      const reach = reachOfSite({ lng: site.lng, lat: site.lat, heightM: site.heightM!, radiusM }, hills);
      expect(reach.shapes[technology]).toEqual(geometry);
      expect(reach.isInSight).toBe(site.lng >= 103.01);
      return geometry.coords.length;
    });
    // Discs have one ring of 121 vertices.
    expect(Math.max(...seen)).toBeGreaterThan(2 * 121);
  });

  it('serves a disc where there is no terrain at all', () => {
    const site = { lng: 103.2, lat: 22.2, heightM: 42, radiusM: { '3G': 4000, '4G': 2000 } };
    const { shapes, isInSight } = reachOfSite(site, null);
    expect([Object.keys(shapes), isInSight]).toEqual([['3G', '4G'], false]);
    expect(shapes['4G']).toEqual(
      createReach({ ...defaultCosts, radius_m: { ...defaultCosts.radius_m, '4G': 2000 } }, null).reachOf({
        ...site,
        technology: '4G',
      }),
    );
  });
});

describe('the cost of what edits build', () => {
  const costOf = (edits: readonly Edit[]) =>
    costOfChanges(dataset, applyEdits(dataset, edits), defaultProfile, defaultCosts);
  const sum = ({ building, joining }: ReturnType<typeof costOf>) => building + joining;

  it.each<Partial<Brief>>([
    {},
    {
      operatorMinimums: [
        { operator: 'Viettel', share: 0.5 },
        { operator: 'VNPT', share: 0.5 },
      ],
    },
    { backup: true },
  ])('is that of the proposal which they are of: %j', async (more) => {
    const { cost, scenario } = await proposed(more);
    expect(cost).toBeGreaterThan(0);
    expect(sum(costOf(scenario.edits))).toBe(cost);
  });

  it('is nothing without edits, and what was added and taken away again costs nothing', async () => {
    const { scenario } = await proposed();
    const added = scenario.edits.flatMap((edit) => (edit.kind === 'add-site' ? [edit.site.id] : []));
    const stations = scenario.edits.flatMap((edit) => (edit.kind === 'add-station' ? [edit.station.id] : []));
    expect(costOf([])).toEqual({ building: 0, joining: 0 });
    expect(
      costOf([
        ...scenario.edits,
        ...added.map((id): Edit => ({ kind: 'remove-site', id })),
        ...stations.map((id): Edit => ({ kind: 'remove-station', id })),
      ]),
    ).toEqual({ building: 0, joining: 0 });
  });

  it('on paper: a tower 3 km from a village with power and far from fiber, and two more who come to a mast', () => {
    const station = stationRecord({});
    const site = siteRecord({ id: 'n', lng: 104.5, lat: 22, structure: 'tower', heightM: 42 });
    const { equipment, installation, tower, power_solar, radio_link, co_location, rent_per_year, rent_years } =
      defaultCosts;
    // No fiber is known, so that one radio link will do; power is too far for a line.
    expect(
      costOf([
        { kind: 'add-site', site, stations: [{ ...station, id: 'a', siteId: 'n', operator: 'New' }], coverage: [] },
      ]),
    ).toEqual({
      building: equipment + installation + tower + power_solar + radio_link,
      joining: 0,
    });
    const planned = applyEdits(dataset, [
      { kind: 'add-site', site: { ...site, status: 'planned' }, stations: [], coverage: [] },
    ]);
    const built = applyEdits(planned, [{ kind: 'build-site', id: 'n', builtOn: '2026-01-01' }]);
    expect(costOfChanges(planned, built, defaultProfile, defaultCosts)).toEqual({
      building: equipment + installation + tower * defaultCosts.planned_share + power_solar + radio_link,
      joining: 0,
    });
    // The mast s0 is VNPT's: Mobi and New are guests, VNPT adds a generation.
    const joined = ['Mobi', 'New', 'VNPT'].map(
      (operator): Edit => ({
        kind: 'add-station',
        station: { ...station, id: `x/${operator}`, siteId: 's0', operator },
      }),
    );
    expect(costOf(joined)).toEqual({
      building: 0,
      joining: 2 * (equipment + co_location + rent_per_year * rent_years) + equipment,
    });
  });
});
