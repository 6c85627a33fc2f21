import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { createLocalRunner, defaultProfile, type Kernel, type KernelRunner, splitRange } from '../../engine/index.ts';
import { createPool, type KernelPool, toBroadcast } from '../../workers/pool.ts';
import { fakeKernels } from './fake-kernels.mjs';
import { tinyDataset } from './tiny-dataset.ts';

type Registry = Record<string, Kernel>;
const registry: Registry = fakeKernels;
const dataset = tinyDataset(100);
const createWorker = (limits = {}) =>
  new Worker(new URL('./fake-worker.mjs', import.meta.url), { stderr: true, ...limits });

const pools: KernelPool<Registry>[] = [];
/** A pool that has begun; ended after the test. */
async function begun(workers: number, given = toBroadcast(dataset), limits = {}): Promise<KernelPool<Registry>> {
  const pool = createPool<Registry>(given, {
    workers,
    createWorker: () => createWorker(limits),
  });
  pools.push(pool);
  await pool.begin(defaultProfile);
  return pool;
}
afterEach(() => {
  for (const pool of pools.splice(0)) pool.stop(new Error('the test is over'));
});

/** The reason that a promise rejects with, itself and not a copy. */
const reasonOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (reason) => reason,
  );

describe('a pool', () => {
  it('gives what one thread gives, whatever the number of workers', async () => {
    const tasks = splitRange(dataset.villages!.count, 7);
    const offsets = { values: Float64Array.from({ length: 100 }, (_, i) => i / 3) };
    const rows = Array.from({ length: 20 }, (_, row) => ({ row, waitMs: row % 3 === 0 ? 15 : 0 }));
    const compute = async (runner: KernelRunner<Registry>) => {
      await runner.begin(defaultProfile);
      await runner.broadcast('offsets', offsets);
      return [await runner.run('double', tasks), await runner.run('add', rows), await runner.run('rules', [null])];
    };
    const expected = await compute(createLocalRunner(registry, dataset));
    for (const workers of [1, 2, 5]) expect(await compute(await begun(workers))).toEqual(expected);
  });

  it('shares the columns of the dataset and leaves them alone', async () => {
    const shared = toBroadcast(dataset);
    const pool = await begun(2, shared);
    expect(await pool.run('where', [null, null])).toEqual(['SharedArrayBuffer', 'SharedArrayBuffer']);
    expect(shared.villages!.lng).toEqual(dataset.villages!.lng);
    expect(dataset.villages!.lng.buffer).toBeInstanceOf(ArrayBuffer);
  });

  it('works on a dataset that is not shared, again and again', async () => {
    const pool = await begun(2, dataset);
    const first = await pool.run('double', splitRange(100, 10));
    expect(await pool.run('double', splitRange(100, 10))).toEqual(first);
  });

  it('moves no array that a kernel keeps and gives a part of', async () => {
    const pool = await begun(1);
    const [first, second] = await pool.run('view', [null, null]);
    expect([first, second]).toEqual([Float64Array.of(1, 2), Float64Array.of(1, 2)]);
  });

  it('moves nothing that the dataset, a broadcast or a memo holds', async () => {
    const pool = await begun(1, dataset);
    await pool.broadcast('offsets', { values: Float64Array.of(1, 2) });
    const [first] = await pool.run('whole', [null]);
    expect((await pool.run('whole', [null]))[0]).toEqual(first);
  });

  it('keeps what a kernel made until the next begin', async () => {
    const pool = await begun(1);
    const [first, again] = await pool.run('kept', [null, null]);
    expect(again).toBe(first);
    await pool.begin(defaultProfile);
    expect(await pool.run('kept', [null])).not.toEqual([first]);
  });

  it('reports every task that is done, and an empty list at once', async () => {
    const pool = await begun(2);
    const counts: number[] = [];
    await pool.run('double', splitRange(50, 10), (done) => counts.push(done));
    expect(counts).toEqual([1, 2, 3, 4, 5]);
    expect(await pool.run('double', [])).toEqual([]);
  });

  it('gives workers tasks ahead where there are many, to be done while this thread is busy', async () => {
    const pool = await begun(2);
    const rows = Array.from({ length: 64 }, (_, row) => ({ row }));
    const done = new Int32Array(new SharedArrayBuffer(4));
    await pool.broadcast('done', done);
    const counts: number[] = [];
    const running = pool.run('count', rows, (count) => counts.push(count));
    // Nothing is handed out meanwhile: this thread sleeps.
    const endMs = performance.now() + 20_000;
    while (done[0] < 28 && performance.now() < endMs) Atomics.wait(done, 0, done[0], 100);
    expect(done[0]).toBe(16 + 12);
    expect(await running).toEqual(rows.map(({ row }) => row));
    expect(counts).toEqual(rows.map((_, k) => k + 1));
  });

  it('reports how far long tasks are, and never less than before', async () => {
    const pool = await begun(2);
    const told: number[] = [];
    await pool.run('steps', Array(3).fill({ steps: 5, stepMs: 45 }), (done) => told.push(done));
    expect(told.filter((done) => !Number.isInteger(done)).length).toBeGreaterThanOrEqual(3);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(3);
  });

  it('rejects with the error of a kernel, and goes on', async () => {
    const pool = await begun(2);
    const tasks = Array.from({ length: 10 }, (_, row) => ({ row }));
    await expect(pool.run('fail', tasks)).rejects.toMatchObject({ name: 'RangeError', message: 'row 3 is bad' });
    await expect(pool.run('nothing', [null])).rejects.toThrow('no kernel is called nothing');
    await expect(pool.run('toString', [null])).rejects.toThrow('no kernel is called toString');
    expect(await pool.run('rules', [null])).toEqual(['vn-2024']);
  });

  it('says which kernel a worker died in', async () => {
    const pool = await begun(2);
    await expect(pool.run('exit', [null])).rejects.toThrow('a worker died while computing exit: it exited with code 7');
    await expect(pool.run('rules', [null])).rejects.toThrow('a worker died');
  });

  it('survives a worker that runs out of memory', async () => {
    const pool = await begun(2, toBroadcast(dataset), { resourceLimits: { maxOldGenerationSizeMb: 32 } });
    await expect(pool.run('exhaust', [null])).rejects.toThrow(/a worker died while computing exhaust: .*memory/);
  });

  it('rejects when a worker cannot start', async () => {
    const pool = createPool<Registry>(dataset, {
      workers: 1,
      createWorker: () => new Worker(new URL('./no-such-file.mjs', import.meta.url)),
    });
    await expect(pool.begin(defaultProfile)).rejects.toThrow(/a worker died while loading the dataset: .*no-such-file/);
  });

  it('stops a running kernel at once, with the reason untouched', async () => {
    const pool = await begun(2);
    const reason = new DOMException('enough', 'AbortError');
    const outcome = reasonOf(pool.run('spin', [null, null, null]));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stoppedAt = performance.now();
    pool.stop(reason);
    expect(await outcome).toBe(reason);
    expect(performance.now() - stoppedAt).toBeLessThan(100);
    expect(await reasonOf(pool.run('rules', [null]))).toBe(reason);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %d workers', (workers) => {
    expect(() => createPool(dataset, { workers, createWorker })).toThrow(`workers must be >= 1, got ${workers}`);
  });
});
