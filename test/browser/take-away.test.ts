import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OUTPUT_NAMES } from '../../data/write/outputs/index.ts';
import { runCli } from '../cli/run-cli.ts';
import { type AppUnderTest, startApp, textOf, type WatchedPage, waitForScorecard } from './open-app.ts';

const MARKER = '.phusong-output';
const PLAN = 'ninh-binh';

let app: AppUnderTest;
let watched: WatchedPage;
let folder: string;
/** What the built command line writes for the sample, by file name. */
let expected: Map<string, Buffer>;

beforeAll(async () => {
  app = await startApp();
  folder = mkdtempSync(join(tmpdir(), 'phusong-take-away-'));
  const open = async () => {
    watched = await app.newPage({ acceptDownloads: true });
    // Without the picker of Chromium, which a test cannot press, files are downloaded as elsewhere.
    await watched.page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    await watched.page.goto(`${app.url}#plan=${PLAN}&lang=en`);
    await waitForScorecard(watched.page);
  };
  [expected] = await Promise.all([writeByCommandLine(), open()]);
}, 60_000);
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

describe('taking results away', () => {
  it('is reached by keyboard alone, past the link that skips to the scorecard; Escape leads back', async () => {
    const { page } = watched;
    const focused = () => page.evaluate(() => document.activeElement?.ariaLabel || document.activeElement?.textContent);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the scorecard');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('scorecard');
    await page.keyboard.press('Shift+Tab');
    // The order of the top bar: data, open, take away, language, theme.
    const order: unknown[] = [];
    for (let k = 0; k < 4; k++) {
      order.unshift(await focused());
      await page.keyboard.press('Shift+Tab');
    }
    expect(order.map(String)).toEqual(['Open data…', 'Take away', expect.stringMatching(/English|VI/), 'Dark theme']);
    while ((await focused()) !== 'Take away') await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused()).toBe('Take away');
  });

  it('gives every file of the command line, byte for byte, in one zip', async () => {
    const { page } = watched;
    await page.getByRole('button', { name: 'Take away' }).click();
    const { name, bytes } = await download(page, 'Save all (.zip)');
    expect(name).toMatch(/ninh-binh.*\.zip$/);
    const files = unzipSync(bytes);
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
    expect(await textOf(page.getByRole('alert'))).toContain('the disk is full');
  });

  it('asks nobody else and complains of nothing', () => {
    expect(watched.strayRequests).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });
});
