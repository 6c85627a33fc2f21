import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import laiChau from '../../seeds/plans/lai-chau.json' with { type: 'json' };
import { type AppUnderTest, startApp, textOf, type WatchedPage, waitForScorecard } from './open-app.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const rowTexts = async (page: Page, column: string): Promise<string[]> =>
  (await page.locator(`tbody td.col-${column}`).allInnerTexts()).map((text) => text.trim());
const title = (page: Page): Locator => page.locator('.gaps-title');
const hashOf = (page: Page): URLSearchParams => new URLSearchParams(new URL(page.url()).hash.slice(1));

/** A plan of the user's own: two targets of the sample's plan, one of them lower. */
const OWN_PLAN = {
  ...laiChau,
  document: { ...laiChau.document, number: '7/KH-TEST' },
  targets: [{ ...laiChau.targets[0], value: 0.9 }, laiChau.targets[1]],
};

describe('a planner at the table', () => {
  let watched: WatchedPage;
  beforeAll(async () => {
    watched = await app.newPage();
    await watched.page.goto(`${app.url}#lang=en`);
    await waitForScorecard(watched.page);
  });

  it('finds the worst commune, its villages in the table and the reason in the method', async () => {
    const { page } = watched;
    const ranking = page.getByRole('listbox', { name: /106 communes/ });
    await ranking.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const worst = ranking.getByRole('option').first();
    await expect.poll(() => worst.getAttribute('aria-selected')).toBe('true');
    const [, name, n, N] = /^(.+?)\s+[\d.]+ %\s+(\d+)\/(\d+)$/.exec((await textOf(worst)).replaceAll('\n', ' '))!;
    await expect.poll(() => textOf(title(page))).toContain(`${Number(N) - Number(n)} of 30 villages`);
    await expect.poll(async () => new Set(await rowTexts(page, 'commune'))).toEqual(new Set([name]));
    expect(hashOf(page).getAll('f.commune')).toHaveLength(1);

    await page.getByRole('button', { name: /^Filter/ }).click();
    const communes = await page.locator('.facet', { hasText: 'Commune' }).locator('.facet-value').allInnerTexts();
    expect(communes.length).toBeGreaterThan(5);
    expect(communes).toEqual([...communes].sort(new Intl.Collator('vi', { numeric: true }).compare));
    await page.keyboard.press('Escape');

    await page.getByText('How it is computed').click();
    const method = await textOf(page.locator('.method'));
    expect(method).toContain('villages whose centre is covered');
    expect(method).toMatch(/villages\.geojson · 941 rows [0-9a-f]{8}/);
    expect(method).toContain('phủ 100% các thôn, bản, tổ dân phố');
    await page.getByRole('button', { name: /Lift the filter Commune/ }).click();
    await expect.poll(() => textOf(title(page))).toMatch(/^30 villages/);
  });

  it('searches without diacritics, sorts by two columns and walks by keys, the map’s choice in step', async () => {
    const { page } = watched;
    await page.getByRole('radio', { name: 'All villages' }).click();
    await page.getByRole('searchbox').fill('ban sung');
    await page.waitForFunction(() => document.querySelector('.gaps-title')?.textContent?.includes(' of 941'));
    for (const name of await rowTexts(page, 'name')) expect(name).toMatch(/^Bản Sùng/);
    await page.getByRole('button', { name: 'Mobile', exact: true }).last().click();
    await page
      .getByRole('columnheader', { name: /People/ })
      .getByRole('button')
      .click({ modifiers: ['Shift'] });
    expect([hashOf(page).get('list'), hashOf(page).get('find'), hashOf(page).get('sort')]).toEqual([
      'villages',
      'ban sung',
      'mobile,population',
    ]);
    await page.locator('tr[data-village]').first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const selected = page.locator('tr[aria-selected="true"]');
    await selected.waitFor();
    await expect.poll(() => textOf(selected)).toContain('Covered');
    expect(hashOf(page).get('village')).not.toBeNull();
    const place = await selected.getAttribute('aria-rowindex');
    expect(Number(place)).toBe(1 + Number(/^\d+/.exec(await textOf(title(page)))![0]));
  });

  it('takes away what is shown, and nothing else', async () => {
    const { page } = watched;
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Who pays' }).press('Space');
    await page.getByRole('button', { name: 'Move People earlier' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Download', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    const csv = readFileSync(await download.path(), 'utf8');
    await page.keyboard.press('Escape');
    const [head, ...lines] = csv.trimEnd().split('\r\n');
    expect(head).toBe('\ufeffVillage,People,Commune,Mobile,Fixed,Nearest site (m),Nearest fiber (m)');
    expect(lines).toHaveLength(Number(/^\d+/.exec(await textOf(title(page)))![0]));
    const names = await rowTexts(page, 'name');
    expect(lines.slice(-names.length).map((line) => line.split(',')[0])).toEqual(names.slice(-lines.length));
  });

  it('ranks dead zones by their people', async () => {
    const { page } = watched;
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await page.getByRole('radio', { name: 'Dead zones' }).click();
    await page
      .getByRole('columnheader', { name: /People/ })
      .getByRole('button')
      .dblclick();
    const people = (await rowTexts(page, 'population')).map((text) => Number(text.replaceAll(',', '')));
    expect(people.length).toBeGreaterThan(3);
    expect(people).toEqual([...people].sort((a, b) => b - a));
  });

  it('scores against a plan of his own, after a wrong one was refused place by place', async () => {
    const { page } = watched;
    await page.getByRole('button', { name: 'A plan of your own…' }).click();
    const choose = async (json: unknown) => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: 'Choose a plan file…' }).click(),
      ]);
      await chooser.setFiles({
        name: 'mine.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(json)),
      });
    };
    await choose({ ...OWN_PLAN, targets: [{ ...OWN_PLAN.targets[0], value: 90 }] });
    const alert = page.getByRole('dialog').getByRole('alert');
    await alert.waitFor();
    await expect
      .poll(() => textOf(alert))
      .toContain('targets[0].value 90 is not a share between 0 and 1; write 85 % as 0.85');
    await choose(OWN_PLAN);
    await page.getByText('in use').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.plan-title', { hasText: 'your own' }).waitFor();
    await page.locator('.tally', { hasText: '1 met · 1 missed · 0 without data' }).waitFor();
    await page.getByRole('button', { name: 'A plan of your own…' }).click();
    await page.getByRole('button', { name: /Remove the plan/ }).click();
    await page.keyboard.press('Escape');
    await page.locator('.plan-title', { hasText: 'your own' }).waitFor({ state: 'detached' });
    await expect.poll(() => textOf(page.locator('.plan-choice'))).toContain('Plan of Lai Châu');
  });

  it('stays on its origin and complains of nothing', () => {
    expect(watched.strayRequests).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });
});
