import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, startApp, textOf, type WatchedPage, waitForScorecard } from './open-app.ts';

const FIXTURES = resolve(import.meta.dirname, '../fixtures/bad');

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

/** A village of the sample; ids are stable, names are invented. */
const VILLAGE = 'LC-V0001';

/** How many pixels of the map have nearly the colour of a token. */
async function pixelsOf(page: Page, token: string): Promise<number> {
  const png = await page.locator('.map-place canvas').screenshot();
  return page.evaluate(
    async ([encoded, name]) => {
      const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const context = canvas.getContext('2d', { willReadFrequently: true })!;
      context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(name);
      context.fillRect(0, 0, 1, 1);
      const wanted = context.getImageData(0, 0, 1, 1).data;
      context.drawImage(picture, 0, 0);
      const { data } = context.getImageData(0, 0, picture.width, picture.height);
      let count = 0;
      for (let k = 0; k < data.length; k += 4)
        if ([0, 1, 2].every((channel) => Math.abs(data[k + channel] - wanted[channel]) < 16)) count++;
      return count;
    },
    [png.toString('base64'), token],
  );
}

const selectedTarget = (page: Page) => page.locator('.target[data-selected]');

describe('the map app on the sample of Lai Châu', () => {
  let watched: WatchedPage;
  beforeAll(async () => {
    watched = await app.newPage();
    await watched.page.goto(app.url);
    await waitForScorecard(watched.page);
  });

  it('opens in Vietnamese on the first missed target, 911 of 941 villages', async () => {
    const { page } = watched;
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('vi');
    const text = await textOf(selectedTarget(page));
    expect(text).toContain('Thôn, bản có băng rộng di động');
    expect(text).toContain('911 / 941');
    expect(text).toContain('96,81');
    // The list comes after the scorecard.
    await expect.poll(() => textOf(page.locator('.gaps-title'))).toContain('30 thôn, bản');
    await expect.poll(() => textOf(page.locator('.chips'))).toContain('Ít nhất một nhà mạng 3G+');
    await expect
      .poll(() => textOf(selectedTarget(page).locator('.parts').first()))
      .toMatch(/Ít nhất một nhà mạng[\s\S]*Tất cả nhà mạng/);
    await expect.poll(() => textOf(page.locator('.statuses'))).toMatch(/Trắng sóng\s*30/);
    // What widgets say to those who do not see them is Vietnamese too.
    await page.locator('.data-choice button').click();
    await page.locator('.options').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Dismiss' }).count()).toBe(0);
    await expect.poll(() => page.getByRole('button', { name: 'Đóng' }).count()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await page.locator('.options').waitFor({ state: 'detached' });
  });

  it('draws the map: its canvas is not one colour', async () => {
    const { page } = watched;
    await page.waitForTimeout(600);
    const png = await page.locator('.map-place canvas').screenshot();
    // An empty map compresses to a few kilobytes.
    expect(png.length).toBeGreaterThan(60_000);
  });

  it.each(['lai-chau', 'son-la'])('draws the villages of the gap in the colour of their status, %s', async (plan) => {
    // The first sample came measured; of the other the map has tiles before its villages are judged.
    const { page } = plan === 'lai-chau' ? watched : await app.newPage();
    if (page !== watched.page) await page.goto(`${app.url}#plan=${plan}`);
    await expect.poll(() => pixelsOf(page, '--status-white')).toBeGreaterThan(500);
    if (page !== watched.page) await page.context().close();
  });

  it('lists the villages of another target, sorted as asked', async () => {
    const { page } = watched;
    await page.getByRole('button', { name: /Thôn, bản có băng rộng cố định/ }).click();
    await expect.poll(() => textOf(page.locator('.gaps-title'))).toContain('254 thôn, bản');
    await expect.poll(() => page.locator('tr[data-village]').count()).toBeLessThan(60);
    await page.locator('th.col-population button').click();
    const people = await page.locator('td.col-population').allInnerTexts();
    expect(people.map(Number)).toEqual(people.map(Number).sort((a, b) => a - b));
    await page.getByRole('button', { name: /Thôn, bản có băng rộng di động/ }).click();
  });

  it('tells why a village has no signal', async () => {
    const { page } = watched;
    const row = page.locator('tr[data-village]').first();
    const name = await textOf(row.locator('td').first());
    await row.focus();
    await page.keyboard.press('Enter');
    const why = page.locator('.why');
    await why.locator('.why-head').waitFor();
    const text = await textOf(why);
    expect(text).toContain(name);
    expect(text).toContain('Trắng sóng');
    expect(text).toContain('Không vùng phủ nào chứa trung tâm thôn.');
    expect(text).toMatch(/ra ngoài/);
    await expect.poll(() => why.locator('.matrix tbody tr').count()).toBe(4);
    await expect.poll(() => why.locator('.nearest strong').count()).toBe(3);
    expect(new URL(page.url()).hash).toContain('village=');
  });

  it('speaks English at a press', async () => {
    const { page } = watched;
    await page.getByRole('radio', { name: 'English' }).click();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
    const text = await textOf(selectedTarget(page));
    expect(text).toContain('96.81 %');
    expect(text).toContain('30 villages short');
    await expect.poll(() => textOf(page.locator('.why'))).toContain('No coverage polygon holds the village centre.');
  });

  it('refuses a damaged file in words and keeps what was open', async () => {
    const { page } = watched;
    await page.getByRole('button', { name: 'Open data…' }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose files…' }).click(),
    ]);
    await chooser.setFiles(resolve(FIXTURES, '13-web-page/villages.geojson'));
    const alert = page.getByRole('alert');
    await alert.waitFor();
    await expect.poll(() => textOf(alert)).toContain('villages.geojson');
    await expect.poll(() => textOf(selectedTarget(page))).toContain('Villages with mobile broadband');
    // The focus goes to the dialog once it says something else.
    await page.locator('[role=dialog] :focus, [role=dialog]:focus').waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await alert.waitFor({ state: 'detached' });
  });

  it('opens files of the user’s own and lists their issues by row', async () => {
    const { page } = watched;
    await page.getByRole('button', { name: 'Open data…' }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose files…' }).click(),
    ]);
    await chooser.setFiles(resolve(FIXTURES, '90-latitude-out-of-range/villages.csv'));
    await page.getByRole('button', { name: 'Check and open' }).click();
    await page.getByRole('button', { name: 'Open anyway' }).click();
    await page.getByRole('button', { name: /1 row rejected/ }).click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => textOf(dialog)).toContain('villages.csv');
    await expect.poll(() => dialog.locator('tr.rejected').count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => textOf(page.locator('.scorecard'))).toContain('No plan chosen');
  });

  it('stays on its origin and complains of nothing', () => {
    expect(watched.strayRequests).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });
});

