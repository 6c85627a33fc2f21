/** Opening data of the user's own in the page, for tests. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';

const VILLAGES = 'id,name,lat,lon,population\nv1,Nà Cang,22.1,103.2,120\nv2,Nậm Pồ,22.2,103.3,\n';
const COVERAGE =
  'operator,technology,wkt\nViettel,4G,"POLYGON((103.1 22.05,103.25 22.05,103.25 22.15,103.1 22.15,103.1 22.05))"\n';

/** The files of a dataset so small that opening it costs nothing. */
export const TINY: Readonly<Record<string, string>> = { 'villages.csv': VILLAGES, 'coverage.csv': COVERAGE };

/** Such a dataset as a folder with that name. */
export function makeTiny(scratch: string, name: string): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(TINY)) writeFileSync(join(folder, file), text);
  return folder;
}

/** Picks a folder, or files, in the dialog; the page then looks at them. */
export async function pick(page: Page, what: string | readonly string[]): Promise<void> {
  if (!(await page.getByRole('dialog').isVisible()))
    await page.locator('.top').getByRole('button', { name: 'Open data…' }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: typeof what === 'string' ? 'Choose a folder…' : 'Choose files…' }).click(),
  ]);
  await chooser.setFiles(what);
}

/** Picks a folder and waits until it was looked at. */
export async function pickFolder(page: Page, folder: string): Promise<void> {
  await pick(page, folder);
  await page.getByRole('button', { name: 'Check and open' }).waitFor();
}

/** Waits until what was opened without a plan is analysed. */
export async function waitForIndicators(page: Page): Promise<void> {
  await page.getByText('No plan chosen').first().waitFor();
  await page.locator('.work:not(.notice)').waitFor({ state: 'detached' });
}

/** What is downloaded at the press of a button. */
export async function download(page: Page, button: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return readFileSync((await file.path())!);
}

/** A page that begins without a dataset, so that no sample has to be computed first. */
export async function openEmpty(context: BrowserContext, url: string, complaints: string[]): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(() => {
    if (location.protocol !== 'http:') return;
    // Without the picker of Chromium, which a test cannot press, files are downloaded as elsewhere.
    Reflect.deleteProperty(window, 'showSaveFilePicker');
    if (sessionStorage.getItem('phusong.last') === null) sessionStorage.setItem('phusong.last', '"empty"');
  });
  await page.goto(`${url}#lang=en`);
  await page.getByText('Nothing is open').waitFor();
  return page;
}
