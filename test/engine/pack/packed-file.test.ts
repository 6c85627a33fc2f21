import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PackedFileError, readPacked, writePacked } from '../../../engine/index.ts';
import { datasetOf, type Layers, line, polygon } from '../dataset-builder.ts';
import { fileOf } from './file-of.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('', 'Nà Phát', '\ud800', '__proto__'),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 3 });
const company = fc.constantFrom('Viettel', 'VNPT', 'MobiFone', 'EVN');
const degrees = fc.double({ min: -90, max: 90, noNaN: true });
const amount = fc.double({ noNaN: true, noDefaultInfinity: true });
const place = { lng: degrees, lat: degrees };
const position = fc.tuple(degrees, degrees);
const path = fc.array(position, { minLength: 2, maxLength: 5 }).map((positions) => line(...positions));
const area = fc.array(position, { minLength: 3, maxLength: 6 }).map((positions) => polygon(positions));
const technology = fc.constantFrom('2G' as const, '3G' as const, '4G' as const, '5G' as const);
const status = fc.constantFrom('operational' as const, 'planned' as const, 'retired' as const);
const villageId = fc.constantFrom('v1', 'v2', 'v3', 'nowhere');
const tenants = fc.array(company, { maxLength: 3 });

/** Rows of each layer; any of the layers may be absent, and any present one empty. */
const rows: { [L in keyof Layers]-?: fc.Arbitrary<NonNullable<Layers[L]>[number]> } = {
  admin: fc.record({ code: text, name: text, parentCode: maybe(text), geometry: area }),
  villages: fc.record({
    id: villageId,
    name: text,
    ...place,
    communeCode: maybe(text),
    population: maybe(amount),
    hasGrid: maybe(fc.boolean()),
    kind: maybe(text),
  }),
  clusters: fc.record({ id: text, villageId, ...place, households: maybe(amount) }),
  sites: fc.record({ id: text, ...place, owner: maybe(company), structure: maybe(fc.constant('pole' as const)) }),
  stations: fc.record({ id: text, siteId: maybe(text), operator: company, technology, since: maybe(text), status }),
  coverage: fc.record({ id: text, operator: company, technology, validFrom: maybe(text), geometry: area }),
  declarations: fc.record({ villageId, operator: company, technology, coveredShare: amount }),
  fiber: fc.record({ id: text, operator: maybe(company), kind: maybe(fc.constant('access' as const)), geometry: path }),
  fiber_nodes: fc.record({ id: text, ...place, operator: maybe(company), accessPoint: fc.boolean() }),
  poles: fc.record({ id: text, ...place, owner: maybe(company), tenants }),
  ducts: fc.record({ id: text, owner: maybe(company), tenants, geometry: path }),
  roads: fc.record({ id: text, name: maybe(text), cables: maybe(fc.constant('aerial' as const)), geometry: path }),
  places: fc.record({ id: text, ...place, name: maybe(text), fiber: maybe(fc.boolean()) }),
  measurements: fc.record({ ...place, operator: company, technology, rsrpDbm: maybe(amount), testedAt: maybe(text) }),
  observations: fc.record({ indicator: text, value: amount, asOf: text, source: maybe(text) }),
};

const layers = fc.record(
  Object.fromEntries(Object.entries(rows).map(([layer, row]) => [layer, fc.array<object>(row, { maxLength: 4 })])),
  { requiredKeys: [] },
) as fc.Arbitrary<Layers>;

const EXTRAS = { name: 'Lai Châu', list: [1, null, '\ud800'], nested: { __proto__: null, a: 0.1 } };

