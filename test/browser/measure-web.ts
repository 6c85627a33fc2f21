/** What the web app costs, measured in a real Chromium: first useful paint, JavaScript before it, tasks of the page, a country. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { type AppUnderTest, startApp } from './open-app.ts';
import { firstScripts } from './page-weight.ts';
import { type LongTask, ownTasks, type TraceEvent } from './trace-tasks.ts';

const USAGE = `npm run measure:web -- [options]
  --runs N          load the sample so many times and take the median (default 5)
  --national DIR    also import the layer files in DIR
  --tasks N         show the N longest tasks of each part (default 3)`;

const { values } = parseArgs({
  // The first arguments name this file.
  args: process.argv.slice(2),
  options: {
    runs: { type: 'string', default: '5' },
    national: { type: 'string' },
    tasks: { type: 'string', default: '3' },
    help: { type: 'boolean', default: false },
  },
});

const SAMPLE = '#plan=lai-chau&lang=vi';
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const inMs = (ms: number): string => `${Math.round(ms)} ms`;
const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/** Marks in the page the moments that a reader sees: the first row of the scorecard, the first picture of the map. */
function watchPaints(): void {
  const seen: Record<string, number> = {};
  Object.assign(window, { seen });
  const look = () => {
    const paint = (name: string, there: boolean) => {
      if (there) seen[name] ??= performance.now();
    };
    paint('shell', document.querySelector('.top') !== null);
    paint('scorecard', document.querySelector('.target') !== null);
    paint('map', document.querySelector('.map-place canvas') !== null);
    if (Object.keys(seen).length < 3) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

interface Load {
  readonly paints: Readonly<Record<string, number>>;
  readonly tasks: readonly LongTask[];
}

/** Tracing slows the page down, so that paints are told from loads without it. */
async function loadSample(app: AppUnderTest, isTraced: boolean): Promise<Load> {
  const { page } = await app.newPage();
  await page.addInitScript(watchPaints);
  const load = async () => {
    await page.goto(app.url + SAMPLE);
    await page.locator('.target').first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(2500);
  };
  const tasks = isTraced ? await traced(await page.context().newCDPSession(page), load) : [];
  if (!isTraced) await load();
  const paints = await page.evaluate(() => (window as unknown as { seen: Record<string, number> }).seen);
  await page.context().close();
  return { paints, tasks };
}

/** The tasks of the page's main thread while something is done. */
async function traced(cdp: CDPSession, act: () => Promise<unknown>): Promise<LongTask[]> {
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
        'disabled-by-default-v8.cpu_profiler',
        '__metadata',
      ],
    },
  });
  await act();
  const ended = new Promise((resolveEnd) => cdp.once('Tracing.tracingComplete', resolveEnd));
  await cdp.send('Tracing.end');
  await ended;
  return ownTasks(events);
}

async function measureSample(app: AppUnderTest): Promise<void> {
  const loads: Load[] = [];
  for (let run = 0; run < Number(values.runs); run++) loads.push(await loadSample(app, false));
  const ofPaint = (name: string) => loads.map(({ paints }) => paints[name]);
  for (const name of ['shell', 'scorecard', 'map'])
    print(
      `sample, ${name} on the page: median ${inMs(median(ofPaint(name)))}, best ${inMs(Math.min(...ofPaint(name)))}`,
    );
  const scripts = firstScripts(webRoot);
  const kilobytes = scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1000;
  print(`scripts before the first picture: ${kilobytes.toFixed(0)} kB gzipped, in ${scripts.length} files`);
  printTasks('sample', (await loadSample(app, true)).tasks);
}

function printTasks(part: string, tasks: readonly LongTask[]): void {
  const longest = [...tasks].sort((a, b) => b.ownMs - a.ownMs).slice(0, Number(values.tasks));
  print(`${part}, longest share of our own code in a task of the page: ${inMs(longest[0]?.ownMs ?? 0)}`);
  for (const { ms, ownMs, byScript, top } of longest) {
    const shares = Object.entries(byScript).map(([script, spent]) => `${script} ${inMs(spent)}`);
    print(`  task of ${inMs(ms)}, own ${inMs(ownMs)}: ${shares.join(', ')}; ${top.join(', ')}`);
  }
  print(`${part}, longest task of the page with all that it draws: ${inMs(Math.max(0, ...tasks.map(({ ms }) => ms)))}`);
}

/** The memory of the browser's processes now, bytes: what Linux says is theirs, shared pages counted once where it tells. */
function memoryOf(browserPid: number): number {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n');
  const processes = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const mine = new Set([browserPid]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [pid, parent] of processes)
      if (mine.has(parent) && !mine.has(pid)) {
        mine.add(pid);
        grown = true;
      }
  }
  return processes.filter(([pid]) => mine.has(pid)).reduce((sum, [, , kilobytes]) => sum + kilobytes * 1024, 0);
}

async function measureCountry(app: AppUnderTest, folder: string): Promise<void> {
  const { page } = await app.newPage();
  const cdp = await page.context().newCDPSession(page);
  const { processInfo } = await (await app.browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
  const browserPid = processInfo.find(({ type }) => type === 'browser')!.id;
  let peakBytes = 0;
  const sampler = setInterval(() => {
    peakBytes = Math.max(peakBytes, memoryOf(browserPid));
  }, 500);
  await page.goto(`${app.url}#lang=en`);
  await page.locator('.target').first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(2000);
  const files = readdirSync(folder).map((name) => join(folder, name));
  const began = performance.now();
  let [readMs, doneMs] = [0, 0];
  const tasks = await traced(cdp, async () => {
    await pickFiles(page, files);
    await page.getByText('Judging coverage at the villages').waitFor({ timeout: 300_000 });
    readMs = performance.now() - began;
    await page.locator('.work').waitFor({ state: 'detached', timeout: 600_000 });
    doneMs = performance.now() - began;
    await page.waitForTimeout(3000);
  });
  clearInterval(sampler);
  print(
    `country: read and checked after ${(readMs / 1000).toFixed(1)} s, analysed after ${(doneMs / 1000).toFixed(1)} s`,
  );
  print(`country: peak memory of all browser processes ${(peakBytes / 1e9).toFixed(2)} GB`);
  printTasks('country', tasks);
  await page.context().close();
}

async function pickFiles(page: Page, files: string[]): Promise<void> {
  await page.getByRole('button', { name: 'Open data…' }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose files…' }).click(),
  ]);
  await chooser.setFiles(files);
}

const webRoot = resolve(import.meta.dirname, '../..', process.env.PHUSONG_WEB ?? 'dist/web');

async function measureAll(): Promise<void> {
  const app = await startApp();
  try {
    await measureSample(app);
    if (values.national !== undefined) await measureCountry(app, resolve(values.national));
  } finally {
    await app.close();
  }
}

if (values.help) print(USAGE);
else await measureAll();
