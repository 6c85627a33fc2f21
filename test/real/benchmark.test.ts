import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadDataset } from '../../data/index.ts';
import { openFolder } from '../../data/node-files.ts';
import { analyzeHere, counts } from '../engine/dataset-builder.ts';

const GENERATOR = '../shared/bench/make-dataset.mjs';

it.skipIf(!existsSync(GENERATOR))('the benchmark province has its known figures', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'phusong-province-'));
  try {
    execFileSync(process.execPath, [GENERATOR, 'province', folder]);
    const { dataset } = await loadDataset(await openFolder(folder));
    const analysis = await analyzeHere(dataset);
    // One village in a hundred lies exactly on a vertex.
    expect(counts(analysis, 'village-mobile-share')).toEqual([911, 1000]);
    const [coveredKm, roadKm] = counts(analysis, 'road-mobile-share').map((metres) => metres / 1000);
    expect([coveredKm.toFixed(2), roadKm.toFixed(2)]).toEqual(['2762.73', '2992.95']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
