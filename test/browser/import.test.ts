import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callMain, runCli } from '../cli/run-cli.ts';
import { makeWorkbook } from '../data/make-workbook.ts';
import { type AppUnderTest, startApp, textOf, type WatchedPage } from './open-app.ts';
import { download, makeTiny, openEmpty, pick, pickFolder, TINY, waitForIndicators } from './own-data.ts';

const RWANDA = resolve(import.meta.dirname, '../../../shared/data/rwanda');
const PLAN = 'lai-chau';
const scratch = mkdtempSync(join(tmpdir(), 'phusong-import-'));

let app: AppUnderTest;
let watched: WatchedPage;
let page: Page;
beforeAll(async () => {
  app = await startApp();
  watched = await app.newPage();
  page = await openEmpty(watched.page.context(), app.url, watched.complaints);
});
afterAll(async () => {
  await app?.close();
  rmSync(scratch, { recursive: true, force: true });
});

/**
 * Rwanda as its regulator might hand it over: a column in French, a technology that there is not, a latitude beyond the pole, coverage
 * gzipped in two parts one after the other.
 */
function makeRwanda(): string {
  const folder = join(scratch, 'Rwanda 2024');
  mkdirSync(folder);
  for (const layer of ['admin.geojson.gz', 'villages.csv']) cpSync(join(RWANDA, layer), join(folder, layer));
  const coverage = gunzipSync(readFileSync(join(RWANDA, 'coverage.geojson.gz')));
  const halves = [coverage.subarray(0, coverage.length >> 1), coverage.subarray(coverage.length >> 1)];
  writeFileSync(join(folder, 'coverage.geojson.gz'), Buffer.concat(halves.map((half) => gzipSync(half))));
  const [header, ...rows] = readFileSync(join(RWANDA, 'stations.csv'), 'utf8').split('\n');
  rows[4] = rows[4].replace(/,[2-5]G,/, ',9G,');
  rows[9] = rows[9].replace(/,-?\d+\.\d+,/, ',95.5,');
  writeFileSync(join(folder, 'stations.csv'), [header.replace('technology', 'réseau'), ...rows].join('\n'));
  writeFileSync(join(folder, 'dataset.json'), JSON.stringify({ plan: PLAN }));
  return folder;
}

