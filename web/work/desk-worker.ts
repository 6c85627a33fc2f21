/** The browser worker behind the page: it reads and checks a dataset, analyses it in a pool and cuts its map tiles. */
import { expose, transfer } from 'comlink';
import { createSession } from '../../workers/session.ts';
import { analysingOn } from './desk/analyze.ts';
import type { DeskState } from './desk/desk-state.ts';
import { inspecting } from './desk/inspect.ts';
import { openingOn } from './desk/open.ts';
import { takingAwayFrom } from './desk/outputs.ts';
import type { DeskApi } from './desk-api.ts';

const cores = navigator.hardwareConcurrency || 2;
const state: DeskState = {
  session: createSession({
    workers: Math.max(2, Math.min(8, cores - 1)),
    createWorker: () => new Worker(new URL('../../workers/worker.ts', import.meta.url), { type: 'module' }),
  }),
  loaded: null,
  dataset: null,
  analysis: null,
  run: null,
  tiles: null,
};

const tilesOn = ({ tiles }: DeskState, z: number, x: number, y: number) => {
  const tile = tiles?.(z, x, y) ?? null;
  return tile && transfer(tile, [tile.buffer as ArrayBuffer]);
};

const desk: DeskApi = {
  ...inspecting,
  ...openingOn(state),
  ...analysingOn(state),
  ...takingAwayFrom(state),
  tile: (z, x, y) => tilesOn(state, z, x, y),
};
expose(desk);
