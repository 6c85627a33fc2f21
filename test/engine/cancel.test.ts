import { expect, it } from 'vitest';
import { analyze } from '../../engine/analyze.ts';
import { createLocalRunner, defaultProfile, kernels, type Progress } from '../../engine/index.ts';
import { makeCountry, scaled } from '../bench/country.ts';

const dataset = makeCountry(scaled(1000));

/** An analysis whose signal turns at its `last`th look, as another thread would turn it. */
async function analyseUntil(last: number) {
  const reason = new DOMException('enough', 'AbortError');
  const seen: Progress[] = [];
  let looks = 0;
  const signal = {
    reason,
    get aborted(): boolean {
      return ++looks >= last;
    },
  };
  const runner = createLocalRunner(kernels, dataset, signal);
  const options = { profile: defaultProfile, plan: null, onProgress: (progress: Progress) => void seen.push(progress) };
  const outcome = await analyze(dataset, runner, options).then(
    () => null,
    (error: unknown) => error,
  );
  return { reason, seen, looks, outcome };
}

it('tells how far it is inside a task, and ends there with the reason untouched', async () => {
  const whole = await analyseUntil(Number.POSITIVE_INFINITY);
  expect(whole.outcome).toBeNull();
  const layers = whole.seen.filter(({ stage }) => stage === 'dissolving coverage').map(({ doneShare }) => doneShare);
  // Twelve layers: a step is far less than one of them.
  expect(layers.length).toBeGreaterThan(10 * 12);
  expect(layers).toEqual([...layers].sort((a, b) => a - b));
  for (const share of [0.1, 0.35, 0.6, 0.9]) {
    const last = Math.floor(whole.looks * share);
    const { reason, looks, outcome } = await analyseUntil(last);
    expect(outcome).toBe(reason);
    expect(looks).toBe(last);
  }
});
