import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { expect, it, onTestFinished } from 'vitest';
import { defaultCosts } from '../../data/schemas/costs.ts';
import { defaultProfile } from '../../engine/index.ts';
import { createReach, propose, solveWithHighs } from '../../engine/propose/index.ts';
import { strewnVillages } from '../propose/strewn-villages.ts';
import { servePage } from './open-app.ts';

it('proposes in a browser what it proposes in Node, HiGHS from the page’s own origin under its strict policy', async () => {
  const outDir = mkdtempSync(join(tmpdir(), 'phusong-proposer-'));
  onTestFinished(() => rmSync(outDir, { recursive: true, force: true }));
  await build({
    configFile: false,
    root: resolve(import.meta.dirname, '../fixtures/proposer-page'),
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'esnext', modulePreload: { polyfill: false } },
  });
  const app = await servePage(outDir);
  onTestFinished(() => app.close());
  const { page, complaints, strayRequests } = await app.newPage();
  const loaded: string[] = [];
  page.context().on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(app.url);
  const answer = page.locator('#answer:not(:empty)');
  await answer.waitFor({ state: 'attached' }).catch(() => {});
  expect([complaints, strayRequests]).toEqual([[], []]);
  const dataset = strewnVillages(80);
  const here = await propose(
    dataset,
    {
      profile: defaultProfile,
      rules: defaultCosts,
      objective: 'least-cost',
      targets: [{ indicator: 'village-mobile-share', year: 2025, comparator: '>=', value: 1, unit: 'share' }],
      reach: createReach(defaultCosts, null),
      terrain: null,
    },
    { exact: solveWithHighs, iterations: 1, skipCurve: true },
  );
  expect(here.status).toBe('optimal');
  expect(JSON.parse(await answer.innerText())).toEqual({
    status: 'optimal',
    cost: here.cost,
    sites: here.sites.length,
    stages: ['exploring', 'solving'],
    candidates: new Set(here.assembly.candidates.map(({ position }) => position)).size,
  });
  expect(loaded.some((path) => path.endsWith('.wasm'))).toBe(true);
});
