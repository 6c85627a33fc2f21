import fc from 'fast-check';
import type { LayerRecords, Profile } from '../../../engine/index.ts';
import type { Edit } from '../../../engine/scenario/index.ts';
import type { RecordBook } from '../../../engine/scenario/record-book.ts';
import { type Layers, line, polygon, rectangle } from '../dataset-builder.ts';
import { coverageRecord, fiberRecord, siteRecord, stationRecord } from '../scenario/edits.ts';

/** Positions on a coarse lattice, so that points often lie on edges and vertices, and masts on one another. */
const ordinate = fc.integer({ min: 0, max: 20 }).map((step) => step / 100);
const position = fc.tuple(ordinate, ordinate);
/** Masts stand in few places, some of them near enough to be one location. */
const footing = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
  .map(([x, y, step]): [number, number] => [x / 20 + step * 0.0003, y / 20]);
const operator = fc.constantFrom('A', 'A', 'B', 'C');
const technology = fc.constantFrom('2G' as const, '3G' as const, '4G' as const, '4G' as const, '5G' as const);
const date = fc.constantFrom(null, '2021-01-01', '2024-06-01', '2025-01-01');
const status = fc.constantFrom('operational' as const, 'operational' as const, 'planned' as const, 'retired' as const);

const slanted = fc
  .record({
    corner: position,
    width: fc.integer({ min: 1, max: 12 }),
    height: fc.integer({ min: 1, max: 12 }),
    slant: fc.integer({ min: -5, max: 5 }),
  })
  .map(({ corner: [west, south], width, height, slant }) =>
    polygon([
      [west, south],
      [west + width / 100, south],
      [west + (width + slant) / 100, south + height / 100],
      [west + slant / 100, south + height / 100],
    ]),
  );
/** Now and then a polygon that holds everything. */
const shape = fc.oneof(
  { weight: 5, arbitrary: slanted },
  { weight: 1, arbitrary: fc.constant(rectangle(-1, -1, 1, 1)) },
);
const coverage = fc.record({
  operator,
  technology,
  serviceClass: fc.constantFrom('outdoor' as const, 'outdoor' as const, 'indoor' as const, 'weak' as const),
  basis: fc.constantFrom('declared' as const, 'declared' as const, 'measured' as const),
  site: fc.nat(5),
  geometry: shape,
});
const site = fc.record({ at: footing, owner: fc.option(operator), status, builtOn: date });
const station = fc.record({ site: fc.nat(7), at: footing, operator, technology, since: date, status });
const route = fc.record({
  path: fc.array(position, { minLength: 2, maxLength: 4 }),
  operator: fc.option(operator),
  deployment: fc.constantFrom('aerial' as const, 'duct' as const, null),
});
const flag = fc.option(fc.boolean());

/** Records with distinct ids in an order of no meaning. */
const withIds = <T>(rows: readonly T[], prefix: string) =>
  rows.map((row, i) => ({ ...row, id: `${prefix}${(i * 7919) % 10007}` }));
const placed = <T extends { at: [number, number] }>({ at: [lng, lat], ...columns }: T) => ({ ...columns, lng, lat });
const siteId = (number: number) => (number > 4 ? null : `s${(number * 7919) % 10007}`);

/** A station on a site, on a site that may be unknown, or at a place of its own. */
const placedStation = ({ site: number, ...columns }: { site: number; at: [number, number] }) =>
  number > 5 ? { ...placed(columns), siteId: null } : { ...placed(columns), siteId: siteId(number % 5) };

