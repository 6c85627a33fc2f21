import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AppUnderTest, openSample, startApp, textOf, type WatchedPage } from './open-app.ts';

let app: AppUnderTest;
let watched: WatchedPage;
beforeAll(async () => {
  app = await startApp();
  watched = await openSample(app);
});
afterAll(() => app?.close());

/** What has the focus: its name, and what would keep a user from seeing that it has. */
const focusOf = (page: Page): Promise<{ name: string; fault: string | null }> =>
  page.evaluate(() => {
    const focused = document.activeElement as HTMLElement;
    // In a list that names its active option, the option is what is seen.
    const active = document.getElementById(focused.getAttribute('aria-activedescendant') ?? '');
    const shown = active ?? focused;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(shown);
    const hasRing = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    const { x, y, width, height } = shown.getBoundingClientRect();
    const there = document.elementFromPoint(x + width / 2, y + height / 2);
    const isUncovered = there !== null && (shown.contains(there) || there.contains(shown));
    const label = (focused as HTMLInputElement).labels?.[0]?.textContent;
    return {
      name: (focused.ariaLabel || label || shown.textContent || '').trim(),
      fault:
        focused === document.body
          ? 'nothing has it'
          : hasRing
            ? isUncovered
              ? null
              : 'it is covered'
            : 'it has no ring',
    };
  });

/** Presses a key; wherever the focus then is, it must be seen. */
async function press(page: Page, key: string): Promise<string> {
  await page.keyboard.press(key);
  let focus = await focusOf(page);
  const seen = async () => {
    focus = await focusOf(page);
    return focus.fault;
  };
  // What comes and goes at the press takes its time.
  if (focus.fault !== null) await expect.poll(seen, { message: `focus after ${key}` }).toBeNull();
  return focus.name;
}

/** Presses a key that leads to what bears a name; it must be seen. */
async function pressTo(page: Page, key: string, name: string | RegExp): Promise<void> {
  await page.keyboard.press(key);
  const wanted = typeof name === 'string' ? name : expect.stringMatching(name);
  await expect.poll(() => focusOf(page), { message: `focus after ${key}` }).toEqual({ name: wanted, fault: null });
}

/** Walks until something has the focus whose name begins so. */
async function walkTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  const met: string[] = [];
  while (met.length < 100) {
    const now = await press(page, key);
    if (now.startsWith(name)) return;
    met.push(now.slice(0, 30));
  }
  throw new Error(`${name} is not reached by ${key}; met: ${met.join(' | ')}`);
}

it('tells its whole story to the keyboard: gap, worst commune, village, why, a change, its undoing, a file', async () => {
  const { page } = watched;
  // Past the top of the page to a target.
  await pressTo(page, 'Tab', 'Skip to the scorecard');
  await pressTo(page, 'Enter', 'Scorecard');
  await walkTo(page, 'Villages with fixed broadband');
  await press(page, 'Enter');
  await expect.poll(() => textOf(page.locator('.gaps-title'))).toContain('254 villages missing');

  // Its worst commune.
  const communes = page.getByRole('listbox', { name: /106 communes/ });
  await communes.waitFor();
  const worst = /^(\D+?)\s*\d/.exec(await textOf(communes.getByRole('option').first()))![1];
  await walkTo(page, worst);
  await press(page, 'ArrowDown');
  await press(page, 'ArrowUp');
  await press(page, 'Enter');
  await expect.poll(() => textOf(page.locator('.gaps-title'))).toContain('6 of 254 villages');

  // A village of it, why it is missing, and back to where it was in the list.
  await walkTo(page, 'Skip to the list', 'Shift+Tab');
  await press(page, 'Enter');
  const village = await press(page, 'ArrowDown');
  expect(village).toContain(worst);
  await press(page, 'Enter');
  const head = page.locator('.why-head h2');
  await head.waitFor();
  expect(village).toContain(await textOf(head));
  await expect.poll(() => textOf(page.locator('.why'))).toContain('Nearest');
  await walkTo(page, 'Close');
  await pressTo(page, 'Enter', village);
  await head.waitFor({ state: 'detached' });

  // Another threshold, what it would do, and its undoing.
  // The list is the end of the page: after it comes the browser's own, and then the beginning.
  await page.keyboard.press('Tab');
  await pressTo(page, 'Tab', 'Skip to the scorecard');
  await press(page, 'Enter');
  await walkTo(page, 'Proposals', 'Shift+Tab');
  await pressTo(page, 'ArrowLeft', 'What if');
  await press(page, 'Enter');
  await page.locator('.trial-tool').first().waitFor();
  await walkTo(page, 'Thresholds');
  await press(page, 'Enter');
  await walkTo(page, 'A route passes a village within');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('1500');
  await press(page, 'Enter');
  const edits = page.locator('.edit-list li');
  await edits.waitFor();
  const change = page.locator('.outcome .changed-row', { hasText: 'Villages with fixed broadband' });
  await change.waitFor();
  await pressTo(page, 'Escape', 'Thresholds');
  await walkTo(page, 'Undo');
  await pressTo(page, 'Enter', /^Redo/);
  await edits.waitFor({ state: 'detached' });
  await change.waitFor({ state: 'detached' });

  // The list of gaps as a file, and the focus where it was before the dialog.
  await walkTo(page, 'Take away', 'Shift+Tab');
  await press(page, 'Enter');
  await page.getByRole('dialog').waitFor();
  await walkTo(page, 'Save gaps.csv');
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(readFileSync(await file.path(), 'utf8')).toContain('village-fixed-share');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => focusOf(page)).toEqual({ name: 'Take away', fault: null });
  expect(watched.complaints).toEqual([]);
});
