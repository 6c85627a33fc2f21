import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { messagesOf } from '../../web/messages/index.ts';
import { filterBy, PLAIN_TABLE, sortBy, table } from '../../web/state/table-state.ts';
import { cellText } from '../../web/table/cell-text.ts';
import { deadZoneList } from '../../web/table/dead-zone-list.ts';
import { type ListExcerpt, listCsv, listGeoJson } from '../../web/table/export-list.ts';
import { atOnce, inSlices } from '../../web/table/in-slices.ts';
import { codeOf, columnOf, filedColumns, type List } from '../../web/table/list.ts';
import { mergeSort } from '../../web/table/merge-sort.ts';
import { countValues } from '../../web/table/narrow-rows.ts';
import { isNarrowed, showRows, type Wanted } from '../../web/table/show-rows.ts';
import { siteList } from '../../web/table/site-list.ts';
import { sortKeys } from '../../web/table/sort-keys.ts';
import { readTableParams, toTableParams } from '../../web/table/table-params.ts';
import { shownColumns } from '../../web/table/usual-columns.ts';
import { villageList } from '../../web/table/village-list.ts';
import { summarize } from '../../web/work/desk/analyze.ts';
import type { AnalysedDataset, OpenedDataset } from '../../web/work/desk-api.ts';
import { analyzeHere, datasetOf, rectangle } from '../engine/dataset-builder.ts';

const vi = messagesOf('vi');
const en = messagesOf('en');

const NAMES = ['Bản Sùng', 'Bản Sùng 2', 'Bản Sùng 10', 'Đông Phìn', 'Ấp Chợ', '=Bản Nậm', 'Bản Tà', 'Thôn Bản'];
const PEOPLE = [120, null, 300, 300, 45, null, 12, 300];

/** Eight villages in two communes; the western one is covered by A, its first two villages also by B. */
const dataset = datasetOf({
  admin: [
    { code: '1', name: 'Tỉnh', level: 'province', geometry: rectangle(0, 0, 2, 1) },
    { code: '11', name: 'Xã Tây', level: 'commune', parentCode: '1', geometry: rectangle(0, 0, 1, 1) },
    { code: '12', name: 'Xã Sùng Đông', level: 'commune', parentCode: '1', geometry: rectangle(1, 0, 2, 1) },
  ],
  villages: NAMES.map((name, i) => ({
    id: `v${i}`,
    name,
    lng: 0.125 + i / 4,
    lat: 0.5,
    population: PEOPLE[i],
    hasGrid: i === 3 ? null : i % 2 === 0,
  })),
  coverage: [
    { id: 'a', operator: 'A', geometry: rectangle(0, 0, 1, 1) },
    { id: 'b', operator: 'B', geometry: rectangle(0, 0, 0.5, 1) },
  ],
  sites: [
    { id: 's1', lng: 0.2, lat: 0.5, owner: 'B', status: 'operational' },
    { id: 's2', lng: 0.9, lat: 0.5, owner: null, status: 'planned' },
  ],
  stations: [
    { id: 'x', siteId: 's1', operator: 'A' },
    { id: 'y', siteId: 's1', operator: 'B' },
    { id: 'z', siteId: 's1', operator: 'A', technology: '3G' },
    { id: 'w', siteId: 's2', operator: 'A', status: 'planned' },
  ],
});

let opened: OpenedDataset;
let analysed: AnalysedDataset;
let villages: List;
beforeAll(async () => {
  opened = { dataset } as unknown as OpenedDataset;
  analysed = (await analyzeHere(dataset)) as unknown as AnalysedDataset;
  villages = villageList(opened, analysed)!;
});

const every = (list: List) => Uint32Array.from({ length: list.count }, (_, row) => row);
const shown = (wanted: Partial<Wanted>, list = villages, rows = every(list)) =>
  Array.from(atOnce(showRows(list, rows, { search: '', filters: {}, sorting: [], ...wanted })));
const namesOf = (rows: readonly number[]) => rows.map((row) => NAMES[row]);

