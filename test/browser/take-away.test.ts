import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OUTPUT_NAMES } from '../../data/write/outputs/index.ts';
import { runCli } from '../cli/run-cli.ts';
import { unzip } from '../web/unzip.ts';
import { type AppUnderTest, startApp, textOf, type WatchedPage, waitForScorecard } from './open-app.ts';

const MARKER = '.phusong-output';
const PLAN = 'ninh-binh';

let app: AppUnderTest;
let watched: WatchedPage;
let folder: string;
/** What the built command line writes for the sample, by file name. */
let expected: Map<string, Buffer>;

beforeAll(async () => {
  // Any folder of any server: a request that leaves this path is a stray one.
  app = await startApp('/a/b/');
  folder = mkdtempSync(join(tmpdir(), 'phusong-take-away-'));
  const open = async () => {
    watched = await app.newPage({ acceptDownloads: true });
    // Without the picker of Chromium, which a test cannot press, files are downloaded as elsewhere.
    await watched.page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    await watched.page.goto(`${app.url}#plan=${PLAN}&lang=en`);
    await waitForScorecard(watched.page);
  };
  [expected] = await Promise.all([writeByCommandLine(), open()]);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app?.close();
});

async function writeByCommandLine(): Promise<Map<string, Buffer>> {
  const [sample, out] = [join(folder, 'sample'), join(folder, 'out')];
  await runCli(['sample', PLAN, '--out', sample]);
  const { code, stderr } = await runCli(['analyze', sample, '--out', out, '--plan', PLAN]);
  if (code !== 0) throw new Error(stderr);
  const names = readdirSync(out).filter((name) => name !== MARKER);
  return new Map(names.map((name) => [name, readFileSync(join(out, name))]));
}

