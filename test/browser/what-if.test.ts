import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDataset } from '../../data/index.ts';
import { openFolder } from '../../data/node-files.ts';
import { covers } from '../../engine/predicates/point-in-polygon.ts';
import { runCli } from '../cli/run-cli.ts';
import { type AppUnderTest, startApp, textOf, type WatchedPage, waitForScorecard } from './open-app.ts';

const PLAN = 'lai-chau';

let app: AppUnderTest;
let watched: WatchedPage;
let folder: string;
beforeAll(async () => {
  app = await startApp();
  folder = mkdtempSync(join(tmpdir(), 'phusong-what-if-'));
  watched = await app.newPage({ acceptDownloads: true, viewport: { width: 1100, height: 720 } });
  // Without the picker of Chromium, which a test cannot press, files are downloaded as elsewhere.
  await watched.page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await Promise.all([
    runCli(['sample', PLAN, '--out', join(folder, 'sample')]),
    watched.page.goto(`${app.url}#plan=${PLAN}&lang=en`).then(() => waitForScorecard(watched.page)),
  ]);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app?.close();
});

interface Row {
  readonly indicator: string;
  readonly technology: string;
  readonly operator: string;
  readonly scope: string;
  readonly year: number;
  readonly numerator: number;
  readonly denominator: number;
}

/** The row of the scorecard that the page opens with. */
const mobileRow = (rows: readonly Row[]): Row =>
  rows.find(
    ({ indicator, operator, scope }) => indicator === 'village-mobile-share' && operator === 'any' && scope === 'all',
  )!;

/** A site that alone covers the centre of a village, and a place far from everything. */
async function loneSite(): Promise<{ id: string; away: string }> {
  const { villages, coverage } = (await loadDataset(await openFolder(join(folder, 'sample')))).dataset;
  for (let village = 0; village < villages!.count; village++) {
    const sites = new Set<string | null>();
    for (let row = 0; row < coverage!.count; row++)
      if (covers(coverage!.shapes, row, villages!.lng[village], villages!.lat[village]))
        sites.add(coverage!.siteId[row]);
    const [only] = sites;
    if (sites.size === 1 && only !== null) return { id: only, away: '107.5, 19.5' };
  }
  throw new Error('every village is covered from several sites');
}

const target = (page: Page) => page.locator('.target', { hasText: 'Villages with mobile broadband' }).first();
const view = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).click();

