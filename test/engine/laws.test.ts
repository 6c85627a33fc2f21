import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis, IndicatorTable } from '../../engine/index.ts';
import { analyzeHere, datasetOf, type Layers, line, polygon, rectangle } from './dataset-builder.ts';

/** Positions on a coarse lattice, so that points often lie on edges and vertices. */
const ordinate = fc.integer({ min: 0, max: 40 }).map((step) => step / 100);
const position = fc.tuple(ordinate, ordinate);

const coverage = fc
  .record({
    operator: fc.constantFrom('A', 'B', 'C'),
    technology: fc.constantFrom('2G' as const, '3G' as const, '4G' as const, '5G' as const),
    serviceClass: fc.constantFrom('outdoor' as const, 'indoor' as const, 'weak' as const),
    corner: position,
    width: fc.integer({ min: 1, max: 20 }),
    height: fc.integer({ min: 1, max: 20 }),
    slant: fc.integer({ min: -5, max: 5 }),
  })
  .map(({ corner: [west, south], width, height, slant, ...columns }) => ({
    ...columns,
    geometry: polygon([
      [west, south],
      [west + width / 100, south],
      [west + (width + slant) / 100, south + height / 100],
      [west + slant / 100, south + height / 100],
    ]),
  }));

const village = fc.record({
  at: position,
  population: fc.option(fc.nat(5000)),
  households: fc.option(fc.nat(900)),
  hasGrid: fc.option(fc.boolean()),
});

/** Distinct ids in an order of no meaning. */
const withIds = <T>(rows: readonly T[], prefix: string) =>
  rows.map((row, i) => ({ ...row, id: `${prefix}${(i * 7919) % 10007}` }));

const layers = fc
  .record({
    coverage: fc.array(coverage, { maxLength: 12 }),
    villages: fc.array(village, { minLength: 1, maxLength: 25 }),
    clusters: fc.array(fc.record({ at: position, of: fc.nat(24), population: fc.option(fc.nat(300)) }), {
      maxLength: 12,
    }),
    roads: fc.array(fc.array(position, { minLength: 2, maxLength: 5 }), { maxLength: 6 }),
    fiber: fc.array(
      fc.record({
        path: fc.array(position, { minLength: 2, maxLength: 5 }),
        operator: fc.option(fc.constantFrom('A', 'B')),
      }),
      { maxLength: 6 },
    ),
  })
  .map((drawn) => {
    const villages = withIds(drawn.villages, 'v').map(({ at: [lng, lat], ...columns }) => ({ ...columns, lng, lat }));
    return {
      admin: [
        { code: '1', level: 'province' as const, geometry: rectangle(-1, -1, 2, 2) },
        { code: '2', level: 'commune' as const, parentCode: '1', geometry: rectangle(-1, -1, 0.2, 2) },
        { code: '3', level: 'commune' as const, parentCode: '1', geometry: rectangle(0.2, -1, 2, 2) },
      ],
      villages,
      clusters: withIds(drawn.clusters, 'c').map(({ at: [lng, lat], of, ...columns }) => ({
        ...columns,
        lng,
        lat,
        villageId: villages[of % villages.length].id,
      })),
      coverage: withIds(drawn.coverage, 'k'),
      roads: withIds(
        drawn.roads.map((path) => ({ geometry: line(...path), class: 'local' as const })),
        'r',
      ),
      fiber: withIds(
        drawn.fiber.map(({ path, operator }) => ({ operator, geometry: line(...path) })),
        'f',
      ),
    } satisfies Layers;
  });

const RUNS = { numRuns: 60, seed: 21 };

/** Calls back with each cell of a table but its operator: the cells of one row stand in operator order. */
function eachRow(table: IndicatorTable, visit: (numerators: number[], denominators: number[]) => void): void {
  const { operators, technologies, classes, scopes, numerator, denominator } = table;
  const inner = technologies.length * classes.length * scopes.length;
  for (let start = 0; start < numerator.length; start += operators.length * inner) {
    for (let k = 0; k < inner; k++) {
      const cells = operators.map((_, operator) => start + operator * inner + k);
      visit(
        cells.map((cell) => numerator[cell]),
        cells.map((cell) => denominator[cell]),
      );
    }
  }
}

const BY_OPERATOR = [
  'village-mobile-share',
  'population-mobile-share',
  'village-fixed-share',
  'road-mobile-share',
  'area-mobile-share',
];
const tablesByOperator = ({ indicators }: Analysis) =>
  indicators.filter(({ indicator }) => BY_OPERATOR.includes(indicator));

/** Lengths are sums of rounded pieces. The geodesics of an area's long edges bulge less where another edge cuts them. */
const slack = (value: number, indicator = ''): number =>
  (indicator === 'area-mobile-share' ? 1e-5 : 1e-9) * Math.abs(value) + 1e-9;