describe('a packed file', () => {
  it('gives back every dataset, every layer and every bit of it', () => {
    fc.assert(
      fc.property(layers, (drawn) => {
        const dataset = datasetOf(drawn);
        const { dataset: read, extras } = readPacked(fileOf(dataset, EXTRAS));
        expect(read).toEqual(dataset);
        expect(extras).toEqual(EXTRAS);
      }),
      { numRuns: 300 },
    );
  });
  it('is the same bytes when its content is written again', () => {
    fc.assert(
      fc.property(layers, (drawn) => {
        const file = fileOf(datasetOf(drawn), EXTRAS);
        const { dataset, extras } = readPacked(file);
        expect(fileOf(dataset, extras)).toEqual(file);
      }),
      { numRuns: 50 },
    );
  });
  it('is read in place: columns are views on its buffer', () => {
    const dataset = datasetOf({ villages: [{ lng: 1, lat: 2 }], coverage: [{}], poles: [{ owner: 'EVN' }] });
    const buffer = fileOf(dataset, null);
    const shared = new SharedArrayBuffer(buffer.byteLength);
    new Uint8Array(shared).set(new Uint8Array(buffer));
    for (const file of [buffer, shared]) {
      const { villages, coverage, poles } = readPacked(file).dataset;
      for (const column of [villages!.lng, villages!.hasGrid, coverage!.shapes.coords, poles!.users])
        expect(column.buffer).toBe(file);
      expect(coverage!.shapes.coords.byteOffset % 8).toBe(0);
    }
  });
});

describe('damage', () => {
  const dataset = datasetOf({
    villages: [{ id: 'a', name: 'Bản A', communeCode: '1' }, { id: 'b' }],
    clusters: [{ villageId: 'b' }],
    coverage: [{ operator: 'Viettel' }],
    ducts: [{ owner: 'EVN', tenants: ['VNPT'] }],
  });
  const whole = new Uint8Array(fileOf(dataset, { name: 'x' }));

  it('of any byte is seen', () => {
    for (let k = 0; k < whole.length; k++) {
      const broken = whole.slice();
      broken[k] ^= 1 << (k % 8);
      expect(() => readPacked(broken.buffer)).toThrow(PackedFileError);
    }
  });
  it('by cutting off anywhere is seen', () => {
    for (let length = 0; length < whole.length; length++)
      expect(() => readPacked(whole.slice(0, length).buffer)).toThrow(
        /is empty|is cut off after \d+ (of its \d+ )?bytes/,
      );
  });
});

describe('a file that is undamaged and makes no sense', () => {
  /** The dataset of a village and what refers to it, with some columns replaced. */
  const spoilt = (layer: 'villages' | 'clusters' | 'coverage', column: string, values: unknown) => {
    const good = datasetOf({ villages: [{}], clusters: [{}], coverage: [{}] });
    return { ...good, [layer]: { ...good[layer], [column]: values } };
  };
  it.each([
    ['villages', 'hasGrid', Uint8Array.of(7)],
    ['clusters', 'village', Int32Array.of(1)],
    ['clusters', 'village', Int32Array.of(-2)],
    ['coverage', 'technology', Uint8Array.of(4)],
    ['coverage', 'operator', Uint16Array.of(1)],
    ['villages', 'population', Float64Array.of(1, 2)],
    ['villages', 'id', [null]],
    ['villages', 'name', ['a', 'b']],
  ] as const)('%s.%s is refused', (layer, column, values) => {
    expect(() => readPacked(fileOf(spoilt(layer, column, values), null))).toThrow(
      new RegExp(`the packed file (contradicts itself in|lacks) its section ${layer}.${column}`),
    );
  });
  it('with shapes that lead nowhere is refused', () => {
    const { shapes } = datasetOf({ coverage: [{}] }).coverage!;
    for (const [part, values] of [
      ['featureStart', Uint32Array.of(0, 2)],
      ['ringStart', Uint32Array.of(0, 4)],
      ['coords', Float64Array.from(shapes.coords, () => Number.NaN)],
    ] as const) {
      const file = fileOf(spoilt('coverage', 'shapes', { ...shapes, [part]: values }), null);
      expect(() => readPacked(file)).toThrow(/contradicts itself in its section coverage.shapes/);
    }
  });
});

it('names the version of a file from another one', () => {
  const file = new Uint8Array(fileOf(datasetOf({}), null));
  file[8] = 2;
  expect(() => [...writePacked(datasetOf({}), null)]).not.toThrow();
  expect(() => readPacked(file.buffer)).toThrow(
    'the packed file is a packed dataset of format 2, and format 1 is read here; pack it again',
  );
});
