import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultCosts } from '../../data/schemas/costs.ts';
import { defaultProfile } from '../../engine/index.ts';
import { ownPositionId } from '../../engine/propose/index.ts';
import { toMixedProgram } from '../../engine/propose/solve/exact.ts';
import { judgeChoice } from '../../engine/propose/solve/selection.ts';
import { connectProposer } from '../../workers/connect-proposer.ts';
import { createExactThread } from '../../workers/exact-thread.ts';
import { type Ask, createProposer } from '../../workers/proposer.ts';
import { mediumInstance } from '../propose/instances.ts';
import { strewnVillages } from '../propose/strewn-villages.ts';

const createWorker = (name: string) => new Worker(new URL(`../../dist/workers/${name}.js`, import.meta.url));
const createHighsWorker = () => createWorker('highs-node-worker');

const dataset = strewnVillages(80);
const ask: Ask = {
  profile: defaultProfile,
  rules: defaultCosts,
  objective: 'least-cost',
  targets: [{ indicator: 'village-mobile-share', year: 2025, comparator: '>=', value: 1, unit: 'share' }],
  iterations: 20,
  skipCurve: true,
  skipVariations: true,
};

const local = createProposer({ createHighsWorker });
local.load(dataset);
const remote = connectProposer(createWorker('proposer-node-worker'));
const loading = remote.load(dataset);
afterAll(() => {
  local.close();
  remote.close();
});

describe('a proposer', () => {
  it('answers from its worker, HiGHS in another, what it answers here', async () => {
    await loading;
    const stages = new Set<string>();
    const report = await remote.propose(ask, ({ stage }) => stages.add(stage));
    const { assembly, ...here } = await local.propose(ask);
    expect(report).toEqual(here);
    expect(report.status).toBe('optimal');
    expect([...stages]).toEqual(['exploring', 'solving']);
    expect(await remote.candidates()).toEqual(local.candidates());
    expect(await remote.opportunities(ask)).toEqual(local.opportunities(ask));
    expect(assembly.problem.rows).toBeGreaterThan(60);
  });

  it('solves again on what it kept: pinned, forbidden and moved sites are obeyed', async () => {
    const free = await local.propose(ask);
    const [site] = free.sites.filter(({ action }) => action === 'build');
    const moved = { lng: site.position.lng + 0.005, lat: site.position.lat + 0.005 };
    const change = { ownPositions: [moved], pins: [ownPositionId(moved)], forbids: [site.position.id] };
    const again = await local.propose({ ...ask, ...change });
    const ids = again.sites.map(({ position }) => position.id);
    expect(ids).toContain(ownPositionId(moved));
    expect(ids).not.toContain(site.position.id);
    expect(again.status).toBe('optimal');
    expect(again.cost).toBeGreaterThanOrEqual(free.cost);
    const states = new Map(local.candidates().map(({ id, state }) => [id, state]));
    expect([states.get(ownPositionId(moved)), states.get(site.position.id)]).toEqual(['pinned', 'forbidden']);
    // The kept ground is as good as a new one.
    const anew = createProposer({ createHighsWorker });
    anew.load(dataset);
    const { assembly: _, ...fresh } = await anew.propose({ ...ask, ...change });
    anew.close();
    const { assembly: __, ...kept } = again;
    expect(kept).toEqual(fresh);
  });

  it.each([
    ['on a standing mast', { lng: dataset.sites!.lng[3], lat: dataset.sites!.lat[3] }, 'choose that instead'],
    ['nowhere', { lng: 500, lat: 0 }, 'needs degrees'],
  ])('refuses a position of one’s own %s', async (_, own, sentence) => {
    await expect(local.propose({ ...ask, ownPositions: [own] })).rejects.toThrow(sentence);
  });

  it.each([0, 1, 2, 4, 8])('gives a valid best so far when it is cancelled at report %i', async (reports) => {
    const controller = new AbortController();
    if (reports === 0) controller.abort();
    let heard = 0;
    const { assembly, result, status, sites } = await local.propose(
      { ...ask, iterations: 400 },
      () => ++heard === reports && controller.abort(),
      controller.signal,
    );
    expect(judgeChoice(assembly.problem, result.chosen!)).toBe(result.objective);
    expect(result.bound).toBeLessThanOrEqual(result.objective);
    expect(sites.length).toBeGreaterThan(0);
    if (result.gapShare > 0)
      expect([result.stopped, status]).toEqual(['cancelled', expect.stringMatching(/cancelled$/)]);
  });

  it('gives the best so far to who cancels from afar, and answers the next', async () => {
    const controller = new AbortController();
    const report = await remote.propose({ ...ask, iterations: 100_000 }, () => controller.abort(), controller.signal);
    expect(report.sites.length).toBeGreaterThan(0);
    expect((await remote.propose(ask)).status).toBe('optimal');
  });

  it('answers the same under a time limit that it does not reach, and says so of one that it does', async () => {
    const { assembly: _, ...free } = await local.propose(ask);
    const { assembly: __, ...limited } = await local.propose({ ...ask, timeLimitS: 600 });
    expect(limited).toEqual(free);
    const late = await local.propose({ ...ask, timeLimitS: 1e-9 });
    expect(late.result.stopped).toBe('time-limit');
    expect(late.status).toMatch(/^within .* %, stopped by the time limit$/);
  });

  it('rejects what is pending when it is closed', async () => {
    const short = connectProposer(createWorker('proposer-node-worker'));
    const pending = short.load(dataset);
    short.close();
    await expect(pending).rejects.toThrow('closed');
    await expect(short.candidates()).rejects.toThrow('closed');
  });
});

describe('the exact solver’s thread', () => {
  it('is stopped with nothing known, and starts again; a thread that dies is told as a failure', async () => {
    const thread = createExactThread(createHighsWorker);
    const program = programOf();
    const cut = thread.solve(program, { absoluteGap: 0 });
    thread.stop();
    expect(await cut).toEqual({ status: 'limit', values: null, bound: Number.NEGATIVE_INFINITY });
    expect((await thread.solve(program, { absoluteGap: 0 })).status).toBe('optimal');
    thread.stop();
    const dead = createExactThread(() => new Worker('process.exit(3)', { eval: true }));
    expect((await dead.solve(program, { absoluteGap: 0 })).status).toBe('failed');
  });

  it('goes on listening however much rubbish is collected between two programs', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const thread = createExactThread(createHighsWorker);
    const program = programOf();
    for (let i = 0; i < 3; i++) {
      expect((await thread.solve(program, { absoluteGap: 0 })).status).toBe('optimal');
      // What is collected is told to its finalizers in a later task.
      for (let k = 0; k < 3; k++) {
        collect();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
    thread.stop();
  }, 10_000);
});

function programOf() {
  const { optionalRows: _, ...program } = toMixedProgram(mediumInstance(3));
  return program;
}
