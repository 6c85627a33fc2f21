/** What the web app costs, measured in a real Chromium: first useful paint, JavaScript before it, tasks of the page, a country. */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { FIRST_SAMPLE } from '../../web/work/first-sample.ts';
import { type AppUnderTest, startApp } from './open-app.ts';
import { firstScripts } from './page-weight.ts';
import { type LongTask, ownTasks, type TraceEvent } from './trace-tasks.ts';

const USAGE = `npm run measure:web -- [options]
  --runs N          load two samples so many times and take the median (default 5); 0 leaves it out
  --national PATH   also import a country: a folder of layer files, or what phusong pack made of it
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

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const inMs = (ms: number): string => `${Math.round(ms)} ms`;
const inS = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/** What a reader sees come, in this order: the last before `whole` is the first useful paint. */
const PAINTS = {
  shell: 'the page without data',
  scorecard: 'the scorecard',
  statuses: 'the scorecard, and the map with the status of every village',
  whole: 'everything: covered areas, dead zones, margins, lists',
} as const;
type Paint = keyof typeof PAINTS;

/** Notes in the page when each paint was first there. The map counts when it is drawn to the end. */
function watchPaints(): void {
  const seen: Partial<Record<Paint, number>> = {};
  Object.assign(window, { seen });
  const look = () => {
    const note = (name: Paint, isThere: boolean) => {
      if (isThere) seen[name] ??= performance.now();
    };
    const isDrawn = document.querySelector('.map-place')?.ariaBusy === 'false';
    note('shell', document.querySelector('.top') !== null);
    note('scorecard', document.querySelector('.target') !== null);
    note('statuses', seen.scorecard !== undefined && isDrawn);
    note('whole', seen.statuses !== undefined && isDrawn && document.querySelector('.work') === null);
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
}

const paintsOf = (page: Page): Promise<Partial<Record<Paint, number>>> =>
  page.evaluate(() => (window as unknown as { seen: Partial<Record<Paint, number>> }).seen);

/** Waits until everything is there and drawn. */
async function waitForWhole(page: Page, timeout = 60_000): Promise<void> {
  await page.locator('.target, .notice').first().waitFor({ timeout });
  await page.locator('.work:not(.notice)').waitFor({ state: 'detached', timeout });
  await page.locator('.map-place[aria-busy=false]').waitFor({ timeout });
}

interface Load {
  readonly paints: Partial<Record<Paint, number>>;
  readonly tasks: readonly LongTask[];
}

/** Tracing slows the page down, so that paints are told from loads without it. */
async function loadSample(app: AppUnderTest, plan: string, isTraced: boolean): Promise<Load> {
  const { page } = await app.newPage();
  await page.addInitScript(watchPaints);
  const load = async () => {
    await page.goto(`${app.url}#plan=${plan}&lang=vi`);
    await waitForWhole(page);
  };
  const tasks = isTraced ? await traced(await page.context().newCDPSession(page), load) : [];
  if (!isTraced) await load();
  const paints = await paintsOf(page);
  await page.context().close();
  return { paints, tasks };
}

/** The tasks of the page's main thread while something is done. */
async function traced(cdp: CDPSession, act: () => Promise<unknown>): Promise<LongTask[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }) => {
    for (const event of value) events.push(event as TraceEvent);
  };
  cdp.on('Tracing.dataCollected', collect);
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
  cdp.off('Tracing.dataCollected', collect);
  return ownTasks(events);
}

/** The plans whose samples are loaded: the first comes with the page, measured; the other is made, read and measured there. */
const SAMPLES = { sample: FIRST_SAMPLE, 'sample made in the page': 'son-la' } as const;

async function measureSample(app: AppUnderTest, label: keyof typeof SAMPLES): Promise<void> {
  const loads: Load[] = [];
  for (let run = 0; run < Number(values.runs); run++) loads.push(await loadSample(app, SAMPLES[label], false));
  for (const [name, words] of Object.entries(PAINTS)) {
    const times = loads.map(({ paints }) => paints[name as Paint] ?? Number.NaN);
    print(`${label}, ${words}: median ${inMs(median(times))}, best ${inMs(Math.min(...times))}`);
  }
  printTasks(label, (await loadSample(app, SAMPLES[label], true)).tasks);
}

function measureScripts(): void {
  const scripts = firstScripts(webRoot);
  const kilobytes = scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1000;
  print(`scripts before the first picture: ${kilobytes.toFixed(0)} kB gzipped, in ${scripts.length} files`);
}

/** Tasks of what a planner does next: a site tried at three places, and sites proposed. */
async function measureWork(app: AppUnderTest): Promise<void> {
  const { page } = await app.newPage();
  const cdp = await page.context().newCDPSession(page);
  await page.goto(`${app.url}#plan=lai-chau&lang=en`);
  await waitForWhole(page);
  const view = (name: string) => page.getByRole('radio', { name, exact: true }).click();
  const edits = await traced(cdp, async () => {
    await view('What if');
    await page.getByRole('button', { name: 'Edit site' }).click();
    await page.getByLabel('Search by id or operator').fill('Viettel');
    await page.locator('.pick').first().click();
    for (const place of ['103.2, 22.3', '103.3, 22.2', '103.1, 22.4']) {
      await page.getByLabel('Longitude, latitude').fill(place);
      await page.waitForTimeout(500);
    }
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await page.locator('.edit-list li').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.edit-list [role=status]:empty').waitFor({ state: 'attached', timeout: 60_000 });
    await page.waitForTimeout(1000);
  });
  printTasks('what if', edits);
  const proposals = await traced(cdp, async () => {
    await view('Proposals');
    for (const target of [/People under/, /Roads under/]) await page.getByRole('checkbox', { name: target }).uncheck();
    await page.getByRole('button', { name: 'Propose sites' }).click();
    await page.locator('.answer .totals').waitFor({ timeout: 60_000 });
    await page.waitForTimeout(2000);
  });
  printTasks('proposals', proposals);
  await page.context().close();
}

