import { Worker } from 'node:worker_threads';
import { beforeEach, describe, expect, it } from 'vitest';
import { coverageText } from '../../data/write/outputs/coverage.ts';
import type { CoverageSource } from '../../data/write/outputs/source.ts';
import { defaultProfile, type PolygonSet } from '../../engine/index.ts';
import { toBroadcast } from '../../workers/pool.ts';
import { coverageInThread, isWorthThread } from '../../workers/thread-writer.ts';

/** Small squares side by side. */
function squares(count: number): PolygonSet {
  const coords = Array.from({ length: count }, (_, k) => {
    const [west, south] = [100 + (k % 1000) * 0.01, 10 + Math.floor(k / 1000) * 0.01];
    return [west, south, west + 0.0077, south, west + 0.0077, south + 0.005, west, south + 0.005, west, south];
  });
  return {
    partStart: Uint32Array.from({ length: count + 1 }, (_, k) => k),
    ringStart: Uint32Array.from({ length: count + 1 }, (_, k) => 5 * k),
    coords: Float64Array.from(coords.flat()),
  };
}

/** More than one piece of text. */
const source: CoverageSource = {
  tool: { name: 'phusong', version: '1' },
  loaded: { inputs: [] },
  analysis: {
    profile: defaultProfile,
    dissolved: ['Viettel', 'Thị xã'].map((operator) =>
      toBroadcast({ operator, technology: '4G', polygons: squares(12_000), areaKm2: 12.25 }),
    ),
  },
};

let exits: Promise<number>[] = [];
beforeEach(() => {
  exits = [];
});
const createWorker = () => {
  const worker = new Worker(new URL('../../dist/workers/writer-node-worker.js', import.meta.url));
  exits.push(new Promise((resolve) => worker.on('exit', resolve)));
  return worker;
};

describe('coverage written in a thread', () => {
  it('is the same bytes in several pieces, and the thread ends', async () => {
    const pieces: Uint8Array[] = [];
    for await (const piece of coverageInThread(source, createWorker)) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces).equals(Buffer.from([...coverageText(source)].join('')))).toBe(true);
    await Promise.all(exits);
    expect(exits.length).toBe(1);
  });

  it('ends the thread when nobody wants more', async () => {
    for await (const _ of coverageInThread(source, createWorker)) break;
    await Promise.all(exits);
    expect(exits.length).toBe(1);
  });

  it('says that the thread died', async () => {
    const pieces = coverageInThread(source, () => {
      const worker = createWorker();
      worker.on('online', () => void worker.terminate());
      return worker;
    });
    const readAll = async () => {
      for await (const _ of pieces);
    };
    await expect(readAll()).rejects.toThrow(/^a worker died while writing: it exited with code 1/);
  });

  it('is worth it from a million vertices on', () => {
    const [first] = source.analysis.dissolved;
    const many = { ...source, analysis: { ...source.analysis, dissolved: Array.from({ length: 20 }, () => first) } };
    expect([isWorthThread(source), isWorthThread(many)]).toEqual([false, true]);
  });
});