describe('sorting', () => {
  it('merges into the order of the built-in stable sort, and touches nothing it was given', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 300 }), (keys) => {
        const items = Uint32Array.from(keys.keys());
        const sorted = atOnce(mergeSort(items, (a, b) => keys[a] - keys[b]));
        expect(Array.from(sorted)).toEqual([...keys.keys()].sort((a, b) => keys[a] - keys[b]));
        expect(Array.from(items)).toEqual([...keys.keys()]);
      }),
    );
  });

  it('orders names as Vietnamese does, numbers in them by their size', () => {
    const collator = new Intl.Collator('vi', { numeric: true });
    const sorted = namesOf(shown({ sorting: [{ column: 'name', descending: false }] }));
    expect(sorted).toEqual([...NAMES].sort(collator.compare));
    expect(sorted.indexOf('Bản Sùng 2')).toBeLessThan(sorted.indexOf('Bản Sùng 10'));
    expect(sorted.indexOf('Bản Tà')).toBeLessThan(sorted.indexOf('Đông Phìn'));
  });

  it('sorts by several columns, what is not known last either way', () => {
    const by = (...sorting: [string, boolean][]) =>
      shown({ sorting: sorting.map(([column, descending]) => ({ column, descending })) });
    expect(by(['population', false])).toEqual([6, 4, 0, 2, 3, 7, 1, 5]);
    expect(by(['population', true])).toEqual([2, 3, 7, 0, 4, 6, 1, 5]);
    expect(by(['population', true], ['name', false])).toEqual([2, 3, 7, 0, 4, 6, 5, 1]);
    expect(by(['mobile', false], ['population', true])).toEqual([7, 4, 6, 5, 2, 3, 0, 1]);
    expect(by(['no-such-column', false])).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('gives in slices what it gives at once, and stops when told', async () => {
    const keys = Array.from({ length: 30_000 }, (_, i) => (i * 48_271) % 2_147_483_647);
    const items = Uint32Array.from(keys.keys());
    const compare = (a: number, b: number) => keys[a] - keys[b];
    let clock = 0;
    const sliced = await inSlices(mergeSort(items, compare), { now: () => (clock += 5) });
    expect(sliced).toEqual(atOnce(mergeSort(items, compare)));
    expect(clock).toBeGreaterThan(100);
    expect(await inSlices(mergeSort(items, compare), { signal: AbortSignal.abort() })).toBeNull();
  });

  it('makes keys that compare as the texts do', () => {
    const collator = new Intl.Collator('vi', { numeric: true });
    const texts = ['Đ', 'D', 'd', '', 'ă', 'a', 'Bản 2', 'Bản 10', 'a'];
    const keys = atOnce(sortKeys({ id: 'x', kind: 'text', textOf: (row) => texts[row] }, texts.length));
    for (const [i, a] of texts.entries())
      for (const [k, b] of texts.entries())
        if (a === '' || b === '') expect(Number.isNaN(keys[i] + keys[k])).toBe(true);
        else expect(Math.sign(keys[i] - keys[k])).toBe(Math.sign(collator.compare(a, b)));
  });
});

describe('searching', () => {
  it('needs no diacritics, and finds a name before scattered words', () => {
    expect(namesOf(shown({ search: 'ban sung' }))).toEqual(['Bản Sùng', 'Bản Sùng 2', 'Bản Sùng 10']);
    expect(namesOf(shown({ search: 'BẢN SÙNG 1' }))).toEqual(['Bản Sùng 10']);
    expect(namesOf(shown({ search: 'dong' }))).toContain('Đông Phìn');
    // No name has the two next to each other, but a village of the commune Sùng Đông has both.
    expect(namesOf(shown({ search: 'sung ap' }))).toEqual(['Ấp Chợ']);
    expect(shown({ search: 'v7' })).toEqual([7]);
    expect(shown({ search: 'nowhere' })).toEqual([]);
    expect(shown({ search: ' - ' })).toHaveLength(8);
  });
});

