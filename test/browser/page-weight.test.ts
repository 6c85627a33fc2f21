import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { buildApp } from './open-app.ts';
import { firstScripts } from './page-weight.ts';

const WEB = resolve(import.meta.dirname, '../..', process.env.PHUSONG_WEB ?? 'dist/web');
/** What may be fetched before the first picture, gzipped, MapLibre included. */
const MOST_BYTES = 450_000;

it('needs no more than 450 kB of script before its first picture', () => {
  if (!existsSync(resolve(WEB, 'index.html'))) buildApp();
  const scripts = firstScripts(WEB);
  expect(scripts.length).toBeGreaterThan(2);
  expect(scripts.some(({ file }) => file.startsWith('create-map'))).toBe(true);
  expect(scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0)).toBeLessThanOrEqual(MOST_BYTES);
});
