/** The browser worker behind the page: it reads and checks a dataset, analyses it in a pool and cuts its map tiles. */
import { expose, transfer } from 'comlink';
import { createSession } from '../../workers/session.ts';
import { carryRefusals } from './carry-refusals.ts';
import { analysingOn } from './desk/analyze.ts';
import type { DeskState } from './desk/desk-state.ts';
import { explainingOn } from './desk/explaining.ts';
import { inspecting } from './desk/inspect.ts';
import { openingOn } from './desk/open.ts';
import { takingAwayFrom } from './desk/outputs.ts';
import { planning } from './desk/plans.ts';
import { proposingOn } from './desk/propose.ts';
import { terrainOn } from './desk/terrain.ts';
import { tryingOn } from './desk/what-if.ts';
import type { DeskApi } from './desk-api.ts';

const cores = navigator.hardwareConcurrency || 2;
const workers = Math.max(2, Math.min(8, cores - 1));
const newWorker = () => new Worker(new URL('../../workers/worker.ts', import.meta.url), { type: 'module' });
/** They start while the dataset is read. */
const waiting = Array.from({ length: workers }, newWorker);
const state: DeskState = {
  session: createSession({
    workers,
    createWorker: () => waiting.pop() ?? newWorker(),
  }),
  loaded: null,
  base: null,
  home: null,
  cameMeasured: false,
  isUnkept: false,
  dataset: null,
  analysis: null,
  run: null,
  tiles: null,
  request: null,
  listed: null,
};

const tileOf = (...address: Parameters<DeskApi['tile']>) => {
  const tile = state.tiles?.(...address) ?? null;
  return tile && transfer(tile, [tile.buffer as ArrayBuffer]);
};

const terrain = terrainOn(state);

const desk: DeskApi = {
  ...inspecting,
  ...openingOn(state, terrain),
  ...analysingOn(state),
  ...planning,
  ...explainingOn(state),
  setListed(name, villages) {
    state.listed = { name, villages };
  },
  tile: tileOf,
  reachOfSite: terrain.reachOfSite,
  async terrainTile(z, x, y) {
    const tile = await terrain.terrainTile(z, x, y);
    return tile && transfer(tile, [tile]);
  },
  ...takingAwayFrom(state),
  ...proposingOn(state, terrain),
  ...tryingOn(state),
};
carryRefusals();
expose(desk);
