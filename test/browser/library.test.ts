import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStaticServer } from '../../cli/static-server.ts';
import { runCli } from '../cli/run-cli.ts';
import { type AppUnderTest, BUILT, startApp, textOf, type WatchedPage, waitForScorecard } from './open-app.ts';
import { download, makeTiny, openEmpty, pick, pickFolder, waitForIndicators } from './own-data.ts';

const TOGO = resolve(import.meta.dirname, '../../../shared/data/togo');
const scratch = mkdtempSync(join(tmpdir(), 'phusong-library-'));

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app?.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** Togo without its coverage, whose dissolving only costs time: as a statistics office might hand it over: the settlements under another name, a column in French, two latitudes wrong. */
function makeTogo(): string {
  const folder = join(scratch, 'Togo 2020');
  mkdirSync(folder);
  for (const layer of ['admin.geojson.gz', 'fiber.geojson', 'stations.csv'])
    cpSync(join(TOGO, layer), join(folder, layer));
  const [header, ...lines] = readFileSync(join(TOGO, 'villages.csv'), 'utf8').split('\n');
  const wrong = lines.map((line, i) => ([3, 7].includes(i) ? line.replace(/,(-?\d+\.\d+),/, ',123.4,') : line));
  writeFileSync(join(folder, 'localites.csv'), [header.replace('name', 'localité'), ...wrong].join('\n'));
  return folder;
}

