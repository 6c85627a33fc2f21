import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { launchBrowser } from './chromium.ts';

const PUBLIC = resolve(import.meta.dirname, '../../web/public');

/** The icon's drawing; a maskable one fills the square, so that any shape can be cut of it. */
const drawing = (isMaskable: boolean): string => {
  const svg = readFileSync(resolve(PUBLIC, 'icon.svg'), 'utf8');
  return isMaskable
    ? svg
        .replace(' rx="7"', '')
        .replace('viewBox="0 0 32 32"', 'viewBox="-3 -3 38 38"')
        .replace('width="32" height="32"', 'x="-3" y="-3" width="38" height="38"')
    : svg;
};

const ICONS = [
  { file: 'icon-192.png', sizePx: 192, isMaskable: false },
  { file: 'icon-512.png', sizePx: 512, isMaskable: false },
  { file: 'icon-maskable-512.png', sizePx: 512, isMaskable: true },
] as const;

/** Draws the icons of the installed page from its one SVG. */
async function takeIcons(): Promise<void> {
  const browser = await launchBrowser();
  try {
    for (const { file, sizePx, isMaskable } of ICONS) {
      const page = await browser.newPage({ viewport: { width: sizePx, height: sizePx } });
      await page.setContent(
        `<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawing(isMaskable)}`,
      );
      writeFileSync(resolve(PUBLIC, file), await page.screenshot({ omitBackground: true }));
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

await takeIcons();