/** The content of what is downloaded at a press of that button. */
async function download(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

interface PrintedRow {
  readonly year: number;
  readonly indicator: string;
  readonly technology: string;
  readonly operator: string;
  readonly scope: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly unit: string;
  readonly verdict: string;
}

/** The rows of a year as the command line wrote them. */
const scorecardOf = (year: number): PrintedRow[] =>
  (JSON.parse(expected.get('scorecard.json')!.toString('utf8')) as PrintedRow[]).filter((row) => row.year === year);

/** The ids of the villages that the command line's gaps.csv names for any missed row. */
function gapsOf(rows: readonly PrintedRow[]): string[] {
  const [, ...lines] = expected.get('gaps.csv')!.toString('utf8').trim().split('\r\n');
  const missed = new Set(
    rows
      .filter(({ verdict }) => verdict === 'missed')
      .map(({ indicator, technology, operator, scope }) => [indicator, technology, operator, scope].join()),
  );
  const cells = lines.map((line) => line.split(','));
  return [...new Set(cells.filter((row) => missed.has(row.slice(0, 4).join())).map((row) => row[4]))];
}

describe('taking results away', () => {
  it('is reached by keyboard alone, past the link that skips to the scorecard; Escape leads back', async () => {
    const { page } = watched;
    const focused = () => page.evaluate(() => document.activeElement?.ariaLabel || document.activeElement?.textContent);
    await page.keyboard.press('Tab');
    await expect.poll(focused).toBe('Skip to the scorecard');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('scorecard');
    await page.keyboard.press('Shift+Tab');
    // Before the scorecard stand the views, and before them the top bar: data, open, take away, language, theme.
    const order: unknown[] = [];
    for (let k = 0; k < 5; k++) {
      order.unshift(await focused());
      await page.keyboard.press('Shift+Tab');
    }
    expect(order.map(String)).toEqual([
      'Open data…',
      'Take away',
      'English',
      'Dark theme',
      expect.stringMatching(/Plan|Proposals/),
    ]);
    while ((await focused()) !== 'Take away') await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('Take away');
  });

  it('gives every file of the command line, byte for byte, in one zip', async () => {
    const { page } = watched;
    await page.getByRole('button', { name: 'Take away' }).click();
    const { name, bytes } = await download(page, 'Save all (.zip)');
    expect(name).toMatch(/ninh-binh.*\.zip$/);
    const files = await unzip(bytes);
    expect(Object.keys(files)).toEqual([...OUTPUT_NAMES]);
    expect(Object.keys(files).sort()).toEqual([...expected.keys()].sort());
    for (const output of OUTPUT_NAMES) {
      if (output !== 'run.json') expect(Buffer.compare(files[output], expected.get(output)!), output).toBe(0);
    }
    const [ours, theirs] = [files['run.json'], expected.get('run.json')!].map((text) =>
      JSON.parse(new TextDecoder().decode(text)),
    );
    expect(Object.keys(ours)).toEqual(Object.keys(theirs));
    for (const part of ['tool', 'version', 'dataset', 'profile', 'inputs']) expect(ours[part]).toEqual(theirs[part]);
    await page.getByText(/^Saved .*\.zip \(/).waitFor();
  });

  it('gives one file alone', async () => {
    const { name, bytes } = await download(watched.page, 'Save gaps.csv');
    expect(name).toBe('gaps.csv');
    expect(Buffer.compare(bytes, expected.get(name)!)).toBe(0);
  });

  it('writes to the place that the user points at, and says when that fails', async () => {
    const { page } = watched;
    await page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const pick = async ({ suggestedName }: { suggestedName: string }) =>
        root.getFileHandle(suggestedName, { create: true });
      Object.assign(window, { showSaveFilePicker: pick });
    });
    await page.getByRole('button', { name: 'Save villages.geojson' }).click();
    await page.getByText(/^Saved villages\.geojson/).waitFor();
    const written = await page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      return (await (await root.getFileHandle('villages.geojson')).getFile()).text();
    });
    expect(written).toBe(expected.get('villages.geojson')!.toString('utf8'));
    await page.evaluate(() => {
      const refuse = async () => ({
        createWritable: () => Promise.reject(new Error('the disk is full')),
        getFile: async () => new File([], ''),
      });
      Object.assign(window, { showSaveFilePicker: refuse });
    });
    await page.getByRole('button', { name: 'Save coverage.geojson' }).click();
    await expect.poll(() => textOf(page.getByRole('alert'))).toContain('the disk is full');
  });

  it('draws the map as a picture for A4 at 300 dpi', async () => {
    const { page } = watched;
    await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    await page.getByRole('radio', { name: 'A4 portrait' }).click();
    const { name, bytes } = await download(page, 'Save the map (.png)');
    expect(name).toMatch(/ninh-binh.*-map\.png$/);
    // Width and height stand in the first chunk of a PNG.
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2480, 3508]);
    // A white sheet would be a tenth of this.
    expect(bytes.length).toBeGreaterThan(300_000);
  });

  it('prints a report: the scorecard, every village of the gap list, method and hashes, on pages', async () => {
    const { page } = watched;
    await page.getByRole('button', { name: 'See and print the report' }).click();
    const report = page.locator('.report');
    await report.locator('.report-picture img').waitFor();
    await page.locator('.report-gaps[data-complete]').waitFor();
    const year = Number(/year=(\d+)/.exec(page.url())?.[1]);
    const rows = scorecardOf(year);
    await expect.poll(() => report.locator('.report-scorecard tbody tr:not(.report-group)').count()).toBe(rows.length);
    const text = await textOf(report);
    for (const { numerator, denominator, unit } of rows)
      if (unit === 'village' && numerator !== null) expect(text).toContain(`${numerator} / ${denominator} villages`);
    const listed = await report.locator('tr[data-village]').evaluateAll((all) => all.map((row) => row.dataset.village));
    expect(listed.sort()).toEqual(gapsOf(rows).sort());
    const { inputs } = JSON.parse(expected.get('run.json')!.toString('utf8'));
    for (const { file, sha256 } of inputs) expect(text.replace(/\s+/g, ' ')).toContain(sha256 && file);
    for (const { sha256 } of inputs) expect(text).toContain(sha256);
    // The button asks the browser to print, as soon as there is all of it.
    await page.evaluate(() => Object.assign(window, { print: () => document.body.setAttribute('data-printed', '') }));
    await page.getByRole('button', { name: 'Print or save as PDF' }).click();
    await page.locator('body[data-printed]').waitFor({ state: 'attached' });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    const height = await report.evaluate((element) => element.scrollHeight);
    // Paper of 297 mm holds about 1,010 pixels between its margins.
    expect(pages).toBeGreaterThanOrEqual(2);
    expect(pages).toBeLessThanOrEqual(Math.ceil(height / 800) + 1);
    await page.keyboard.press('Escape');
  });

  it('asks nobody else and complains of nothing', () => {
    expect(watched.strayRequests).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });

  it('runs no script that is not a file of its own', async () => {
    const { page } = watched;
    const policies = [
      (await page.request.get(app.url)).headers()['content-security-policy'],
      (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content'))!,
    ];
    for (const policy of policies) {
      const scripts = policy.split(';').find((part) => part.trim().startsWith('script-src')) ?? "default-src 'self'";
      expect(policy).toContain("default-src 'self'");
      // WebAssembly of the page's own is compiled; no text is ever run as a script.
      const sources = scripts.trim().split(' ').slice(1);
      expect(sources.filter((source) => !["'self'", "'wasm-unsafe-eval'"].includes(source))).toEqual([]);
    }
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = "inline"';
      document.body.append(script);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'window.ran = "handler"');
      image.src = 'data:,';
      document.body.append(image);
      return new Promise((resolve) => setTimeout(() => resolve((window as { ran?: string }).ran ?? 'nothing'), 100));
    });
    expect(ran).toBe('nothing');
  });
});