describe('filtering', () => {
  it('keeps the rows that have one of the chosen values of each facet', () => {
    expect(shown({ filters: { mobile: ['white'] } })).toEqual([4, 5, 6, 7]);
    expect(shown({ filters: { commune: ['11'], grid: ['yes', 'not-stated'] } })).toEqual([0, 2, 3]);
    expect(shown({ filters: { operator: ['B'] } })).toEqual([0, 1]);
    expect(shown({ filters: { operator: ['A', 'B'] }, search: 'phin' })).toEqual([3]);
    expect(shown({ filters: { operator: ['nobody'] } })).toEqual([]);
    expect(isNarrowed(villages, { ...PLAIN_TABLE, filters: { owner: ['A'] } })).toBe(false);
    expect(isNarrowed(villages, { ...PLAIN_TABLE, filters: { mobile: ['white'] } })).toBe(true);
  });

  it('counts what each choice would leave', () => {
    for (const facet of villages.facets) {
      const counts = countValues(facet, every(villages));
      for (const [i, value] of facet.values.entries())
        expect(counts[i]).toBe(value === '' ? counts[i] : shown({ filters: { [facet.id]: [value] } }).length);
    }
  });
});

describe('the other lists', () => {
  it('tell who uses a site now: operators with an operational station there', () => {
    const sites = siteList(opened)!;
    expect([0, 1].map((row) => cellText(columnOf(sites, 'users'), row, en))).toEqual(['A, B', '–']);
    expect([0, 1].map((row) => cellText(columnOf(sites, 'lifecycle'), row, vi))).toEqual(['đang hoạt động', 'dự kiến']);
    expect([0, 1].map((row) => cellText(columnOf(sites, 'owner'), row, vi))).toEqual(['B', '–']);
    expect(shown({ filters: { operator: ['A'] } }, sites)).toEqual([0]);
  });

  it('tell dead zones by rank and commune as the analysis ranks them, found by the commune, with the id in a file', async () => {
    // The eastern half is a zone, and the province has one that no commune holds.
    const holes = datasetOf({
      admin: [
        { code: '1', name: 'Tỉnh', level: 'province', geometry: rectangle(0, 0, 4, 1) },
        { code: '11', name: 'Xã Đông', level: 'commune', parentCode: '1', geometry: rectangle(1, 0, 2.5, 1) },
      ],
      villages: [{ id: 'v', name: 'V', lng: 1.5, lat: 0.5, population: 70 }],
      coverage: [
        { id: 'a', operator: 'A', geometry: rectangle(0, 0, 1, 1) },
        { id: 'b', operator: 'A', geometry: rectangle(2.5, 0, 3, 1) },
      ],
    });
    const zones = deadZoneList(summarize(holes, await analyzeHere(holes)));
    const columns = shownColumns(zones, undefined, false, '');
    const cells = [0, 1].map((row) => columns.map((column) => cellText(column, row, vi)));
    expect(cells.map(([rank, commune, , ...rest]) => [rank, commune, ...rest])).toEqual([
      ['1', 'Xã Đông', '1', '70'],
      ['2', '–', '0', '0'],
    ]);
    expect(shown({ search: 'xa dong' }, zones)).toEqual([0]);
    const excerpt = { list: zones, rows: every(zones), columns: filedColumns(zones, columns), words: vi };
    const [head, first] = [...listCsv(excerpt)].join('').split('\r\n');
    expect(head).toMatch(/^\ufeffMã,Hạng,Xã/);
    expect(first).toMatch(/^dead-zone\/1,1,Xã Đông,/);
  });

  it('show the columns that were chosen, else the usual ones', () => {
    const ids = (chosen: string[] | undefined, isNarrow: boolean, indicator = '') =>
      shownColumns(villages, chosen, isNarrow, indicator).map(({ id }) => id);
    expect(ids(['funding', 'gone', 'name'], false)).toEqual(['funding', 'name']);
    expect(ids(['gone'], true, 'village-fixed-share')).toEqual(['name', 'fixed', 'fiberM', 'population']);
    expect(() => columnOf(villages, 'gone')).toThrow('unknown column: gone');
    // Every column of every list has a head in both languages.
    for (const list of [villages, siteList(opened)!, deadZoneList(analysed)])
      for (const { id } of [...list.columns, ...list.facets])
        for (const { table: words } of [vi, en]) expect(words.columnNames[id] ?? words.facets[id]).toBeTypeOf('string');
  });
});