describe('trying changes', () => {
  let before = '';
  let after = '';

  it('moves a site by its coordinates, and the scorecard is the one of the command line for that dataset', async () => {
    const { page } = watched;
    before = await textOf(target(page).locator('.target-counts'));
    const { id, away } = await loneSite();
    await view(page, 'What if');
    await page.getByRole('button', { name: 'Edit site' }).click();
    await page.getByLabel('Search by id or operator').fill(id);
    await page
      .getByRole('button', { name: new RegExp(`^${id}`) })
      .first()
      .click();
    await page.getByLabel('Longitude, latitude').fill(away);
    // The scorecard follows before anything is made.
    await page.locator('.outcome .changed-row').first().waitFor();
    await expect.poll(() => page.locator('.edit-list li').count()).toBe(0);
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await page.locator('.edit-list li').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.edit-list [role=status]:empty').waitFor({ state: 'attached' });
    await expect.poll(() => textOf(page.locator('.village-list').first())).toMatch(/villages lost/);
    await expect.poll(() => textOf(page.locator('.scenario-banner'))).toContain('not the data');

    await page.getByRole('button', { name: 'Actions on the scenario' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Export scenario.json' }).click(),
    ]);
    const scenario = join(folder, 'scenario.json');
    writeFileSync(scenario, readFileSync(await file.path()));
    const out = join(folder, 'out');
    const { code, stderr } = await runCli([
      'analyze',
      join(folder, 'sample'),
      '--plan',
      PLAN,
      '--out',
      out,
      '--scenario',
      scenario,
    ]);
    expect(code, stderr).toBe(0);
    const written = readFileSync(join(out, 'scorecard.json'));
    await page.getByRole('button', { name: 'Take away' }).click();
    const [taken] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save scorecard.json' }).click(),
    ]);
    expect(readFileSync(await taken.path()).toString()).toBe(written.toString());
    await page.keyboard.press('Escape');
    await view(page, 'Plan');
    after = await textOf(target(page).locator('.target-counts'));
    const { numerator, denominator } = mobileRow(JSON.parse(written.toString()).rows ?? JSON.parse(written.toString()));
    expect(after.replaceAll(',', '')).toContain(`${numerator} / ${denominator}`);
    expect(after).not.toBe(before);
    await expect.poll(() => textOf(target(page).locator('.target-value'))).toContain('▼');
  });

  it('undoes and redoes by the keyboard, and keeps the scenario over a reload', async () => {
    const { page } = watched;
    const counts = target(page).locator('.target-counts');
    await view(page, 'What if');
    await page.keyboard.press('Control+z');
    await page.locator('.scenario-banner').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Shift+z');
    await page.locator('.scenario-banner').waitFor();
    await page.reload();
    // Until it is in, the page says whose figures it shows.
    await page.getByText('The figures shown are still those of the data.').waitFor();
    await page.locator('.scenario-banner').waitFor();
    await expect.poll(() => page.locator('.scenario-opening').count()).toBe(0);
    await expect.poll(() => textOf(counts)).toBe(after);
    await page.getByRole('button', { name: 'Back to the data' }).click();
    await page.locator('.scenario-banner').waitFor({ state: 'detached' });
    await expect.poll(() => textOf(counts)).toBe(before);
  });

  it('places a site with the pointer and drags it, draws a route, and compares with the data', async () => {
    const { page } = watched;
    await view(page, 'What if');
    await page.getByRole('button', { name: 'Add site' }).click();
    const { x, y, width, height } = (await page.locator('.map-place').boundingBox())!;
    const [cx, cy] = [x + width * 0.55, y + height / 2];
    const place = page.getByLabel('Longitude, latitude');
    // The map may still be on its way after the reload.
    const clickAndRead = async () => {
      await page.mouse.click(cx, cy);
      return place.inputValue();
    };
    await page.locator('.map-place canvas').waitFor();
    // Slower than a double click.
    await page.waitForTimeout(1500);
    await expect.poll(clickAndRead, { interval: 900 }).toMatch(/^10\d\.\d+, \d\d\.\d+$/);
    const first = await place.inputValue();
    await page.mouse.move(cx, cy);
    await page.mouse.down();
    await page.mouse.move(cx + 30, cy + 20, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => place.inputValue()).not.toBe(first);
    // The heights of the sample are made when they are first wanted.
    await page.locator('.tool-form', { hasText: 'What the antenna sees over the terrain' }).waitFor();
    await page.getByRole('button', { name: 'Add to the scenario' }).click();
    // The desk may still look over the terrain; who does not wait gets the site behind what he adds next.
    await page.locator('.edit-list li').first().waitFor();
    await page.getByRole('button', { name: 'Fiber', exact: true }).click();
    await page.mouse.click(cx - 60, cy - 40);
    await page.mouse.click(cx + 10, cy - 30);
    await page.mouse.dblclick(cx + 60, cy + 10);
    await page.getByRole('button', { name: 'Add to the scenario' }).click();
    await page.keyboard.press('Escape');
    await page.locator('.edit-list li').nth(1).waitFor();
    await expect.poll(() => textOf(page.locator('.edit-list li').nth(1))).toMatch(/Add fiber route F-001 · [\d.]+ km/);

    await page.getByRole('button', { name: 'Actions on the scenario' }).click();
    await page.getByRole('menuitem', { name: 'Compare…' }).click();
    await page.locator('.differences').waitFor();
    await expect.poll(() => textOf(page.locator('.differences'))).toMatch(/Sites\s+-?\d+\s+1/);
    await expect.poll(() => textOf(page.locator('.differences'))).toMatch(/Total cost \(USD\)\s+0\s+[\d,]+\s+\+[\d,]+/);
    await page.getByRole('radio', { name: 'Map swipe' }).click();
    const divider = page.getByRole('slider', { name: 'Divider between the maps' });
    await divider.focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => divider.getAttribute('aria-valuenow')).toBe('48');
    await page.keyboard.press('Escape');
  });

  it('renames a scenario in a field that has the focus, and a long name leaves the controls in reach', async () => {
    const { page } = watched;
    const menu = page.getByRole('button', { name: 'Actions on the scenario' });
    const ask = async () => {
      await menu.click();
      await page.getByRole('menuitem', { name: 'Rename' }).click();
      await page.getByLabel('New name').waitFor();
      await page.waitForTimeout(300);
    };
    const isOnMenu = () => menu.evaluate((button) => button === document.activeElement);
    const name = 'More sites for Pa Dun and Huoi Khoet by the end of 2025';
    await ask();
    // What is typed takes the place of the old name.
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    const chosen = page.locator('.scenario-line .choice-value span');
    await expect.poll(() => textOf(chosen)).toBe(name);
    await expect.poll(() => chosen.getAttribute('title')).toBe(name);
    await expect.poll(isOnMenu).toBe(true);
    for (const width of [390, 1100]) {
      await page.setViewportSize({ width, height: 720 });
      // The page is laid out anew, and has no panel for a moment.
      const isInReach = async () => {
        const [button, panel] = [await menu.boundingBox(), await page.locator('.what-if').boundingBox()];
        if (button === null || panel === null) return false;
        return button.x + button.width <= panel.x + panel.width && panel.width <= width;
      };
      await expect.poll(isInReach, { message: `${width} px` }).toBe(true);
    }
    await ask();
    await page.keyboard.type('Another');
    await page.keyboard.press('Escape');
    await expect.poll(() => textOf(chosen)).toBe(name);
    await expect.poll(isOnMenu).toBe(true);
  });

  it('stays on its origin and complains of nothing', () => {
    expect(watched.strayRequests).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });
});
