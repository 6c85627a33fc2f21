import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { type LoadedDataset, loadDataset, packDataset, UnreadableFileError } from '../../data/index.ts';
import { openFolder } from '../../data/node-files.ts';
import { makeSample, writeSample } from '../../seeds/sample/index.ts';
import { createThreadReader } from '../../workers/thread-reader.ts';
import { memoryFolder } from '../data/memory-files.ts';

const scratch = mkdtempSync(join(tmpdir(), 'phusong-threads-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
for (const { name, text } of writeSample(makeSample('lai-chau'))) writeFileSync(join(scratch, name), text);

let started: Promise<number>[] = [];
const createWorker = (limits = {}) => {
  const worker = new Worker(new URL('../../dist/workers/reader-node-worker.js', import.meta.url), limits);
  started.push(new Promise((resolve) => worker.on('exit', resolve)));
  return worker;
};
const reader = (threads: number, limits = {}) =>
  createThreadReader({ threads, createWorker: () => createWorker(limits), worthBytes: 0 });

/** Everything that was loaded, as bytes. */
const packed = (loaded: LoadedDataset): Buffer => Buffer.concat([...packDataset(loaded)]);

describe('a reader in threads', () => {
  it('gives the dataset and the issues of the calling thread, columns in shared memory, and ends its threads', async () => {
    const source = await openFolder(scratch);
    const here = await loadDataset(source);
    for (const threads of [1, 3]) {
      started = [];
      const files = new Set<string>();
      const onProgress = ({ file }: { file: string }) => files.add(file);
      const apart = await loadDataset(source, { partReader: reader(threads), onProgress });
      expect(packed(apart).equals(packed(here))).toBe(true);
      expect(started.length).toBe(threads);
      await Promise.all(started);
      expect(apart.dataset.villages!.lng.buffer).toBeInstanceOf(SharedArrayBuffer);
      expect([...files].sort()).toEqual(here.inputs.map(({ file }) => file).sort());
    }
  });

  it('says of an unreadable file what the calling thread says, as data too', async () => {
    const folder = mkdtempSync(join(scratch, 'bad-'));
    writeFileSync(join(folder, 'villages.csv'), 'id,name,lat,lon\na,A,21,103\n');
    writeFileSync(join(folder, 'coverage.geojson'), '{"type":"FeatureCollection","features":[{"type":"Feature",');
    const source = await openFolder(folder);
    const told = (partReader?: ReturnType<typeof reader>) =>
      loadDataset(source, partReader && { partReader }).catch((error: unknown) => error);
    const here = (await told()) as UnreadableFileError;
    const apart = (await told(reader(2))) as UnreadableFileError;
    expect(here).toBeInstanceOf(UnreadableFileError);
    expect(apart).toBeInstanceOf(UnreadableFileError);
    expect([apart.message, apart.file, apart.code, apart.params]).toEqual([
      here.message,
      here.file,
      here.code,
      here.params,
    ]);
  });

  it('rejects with the reason of an abort at once and ends its threads', async () => {
    started = [];
    const controller = new AbortController();
    const loading = loadDataset(await openFolder(scratch), {
      partReader: reader(2),
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    const reason = await loading.catch((error: unknown) => error);
    expect(reason).toBe(controller.signal.reason);
    expect(started.length).toBe(2);
    await Promise.all(started);
    started = [];
    const late = loadDataset(await openFolder(scratch), { partReader: reader(2), signal: controller.signal });
    await expect(late).rejects.toBe(controller.signal.reason);
    expect(started).toEqual([]);
  });

  it('says that a thread died', async () => {
    const starved = reader(1, { resourceLimits: { maxOldGenerationSizeMb: 8 } });
    await expect(loadDataset(await openFolder(scratch), { partReader: starved })).rejects.toThrow(
      /^a worker died while reading: /,
    );
  });

  it('leaves to the calling thread what is small, and what lies on no disk', async () => {
    started = [];
    const small = createThreadReader({ threads: 2, createWorker });
    await loadDataset(await openFolder(scratch), { partReader: small });
    await loadDataset(memoryFolder({ 'villages.csv': 'id,name,lat,lon\na,A,21,103\n' }), { partReader: reader(2) });
    expect(started).toEqual([]);
    expect(() => createThreadReader({ threads: 0, createWorker })).toThrow('threads must be >= 1, got 0');
  });
});
