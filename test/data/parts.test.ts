import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  type LoadedDataset,
  loadDataset,
  loadPart,
  memorySource,
  type PartReader,
  packDataset,
  UnreadableFileError,
} from '../../data/index.ts';
import { createSha256, openFolder } from '../../data/node-files.ts';
import { planParts } from '../../data/parts.ts';
import type { DatasetSource } from '../../data/row.ts';
import { LAYERS, type LayerName } from '../../engine/index.ts';
import { makeSample, writeSample } from '../../seeds/sample/index.ts';
import { memoryFolder } from './memory-files.ts';

/** A reader of parts in the calling thread. */
const partReader = (parallelism: number, read: PartReader['read'] = readHere): PartReader => ({
  parallelism,
  takes: () => true,
  read,
});
const readHere: PartReader['read'] = (part, options) => loadPart(part, createSha256, options);

/** What loading gives, or the words that it fails with. */
const outcomeOf = (loading: Promise<LoadedDataset>): Promise<LoadedDataset | { message: string }> =>
  loading.catch((error: unknown) => {
    if (error instanceof UnreadableFileError) return { message: error.message, code: error.code, params: error.params };
    throw error;
  });

/** Everything that was loaded, as bytes. */
const packed = (loaded: LoadedDataset): Buffer => Buffer.concat([...packDataset(loaded)]);

async function expectSameInParts(source: DatasetSource, counts: readonly number[]): Promise<unknown> {
  const whole = await outcomeOf(loadDataset(source));
  for (const count of counts) {
    const inParts = await outcomeOf(loadDataset(source, { partReader: partReader(count) }));
    if ('dataset' in whole) expect(packed(inParts as LoadedDataset).equals(packed(whole))).toBe(true);
    else expect(inParts).toEqual(whole);
  }
  return whole;
}

test('a dataset of many layers and companies is the same in any number of parts', async () => {
  const whole = (await expectSameInParts(
    memorySource('lai-chau', writeSample(makeSample('lai-chau')), createSha256),
    [3],
  )) as LoadedDataset;
  expect(whole.inputs.length).toBeGreaterThan(8);
  expect(whole.dataset.companies.length).toBeGreaterThan(3);
});

const POLES = 'id,lat,lon,owner,tenants\np1,21,103,EVN,"Zeta;Alfa"\np2,21,103.1,Alfa,"Viettel;EVN"\np3,21,103.2,,\n';
const NODES = 'id,lat,lon,operator\nn1,21,103,Beta\nn2,21,103.1,Zeta\n';

test('companies that only some parts name get the codes of all together', async () => {
  const whole = (await expectSameInParts(
    memoryFolder({ 'poles.csv': POLES, 'fiber_nodes.csv': NODES }),
    [2],
  )) as LoadedDataset;
  const { companies, poles } = whole.dataset;
  expect(companies).toEqual(['Alfa', 'Beta', 'EVN', 'Viettel', 'Zeta']);
  const usersOf = (row: number) =>
    Array.from(poles!.users.subarray(poles!.userStart[row], poles!.userStart[row + 1]), (code) => companies[code]);
  expect([0, 1, 2].map(usersOf)).toEqual([['Alfa', 'EVN', 'Zeta'], ['Alfa', 'EVN', 'Viettel'], []]);
});

const BAD = fileURLToPath(new URL('../fixtures/bad/', import.meta.url));

describe('damaged datasets give the same issues, or fail with the same words', () => {
  test.each(readdirSync(BAD, { withFileTypes: true }).filter((entry) => entry.isDirectory()))(
    '$name',
    async (entry) => {
      await expectSameInParts(await openFolder(`${BAD}${entry.name}`), [2, 20]);
    },
  );
});

test('of several unreadable files the first in the order of the layers is told, and later parts are ended', async () => {
  const late = 'latecomer';
  const broken = (name: string) => ({ [name]: '{"type":"FeatureCollection","features":[{' });
  const source = memoryFolder({
    'villages.csv': 'id\n',
    ...broken('coverage.geojson'),
    ...broken('roads.geojson'),
    ...broken('fiber.geojson'),
  });
  const ended: string[] = [];
  /** Roads fail at once; coverage fails later; fiber would take for ever. */
  const read: PartReader['read'] = async (part, options) => {
    const own = part.files.map(({ layer }) => layer).join();
    if (own === 'coverage') await new Promise((resolve) => setTimeout(resolve, 30));
    if (own === 'fiber')
      await new Promise((_, reject) => {
        options.signal!.addEventListener('abort', () => {
          ended.push(own);
          reject(new Error(late));
        });
      });
    return readHere(part, options);
  };
  const failure = await loadDataset(source, { partReader: partReader(4, read) }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UnreadableFileError);
  expect((failure as UnreadableFileError).file).toBe('coverage.geojson');
  expect(ended).toEqual(['fiber']);
});

test('a failure that no file is the reason of ends all parts and is told', async () => {
  const bug = new Error('out of memory');
  const read: PartReader['read'] = (part, { signal }) =>
    part.files.some(({ layer }) => layer === 'poles')
      ? Promise.reject(bug)
      : new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason)));
  const loading = loadDataset(memoryFolder({ 'poles.csv': POLES, 'fiber_nodes.csv': NODES }), {
    partReader: partReader(2, read),
  });
  await expect(loading).rejects.toBe(bug);
});

describe('the plan of the parts', () => {
  const fileOf = (layer: LayerName, sizeBytes: number) => ({
    layer,
    file: { name: `${layer}.csv`, sizeBytes, stream: async function* () {} },
    crs: undefined,
    columns: undefined,
    sheet: undefined,
  });
  const all = LAYERS.map((layer, k) => fileOf(layer, 10 + ((k * 7) % 13)));
  const layersOf = (parts: ReturnType<typeof planParts>) => parts.map((part) => part.map(({ layer }) => layer));

  test.each([1, 2, 3, 5, 50])('for at most %i has every layer once, and admin everywhere', (most) => {
    const parts = layersOf(planParts(all, most));
    expect(parts.length).toBeLessThanOrEqual(most);
    for (const part of parts) {
      expect(part[0]).toBe('admin');
      expect(part).toEqual(LAYERS.filter((layer) => part.includes(layer)));
    }
    const others = LAYERS.filter((layer) => layer !== 'admin');
    expect(
      parts
        .flat()
        .filter((layer) => layer !== 'admin')
        .sort(),
    ).toEqual([...others].sort());
    const ofVillages = parts.filter((part) => part.includes('villages'));
    expect(ofVillages[0]).toEqual(expect.arrayContaining(['clusters', 'sites', 'stations', 'declarations']));
  });

  test('sets one large layer against all the others, in no more parts than that', () => {
    const files = [fileOf('villages', 20), fileOf('coverage', 160), fileOf('fiber', 24), fileOf('roads', 7)];
    expect(layersOf(planParts(files, 8))).toEqual([['coverage'], ['villages', 'fiber', 'roads']]);
  });

  test('of an area map alone is one part', () =>
    expect(layersOf(planParts([fileOf('admin', 5)], 4))).toEqual([['admin']]));
});