function printTasks(part: string, tasks: readonly LongTask[]): void {
  const longest = [...tasks].sort((a, b) => b.ownMs - a.ownMs).slice(0, Number(values.tasks));
  print(
    `${part}, most of our own code in a task of the page: ${inMs(longest[0]?.ownMs ?? 0)}, ${inMs(Math.max(0, ...tasks.map(({ ownCpuMs }) => ownCpuMs)))} of the processor`,
  );
  for (const { atMs, ms, cpuMs, ownMs, ownCpuMs, byScript, top } of longest) {
    const shares = Object.entries(byScript).sort((a, b) => b[1] - a[1]);
    const told = shares.slice(0, 5).map(([script, spent]) => `${script} ${inMs(spent)}`);
    print(
      `  at ${inS(atMs)} a task of ${inMs(ms)} (processor ${inMs(cpuMs)}), own ${inMs(ownMs)} (${inMs(ownCpuMs)}): ${told.join(', ')}; ${top.join(', ')}`,
    );
  }
  const all = [...tasks].sort((a, b) => b.ms - a.ms)[0];
  if (all !== undefined)
    print(
      `${part}, longest task of the page with all that it draws: ${inMs(all.ms)}, ${inMs(all.cpuMs)} of the processor; ${all.top.join(', ')}`,
    );
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

async function measureCountry(app: AppUnderTest, path: string): Promise<void> {
  const { page } = await app.newPage();
  const cdp = await page.context().newCDPSession(page);
  const { processInfo } = await (await app.browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
  const browserPid = processInfo.find(({ type }) => type === 'browser')!.id;
  let peakBytes = 0;
  const sampler = setInterval(() => {
    peakBytes = Math.max(peakBytes, memoryOf(browserPid));
  }, 500);
  await page.goto(`${app.url}#lang=en`);
  await waitForWhole(page);
  const ofSample = (await page.locator('.target').first().textContent())!;
  const files = statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];
  const began = performance.now();
  const since = () => inS(performance.now() - began);
  const told: string[] = [];
  const tasks = await traced(cdp, async () => {
    const another = page.locator('.data-choice button').filter({ hasNotText: 'Lai Châu' });
    const opened = another.waitFor({ timeout: 300_000 });
    await pickFiles(page, files);
    if (files.length > 1) await page.getByRole('button', { name: 'Check and open' }).click({ timeout: 60_000 });
    const anyway = page.getByRole('button', { name: 'Open anyway' }).click({ timeout: 300_000 });
    await Promise.race([opened, anyway]);
    told.push(`read and checked after ${since()}`);
    anyway.catch(() => {}); // Data without issues is opened unasked.
    await opened;
    // What was open before may still be drawn.
    await page.waitForFunction(
      (before) => ![before, undefined].includes(document.querySelector('.target')?.textContent),
      ofSample,
      { timeout: 300_000 },
    );
    told.push(`indicators after ${since()}`);
    await page.locator('.map-place[aria-busy=false]').waitFor({ timeout: 60_000 });
    told.push(`statuses drawn after ${since()}`);
    await page.locator('.work:not(.notice)').waitFor({ state: 'detached', timeout: 600_000 });
    told.push(`whole after ${since()}`);
    await page.locator('.map-place[aria-busy=false]').waitFor({ timeout: 60_000 });
    await page.waitForTimeout(2000);
  });
  clearInterval(sampler);
  print(`country: ${told.join(', ')}; peak memory of all browser processes ${(peakBytes / 1e9).toFixed(2)} GB`);
  printTasks('country', tasks);
  await measureZooming(page);
  await page.context().close();
}

/** How long the map takes to be drawn to the end after each of some steps in, one zoom level each. */
async function measureZooming(page: Page): Promise<void> {
  const steps: number[] = [];
  for (let step = 0; step < 6; step++) {
    const began = performance.now();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.locator('.map-place[aria-busy=true]').waitFor({ timeout: 2000 });
    await page.locator('.map-place[aria-busy=false]').waitFor({ timeout: 60_000 });
    steps.push(performance.now() - began);
  }
  print(`country, map drawn to the end after a step in (200 ms of it the way): ${steps.map(inMs).join(', ')}`);
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
    if (Number(values.runs) > 0) {
      measureScripts();
      for (const label of ['sample', 'sample made in the page'] as const) await measureSample(app, label);
      await measureWork(app);
    }
    if (values.national !== undefined) await measureCountry(app, resolve(values.national));
  } finally {
    await app.close();
  }
}

if (values.help) print(USAGE);
else await measureAll();