describe('the map app on a narrow screen', () => {
  it('is cancelled at once, and opened again at the address of a village shows it behind tabs, nothing wider than the screen', async () => {
    const { page, complaints } = await app.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${app.url}#lang=en`);
    await page.getByRole('button', { name: 'Cancel' }).click();
    // Whether the sample was read by then, or all was done, is a matter of luck.
    await page
      .getByText(/Nothing is open|The analysis was stopped/)
      .or(page.locator('.target'))
      .first()
      .waitFor();
    // As from a colleague's letter: a page of its own, not a step from the one before.
    await page.goto('about:blank');
    await page.goto(`${app.url}#plan=lai-chau&year=2025&row=village-fixed-share&village=${VILLAGE}&lang=en`);
    // Loaded again before anything is there, the page still knows where it was sent.
    await page.reload();
    // The why is in front; the scorecard stands behind it.
    await page.locator('.why-head').waitFor();
    expect(new URL(page.url()).hash).toContain(`village=${VILLAGE}`);
    await page.getByRole('tab', { name: 'Lists' }).click();
    await expect.poll(() => textOf(page.locator('.gaps-title'))).toContain('254 villages');
    await page.locator('tr[data-village]').first().click();
    await page.locator('.why-head').waitFor();
    expect(new URL(page.url()).hash).not.toContain(`village=${VILLAGE}`);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await expect.poll(() => textOf(page.locator('.top .tag'))).toBe('Sample');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
