/** What the tiles of the map cost on a packed dataset: the first of each set, which makes its index, and those of a screen at every zoom. */
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { unpackDataset } from '../../data/packed.ts';
import { type Analysis, defaultProfile } from '../../engine/index.ts';
import { findPlan } from '../../seeds/catalogue.ts';
import { boundsOf } from '../../web/map/layers/bounds.ts';
import { createTileServer } from '../../web/map/layers/tile-server.ts';
import { toX, toY, WORLD } from '../../web/map/tiles/mercator.ts';

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('name a packed dataset');
const bytes = await readFile(path);
const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
const loaded = unpackDataset(buffer as ArrayBuffer, path);

// The workers are those of the built command line: they start from files of their own.
const built = pathToFileURL(`${process.cwd()}/dist/workers/index.js`).href;
const { createSession, createNodeWorker } = (await import(built)) as typeof import('../../workers/index.ts');
const session = createSession({ workers: availableParallelism(), createWorker: createNodeWorker });
const dataset = session.load(loaded.dataset);
const analysis: Analysis = await session.analyze({ profile: defaultProfile, plan: findPlan('lai-chau') ?? null });
session.close();

const vertices = analysis.dissolved.map(
  ({ operator, technology, polygons }) => `${operator} ${technology} ${polygons.coords.length / 2}`,
);
console.log(`dissolved vertices: ${vertices.join(', ')}; dead zones ${analysis.deadZones.length}`);
const server = createTileServer({ dataset, analysis, listed: () => null });
const bounds = boundsOf(dataset)!;
const all = analysis.dissolved.map((_, k) => k).join('.');
const any = analysis.dissolved.findIndex(({ operator }) => operator === 'any');
const gap = analysis.gaps[0];
const sets = {
  base: 'base',
  'dead zones': 'dead-zones',
  villages: `villages/mobile/${gap ? encodeURIComponent([gap.indicator, gap.technology, gap.operator, gap.scope].join('|')) : '-'}`,
  'coverage of any': `coverage/${any}`,
  'all coverage': `coverage/${all}`,
  'roads covered': 'road-cover/3G%2B/any',
};
/** Tiles that a screen shows. */
const SCREEN = 4;

const before = process.memoryUsage();
for (const [name, set] of Object.entries(sets)) {
  const rows: string[] = [];
  for (const z of [5, 6, 7, 8, 9, 10, 11, 12, 13]) {
    const tiles = tilesAt(z);
    const times: number[] = [];
    let most = 0;
    for (const [x, y] of tiles) {
      const start = performance.now();
      most = Math.max(most, server(set, z, x, y)?.length ?? 0);
      times.push(performance.now() - start);
    }
    const first = rows.length === 0 ? `first ${times.shift()!.toFixed(0)} ms; ` : '';
    times.sort((a, b) => a - b);
    const median = times[times.length >> 1] ?? 0;
    rows.push(`${first}z${z} ${median.toFixed(1)}/${(times.at(-1) ?? 0).toFixed(1)} ms ${(most / 1024).toFixed(0)} kB`);
  }
  console.log(`${name}: ${rows.join(' · ')}`);
}
const after = process.memoryUsage();
const mb = (key: 'arrayBuffers' | 'heapUsed') => ((after[key] - before[key]) / 2 ** 20).toFixed(0);
console.log(`memory: ${mb('arrayBuffers')} MB of buffers, ${mb('heapUsed')} MB of heap`);

/** The tiles of a zoom around the middle of the bounds, at most those of a few screens, and more than once. */
function tilesAt(z: number): [number, number][] {
  const size = WORLD / 2 ** z;
  const [west, south, east, north] = bounds;
  const [x0, x1] = [Math.floor(toX(west) / size), Math.floor(toX(east) / size)];
  const [y0, y1] = [Math.floor(toY(north) / size), Math.floor(toY(south) / size)];
  const tiles: [number, number][] = [];
  const step = Math.max(1, Math.floor(Math.sqrt(((x1 - x0 + 1) * (y1 - y0 + 1)) / (SCREEN * 16))));
  for (let x = x0; x <= x1; x += step) for (let y = y0; y <= y1; y += step) tiles.push([x, y]);
  return tiles;
}
