import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { loadDataset, memorySource, packDataset, packTiles, readDem } from '../../data/index.ts';
import type { KeptDataset } from '../../web/library/database.ts';
import {
  deleteDataset,
  duplicateDataset,
  findDataset,
  keepDataset,
  listDatasets,
  readElevation,
  readPack,
} from '../../web/library/datasets.ts';
import { createSha256 } from '../../web/work/dataset-source.ts';
import type { OpenRequest } from '../../web/work/desk-api.ts';
import { elevationFiles, elevationToKeep, hasTerrain } from '../../web/work/elevation-files.ts';
import { writeZip } from '../../web/work/zip/write-zip.ts';

const about: Omit<KeptDataset, 'sizeBytes' | 'savedAt' | 'openedAt'> = {
  id: 'own/a',
  name: 'A',
  plan: null,
  asOf: null,
  rejected: 0,
  warnings: 0,
  inputs: [],
};
const kept = (id: string): OpenRequest => ({ kind: 'kept', id, name: id });
const SIDE = 1201;
/** A tile whose sample in row r and column c is r − c metres high. */
const TILE = new Uint8Array(SIDE * SIDE * 2);
for (let i = 0; i < SIDE * SIDE; i++) new DataView(TILE.buffer).setInt16(i * 2, Math.floor(i / SIDE) - (i % SIDE));
const heightsOf = async (request: OpenRequest) => {
  const [tile] = await readDem({ name: 'x', files: await elevationFiles(request), createSha256 });
  return [tile.lng, tile.lat, tile.metres[0], tile.metres[5 * SIDE + 2], tile.metres.at(-1)];
};
const HEIGHTS = [103, 22, 0, 3, 0];
const files = (...given: File[]): OpenRequest => ({ kind: 'files', id: 'own/a', name: 'A', files: given });
const villages = new File(['id,name,lat,lon\n'], 'villages.csv');

it('a library of the first version is taken over with all that it holds', async () => {
  const old = await openDB('phusong', 1, {
    upgrade(database) {
      database.createObjectStore('datasets', { keyPath: 'id' });
      database.createObjectStore('packs');
      database.createObjectStore('documents', { keyPath: ['dataset', 'kind', 'name'] });
    },
  });
  await old.put('datasets', { ...about, id: 'old', sizeBytes: 3, savedAt: '2025', openedAt: '2025' });
  await old.put('packs', new Blob(['old']), 'old');
  old.close();
  expect((await listDatasets()).map(({ id }) => id)).toEqual(['old']);
  expect(await (await readPack('old'))!.text()).toBe('old');
  expect(await hasTerrain(kept('old'))).toBe(false);
  await duplicateDataset('old', 'copy', 'Copy');
  expect(await readElevation('copy')).toEqual([]);
});

it('the ground of a folder is kept with its dataset, counted, copied and deleted', async () => {
  const folder = files(villages, new File([TILE], 'N22E103.hgt'));
  expect(await hasTerrain(folder)).toBe(true);
  await keepDataset(about, new Blob(['pack']), await elevationToKeep(folder));
  expect((await findDataset('own/a'))?.sizeBytes).toBe(4 + TILE.length);
  expect(await hasTerrain(kept('own/a'))).toBe(true);
  expect(await heightsOf(folder)).toEqual(HEIGHTS);
  expect(await heightsOf(kept('own/a'))).toEqual(HEIGHTS);
  await duplicateDataset('own/a', 'own/b', 'B');
  await deleteDataset('own/a');
  expect(await hasTerrain(kept('own/a'))).toBe(false);
  expect(await heightsOf(kept('own/b'))).toEqual(HEIGHTS);
});

it('the ground of a packed file is found, and kept beside its dataset', async () => {
  const loaded = await loadDataset(
    memorySource('x', [{ name: 'villages.csv', text: 'id,name,lat,lon\nv,V,22,103\n' }], createSha256),
  );
  const folder = {
    name: 'dem',
    files: await elevationFiles(files(villages, new File([TILE], 'N22E103.hgt'))),
    createSha256,
  };
  const pieces = [...packDataset(loaded, { elevation: await packTiles(folder) })] as BlobPart[];
  const packed = files(new File(pieces, 'A.phusong'));
  expect(await hasTerrain(packed)).toBe(true);
  expect(await heightsOf(packed)).toEqual(HEIGHTS);
  await keepDataset({ ...about, id: 'own/p' }, new Blob(['pack']), await elevationToKeep(packed));
  expect(await heightsOf(kept('own/p'))).toEqual(HEIGHTS);
  expect(await hasTerrain(files(new File([...packDataset(loaded)] as BlobPart[], 'A.phusong')))).toBe(false);
});

it('the ground in a zip is found too', async () => {
  const pieces: BlobPart[] = [];
  const sink = new WritableStream<Uint8Array<ArrayBuffer>>({ write: (piece) => void pieces.push(piece.slice()) });
  const inside = [
    { name: 'Tỉnh/villages.csv', bytes: new TextEncoder().encode('id,name,lat,lon\n') },
    { name: 'Tỉnh/dem/N22E103.hgt', bytes: TILE },
  ];
  const piecesOf = async function* ({ bytes }: { bytes: Uint8Array<ArrayBuffer> }) {
    yield bytes;
  };
  await writeZip(sink, inside, piecesOf, new Date(0));
  const zip = files(new File(pieces, 'tinh.zip'));
  await keepDataset(about, new Blob(['pack']), await elevationToKeep(zip));
  expect((await readElevation('own/a')).map(({ name }) => name)).toEqual(['N22E103.hgt']);
  expect(await heightsOf(kept('own/a'))).toEqual(HEIGHTS);
  expect(await hasTerrain(files(villages))).toBe(false);
});