describe('what is taken away', () => {
  const excerpt = (words = vi): ListExcerpt => ({
    list: villages,
    rows: Uint32Array.of(5, 0),
    columns: ['name', 'mobile', 'population', 'siteM'].map((id) => columnOf(villages, id)),
    words,
  });

  it('is the rows and columns as shown, in the words of the page, with no formula that a spreadsheet would run', () => {
    expect([...listCsv(excerpt())].join('')).toBe(
      '\ufeff"Thôn, bản",Di động,Dân số,Trạm gần nhất (m)\r\n' +
        `'=Bản Nậm,Trắng sóng,,${distance(5)}\r\nBản Sùng,Có sóng,120,${distance(0)}\r\n`,
    );
    expect([...listCsv(excerpt(en))].join('')).toContain('Village,Mobile,People,Nearest site (m)');
  });

  it('is a map layer too', () => {
    const { lng, lat } = dataset.villages!;
    const text = [...listGeoJson(excerpt(en), (row) => ({ kind: 'point', lng: lng[row], lat: lat[row] }))].join('');
    const { features } = JSON.parse(text);
    expect(features.map((feature: GeoJSON.Feature) => feature.properties!.Village)).toEqual(['=Bản Nậm', 'Bản Sùng']);
    expect(features[1].geometry).toEqual({ type: 'Point', coordinates: [0.125, 0.5] });
    expect(features[0].properties).toEqual({
      Village: '=Bản Nậm',
      Mobile: 'No signal',
      People: null,
      'Nearest site (m)': distance(5),
    });
  });

  const distance = (row: number) => Math.round(analysed.villages!.nearestSiteM[row] * 10) / 10;
});

describe('the table in the address', () => {
  it('is read as it was written', () => {
    const text = fc.string({ minLength: 1 });
    const address = fc.record({
      list: fc.constantFrom('gaps', 'villages', 'dead-zones', 'sites'),
      search: fc.string(),
      filters: fc.dictionary(text, fc.array(text, { minLength: 1, maxLength: 3 })),
      sorting: fc.array(
        fc.record({ column: fc.constantFrom('name', 'siteM', 'population'), descending: fc.boolean() }),
        { maxLength: 3 },
      ),
    });
    fc.assert(
      fc.property(address, (given) => {
        const said = { ...given, filters: { ...given.filters } } as Parameters<typeof toTableParams>[0];
        expect(readTableParams(`#${new URLSearchParams(toTableParams(said))}`)).toEqual(said);
      }),
    );
  });

  it('says nothing of a table that nothing was asked of, and makes nothing of nonsense', () => {
    expect(toTableParams(PLAIN_TABLE)).toEqual([]);
    expect(readTableParams('#list=../etc&sort=,,')).toEqual(PLAIN_TABLE);
  });
});

describe('what a press does', () => {
  it('sorts up, down, and no more; with Shift beside the others', () => {
    const sorting = () => table.get().sorting.map(({ column, descending }) => (descending ? '-' : '') + column);
    const steps = [
      ['name', false],
      ['name', false],
      ['siteM', true],
      ['name', true],
      ['fiberM', false],
      ['fiberM', false],
      ['fiberM', false],
    ] as const;
    const seen = steps.map(([column, isAdded]) => {
      sortBy(column, isAdded);
      return sorting().join(' ');
    });
    expect(seen).toEqual(['name', '-name', '-name siteM', 'siteM', 'fiberM', '-fiberM', '']);
  });

  it('lifts a filter whose last value goes', () => {
    filterBy('mobile', ['white']);
    filterBy('grid', ['no']);
    filterBy('mobile', []);
    expect(table.get().filters).toEqual({ grid: ['no'] });
    filterBy('grid', []);
  });
});

it('a status is called by its name in either language', () => {
  const mobile = columnOf(villages, 'mobile');
  expect(mobile.kind === 'code' && codeOf(mobile, 5)).toBe('white');
  expect([cellText(mobile, 5, vi), cellText(mobile, 5, en)]).toEqual(['Trắng sóng', 'No signal']);
});