/** Small datasets with every layer that an edit can touch; some without coverage, sites or fiber. */
export const drawnLayers: fc.Arbitrary<Layers> = fc
  .record(
    {
      villages: fc.array(
        fc.record({
          at: position,
          population: fc.option(fc.double({ min: 0, max: 900, noNaN: true })),
          households: fc.option(fc.nat(90)),
          hasGrid: flag,
        }),
        { minLength: 1, maxLength: 12 },
      ),
      clusters: fc.array(fc.record({ at: position, of: fc.nat(11), population: fc.option(fc.nat(300)) }), {
        maxLength: 8,
      }),
      places: fc.array(
        fc.record({ at: position, kind: fc.constantFrom('school' as const, 'clinic' as const), fiber: flag }),
        { maxLength: 4 },
      ),
      sites: fc.array(site, { maxLength: 5 }),
      stations: fc.array(station, { maxLength: 8 }),
      coverage: fc.array(coverage, { maxLength: 8 }),
      declarations: fc.array(
        fc.record({ of: fc.nat(11), operator, technology, coveredShare: fc.constantFrom(0, 0.5, 1) }),
        { maxLength: 9 },
      ),
      roads: fc.array(
        fc.record({
          path: fc.array(position, { minLength: 2, maxLength: 4 }),
          cables: fc.constantFrom('aerial' as const, 'underground' as const, null),
        }),
        { maxLength: 4 },
      ),
      fiber: fc.array(route, { maxLength: 4 }),
    },
    { requiredKeys: ['villages', 'clusters'] },
  )
  .map((drawn): Layers => {
    const villages = withIds(drawn.villages.map(placed), 'v');
    const villageId = (of: number) => villages[of % villages.length].id;
    const firstOf = new Map(
      (drawn.declarations ?? []).map(({ of, ...rest }) => [
        `${villageId(of)} ${rest.operator} ${rest.technology}`,
        { ...rest, villageId: villageId(of) },
      ]),
    );
    const layers: Layers = {
      admin: [
        { code: '1', level: 'province', geometry: rectangle(-1, -1, 2, 2) },
        { code: '2', level: 'commune', parentCode: '1', geometry: rectangle(-1, -1, 0.1, 2) },
        { code: '3', level: 'commune', parentCode: '1', geometry: rectangle(0.1, -1, 2, 2) },
      ],
      villages,
      clusters: withIds(
        drawn.clusters.map(({ of, ...rest }) => ({ ...placed(rest), villageId: villageId(of) })),
        'c',
      ),
      ...(drawn.places && { places: withIds(drawn.places.map(placed), 'p') }),
      ...(drawn.sites && { sites: withIds(drawn.sites.map(placed), 's') }),
      ...(drawn.stations && { stations: withIds(drawn.stations.map(placedStation), 't') }),
      ...(drawn.coverage && {
        coverage: withIds(
          drawn.coverage.map(({ site: number, ...rest }) => ({ ...rest, siteId: siteId(number) })),
          'k',
        ),
      }),
      ...(drawn.declarations && { declarations: [...firstOf.values()] }),
      ...(drawn.roads && {
        roads: withIds(
          drawn.roads.map(({ path, cables }) => ({ geometry: line(...path), class: 'urban' as const, cables })),
          'r',
        ),
      }),
      ...(drawn.fiber && {
        fiber: withIds(
          drawn.fiber.map(({ path, ...rest }) => ({ ...rest, geometry: line(...path) })),
          'f',
        ),
      }),
    };
    return layers;
  });

/** A wish that becomes an edit, or nothing, by what there is when its turn comes; going back and forth and looking at the result are wishes too. */
export type Wish = (
  book: RecordBook,
  ids: (layer: 'sites' | 'stations' | 'coverage' | 'fiber') => string[],
  step: number,
) => Edit | 'undo' | 'redo' | 'look' | null;

const pick = (ids: readonly string[], at: number): string | null => (ids.length === 0 ? null : ids[at % ids.length]);
const wish = <T>(
  drawn: fc.Arbitrary<T>,
  make: (value: T, ...args: Parameters<Wish>) => ReturnType<Wish>,
): fc.Arbitrary<Wish> =>
  drawn.map(
    (value) =>
      (...args) =>
        make(value, ...args),
  );

const stationAt = (
  number: number,
  id: string,
  drawn: Omit<typeof station extends fc.Arbitrary<infer T> ? T : never, 'site'>,
): LayerRecords['stations'] => stationRecord({ ...placedStation({ ...drawn, site: number }), id });

