import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { type AppUnderTest, openSample, startApp, textOf, type WatchedPage } from './open-app.ts';

let app: AppUnderTest;
let watched: WatchedPage;
beforeAll(async () => {
  app = await startApp();
  watched = await openSample(app);
});
afterAll(() => app?.close());

/** The folder of what the command line proposes for the villages and the sharing of the sample. */
async function proposeOnCommandLine(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'phusong-proposals-'));
  await runCli(['sample', 'lai-chau', '--out', join(folder, 'sample')]);
  const asked = ['--plan', 'lai-chau', '--year', '2025', '--target', 'village-mobile-share'];
  const { code, stderr } = await runCli(['propose', join(folder, 'sample'), '--out', join(folder, 'out'), ...asked]);
  expect([code, stderr]).toEqual([0, expect.anything()]);
  return join(folder, 'out');
}

async function download(page: Page, name: string): Promise<string> {
  const button = page.getByRole('button', { name: `Save ${name}`, exact: true });
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFileSync(await file.path(), 'utf8');
}

const answered = (page: Page) => page.locator('.answer .totals').waitFor();

describe('proposing sites in the map', () => {
  it('closes the 30 villages of the sample for the least money, proved, and hands out the files of the command line', async () => {
    const { page } = watched;
    const expected = proposeOnCommandLine();
    await page.getByRole('radio', { name: 'Proposals' }).click();
    for (const target of [/People under/, /Roads under/]) await page.getByRole('checkbox', { name: target }).uncheck();
    await page.getByRole('button', { name: 'Propose sites' }).click();
    await answered(page);
    await expect.poll(() => textOf(page.locator('.proposal-status'))).toContain('Proved optimal');
    await expect
      .poll(async () => (await textOf(page.locator('.totals'))).replaceAll('\n', ' '))
      .toMatch(/Sites 27 .*2,427,300 USD.*Villages that gain 30.*3G\+: 30 villages/);
    await expect.poll(() => textOf(page.locator('.effects'))).toContain('941 / 941 villages · recounted equal');
    // The curve and what the answer hangs on follow by themselves.
    await page.locator('.examining').waitFor({ state: 'detached' });
    await expect.poll(() => textOf(page.locator('.answer'))).toMatch(/Reach −10 %[\s\S]*anew: \d+ sites/);
    await page.locator('.answer svg[role=img]').first().waitFor();
    const out = await expected;
    const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => /\w\./.test(name));
    expect(files.length).toBeGreaterThan(8);
    for (const name of files)
      expect([name, await download(page, name)]).toEqual([name, readFileSync(join(out, name), 'utf8')]);
  });

  it('forbids a site, solves again, and takes the new plan over into a scenario', async () => {
    const { page } = watched;
    await page.locator('.site-line').first().click();
    const id = (await textOf(page.locator('.site-detail .facts small'))).trim();
    await page.getByRole('button', { name: 'Forbid' }).click();
    await page.getByRole('button', { name: 'Solve again' }).click();
    await answered(page);
    await expect.poll(() => textOf(page.locator('.proposal-status'))).toContain('Proved optimal');
    await expect.poll(() => textOf(page.locator('.wishes'))).toContain(id);
    // The ground of the first answer was kept; the targets are still those that are aimed at.
    await expect.poll(() => textOf(page.locator('.effects'))).not.toContain('met today');
    await expect.poll(() => textOf(page.locator('.answer'))).toMatch(/Beside the plan before: .*\+[\d,]+ USD/);
    await page.getByRole('button', { name: 'Take over into a scenario' }).click();
    await page.locator('.accepted').waitFor();
    await page.getByRole('radio', { name: 'Plan', exact: true }).first().click();
    await page.locator('.target').filter({ hasText: '941 / 941' }).first().waitFor();
    expect(watched.complaints).toEqual([]);
  });
});
