import { describe, expect, it } from 'vitest';
import { defaultProfile, distanceM } from '../../../engine/index.ts';
import { applyEdits, type Edit, misfitSentence, misfitsOf, profileAfter } from '../../../engine/scenario/index.ts';
import { datasetOf, line, rectangle } from '../dataset-builder.ts';
import { coverageRecord, fiberRecord, siteRecord, stationRecord } from './edits.ts';

const LAYERS = {
  villages: [
    { id: 'v1', lng: 0.5, lat: 0.5 },
    { id: 'v2', lng: 3.5, lat: 0.5 },
  ],
  sites: [
    { id: 's1', lng: 0.5, lat: 0.5, owner: 'A' },
    { id: 's2', lng: 3.5, lat: 0.5, owner: 'B', status: 'planned' as const },
  ],
  stations: [
    { id: 't1', siteId: 's1', operator: 'A' },
    { id: 't2', siteId: 's1', operator: 'B', lng: 0.5, lat: 0.5 },
    { id: 't3', siteId: 's2', operator: 'B' },
  ],
  coverage: [
    { id: 'k1', siteId: 's1', operator: 'A', geometry: rectangle(0, 0, 1, 1) },
    { id: 'k2', siteId: 's1', operator: 'B', geometry: rectangle(0.2, 0.2, 1, 1) },
    { id: 'k3', operator: 'B', geometry: rectangle(5, 0, 6, 1) },
  ],
  declarations: [
    { villageId: 'v1', operator: 'A', technology: '4G' as const, coveredShare: 0 },
    { villageId: 'v2', operator: 'A', technology: '4G' as const, coveredShare: 0 },
    { villageId: 'v2', operator: 'B', technology: '4G' as const, coveredShare: 1 },
  ],
  fiber: [{ id: 'f1', operator: 'A', geometry: line([0, 0], [1, 0]) }],
};
const base = datasetOf(LAYERS);
const edited = (...edits: Edit[]) => applyEdits(base, edits);
const boxOf = (dataset: typeof base, id: string) =>
  Array.from(dataset.coverage!.shapes.box.slice(4 * dataset.coverage!.id.indexOf(id)).slice(0, 4));

const sentences = (...given: Parameters<typeof misfitsOf>) => misfitsOf(...given).map(misfitSentence);