/** Whether the browser keeps a dataset of that name as measured elsewhere; `null` where it keeps none. */
const measuredElsewhere = (page: Page, name: string): Promise<boolean | null> =>
  page.evaluate(async (wanted) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('phusong');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = await new Promise<{ name: string; measuredElsewhere?: boolean }[]>((resolve, reject) => {
      const request = database.transaction('datasets').objectStore('datasets').getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    database.close();
    return all.find((kept) => kept.name === wanted)?.measuredElsewhere ?? null;
  }, name);

describe('data of the user’s own', () => {
  let watched: WatchedPage;
  let page: Page;
  beforeAll(async () => {
    watched = await app.newPage();
    page = await openEmpty(watched.page.context(), app.url, watched.complaints);
  });
  afterAll(() => page.context().close());

  it.skipIf(!existsSync(TOGO))(
    'is opened with a column mapped and rows rejected, as the command line reads it, and is there after a reload',
    async () => {
      const folder = makeTogo();
      await pickFolder(page, folder);
      await page.locator('.import-name', { hasText: 'localites.csv' }).click();
      const villages = page.getByRole('listitem').filter({ hasText: 'localites.csv' });
      await expect.poll(() => textOf(villages)).toMatch(/not recognised/);
      await page.getByRole('button', { name: 'Layer of localites.csv' }).click();
      await page.getByRole('option', { name: /^Villages/ }).click();
      await expect.poll(() => textOf(page.locator('.import-detail'))).toContain('Required and not there yet: name');
      await page.getByRole('button', { name: 'Column of the file for name' }).click();
      await page.getByRole('option', { name: 'localité' }).click();
      await page.locator('.import-sketch circle').nth(300).waitFor({ state: 'attached' });
      await expect.poll(() => textOf(page.locator('.import-rows'))).toContain('Kpalimé');
      writeFileSync(join(folder, 'dataset.json'), await download(page, 'Download dataset.json'));

      await page.getByRole('button', { name: 'Check and open' }).click();
      await page.getByRole('button', { name: 'Open anyway' }).waitFor();
      const review = await textOf(page.getByRole('dialog'));
      expect(review).toMatch(/2 of [\d,]+ rows cannot be used/);
      expect(review).toContain('lat 123.4 is outside -90..90');
      expect(review).toContain('Check the coordinates');
      await page.getByRole('button', { name: 'Open anyway' }).click();
      await waitForIndicators(page);
      const scorecard = () => textOf(page.locator('.scorecard'));
      // The list of plans comes after the first picture.
      await expect.poll(scorecard).toContain('Plan of Ninh Bình');
      const before = await scorecard();
      expect(before).toContain('/ 4,137 villages');
      // Nothing is missing before there is a plan; the list leads to one.
      const list = page.locator('.gaps');
      await expect.poll(() => textOf(list)).toContain('Choose a plan to see which villages fall short.');
      await expect.poll(() => list.locator('.plan-choice').count()).toBe(1);
      await expect.poll(() => list.locator('tr[data-village]').count()).toBe(0);
      await page.getByRole('radio', { name: 'All villages' }).click();
      const village = page.locator('tr[data-village]').nth(2);
      await village.click();
      await page.locator('.why-head').waitFor();
      const why = await textOf(page.locator('.why-head'));

      await page.reload();
      await waitForIndicators(page);
      await expect.poll(scorecard).toBe(before);
      await expect.poll(() => textOf(page.locator('.why-head'))).toBe(why);
      await expect.poll(() => textOf(page.locator('.data-choice'))).toContain('Togo 2020');
      await page.getByRole('button', { name: /2 rows rejected/ }).waitFor();

      // Once it was measured, what was measured is kept with it, to the byte as the command line packs it.
      const packed = join(scratch, 'togo.phusong');
      const packing = await runCli(['pack', folder, '--out', packed], { cwd: scratch });
      expect(packing).toMatchObject({ code: 0, stderr: '' });
      await page.locator('.data-choice button').click();
      await page.getByRole('option', { name: 'Kept datasets…' }).click();
      const isExported = async () => (await download(page, 'Export Togo 2020')).equals(readFileSync(packed));
      await expect.poll(isExported).toBe(true);
      await page.keyboard.press('Escape');
    },
  );

  it('that came measured says so until it was measured here, which keeps it so', async () => {
    const packed = join(scratch, 'đo.phusong');
    const tiny = makeTiny(scratch, 'Xã Thu Lũm');
    expect(await runCli(['pack', tiny, '--out', packed], { cwd: scratch })).toMatchObject({ code: 0 });
    const notice = page.getByText('Measured when this file was packed, not just now.');
    await pick(page, [packed]);
    await notice.waitFor();
    await page.locator('.data-choice', { hasText: 'Xã Thu Lũm' }).waitFor();
    await waitForIndicators(page);
    const scorecard = () => textOf(page.locator('.scorecard'));
    await expect.poll(scorecard).toContain('Plan of Ninh Bình');
    const before = await scorecard();
    const isElsewhere = () => measuredElsewhere(page, 'Xã Thu Lũm');
    await expect.poll(isElsewhere).toBe(true);
    // Kept as it came, it still is not of this browser.
    await page.reload();
    await notice.waitFor();
    await page.getByRole('radio', { name: 'All villages' }).click();
    await page.locator('tr[data-village]').nth(1).click();
    const why = await textOf(page.locator('.why-head'));
    await page.getByRole('button', { name: 'Measure again' }).click();
    await page.getByText('Measured again: the same as what came with the file, to the bit.').waitFor();
    await expect.poll(scorecard).toBe(before);
    await expect.poll(() => textOf(page.locator('.why-head'))).toBe(why);
    await expect.poll(isElsewhere).toBe(false);
    await page.reload();
    await waitForIndicators(page);
    await page.waitForTimeout(500);
    await expect.poll(() => notice.count()).toBe(0);
  });

  it('is listed, renamed, duplicated and deleted, and two tabs do not get in each other’s way', async () => {
    await pickFolder(page, makeTiny(scratch, 'Huyện Mường Tè'));
    await page.getByRole('button', { name: 'Check and open' }).click();
    await waitForIndicators(page);
    const other = await openEmpty(page.context(), app.url, watched.complaints);
    await other.locator('.empty-state').getByRole('button', { name: 'Kept datasets…' }).click();
    const row = other.locator('.library-row', { hasText: 'Mường Tè' });
    await row.getByRole('button', { name: /^Duplicate/ }).click();
    await other.locator('.library-row', { hasText: '(copy)' }).waitFor();
    await other.getByRole('button', { name: 'Delete Huyện Mường Tè (copy)' }).click();
    await other.getByRole('button', { name: 'Keep it' }).click();
    await other.getByRole('button', { name: 'Rename Huyện Mường Tè (copy)' }).click();
    await other.getByRole('textbox').fill('Mường Tè thử');
    await other.keyboard.press('Enter');
    // The first tab hears of it.
    await page.locator('.data-choice button').click();
    await page.getByRole('option', { name: 'Mường Tè thử' }).waitFor();
    await page.keyboard.press('Escape');
    await other.getByRole('button', { name: 'Delete Mường Tè thử' }).click();
    await other.getByRole('button', { name: 'Delete', exact: true }).click();
    await other.locator('.library-row', { hasText: 'Mường Tè thử' }).waitFor({ state: 'detached' });
    // What another tab has open is not taken from under it; opened twice, the second is told.
    await other.getByRole('button', { name: 'Delete Huyện Mường Tè' }).click();
    await other.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect.poll(() => textOf(other.getByRole('alert'))).toContain('is open in a tab');
    await other.getByRole('button', { name: 'Open Huyện Mường Tè' }).click();
    await other.getByText('This dataset is open in another tab').waitFor();
    await waitForIndicators(other);
    await other.close();
  });

  it('is opened again at the same place, under the same scenario, when its worker dies; when it dies again, the user decides', async () => {
    await page.getByRole('radio', { name: 'All villages' }).click();
    await page.locator('tr[data-village]').nth(1).click();
    const why = await textOf(page.locator('.why-head'));
    await page.getByRole('radio', { name: 'What if' }).click();
    await page.getByRole('button', { name: 'Thresholds' }).click();
    await page.getByLabel('Mobile broadband starts at').selectOption('5G');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.locator('.scenario-banner').waitFor();
    await page.getByRole('radio', { name: 'Plan', exact: true }).first().click();
    const scorecard = () => textOf(page.locator('.scorecard'));
    await expect.poll(scorecard).toContain('0 / 2 villages');
    const tried = await scorecard();
    const killDesk = () =>
      page
        .workers()
        .find((worker) => worker.url().includes('desk-worker'))!
        .evaluate(() => {
          setTimeout(() => {
            throw new Error('out of memory');
          });
        });
    const isAsBefore = async () => {
      await waitForIndicators(page);
      await page.locator('.scenario-banner').waitFor();
      await expect.poll(scorecard).toBe(tried);
      await expect.poll(() => textOf(page.locator('.why-head'))).toBe(why);
    };
    await killDesk();
    await page.getByText('The computing process ended and was started again').waitFor();
    await isAsBefore();
    // A second death so soon after is the dataset's doing: the user decides, and meanwhile sees what he saw.
    await killDesk();
    await page.getByRole('alert').filter({ hasText: 'The computing process has ended' }).waitFor();
    await expect.poll(scorecard).toBe(tried);
    await page.getByRole('button', { name: 'Open again' }).click();
    await isAsBefore();
  });

  it('complains of nothing', () => expect(watched.complaints).toEqual([]));
});

describe('a browser without room', () => {
  it('leaves the dataset open and says so, and keeps it once there is room', async () => {
    // In a context of its own: Chromium asks for its quota anew only some time after the last write.
    const watched = await app.newPage();
    const page = await openEmpty(watched.page.context(), app.url, watched.complaints);
    const session = await page.context().newCDPSession(page);
    const origin = new URL(app.url).origin;
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    await pickFolder(page, makeTiny(scratch, 'No room'));
    await page.getByRole('button', { name: 'Check and open' }).click();
    const notice = page.getByRole('alert').filter({ hasText: 'no room left' });
    await notice.waitFor();
    await waitForIndicators(page);
    await expect.poll(() => textOf(page.locator('.scorecard'))).toContain('/ 2 villages');
    expect((await download(page, 'Export')).subarray(0, 5).toString('latin1')).toBe('\x89PHUS');
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await notice.getByRole('button', { name: 'Save again' }).click();
    await notice.waitFor({ state: 'detached' });
    await page.locator('.data-choice button').click();
    await page.getByRole('option', { name: /^No room/ }).waitFor();
    await page.keyboard.press('Escape');
    expect(watched.complaints).toEqual([]);
    await page.context().close();
  });
});

describe('a newcomer', () => {
  it('is shown around once, and has the page without a network from then on', async () => {
    const server = await startStaticServer(BUILT, '127.0.0.1', 0);
    const context = await app.browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(server.url);
    await waitForScorecard(page);
    const tour = page.getByRole('dialog', { name: 'Giới thiệu nhanh' });
    await tour.waitFor();
    await expect.poll(() => tour.evaluate((card) => card === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => textOf(tour)).toContain('Bước 2 trên 3');
    await page.keyboard.press('Escape');
    await tour.waitFor({ state: 'detached' });
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await server.close();
    await page.goto(server.url);
    await waitForScorecard(page);
    await expect.poll(() => textOf(page.locator('.target[data-selected]'))).toContain('911 / 941');
    await expect.poll(() => page.evaluate(() => crossOriginIsolated)).toBe(true);
    // What is fetched only when it is wanted is there too.
    await page.getByRole('radio', { name: 'Đề xuất trạm' }).click();
    await page.locator('.goal-form').waitFor();
    await page.getByRole('button', { name: 'Xuất kết quả' }).click();
    await page.getByRole('dialog', { name: 'Xuất kết quả' }).waitFor();
    await expect.poll(() => tour.count()).toBe(0);
    await context.close();
  });
});
