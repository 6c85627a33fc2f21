import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openSample, startApp, textOf, type WatchedPage, waitForScorecard } from './open-app.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const entries = (page: Page) => page.evaluate(() => history.length);
const chosen = (page: Page) => page.locator('.why-head h2, .why-head strong').first();
const villageOf = (page: Page) => new URLSearchParams(new URL(page.url()).hash.slice(1)).get('village');

describe('Back and Forward', () => {
  let watched: WatchedPage;
  beforeAll(async () => {
    watched = await openSample(app);
  });

  it('lead from village to village, and to the list and the map as they were', async () => {
    const { page } = watched;
    const rows = page.locator('tr[data-village]');
    await page.getByRole('searchbox').fill('ban');
    await expect.poll(() => page.url()).toContain('find=ban');
    const before = new URL(page.url()).hash;
    await rows.nth(0).click();
    await chosen(page).waitFor();
    const first = villageOf(page);
    await rows.nth(3).click();
    await expect.poll(() => villageOf(page)).not.toBe(first);
    const second = villageOf(page);
    await page.goBack();
    await expect.poll(() => villageOf(page)).toBe(first);
    await page.goBack();
    await chosen(page).waitFor({ state: 'detached' });
    await expect.poll(() => new URL(page.url()).hash.replace(/&at=[^&]*/, '')).toBe(before.replace(/&at=[^&]*/, ''));
    await page.goForward();
    await page.goForward();
    await expect.poll(() => villageOf(page)).toBe(second);
    await page.goBack();
    await page.goBack();
    await chosen(page).waitFor({ state: 'detached' });
  });

  it('know nothing of what is moved, zoomed, typed and sorted', async () => {
    const { page } = watched;
    const known = await entries(page);
    const canvas = page.locator('.map-place canvas');
    const place = () => new URLSearchParams(new URL(page.url()).hash.slice(1)).get('at');
    const [was, box] = [place(), (await canvas.boundingBox())!];
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 90, box.y + box.height / 2 + 40, { steps: 5 });
    await page.mouse.up();
    await expect.poll(place).not.toBe(was);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.getByRole('searchbox').fill('');
    await page.locator('th.col-population button').click();
    await expect.poll(() => page.url()).toContain('sort=population');
    await expect.poll(() => entries(page)).toBe(known);
  });

  it('close a dialog that is open, the report too, and leave no trace of one that was closed', async () => {
    const { page } = watched;
    const dialog = page.locator('[role=dialog]');
    await page.getByRole('button', { name: 'Open data…' }).click();
    await dialog.waitFor();
    await page.goBack();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('.target').count()).toBeGreaterThan(3);
    await page.getByRole('radio', { name: 'Proposals' }).click();
    await page.getByRole('button', { name: 'Take away' }).click();
    await dialog.waitFor();
    await page.locator('.take-head button').first().click();
    await page.locator('.report-dialog').waitFor();
    await page.goBack();
    await dialog.waitFor({ state: 'detached' });
    // Closed by hand, it is passed over.
    await page.getByRole('button', { name: 'Take away' }).click();
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => history.state.dialog)).toBeNull();
    await expect.poll(() => page.getByRole('radio', { name: 'Proposals' }).isChecked()).toBe(true);
    await page.goBack();
    await expect.poll(() => page.getByRole('radio', { name: 'Plan', exact: true }).first().isChecked()).toBe(true);
    expect(watched.complaints).toEqual([]);
  });

  it('are of use after the page was loaded again', async () => {
    const { page } = watched;
    await page.locator('tr[data-village]').nth(1).click();
    await chosen(page).waitFor();
    const village = villageOf(page);
    await page.reload();
    await waitForScorecard(page);
    await expect.poll(() => villageOf(page)).toBe(village);
    await page.goBack();
    await chosen(page).waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('.target').count()).toBeGreaterThan(3);
  });

  it('turn the tabs of a phone, whose list stays where it was', async () => {
    const { page, complaints } = await app.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${app.url}#plan=lai-chau&lang=en`);
    await waitForScorecard(page);
    const tab = (at: number) => page.getByRole('tab').nth(at);
    const shown = () => textOf(page.locator('[role=tab][aria-selected=true]'));
    const [score, gaps, why] = await page.getByRole('tab').allInnerTexts();
    await tab(1).click();
    const list = page.locator('.table-scroll');
    await list.evaluate((element) => {
      element.scrollTop = 320;
    });
    await page.locator('tr[data-at="11"]').click();
    await expect.poll(shown).toBe(why);
    await page.goBack();
    await expect.poll(shown).toBe(gaps);
    await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBe(320);
    await page.goBack();
    await expect.poll(shown).toBe(score);
    await page.goForward();
    await expect.poll(shown).toBe(gaps);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