describe('laws', () => {
  it('each operator ≤ best ≤ any, and all ≤ each', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(layers, async (drawn) => {
        for (const table of tablesByOperator(await analyzeHere(datasetOf(drawn)))) {
          eachRow(table, (row) => {
            const [any, best, all] = row.slice(-3);
            for (const own of row.slice(0, -3)) {
              expect(own).toBeLessThanOrEqual(best);
              expect(all).toBeLessThanOrEqual(own);
            }
            expect(best).toBeLessThanOrEqual(any);
          });
        }
      }),
      RUNS,
    );
  });

  it('generations are cumulative: a higher floor never has more', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(layers, async (drawn) => {
        const { indicators } = await analyzeHere(datasetOf(drawn));
        for (const { technologies, classes, scopes, numerator } of indicators.filter(
          ({ technologies }) => technologies.length > 1,
        )) {
          const step = classes.length * scopes.length;
          for (let cell = 0; cell + step < numerator.length; cell++) {
            if (Math.floor(cell / step) % technologies.length === technologies.length - 1) continue;
            expect(numerator[cell + step]).toBeLessThanOrEqual(numerator[cell]);
          }
        }
      }),
      RUNS,
    );
  });

  it('adding coverage never lowers a share', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(layers, coverage, async (drawn, added) => {
        // The operator stands in both, or `all` would speak of different operators.
        const base = {
          ...drawn,
          coverage: [...drawn.coverage, { id: 'known', operator: added.operator, geometry: rectangle(9, 9, 9.1, 9.1) }],
        };
        const before = tablesByOperator(await analyzeHere(datasetOf(base)));
        const after = tablesByOperator(
          await analyzeHere(datasetOf({ ...base, coverage: [...base.coverage, { ...added, id: 'added' }] })),
        );
        before.forEach(({ indicator, numerator, denominator }, t) => {
          expect(after[t].indicator).toBe(indicator);
          for (let cell = 0; cell < numerator.length; cell++) {
            expect(after[t].numerator[cell]).toBeGreaterThanOrEqual(
              numerator[cell] - slack(numerator[cell], indicator),
            );
            expect(Math.abs(after[t].denominator[cell] - denominator[cell])).toBeLessThanOrEqual(
              slack(denominator[cell]),
            );
          }
        });
      }),
      RUNS,
    );
  });

  it('communes sum to the province', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(layers, async (drawn) => {
        const { areas, indicators } = await analyzeHere(datasetOf(drawn));
        const [whole, province, west, east] = ['*', '1', '2', '3'].map((code) => areas.code.indexOf(code));
        // A route that runs in both communes is one route, and the best operator of each may be another.
        for (const { indicator, operators, numerator, denominator } of indicators.filter(
          ({ indicator }) => indicator !== 'station-technology-share',
        )) {
          const perArea = numerator.length / areas.code.length;
          const perOperator = perArea / operators.length;
          for (let k = 0; k < perArea; k++) {
            if (operators[Math.floor(k / perOperator)] === 'best') continue;
            const of = (column: Float64Array, area: number) => column[area * perArea + k];
            const parts = of(numerator, west) + of(numerator, east);
            const relative = indicator === 'area-mobile-share' ? 1e-4 : 1e-9;
            expect(Math.abs(of(numerator, province) - parts)).toBeLessThanOrEqual(relative * parts + 1e-9);
            expect(of(numerator, whole)).toBe(of(numerator, province));
            if (indicator.startsWith('village'))
              expect(of(denominator, province)).toBe(of(denominator, west) + of(denominator, east));
          }
        }
      }),
      RUNS,
    );
  });

  it('shuffling the rows of every layer changes nothing, to the last bit', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(layers, fc.infiniteStream(fc.nat(1e9)), async (drawn, random) => {
        const numbers = random[Symbol.iterator]();
        const shuffle = <T>(rows: readonly T[]): T[] =>
          rows
            .map((row) => [numbers.next().value, row] as const)
            .sort(([a], [b]) => a - b)
            .map(([, row]) => row);
        const shuffled = Object.fromEntries(
          Object.entries(drawn).map(([layer, rows]) => [layer, shuffle<unknown>(rows)]),
        ) as Layers;
        expect(datasetOf(shuffled)).toEqual(datasetOf(drawn));
        expect(await analyzeHere(datasetOf(shuffled))).toEqual(await analyzeHere(datasetOf(drawn)));
      }),
      RUNS,
    );
  });

  it('a ring may be wound and begun anywhere', async () => {
    const ring: [number, number][] = [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
    ];
    const of = (...corners: [number, number][]) => datasetOf({ coverage: [{ geometry: polygon(corners) }] });
    expect(of(...ring.slice(2), ...ring.slice(0, 2))).toEqual(of(...ring));
    expect(of(...ring.slice().reverse())).toEqual(of(...ring));
  });
});
