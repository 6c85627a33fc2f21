import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { runCli } from '../cli/run-cli.ts';

/** A view worth a picture: where its address leads, and what is then pressed. Nothing in it depends on the language. */
export interface MainView {
  /** Parameters of the address beside the language. */
  readonly address?: string;
  readonly show?: (page: Page) => Promise<unknown>;
  /** The panel that it stands in where the page is narrow: scorecard, list or why. */
  readonly tab?: 0 | 1 | 2;
  /** Whether it begins as for somebody who was never here. */
  readonly isFirstVisit?: boolean;
}

const top = (page: Page, position: number): Locator => page.locator('.top-actions > button').nth(position);

/** The end of a long panel. */
const scrollTo = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().waitFor();
  await page
    .locator(selector)
    .first()
    .evaluate((element) => element.scrollIntoView({ block: 'start' }));
};

async function openTarget(page: Page): Promise<void> {
  await page.locator('.target-button').nth(1).click();
  await page.locator('.target[data-selected] .ranking').waitFor();
  await scrollTo('.target[data-selected] .target-button')(page);
}

async function openMethod(page: Page): Promise<void> {
  await page.locator('.method summary').first().click();
  await scrollTo('.method')(page);
}

async function openImport(page: Page): Promise<void> {
  await top(page, 0).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.locator('.drop-zone button').nth(1).click(),
  ]);
  await chooser.setFiles(await makeHandedOver());
  await page.locator('.import-name').first().waitFor();
}

async function openMapping(page: Page): Promise<void> {
  await openImport(page);
  await page.locator('.import-name', { hasText: 'villages' }).click();
  await page.locator('.import-sketch circle').nth(100).waitFor({ state: 'attached' });
}

async function openReview(page: Page): Promise<void> {
  await openImport(page);
  await page.locator('.dialog-actions button').last().click();
  await page.locator('.issue-group').first().waitFor();
}

async function openIssues(page: Page): Promise<void> {
  await openReview(page);
  await page.locator('.dialog-actions button').last().click();
  await page.locator('.data-state .link').first().waitFor({ state: 'attached' });
  await page.locator('.work:not(.notice)').waitFor({ state: 'detached' });
}

async function openLibrary(page: Page): Promise<void> {
  await openIssues(page);
  await page.locator('.data-choice button').click();
  await page.getByRole('option').last().click();
  await page.locator('.library-row').first().waitFor();
}

/** Moves a site between two villages without signal, which wins them and loses one. */
async function moveSite(page: Page): Promise<void> {
  await page.locator('.views .segment').nth(1).click();
  await page.locator('.trial-tool').nth(1).click();
  await page.locator('.tool-form input').first().fill('LC-S0191');
  await page.locator('.pick').first().click();
  await page.locator('.tool-form form input').first().fill('103.385, 22.060');
  await page.locator('.outcome .changed-row').first().waitFor();
  await page.locator('.tool-form form button[type=submit]').click();
  await page.locator('.edit-list li').waitFor();
  await page.keyboard.press('Escape');
}

async function proposeSites(page: Page): Promise<void> {
  await page.locator('.views .segment').nth(2).click();
  await page.locator('.goal-form button[type=submit]').click();
  await page.locator('.answer .totals').waitFor();
}

async function openReport(page: Page): Promise<void> {
  await top(page, 1).click();
  await page.locator('.take-away section button').first().click();
  await page.locator('.report-picture img').first().waitFor();
}

/** Every main view by the name that its pictures bear. */
export const MAIN_VIEWS: Readonly<Record<string, MainView>> = {
  map: {},
  target: { show: openTarget },
  method: { show: openMethod },
  village: { show: (page) => page.locator('tr[data-village]').first().click(), tab: 1 },
  site: { address: 'list=sites&site=LC-S0001', tab: 2 },
  zone: { address: 'list=dead-zones&zone=dead-zone%2F1', tab: 2 },
  commune: { show: (page) => page.locator('.ranked').first().click() },
  operators: { address: 'look=operators&by=Viettel,VNPT' },
  fixed: { address: 'look=fixed&cables=deployment' },
  fiber: { address: 'look=fiber' },
  communes: { address: 'shade=row&by=' },
  relief: { address: 'hide=&by=' },
  roads: { address: 'roads=4G%2B,Viettel&hide=villages,dead-zones,places,terrain' },
  villages: { address: 'list=villages&f.mobile=white&f.mobile=patchy', tab: 1 },
  zones: { address: 'list=dead-zones', tab: 1 },
  sites: { address: 'list=sites', tab: 1 },
  import: { show: (page) => top(page, 0).click() },
  mapping: { show: openMapping },
  review: { show: openReview },
  issues: {
    show: async (page) => {
      await openIssues(page);
      await page.locator('.data-state .link').first().click();
    },
  },
  library: { show: openLibrary },
  'what-if': { show: moveSite },
  proposals: { show: proposeSites },
  'take-away': { show: (page) => top(page, 1).click() },
  report: { show: openReport },
  'report-list': {
    show: async (page) => {
      await openReport(page);
      await scrollTo('.report-gaps')(page);
    },
  },
  tour: { isFirstVisit: true, show: (page) => page.locator('.tour').waitFor() },
};

let handedOver: Promise<string> | null = null;

/** A folder as an office might hand it over: the villages of a sample as a table with headers of its own, two places wrong. */
const makeHandedOver = (): Promise<string> => {
  handedOver ??= handOver();
  return handedOver;
};

async function handOver(): Promise<string> {
  const scratch = mkdtempSync(join(tmpdir(), 'phusong-pictures-'));
  const sample = join(scratch, 'sample');
  const { code, stderr } = await runCli(['sample', 'son-la', '--out', sample]);
  if (code !== 0) throw new Error(stderr);
  const folder = join(scratch, 'Huyện Mường La');
  mkdirSync(folder);
  const { features } = JSON.parse(readFileSync(join(sample, 'villages.geojson'), 'utf8')) as {
    features: { geometry: { coordinates: number[] }; properties: Record<string, unknown> }[];
  };
  const lines = features.slice(0, 320).map(({ geometry: { coordinates }, properties: told }, i) => {
    const [lng, lat] = coordinates;
    return [told.id, told.name, told.commune_code, [40, 41].includes(i) ? 213.5 : lat, lng, told.population].join();
  });
  writeFileSync(join(folder, 'villages.csv'), ['id,Tên bản,Mã xã,Vĩ độ,Kinh độ,Dân số', ...lines, ''].join('\n'));
  for (const layer of ['admin', 'sites', 'fiber'])
    writeFileSync(join(folder, `${layer}.geojson`), readFileSync(join(sample, `${layer}.geojson`)));
  return folder;
}
