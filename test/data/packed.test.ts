import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasetKey } from '../../data/dataset-key.ts';
import {
  type LoadedDataset,
  loadDataset,
  packDataset,
  packTiles,
  readDem,
  tileFolder,
  UnreadableFileError,
  unpackDataset,
  unpackElevation,
} from '../../data/index.ts';
import { readPackedFile, writePackedFile } from '../../data/packed-files.ts';
import { LAYOUT_CHECKSUM } from '../../engine/pack/packed-columns.ts';
import { writeSections } from '../../engine/pack/packed-sections.ts';
import { TINY_FILES } from '../cli/tiny-folder.ts';
import { joinPieces } from '../engine/pack/file-of.ts';
import { memoryFile, memoryFolder } from './memory-files.ts';

const FILES = {
  ...TINY_FILES,
  'dataset.json': '{ "name": "Lai Châu", "as_of": "2023-03-15", "plan": "lai-chau", "sample": true }',
  'villages.csv': `${TINY_FILES['villages.csv']}d,Bản D,95,103.05,1,1,yes,\n`,
};

let loaded: LoadedDataset;
let whole: Uint8Array;
let folder: string;
beforeAll(async () => {
  loaded = await loadDataset(memoryFolder(FILES));
  whole = new Uint8Array(joinPieces(packDataset(loaded)));
  folder = mkdtempSync(join(tmpdir(), 'phusong-packed-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a packed dataset', () => {
  it('is all that was loaded: columns, names, extra columns, issues, inputs', () => {
    expect(loaded.carried.size).toBeGreaterThan(0);
    expect(loaded.issues.length).toBeGreaterThan(0);
    const { elevation, measured, ...read } = unpackDataset(whole.slice().buffer, 'x.phusong');
    expect([elevation, measured]).toEqual([[], null]);
    expect({ ...read, carried: null }).toEqual({ ...loaded, carried: null });
    // The columns of a village have no prototype when they come from a file.
    const plain = ({ carried }: LoadedDataset) => Array.from(carried, ([id, columns]) => [id, { ...columns }]);
    expect(plain(read)).toEqual(plain(loaded));
  });
  it('is written and read as a file, whole, replacing another', async () => {
    const path = join(folder, 'a.phusong');
    writeFileSync(path, 'old');
    expect(await writePackedFile(path, loaded)).toBe(whole.length);
    expect(new Uint8Array(readFileSync(path))).toEqual(whole);
    const read = await readPackedFile(path);
    expect(read.dataset).toEqual(loaded.dataset);
    expect(read.dataset.villages!.lng.buffer).toBeInstanceOf(SharedArrayBuffer);
  });
  it('carries elevation tiles, compressed, and gives them back as they were; a reader without them reads the rest', async () => {
    const plain = new Uint8Array(1201 * 1201 * 2);
    plain.set([0, 7, 255, 255], 2000);
    const folder = { ...memoryFolder({}), files: [memoryFile('N22E103.hgt', plain), memoryFile('readme.txt', 'x')] };
    const tiles = await packTiles(folder);
    expect(tiles.map(({ name }) => name)).toEqual(['N22E103.hgt.gz']);
    expect(tiles[0].bytes.length).toBeLessThan(plain.length / 100);
    const bytes = new Uint8Array(joinPieces(packDataset(loaded, { elevation: tiles })));
    const { elevation, dataset } = unpackDataset(bytes.buffer, 'x.phusong');
    expect(dataset).toEqual(loaded.dataset);
    expect(unpackElevation(bytes.buffer, 'x.phusong')).toEqual(elevation);
    const source = tileFolder(elevation, folder.createSha256);
    expect(await readDem(source)).toEqual(await readDem(folder));
    // What is packed already is taken as it is.
    expect(await packTiles(source)).toEqual(tiles);
    const broken = bytes.slice();
    broken[broken.length - 20] ^= 1;
    expect(() => unpackDataset(broken.buffer, 'x.phusong')).toThrow(
      'is damaged in its section attachment/dem/N22E103.hgt.gz',
    );
    await expect(packTiles({ ...folder, files: [memoryFile('N22E103.hgt', plain.subarray(2))] })).rejects.toThrow(
      UnreadableFileError,
    );
  });
  it('with attachments of a form to come is refused', () => {
    const form = (list: unknown) =>
      new Uint8Array(
        joinPieces(
          writeSections(
            [{ name: 'attachments', data: new TextEncoder().encode(JSON.stringify(list)) }],
            LAYOUT_CHECKSUM,
            {},
          ),
        ),
      ).buffer;
    expect(() => unpackElevation(form({ form: 2, names: [] }), 'x.phusong')).toThrow(
      'has attachments of form 2, and form 1 is read here; open it with the version that packed it',
    );
    expect(() => unpackElevation(form({ form: 1, names: [7] }), 'x.phusong')).toThrow('contradicts itself');
    expect(() => unpackElevation(form({ form: 1, names: ['dem/N22E103.hgt'] }), 'x.phusong')).toThrow(
      'lacks its section',
    );
  });
  it('leaves nothing where writing fails or is aborted', async () => {
    const abort = AbortSignal.abort(new DOMException('enough', 'AbortError'));
    await expect(writePackedFile(join(folder, 'b.phusong'), loaded, { signal: abort })).rejects.toThrow('enough');
    const nowhere = join(folder, 'no', 'b.phusong');
    await expect(writePackedFile(nowhere, loaded)).rejects.toMatchObject({ code: 'ENOENT', path: nowhere });
    expect(readdirSync(folder).filter((name) => name.includes('b.phusong'))).toEqual([]);
  });
});

/** The file with its bytes changed from `at` on. */
const changed = (at: number, ...bytes: number[]): Uint8Array => {
  const copy = whole.slice();
  copy.set(bytes, at);
  return copy;
};

describe('a file that is refused', () => {
  const table: [string, () => Uint8Array, string | RegExp][] = [
    ['empty', () => new Uint8Array(0), 'is empty'],
    ['a text', () => new TextEncoder().encode('id,name,lat,lon\n1,a,21,103\n'), 'is not a packed dataset'],
    ['zeros', () => new Uint8Array(1000), 'is not a packed dataset'],
    [
      'with rewritten line ends',
      () => Uint8Array.from([...whole.subarray(0, 5), 0x0a, ...whole.subarray(7)]),
      'was changed as if it were text; copy it as a binary file',
    ],
    [
      'read as UTF-8 and written again',
      () => new TextEncoder().encode(new TextDecoder().decode(whole)),
      'is not a packed dataset',
    ],
    ['cut off in its header', () => whole.slice(0, 20), 'is cut off after 20 bytes; copy or pack it again'],
    [
      'cut off in its sections',
      () => whole.slice(0, whole.length - 1),
      /^is cut off after \d+ of its \d+ bytes; copy or pack it again$/,
    ],
    [
      'with something after it',
      () => Uint8Array.from([...whole, 0, 0]),
      'goes on for 2 bytes after its end; copy or pack it again',
    ],
    [
      'of a later format',
      () => changed(8, 9),
      'is a packed dataset of format 9, and format 1 is read here; pack it again',
    ],
    [
      'of another byte order',
      () => changed(12, 1, 2, 3, 4),
      'was packed on a machine with another byte order; pack it again',
    ],
    ['damaged in its header', () => changed(16, 0, 0), 'is damaged in its header; copy or pack it again'],
    ['damaged in its directory', () => changed(70, 0), 'is damaged in its directory; copy or pack it again'],
    [
      'damaged in a section',
      () => changed(whole.length - 9, 1, 1),
      /^is damaged in its section \w+\.shapes\.box; copy or pack it again$/,
    ],
  ];
  it.each(table)('%s says so', (_, bytes, sentence) => {
    const refused = expect(() => unpackDataset(bytes().slice().buffer, 'x.phusong'));
    refused.toThrow(UnreadableFileError);
    const reason = typeof sentence === 'string' ? sentence : expect.stringMatching(sentence);
    refused.toThrow(expect.objectContaining({ file: 'x.phusong', code: 'bad-pack', reason }));
  });
  it('with other facts beside the columns than a dataset has', () => {
    const odd = { ...loaded, name: 3 as unknown as string };
    expect(() => unpackDataset(joinPieces(packDataset(odd)), 'x.phusong')).toThrow(
      'x.phusong: contradicts itself in its section extras; pack it again',
    );
  });
});

describe('the key of a dataset', () => {
  const keyOf = async (files: Readonly<Record<string, string>>, name = 'folder', version = '1') =>
    (await datasetKey(memoryFolder(files, name), version)).key;

  it('is the same for the same files', async () => {
    expect(await keyOf(FILES)).toMatch(/^[0-9a-f]{64}$/);
    expect(await keyOf({ ...FILES })).toBe(await keyOf(FILES));
  });
  it('is another for anything that loading could tell', async () => {
    const { 'villages.csv': villages, ...others } = FILES;
    const keys = await Promise.all([
      keyOf(FILES),
      keyOf(FILES, 'other folder'),
      keyOf(FILES, 'folder', '2'),
      keyOf({ ...FILES, 'villages.csv': villages.replace('Bản A', 'Bản Á') }),
      keyOf({ ...others, 'villages.CSV': villages }),
      keyOf({ ...FILES, 'dataset.json': '{ "name": "Lai Châu", "crs": "EPSG:4326" }' }),
      keyOf({ ...FILES, 'road.csv': '' }),
      keyOf(others),
    ]);
    expect(new Set(keys).size).toBe(keys.length);
    const { key } = await datasetKey(memoryFolder(FILES), '1', {
      layers: { villages: memoryFile('villages.csv', 'id,name,lat,lon\n') },
    });
    expect(keys).not.toContain(key);
  });
  it('fits what was read from the same bytes only', async () => {
    const { fits } = await datasetKey(memoryFolder(FILES), '1');
    expect(fits(loaded)).toBe(true);
    const [first, ...rest] = loaded.inputs;
    expect(fits({ ...loaded, inputs: [{ ...first, sha256: '00' }, ...rest] })).toBe(false);
  });
});