describe('edits of a dataset', () => {
  it('leave it as it is where there are none, or where one takes the other back', () => {
    expect(edited()).toEqual(base);
    expect(
      edited({ kind: 'add-coverage', coverage: coverageRecord({}) }, { kind: 'remove-coverage', id: 'new' }),
    ).toEqual(base);
  });

  it('give the dataset that files with the same rows would give, whatever the way there', () => {
    const expected = datasetOf({
      ...LAYERS,
      sites: [LAYERS.sites[1], { ...LAYERS.sites[0], id: 's9', owner: 'C' }],
      stations: [LAYERS.stations[2], { ...LAYERS.stations[0], id: 't9', siteId: 's9', operator: 'C' }],
      coverage: [
        LAYERS.coverage[2],
        { id: 'k9', siteId: 's9', operator: 'C', basis: 'modelled', geometry: rectangle(0, 0, 2, 2) },
      ],
      fiber: [{ id: 'f1', operator: 'C', geometry: line([0, 0], [2, 0]) }],
    });
    const site = siteRecord({ id: 's9', lng: 0.5, lat: 0.5, owner: 'C' });
    const station = stationRecord({ id: 't9', siteId: 's9', operator: 'C' });
    const area = coverageRecord({ id: 'k9', siteId: 's9', operator: 'C', geometry: rectangle(0, 0, 2, 2) });
    const route = fiberRecord({ id: 'f1', operator: 'C', geometry: line([0, 0], [2, 0]) });
    const add: Edit = { kind: 'add-site', site, stations: [station], coverage: [area] };
    const remove: Edit = { kind: 'remove-site', id: 's1' };
    const replace: Edit = { kind: 'replace-fiber', fiber: route };
    expect(edited(add, remove, replace)).toEqual(expected);
    expect(edited({ kind: 'remove-fiber', id: 'f1' }, { kind: 'add-fiber', fiber: route }, remove, add)).toEqual(
      expected,
    );
    const parts: Edit[] = [
      remove,
      { ...add, stations: [], coverage: [] },
      { kind: 'add-coverage', coverage: { ...area, geometry: rectangle(0, 0, 9, 9) } },
      { kind: 'replace-coverage', coverage: area },
      { kind: 'add-station', station },
      replace,
    ];
    expect(edited(...parts)).toEqual(expected);
  });

  it('move a site with all that hangs on it, as far east and north in metres, and put in the shapes that are given', () => {
    const moved = edited({
      kind: 'move-site',
      id: 's1',
      lng: 2.5,
      lat: 10.5,
      shapes: [{ id: 'k2', geometry: rectangle(2, 10, 3, 11) }],
    });
    expect([moved.sites!.lng[0], moved.sites!.lat[0]]).toEqual([2.5, 10.5]);
    expect(boxOf(moved, 'k2')).toEqual([2, 10, 3, 11]);
    const [west, south, east, north] = boxOf(moved, 'k1');
    // The mast stands in the middle of its polygon, which is as wide and as high there as here.
    expect((west + east) / 2).toBeCloseTo(2.5, 9);
    expect((south + north) / 2).toBeCloseTo(10.5, 9);
    const middle = distanceM(0, 0.5, 1, 0.5);
    expect(Math.abs(distanceM(west, 10.5, east, 10.5) / middle - 1)).toBeLessThan(1e-4);
    const t2 = moved.stations!.id.indexOf('t2');
    expect([moved.stations!.lng[t2], moved.stations!.lat[t2]]).toEqual([2.5, 10.5]);
    // There and back is where it was.
    const back = applyEdits(moved, [{ kind: 'move-site', id: 's1', lng: 0.5, lat: 0.5, shapes: [] }]);
    for (const [k, side] of boxOf(back, 'k1').entries()) expect(side).toBeCloseTo(boxOf(base, 'k1')[k], 8);
  });

  it('build a planned site and nothing else on it', () => {
    const built = edited({ kind: 'build-site', id: 's2', builtOn: '2025-12-31' });
    expect(built.sites!.status).toEqual(Uint8Array.of(0, 0));
    expect(built.sites!.builtOn).toEqual([null, '2025-12-31']);
    expect(built.stations).toEqual(base.stations);
  });

  it('overrule the declaration that denies what a new polygon gives, and no other', () => {
    const denials = (...edits: Edit[]) => edited(...edits).declarations!.count;
    const over = (geometry: ReturnType<typeof rectangle>) => coverageRecord({ geometry });
    expect(denials({ kind: 'add-coverage', coverage: over(rectangle(3, 0, 4, 1)) })).toBe(2);
    expect(denials({ kind: 'add-coverage', coverage: over(rectangle(0, 0, 4, 1)) })).toBe(1);
    expect(denials({ kind: 'add-coverage', coverage: { ...over(rectangle(0, 0, 4, 1)), technology: '5G' } })).toBe(3);
    // What was denied in the face of a polygon is denied of a new outline of it too.
    expect(
      denials({ kind: 'replace-coverage', coverage: { ...over(rectangle(0, 0, 4, 1)), id: 'k1', siteId: 's1' } }),
    ).toBe(2);
    // A declared yes outlives the polygon.
    expect(denials({ kind: 'remove-coverage', id: 'k3' })).toBe(3);
  });

  it('change the rules, the last word counts', () => {
    const edits: Edit[] = [
      { kind: 'change-profile', profile: { min_technology: '4G', site_merge_m: 10 } },
      { kind: 'remove-site', id: 's1' },
      { kind: 'change-profile', profile: { site_merge_m: 20 } },
    ];
    expect(profileAfter(defaultProfile, edits)).toEqual({ ...defaultProfile, min_technology: '4G', site_merge_m: 20 });
    expect(profileAfter(defaultProfile, [])).toEqual(defaultProfile);
  });
});

