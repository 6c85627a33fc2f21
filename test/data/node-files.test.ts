import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadDataset } from '../../data/index.ts';
import { openFile, openFolder } from '../../data/node-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'phusong-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function contentOf(path: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of (await openFile(path)).stream()) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe('openFolder', () => {
  test('lists files by name, without hidden ones and elevation tiles', async () => {
    const path = join(folder, 'dataset');
    mkdirSync(join(path, 'dem'), { recursive: true });
    mkdirSync(join(path, 'extra'));
    for (const name of ['villages.csv', 'admin.geojson', '.DS_Store']) writeFileSync(join(path, name), 'id\n');
    const source = await openFolder(`${path}/`);
    expect(source.name).toBe('dataset');
    expect(source.files.map(({ name }) => name)).toEqual(['admin.geojson', 'extra', 'villages.csv']);
    expect(source.files[2].sizeBytes).toBe(3);
  });

  test('says what is wrong with a path', async () => {
    writeFileSync(join(folder, 'plain'), '');
    await expect(openFolder(join(folder, 'none'))).rejects.toThrow(/none: does not exist$/);
    await expect(openFolder(join(folder, 'plain'))).rejects.toThrow(/plain: is not a folder$/);
  });

  test('hashes as sha256 does', async () => {
    const hash = (await openFolder(folder)).createSha256();
    hash.update(new TextEncoder().encode('abc'));
    expect(hash.digestHex()).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('openFile', () => {
  test('reads a file, more than once', async () => {
    const path = join(folder, 'big.txt');
    const text = 'x'.repeat(3_000_000);
    writeFileSync(path, text);
    expect(await contentOf(path)).toBe(text);
    expect(await contentOf(path)).toBe(text);
  });

  test('says what is wrong with a path', async () => {
    symlinkSync('loop', join(folder, 'loop'));
    await expect(openFile(join(folder, 'none.csv'))).rejects.toThrow(/none\.csv: does not exist$/);
    await expect(openFile(folder)).rejects.toThrow(/: is a folder, not a file$/);
    await expect(openFile(join(folder, 'loop'))).rejects.toThrow(/loop: is a link that leads back to itself$/);
  });

  test('does not wait for a pipe that nobody writes to', async () => {
    const path = join(folder, 'pipe.csv');
    execFileSync('mkfifo', [path]);
    await expect(contentOf(path)).rejects.toThrow('pipe.csv: is not a regular file');
  });
});

test('a folder named like a layer file is refused by its name', async () => {
  const path = join(folder, 'with-folder');
  mkdirSync(join(path, 'villages.geojson'), { recursive: true });
  await expect(loadDataset(await openFolder(path))).rejects.toThrow('villages.geojson: is a folder, not a file');
});

test('a file that vanishes after it was listed is refused by its name', async () => {
  const path = join(folder, 'vanishing');
  mkdirSync(path);
  writeFileSync(join(path, 'villages.csv'), 'id,name,lat,lon\n1,a,22,103\n');
  const source = await openFolder(path);
  rmSync(join(path, 'villages.csv'));
  await expect(loadDataset(source)).rejects.toThrow('villages.csv: does not exist');
});
