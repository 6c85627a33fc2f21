import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, startApp, waitForScorecard } from './open-app.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FIXTURES = resolve(import.meta.dirname, '../fixtures/bad');

/** WCAG 2.2 at A and AA, and what axe holds for good practice. */
const RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/** What another theme can change of that: the page is the same but for its colours. */
const COLOUR_RULES: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  resultTypes: ['violations'],
};

/** Rows of a report like those before them, hundreds of them. */
const REPEATED = '.report-gaps tbody:nth-of-type(n + 4)';

/** A state of the page; `show` leads there from the one before. */
interface View {
  readonly name: string;
  readonly show: (page: Page) => Promise<unknown>;
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const openDialog = (name: string) => async (page: Page) => {
  await press(name)(page);
  await page.getByRole('dialog').waitFor();
};
const openReport = async (page: Page) => {
  await press('See and print the report')(page);
  await page.locator('.report-picture img').waitFor();
};
const pickFile = async (page: Page, fixture: string) => {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose files…' }).click(),
  ]);
  await chooser.setFiles(resolve(FIXTURES, fixture));
};
const pressEscape = (page: Page) => page.keyboard.press('Escape');
const tab = (position: number) => (page: Page) => page.getByRole('tab').nth(position).click();

/** Every view of the page where it is wide, in an order in which one leads to the next. */
const WIDE: readonly View[] = [
  { name: 'scorecard, map and gap list', show: async () => {} },
  { name: 'a row of another unit', show: press(/Villages with fixed broadband/) },
  { name: 'the choice of the data', show: (page) => page.locator('.data-choice button').click() },
  {
    name: 'why a village',
    show: async (page) => {
      await pressEscape(page);
      await page.locator('tr[data-village]').first().click();
      await page.locator('.why-head').waitFor();
    },
  },
  { name: 'import', show: openDialog('Open data…') },
  {
    name: 'the layers of what was picked',
    show: async (page) => {
      await pickFile(page, '90-latitude-out-of-range/villages.csv');
      await page.locator('.import-columns').first().waitFor();
    },
  },
  {
    name: 'rows that were rejected',
    show: async (page) => {
      await press('Check and open')(page);
      await page.locator('.issue-group').waitFor();
    },
  },
  {
    name: 'kept datasets',
    show: async (page) => {
      await pressEscape(page);
      await page.locator('.data-choice button').click();
      await page.getByRole('option', { name: 'Kept datasets…' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'a plan of one’s own',
    show: async (page) => {
      await pressEscape(page);
      await openDialog('A plan of your own…')(page);
    },
  },
  {
    name: 'take away',
    show: async (page) => {
      await pressEscape(page);
      await openDialog('Take away')(page);
    },
  },
  { name: 'the report', show: openReport },
  {
    name: 'proposing sites',
    show: async (page) => {
      await pressEscape(page);
      await page.getByRole('radio', { name: 'Proposals' }).click();
      await page.locator('.goal-form').waitFor();
    },
  },
  {
    name: 'trying changes',
    show: async (page) => {
      await pressEscape(page);
      await page.getByRole('radio', { name: 'What if' }).click();
      await press('Add site')(page);
      await page.locator('.tool-form').waitFor();
    },
  },
  {
    name: 'comparison',
    show: async (page) => {
      await press('Actions on the scenario')(page);
      await page.getByRole('menuitem', { name: 'Compare…' }).click();
      await page.locator('.differences').waitFor();
    },
  },
  {
    name: 'a failure',
    show: async (page) => {
      await pressEscape(page);
      await press('Open data…')(page);
      await pickFile(page, '13-web-page/villages.geojson');
      await page.getByRole('alert').waitFor();
    },
  },
];

/** The same where it is narrow. */
const NARROW: readonly View[] = [
  { name: 'scorecard', show: async () => {} },
  { name: 'gap list', show: tab(1) },
  {
    name: 'why',
    show: async (page) => {
      await page.locator('tr[data-village]').first().click();
      await page.locator('.why-head').waitFor();
    },
  },
  { name: 'take away', show: openDialog('Take away') },
];

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

/** What axe finds wrong, a line for each element. */
async function violationsIn(page: Page, rules: RunOptions): Promise<string[]> {
  const { violations } = await page.evaluate(
    ([context, options]) =>
      (window as unknown as { axe: { run(c: object, o: object): Promise<AxeResults> } }).axe.run(context, options),
    [{ exclude: [[REPEATED]] }, rules] as const,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')}\n${failureSummary}`),
  );
}

async function openAt(viewport: { width: number; height: number }): Promise<Page> {
  const { page } = await app.newPage({ viewport, colorScheme: 'light' });
  await page.goto(`${app.url}#plan=lai-chau&lang=en`);
  await waitForScorecard(page);
  await page.evaluate(AXE);
  return page;
}

const THEMES = [
  ['light', RULES],
  ['dark', COLOUR_RULES],
] as const;

describe.each([
  { name: 'wide', viewport: { width: 1440, height: 900 }, views: WIDE },
  { name: 'narrow', viewport: { width: 390, height: 844 }, views: NARROW },
])('the $name page', ({ viewport, views }) => {
  let page: Page;
  beforeAll(async () => {
    page = await openAt(viewport);
  });
  afterAll(() => page.context().close());

  it.each(views)('has no barrier: $name', async ({ show }) => {
    await show(page);
    for (const [theme, rules] of THEMES) {
      // The button lies under a dialog, so the theme is set where the button sets it.
      await page.evaluate((value) => {
        document.documentElement.dataset.theme = value;
      }, theme);
      expect(await violationsIn(page, rules), theme).toEqual([]);
    }
  });
});
