import { Worker } from 'node:worker_threads';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Analysis, defaultProfile } from '../../engine/index.ts';
import { findPlan } from '../../seeds/catalogue.ts';
import { createSession, type Session } from '../../workers/session.ts';
import { smallDataset } from './small-dataset.ts';

const createWorker = () => new Worker(new URL('../../dist/workers/node-worker.js', import.meta.url));
const rules = { profile: defaultProfile, plan: findPlan('lai-chau')! };

const dataset = smallDataset();
let alone: Analysis;
beforeAll(async () => {
  alone = await begun(0).analyze(rules);
});

const sessions: Session[] = [];
function begun(workers: number): Session {
  const session = createSession({ workers, createWorker });
  session.load(dataset);
  sessions.push(session);
  return session;
}
afterEach(() => {
  for (const session of sessions.splice(0)) session.close();
});

/** Resolves when the analysis is somewhere in the middle. */
const underWay = (session: Session, signal?: AbortSignal) => {
  let reached: () => void;
  const middle = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const analysis = session.analyze(rules, ({ stage }) => stage === 'dissolving coverage' && reached(), signal);
  return {
    analysis: analysis.then(
      () => 'done',
      (reason) => reason,
    ),
    middle,
  };
};

describe('a session', () => {
  it.each([1, 2, 3])('gives with %d workers, bit for bit, what one thread gives', async (workers) => {
    const session = begun(workers);
    expect(await session.analyze(rules)).toEqual(alone);
  });

  it('analyses again and again, under other rules too', async () => {
    const session = begun(2);
    await session.analyze({ ...rules, plan: null });
    const strict = await session.analyze({ ...rules, profile: { ...defaultProfile, min_technology: '4G' } });
    expect(strict.scorecard).not.toEqual(alone.scorecard);
    expect(await session.analyze(rules)).toEqual(alone);
  });

  it('only scores anew against another plan, to the bits of an analysis of its own', async () => {
    const session = begun(1);
    await session.analyze({ ...rules, plan: null });
    const told: string[] = [];
    expect(await session.analyze(rules, ({ stage }) => told.push(stage))).toEqual(alone);
    expect(told).toEqual([]);
    session.load(dataset);
    await session.analyze(rules, ({ stage }) => told.push(stage));
    expect(told).toContain('dissolving coverage');
  });

  it.each([0, 2])('with %d workers only scores what was measured before, under that profile', async (workers) => {
    const first = begun(workers);
    expect(first.measured()).toBeNull();
    await first.analyze({ ...rules, plan: null });
    const second = createSession({ workers, createWorker });
    sessions.push(second);
    second.load(dataset, first.measured());
    const told: string[] = [];
    expect(await second.analyze(rules, ({ stage }) => told.push(stage))).toEqual(alone);
    expect(told).toEqual([]);
    expect(second.measured()).toEqual(first.measured());
    await second.analyze({ ...rules, profile: { ...defaultProfile, min_technology: '4G' } }, ({ stage }) =>
      told.push(stage),
    );
    expect(told).toContain('dissolving coverage');
  });

  it('tells how far it is', async () => {
    const stages = new Map<string, number>();
    await begun(2).analyze(rules, ({ stage, doneShare }) => {
      expect(doneShare).toBeGreaterThanOrEqual(stages.get(stage) ?? 0);
      stages.set(stage, doneShare);
    });
    expect(stages.size).toBeGreaterThan(5);
    expect(new Set(stages.values())).toEqual(new Set([1]));
  });

  it('stops soon after its signal, with the reason untouched, and stays usable', async () => {
    const session = begun(2);
    const controller = new AbortController();
    const { analysis, middle } = underWay(session, controller.signal);
    await middle;
    const from = performance.now();
    controller.abort();
    expect(await analysis).toBe(controller.signal.reason);
    expect(performance.now() - from).toBeLessThan(200);
    expect(controller.signal.reason.name).toBe('AbortError');
    expect(await session.analyze(rules)).toEqual(alone);
  });

  it('is cancelled without a signal, too', async () => {
    const session = begun(2);
    const { analysis, middle } = underWay(session);
    await middle;
    session.cancel();
    expect(await analysis).toMatchObject({ name: 'AbortError' });
    session.cancel();
  });

  it('does not start when the signal has already come', async () => {
    await expect(begun(2).analyze(rules, undefined, AbortSignal.abort('no'))).rejects.toBe('no');
  });

  it('does one thing at a time, and nothing without a dataset', async () => {
    const session = begun(1);
    const { analysis } = underWay(session);
    await expect(session.analyze(rules)).rejects.toThrow('an analysis is already running');
    session.cancel();
    await analysis;
    await expect(createSession({ workers: 1, createWorker }).analyze(rules)).rejects.toThrow('load was not called');
  });
});
