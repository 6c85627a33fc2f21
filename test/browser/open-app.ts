import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { startStaticServer } from '../../cli/static-server.ts';
import { launchBrowser } from './chromium.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** A built app may be given; else the one of `npm run build:web` is taken, or made. */
export const BUILT = resolve(ROOT, process.env.PHUSONG_WEB ?? 'dist/web');

/** The app on a loopback server, and a browser to look at it with. */
export interface AppUnderTest {
  readonly url: string;
  readonly browser: Browser;
  /** A new page with nothing remembered, and what went wrong in it. */
  newPage(options?: BrowserContextOptions): Promise<WatchedPage>;
  close(): Promise<void>;
}

/** A page that keeps account of what it should not do. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors and warnings of the console, and exceptions that nobody caught. */
  readonly complaints: string[];
  /** Requests that left the origin of the app. */
  readonly strayRequests: string[];
}

/** Builds the app in a process of its own: the environment of a test would make it a development build. */
export function buildApp(): void {
  const { NODE_ENV: _, ...env } = process.env;
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], { cwd: ROOT, env });
}

/** The app under a path of the server, at its root where none is given. */
export async function startApp(base = '/'): Promise<AppUnderTest> {
  if (!existsSync(resolve(BUILT, 'index.html'))) buildApp();
  return servePage(BUILT, base);
}

/** Any built folder on the server of `phusong serve`, with its policy. */
export async function servePage(folder: string, base = '/'): Promise<AppUnderTest> {
  const [server, browser] = await Promise.all([startStaticServer(folder, '127.0.0.1', 0, { base }), launchBrowser()]);
  return {
    url: server.url,
    browser,
    newPage: (options) => openPage(browser, server.url, options),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

async function openPage(browser: Browser, origin: string, options?: BrowserContextOptions): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    // A camera that jumps is at rest at once; what it does on its way the tests of the map see.
    reducedMotion: 'reduce',
    // Keeping the page for offline use costs every page a second; the test of it says otherwise.
    serviceWorkers: 'block',
    ...options,
  });
  // A busy machine takes its time.
  context.setDefaultTimeout(60_000);
  // Nobody is shown around but a newcomer, whom the test of the tour plays.
  await context.addInitScript(() => {
    if (location.protocol === 'http:') localStorage.setItem('phusong.tour', '"seen"');
  });
  const complaints: string[] = [];
  const strayRequests: string[] = [];
  // Nothing but the app's own origin can be reached: what tries is written down and cut off.
  await context.route(
    (url) => !url.href.startsWith(origin) && !['blob:', 'data:'].includes(url.protocol),
    (route) => {
      strayRequests.push(route.request().url());
      return route.abort();
    },
  );
  const page = await context.newPage();
  page.on('console', (message) => {
    const isBlocking = message.text().startsWith('Service Worker registration blocked');
    if (['error', 'warning'].includes(message.type()) && !isBlocking) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  return { page, complaints, strayRequests };
}

/** A page with the sample of Lai Châu, in English, that downloads what it saves: a test cannot press the picker of Chromium. */
export async function openSample(app: AppUnderTest): Promise<WatchedPage> {
  const watched = await app.newPage({ acceptDownloads: true });
  await watched.page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await watched.page.goto(`${app.url}#plan=lai-chau&lang=en`);
  await waitForScorecard(watched.page);
  return watched;
}

/** Waits until a dataset is read, analysed and drawn. */
export async function waitForScorecard(page: Page): Promise<void> {
  await page.locator('.target').first().waitFor();
  await waitForRest(page);
}

/** Waits until nothing is read or computed any more; throws what it failed of. */
export async function waitForRest(page: Page): Promise<void> {
  await page.locator('.work:not(.failed)').waitFor({ state: 'detached' });
  const failure = page.locator('.work.failed');
  if ((await failure.count()) > 0) throw new Error(await textOf(failure));
}

/** What a reader sees of an element, its fixed blanks as plain ones. */
export async function textOf(locator: Locator): Promise<string> {
  return (await locator.innerText()).replaceAll('\u00a0', ' ');
}
