import { mkdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { startApp, waitForScorecard } from './open-app.ts';

const IMAGES = resolve(import.meta.dirname, '../../docs/images');
/** An image larger than this does not belong in a repository. */
const MAX_BYTES = 500_000;

interface Shot {
  readonly file: string;
  readonly hash: string;
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Opens the village that weighs most in the gap list. */
const openFirstGap = async (page: Page): Promise<void> => {
  await page.locator('tr[data-village]').first().click();
  await page.locator('.why-head').waitFor();
};

const SHOTS: readonly Shot[] = [
  { file: 'map-vi-1440.png', hash: '#lang=vi', width: 1440, height: 900, theme: 'light' },
  { file: 'map-en-1440-why.png', hash: '#lang=en', width: 1440, height: 900, theme: 'dark', prepare: openFirstGap },
  { file: 'map-en-390.png', hash: '#lang=en', width: 390, height: 844, theme: 'light' },
];

/** Writes the pictures of the documentation; throws where one is too large. */
async function takeScreenshots(): Promise<void> {
  mkdirSync(IMAGES, { recursive: true });
  const app = await startApp();
  try {
    for (const { file, hash, width, height, theme, prepare } of SHOTS) {
      const { page } = await app.newPage({ viewport: { width, height }, colorScheme: theme });
      await page.goto(app.url + hash);
      await waitForScorecard(page);
      await prepare?.(page);
      // The map draws on after its data has come.
      await page.waitForTimeout(2500);
      const path = resolve(IMAGES, file);
      await page.screenshot({ path });
      if (statSync(path).size > MAX_BYTES) throw new Error(`${file} is larger than ${MAX_BYTES} bytes`);
      await page.context().close();
    }
  } finally {
    await app.close();
  }
}

await takeScreenshots();
