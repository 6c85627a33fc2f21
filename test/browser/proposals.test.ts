import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHgt } from '../../data/dem/parse-hgt.ts';
import { loadDataset, memorySource } from '../../data/index.ts';
import { createSha256 } from '../../data/node-files.ts';
import { defaultCosts } from '../../data/schemas/costs.ts';
import { TOOL } from '../../data/tool.ts';
import { type ProposalSource, toProposalOutputs } from '../../data/write/outputs/proposals.ts';
import { type Analysis, defaultProfile } from '../../engine/index.ts';
import { createReach, createTileTerrain, propose, type Recount, solveWithHighs } from '../../engine/propose/index.ts';
import { findPlan } from '../../seeds/catalogue.ts';
import { makeDem, makeSample, writeSample } from '../../seeds/sample/index.ts';
import { type AppUnderTest, startApp, textOf, type WatchedPage, waitForScorecard } from './open-app.ts';

let app: AppUnderTest;
let watched: WatchedPage;
beforeAll(async () => {
  app = await startApp();
  watched = await app.newPage({ acceptDownloads: true });
  await watched.page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await watched.page.goto(`${app.url}#plan=lai-chau&lang=en`);
  await waitForScorecard(watched.page);
}, 60_000);
afterAll(() => app?.close());

/** The bytes of the files that say nothing of the recount, from the writers of the command line. */
async function writeHere(): Promise<Map<string, string>> {
  const loaded = await loadDataset(memorySource('lai-chau', writeSample(makeSample('lai-chau')), createSha256));
  const terrain = createTileTerrain(Array.from(makeDem('lai-chau'), ({ name, bytes }) => parseHgt(bytes, name)));
  const targets = findPlan('lai-chau')!.targets.filter(
    ({ year, indicator }) => year === 2025 && /village-mobile-share|sharing/.test(indicator),
  );
  const reach = createReach(defaultCosts, terrain);
  const objective = 'least-cost';
  const brief = { profile: defaultProfile, rules: defaultCosts, objective, targets, reach, terrain } as const;
  const proposal = await propose(loaded.dataset, brief, { exact: solveWithHighs, seed: 1, skipCurve: true });
  const source: ProposalSource = {
    tool: TOOL,
    loaded,
    analysis: { profile: defaultProfile } as Analysis,
    plan: 'lai-chau',
    objective,
    targets,
    proposal,
    recount: { targets: [], isEqual: true, lost: [], won: [] } as Recount,
    opportunities: [],
    near: { nearM: 300, groups: [], today: {}, allMerged: {} } as never,
  };
  const told = toProposalOutputs(source).filter(({ name }) =>
    /^proposals\.(csv|geojson)|scenario|operators/.test(name),
  );
  return new Map(told.map(({ name, chunks }) => [name, [...chunks()].join('')]));
}

async function download(page: Page, name: string): Promise<string> {
  const button = page.getByRole('button', { name: `Save ${name}`, exact: true });
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFileSync(await file.path(), 'utf8');
}

const answered = (page: Page) => page.locator('.answer .totals').waitFor({ timeout: 40_000 });

describe('proposing sites in the map', () => {
  it('closes the 30 villages of the sample for the least money, proved, and hands out the files of the command line', async () => {
    const { page } = watched;
    const expected = writeHere();
    await page.getByRole('radio', { name: 'Proposals' }).click();
    for (const target of [/People under/, /Roads under/]) await page.getByRole('checkbox', { name: target }).uncheck();
    await page.getByRole('button', { name: 'Propose sites' }).click();
    await answered(page);
    expect(await textOf(page.locator('.proposal-status'))).toContain('Proved optimal');
    expect((await textOf(page.locator('.totals'))).replaceAll('\n', ' ')).toMatch(
      /Sites 27 .*2,427,300 USD.*Villages won 30/,
    );
    expect(await textOf(page.locator('.effects'))).toContain('941 / 941 villages · recounted equal');
    await page.locator('.examining').getByRole('button', { name: 'Stop' }).click();
    await page.locator('.examining').waitFor({ state: 'detached' });
    for (const [name, content] of await expected) expect([name, await download(page, name)]).toEqual([name, content]);
  }, 60_000);

  it('forbids a site, solves again, and takes the new plan over into a scenario', async () => {
    const { page } = watched;
    await page.locator('.site-line').first().click();
    const id = (await textOf(page.locator('.site-detail .facts small'))).trim();
    await page.getByRole('button', { name: 'Forbid' }).click();
    await page.getByRole('button', { name: 'Solve again' }).click();
    await answered(page);
    expect(await textOf(page.locator('.proposal-status'))).toContain('Proved optimal');
    expect(await textOf(page.locator('.wishes'))).toContain(id);
    // The ground of the first answer was kept; the targets are still those that are aimed at.
    expect(await textOf(page.locator('.effects'))).not.toContain('met today');
    expect(await textOf(page.locator('.answer'))).toMatch(/Beside the plan before: .*\+[\d,]+ USD/);
    await page.getByRole('button', { name: 'Take over into a scenario' }).click();
    await page.locator('.accepted').waitFor();
    await page.getByRole('radio', { name: 'Plan', exact: true }).first().click();
    await page.locator('.target').filter({ hasText: '941 / 941' }).first().waitFor({ timeout: 20_000 });
    expect(watched.complaints).toEqual([]);
  }, 60_000);
});
