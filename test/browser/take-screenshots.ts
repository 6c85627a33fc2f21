/**
 * Takes the pictures of the documentation; with `--all FOLDER` every main view in both languages, themes and widths,
 * or those that are named after it (`zones`, `map-vi-390-dark`), to be looked at.
 */
import { mkdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { MAIN_VIEWS } from './main-views.ts';
import { type AppUnderTest, startApp, waitForRest } from './open-app.ts';

const IMAGES = resolve(import.meta.dirname, '../../docs/images');
/** An image larger than this does not belong in a repository. */
const MAX_BYTES = 500_000;
/** As many pages are open at the same time. */
const AT_ONCE = 2;

/** What docs/images holds: each main view once, and each of the eight ways to see the page. */
const DOCUMENTED = [
  'map-vi-1440',
  'target-en-1440-dark',
  'method-vi-390',
  'village-en-390-dark',
  'zone-vi-390-dark',
  'commune-en-390',
  'communes-vi-1440-dark',
  'relief-en-390',
  'roads-en-1440',
  'villages-en-1440',
  'mapping-vi-1440',
  'library-en-390-dark',
  'what-if-en-1440-dark',
  'proposals-vi-1440',
  'take-away-vi-1440-dark',
  'report-vi-1440',
  'tour-vi-390-dark',
];

/** The name of a picture: its view, language and width, and `dark` where it is. */
const ALL = Object.keys(MAIN_VIEWS).flatMap((view) =>
  ['vi', 'en'].flatMap((lang) =>
    [1440, 390].flatMap((width) => ['', '-dark'].map((theme) => `${view}-${lang}-${width}${theme}`)),
  ),
);

const viewOf = (name: string): string => name.replace(/-(vi|en)-.*/, '');

async function take(app: AppUnderTest, name: string, folder: string): Promise<void> {
  const [, lang, width, dark] = /-(vi|en)-(1440|390)(-dark)?$/.exec(name)!;
  const { address = '', show, tab, isFirstVisit } = MAIN_VIEWS[viewOf(name)];
  const isNarrow = width === '390';
  const viewport = { width: Number(width), height: isNarrow ? 844 : 900 };
  const { page, complaints } = await app.newPage({ viewport, colorScheme: dark ? 'dark' : 'light' });
  if (isFirstVisit) await page.addInitScript(() => localStorage.clear());
  await page.goto(isFirstVisit ? app.url : `${app.url}#plan=lai-chau&${address}&lang=${lang}`);
  // An address may lead straight to a why, which stands before the scorecard where the page is narrow.
  await page.locator('.target, .why-head').first().waitFor();
  await waitForRest(page);
  if (isFirstVisit && lang === 'en') await page.locator('.top .segment').nth(1).click({ force: true });
  if (isNarrow && tab !== undefined) await page.getByRole('tab').nth(tab).click();
  await show?.(page);
  // The map draws on after its data has come.
  await page.waitForTimeout(4000);
  const path = resolve(folder, `${name}.png`);
  await page.screenshot({ path });
  await page.context().close();
  if (complaints.length > 0) throw new Error(`the page complains: ${complaints.join('\n')}`);
  if (folder === IMAGES && statSync(path).size > MAX_BYTES) throw new Error(`larger than ${MAX_BYTES} bytes`);
}

/** Takes these pictures; throws at the end where any of them could not be taken. */
async function takeScreenshots(names: readonly string[], folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const app = await startApp();
  const failures: string[] = [];
  const queue = [...names];
  const work = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      try {
        await take(app, name, folder);
      } catch (error) {
        failures.push(`${name}: ${(error as Error).message}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await app.close();
  if (failures.length > 0) throw new Error(failures.join('\n'));
}

const [option, folder, ...wanted] = process.argv.slice(3);
if (option === '--all') {
  const isWanted = (name: string) => wanted.length === 0 || wanted.some((word) => [name, viewOf(name)].includes(word));
  await takeScreenshots(ALL.filter(isWanted), resolve(folder));
} else await takeScreenshots(DOCUMENTED, IMAGES);