/** Drops files on the page, over whatever lies there. */
const drop = (files: Readonly<Record<string, string>>): Promise<void> =>
  page.evaluate((dropped) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of Object.entries(dropped)) dataTransfer.items.add(new File([text], name));
    for (const type of ['dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, files);

const dialog = () => page.getByRole('dialog');
const refusal = () => textOf(dialog().getByRole('alert'));
/** The column that a required one is read from, as the dialog shows it. */
const mapped = async (column: string) =>
  (await textOf(page.locator('.import-columns tr', { hasText: column }).locator('.choice-button'))).split('\n')[0];

describe('opening files', () => {
  it('says so when a part of the page does not come, with a way back', async () => {
    await page.route('**/import-dialog-*.js', (route) => route.abort());
    await page.locator('.top').getByRole('button', { name: 'Open data…' }).click();
    await page.getByRole('alert').getByText('The program met a fault of its own').waitFor();
    await page.unroute('**/import-dialog-*.js');
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.getByText('Nothing is open').waitFor();
  });

  it('refuses what nobody can read in words, and the page stands', async () => {
    const file = (name: string, bytes: string | Buffer) => {
      writeFileSync(join(scratch, name), bytes);
      return [join(scratch, name)];
    };
    // The end of an archive, and nothing before it.
    await pick(page, file('rong.zip', Buffer.from('PK\x05\x06'.padEnd(22, '\0'), 'latin1')));
    await dialog().getByRole('alert').waitFor();
    await expect.poll(refusal).toContain('holds no layer');
    await pick(page, file('thon.xlsx', 'PK\x03\x04'));
    await dialog().getByRole('alert').getByText('save it again in Excel').waitFor();
    await expect.poll(refusal).toContain('is an Excel workbook that cannot be read');
    await expect.poll(() => textOf(page.locator('.data-choice .choice-value'))).toBe('Choose data');
    const folder = makeTiny(scratch, 'Huyện Nậm Nhùn');
    const packed = join(scratch, 'packed.phusong');
    expect((await callMain(['pack', folder, '--out', packed, '--no-measure'], scratch)).code).toBe(0);
    const bytes = readFileSync(packed);
    // The number of the format stands after the eight bytes that tell the kind of file.
    bytes[8] = 99;
    await pick(page, file('newer.phusong', bytes));
    await dialog().getByRole('alert').getByText('format 99, and format 1 is read here').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Nothing is open').waitFor();
  });

  it('takes a workbook with a sheet for each layer', async () => {
    const header = ['Mã thôn', 'Tên thôn', 'Vĩ độ', 'Kinh độ', 'Dân số'];
    const villages = Array.from({ length: 20_000 }, (_, k) => [`T${k}`, `Bản ${k}`, 22 + k / 1e5, 103 + k / 3e5, k]);
    const coverage = 'POLYGON((103 22,103.05 22,103.05 22.3,103 22.3,103 22))';
    const workbook = await makeWorkbook({
      Bìa: [['Tổng hợp của huyện']],
      'Thôn bản': [['DANH SÁCH THÔN, BẢN'], [], header, ...villages],
      'Vùng phủ': [
        ['Nhà mạng', 'Công nghệ', 'wkt'],
        ['Viettel', '4G', coverage],
      ],
    });
    writeFileSync(join(scratch, 'huyện.xlsx'), workbook);
    await pick(page, [join(scratch, 'huyện.xlsx')]);
    await page.locator('.import-name').first().waitFor();
    await expect
      .poll(async () => (await page.locator('.import-name strong').allTextContents()).map((name) => name.normalize()))
      .toEqual(['huyện.xlsx · Bìa', 'huyện.xlsx · Thôn bản', 'huyện.xlsx · Vùng phủ']);
    await page.getByRole('button', { name: 'Check and open' }).click();
    await waitForIndicators(page);
    await expect.poll(() => textOf(page.locator('.data-choice'))).toContain('huyện');
    await expect.poll(() => textOf(page.locator('.legend'))).toMatch(/Villages\s+20,000/);
  });

  it.skipIf(!existsSync(RWANDA))(
    'takes Rwanda with a column mapped and rows rejected, scored to the byte as the command line does it',
    async () => {
      const folder = makeRwanda();
      await pickFolder(page, folder);
      await page.locator('.import-name', { hasText: 'stations.csv' }).click();
      await expect
        .poll(() => textOf(page.locator('.import-detail')))
        .toContain('Required and not there yet: technology');
      await page.getByRole('button', { name: 'Column of the file for technology' }).click();
      await page.getByRole('option', { name: 'réseau' }).click();
      writeFileSync(join(folder, 'dataset.json'), await download(page, 'Download dataset.json'));
      const out = join(scratch, 'out');
      const printed = runCli(['analyze', folder, '--out', out]);

      // Cancelled, it is back where it was; another dataset may come in between, and what was mapped is remembered.
      await page.getByRole('button', { name: 'Check and open' }).click();
      await dialog().getByRole('button', { name: 'Cancel' }).click();
      await page.locator('.import-name', { hasText: 'stations.csv' }).click();
      await expect.poll(() => mapped('technology')).toBe('réseau');
      await page.getByRole('button', { name: 'Check and open' }).click();
      await dialog().getByRole('progressbar').waitFor();
      await drop(TINY);
      await dialog()
        .getByRole('heading', { name: /“Your data”/ })
        .waitFor();
      await page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
      await pickFolder(page, folder);
      await page.locator('.import-name', { hasText: 'stations.csv' }).click();
      await expect.poll(() => mapped('technology')).toBe('réseau');

      await page.getByRole('button', { name: 'Check and open' }).click();
      await page.getByRole('button', { name: 'Open anyway' }).waitFor();
      const review = await textOf(dialog());
      expect(review).toMatch(/2 of [\d,]+ rows cannot be used/);
      expect(review).toContain("technology '9G' is not one of 2G, 3G, 4G, 5G");
      expect(review).toContain('lat 95.5 is outside -90..90');
      await page.getByRole('button', { name: 'Open anyway' }).click();
      await page.locator('.target').first().waitFor();

      const { code, stderr } = await printed;
      expect(code, stderr).toBe(0);
      const written = readFileSync(join(out, 'scorecard.json'));
      await page.getByRole('button', { name: 'Take away' }).click();
      expect((await download(page, 'Save scorecard.json')).toString()).toBe(written.toString());
      await page.keyboard.press('Escape');
      const row = (JSON.parse(written.toString()) as Record<string, unknown>[]).find(
        ({ indicator, verdict }) => indicator === 'village-mobile-share' && verdict === 'missed',
      )!;
      expect([row.numerator, row.denominator]).toEqual([expect.any(Number), 10_049]);
      const count = (value: unknown) => Number(value).toLocaleString('en-US');
      await expect
        .poll(() => textOf(page.locator('.target').first()))
        .toContain(`${count(row.numerator)} / ${count(row.denominator)} villages`);
    },
    120_000,
  );

  it('keeps a second dataset of the same name apart, and a drop on the page is enough', async () => {
    for (const name of ['Your data', 'Your data (2)']) {
      await drop(TINY);
      await page.getByRole('button', { name: 'Check and open' }).click();
      await waitForIndicators(page);
      await page.locator('.data-choice', { hasText: name }).waitFor();
    }
    expect(watched.complaints).toEqual([]);
  });
});