describe('edits that do not fit', () => {
  it.each<[Edit, string]>([
    [{ kind: 'remove-site', id: 's7' }, 'the site s7 is not in the dataset'],
    [{ kind: 'add-site', site: siteRecord({ id: 's1' }), stations: [], coverage: [] }, 'the site s1 stands in the'],
    [{ kind: 'build-site', id: 's1', builtOn: '2025-01-01' }, 'the site s1 is operational, not planned'],
    [{ kind: 'build-site', id: 's7', builtOn: '2025-01-01' }, 'the planned site s7 is not in the dataset'],
    [{ kind: 'move-site', id: 's7', lng: 0, lat: 0, shapes: [] }, 'the site s7 is not in the dataset'],
    [{ kind: 'move-site', id: 's1', lng: 181, lat: 0, shapes: [] }, 'the site s1 would leave the map'],
    [{ kind: 'move-site', id: 's1', lng: 180, lat: 0, shapes: [] }, 'the coverage polygon k1 leaves the map'],
    [
      { kind: 'move-site', id: 's1', lng: 1, lat: 0, shapes: [{ id: 'k3', geometry: rectangle(0, 0, 1, 1) }] },
      'the site s1 has no coverage polygon k3',
    ],
    [{ kind: 'add-station', station: stationRecord({ siteId: 's7' }) }, 'stands on the unknown site s7'],
    [{ kind: 'add-station', station: stationRecord({}) }, 'the station new has neither a site nor a position'],
    [{ kind: 'add-station', station: stationRecord({ id: 't1', siteId: 's1' }) }, 'the station t1 stands in the'],
    [{ kind: 'remove-station', id: 't7' }, 'the station t7 is not in the dataset'],
    [{ kind: 'add-coverage', coverage: coverageRecord({ id: 'k1' }) }, 'the coverage polygon k1 stands in the'],
    [{ kind: 'replace-coverage', coverage: coverageRecord({ id: 'k7' }) }, 'the coverage polygon k7 is not in'],
    [{ kind: 'remove-coverage', id: 'k7' }, 'the coverage polygon k7 is not in the dataset'],
    [{ kind: 'add-fiber', fiber: fiberRecord({ id: 'f1' }) }, 'the fiber route f1 stands in the dataset already'],
    [{ kind: 'replace-fiber', fiber: fiberRecord({ id: 'f7' }) }, 'the fiber route f7 is not in the dataset'],
    [{ kind: 'remove-fiber', id: 'f7' }, 'the fiber route f7 is not in the dataset'],
    [
      { kind: 'add-site', site: siteRecord({}), stations: [stationRecord({ siteId: 's1' })], coverage: [] },
      'new comes with the site new and does not name it',
    ],
  ])('%j are refused in a sentence', (edit, sentence) => {
    expect(sentences(base, [edit]).join('\n')).toContain(sentence);
    expect(() => edited(edit)).toThrow(RangeError);
  });

  it('are all named, each against what those before it leave', () => {
    const remove: Edit = { kind: 'remove-site', id: 's1' };
    expect(sentences(base, [remove, remove, { kind: 'remove-coverage', id: 'k1' }])).toEqual([
      'the site s1 is not in the dataset',
      'the coverage polygon k1 is not in the dataset',
    ]);
  });

  it('cannot mean one of two with the same id', () => {
    const twins = datasetOf({ coverage: [{ id: 'k' }, { id: 'k', operator: 'B' }] });
    expect(sentences(twins, [{ kind: 'remove-coverage', id: 'k' }])).toEqual([
      'the dataset has 2 of the coverage polygon k; which one is meant cannot be told',
    ]);
  });
});