/** Any edit, mostly of polygons and sites, and a step back or forth now and then. */
export const drawnWish: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Wish>(() => 'undo') },
  { weight: 2, arbitrary: fc.constant<Wish>(() => 'redo') },
  { weight: 3, arbitrary: fc.constant<Wish>(() => 'look') },
  {
    weight: 4,
    arbitrary: wish(coverage, ({ site: number, ...drawn }, _book, _ids, step) => ({
      kind: 'add-coverage',
      coverage: coverageRecord({ ...drawn, siteId: siteId(number), id: `new${step}` }),
    })),
  },
  {
    weight: 3,
    arbitrary: wish(fc.tuple(fc.nat(), coverage), ([at, { site: number, ...drawn }], _book, ids) => {
      const id = pick(ids('coverage'), at);
      return id === null
        ? null
        : { kind: 'replace-coverage', coverage: coverageRecord({ ...drawn, siteId: siteId(number), id }) };
    }),
  },
  {
    weight: 3,
    arbitrary: wish(fc.nat(), (at, _book, ids) => {
      const id = pick(ids('coverage'), at);
      return id === null ? null : { kind: 'remove-coverage', id };
    }),
  },
  {
    weight: 3,
    arbitrary: wish(
      fc.tuple(site, station, coverage),
      (
        [
          {
            at: [lng, lat],
            ...drawn
          },
          { at: _at, site: number, ...mast },
          { site: _of, ...area },
        ],
        book,
        _ids,
        step,
      ) => {
        // A site that stations name already, if there is one that does not stand.
        const named = siteId(number % 5);
        const id = named !== null && book.get('sites', named) === null ? named : `new${step}`;
        return {
          kind: 'add-site',
          site: siteRecord({ ...drawn, lng, lat, id }),
          stations: [stationRecord({ ...mast, siteId: id, id: `new${step}` })],
          coverage: [coverageRecord({ ...area, siteId: id, id: `new${step}` })],
        };
      },
    ),
  },
  {
    weight: 3,
    arbitrary: wish(fc.tuple(fc.nat(), position, fc.option(shape)), ([at, [lng, lat], given], book, ids) => {
      const id = pick(ids('sites'), at);
      if (id === null) return null;
      const own = book.idsOfSite('coverage', id);
      return {
        kind: 'move-site',
        id,
        lng,
        lat,
        shapes: given === null || own.length === 0 ? [] : [{ id: own[0], geometry: given }],
      };
    }),
  },
  {
    weight: 2,
    arbitrary: wish(fc.nat(), (at, _book, ids) => {
      const id = pick(ids('sites'), at);
      return id === null ? null : { kind: 'remove-site', id };
    }),
  },
  {
    weight: 1,
    arbitrary: wish(fc.nat(), (at, book, ids) => {
      const id = pick(
        ids('sites').filter((own) => book.get('sites', own)!.status === 'planned'),
        at,
      );
      return id === null ? null : { kind: 'build-site', id, builtOn: '2025-06-30' };
    }),
  },
  {
    weight: 2,
    arbitrary: wish(station, ({ site: number, ...drawn }, book, _ids, step) => {
      const record = stationAt(number, `new${step}`, drawn);
      return record.siteId !== null && book.get('sites', record.siteId) === null
        ? null
        : { kind: 'add-station', station: record };
    }),
  },
  {
    weight: 1,
    arbitrary: wish(fc.nat(), (at, _book, ids) => {
      const id = pick(ids('stations'), at);
      return id === null ? null : { kind: 'remove-station', id };
    }),
  },
  {
    weight: 1,
    arbitrary: wish(fc.tuple(fc.nat(), route), ([at, { path, ...drawn }], _book, ids, step) => {
      const id = pick(ids('fiber'), at);
      const record = fiberRecord({ ...drawn, geometry: line(...path), id: id ?? `new${step}` });
      return id === null
        ? { kind: 'add-fiber', fiber: record }
        : at % 3 === 0
          ? { kind: 'remove-fiber', id }
          : { kind: 'replace-fiber', fiber: record };
    }),
  },
  {
    weight: 1,
    arbitrary: wish(
      fc.constantFrom<Partial<Profile>>(
        { min_technology: '4G' },
        { min_technology: '3G', site_merge_m: 1200 },
        { counted_basis: ['declared', 'measured', 'modelled'] },
        { new_since: '2022-01-01', fiber_reach_m: 5000 },
      ),
      (profile) => ({ kind: 'change-profile', profile }),
    ),
  },
);
