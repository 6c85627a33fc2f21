import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readDem } from '../../data/dem/read-dem.ts';
import { loadDataset } from '../../data/index.ts';
import { openFolder } from '../../data/node-files.ts';
import { createDatasetPacker, type Dataset } from '../../engine/index.ts';
import { layersOf, recordsOf } from '../../engine/pack/unpack.ts';
import { propose, solveWithHighs } from '../../engine/propose/index.ts';
import { createTileTerrain } from '../../engine/propose/tile-terrain.ts';
import { briefOf, targetsOf } from './provinces.ts';

const folder = (name: string) => `../shared/data/${name}`;
const everyVillage = targetsOf('son-la', 2025).filter(({ indicator }) => indicator === 'village-mobile-share');

/** The dataset with the villages north of a parallel. */
function northOf(dataset: Dataset, lat: number): Dataset {
  const packer = createDatasetPacker();
  for (const layer of layersOf(dataset)) {
    packer.openLayer(layer);
    for (const record of recordsOf(dataset, layer))
      if (layer !== 'villages' || (record as { lat: number }).lat > lat) packer.add(layer, record);
  }
  return packer.finish();
}

it.skipIf(!existsSync(folder('togo')))('covers every locality of Togo within 1 % of the least cost', async () => {
  const { dataset } = await loadDataset(await openFolder(folder('togo')));
  const brief = briefOf({ dataset, terrain: null, targets: everyVillage, planId: 'son-la' });
  const proposal = await propose(dataset, brief, {
    exact: solveWithHighs,
    exactTimeLimitS: 30,
    targetGapShare: 0.01,
    skipCurve: true,
  });
  expect(proposal.result.gapShare).toBeLessThanOrEqual(0.01);
  expect(proposal.status).toMatch(/^(optimal|within 0\.\d+ %)$/);
  expect(proposal.assembly.book.demands.length).toBe(proposal.assembly.book.goals[0].atLeast);
});

it.skipIf(!existsSync(folder('rwanda')))(
  'covers the north of Rwanda, its mountains in the way, within 1 % of the least cost',
  async () => {
    const whole = await loadDataset(await openFolder(folder('rwanda')));
    const dataset = northOf(whole.dataset, -1.35);
    const terrain = createTileTerrain(await readDem(await openFolder(`${folder('rwanda')}/dem`)));
    const brief = briefOf({ dataset, terrain, targets: everyVillage, planId: 'son-la' });
    const proposal = await propose(dataset, brief, {
      exact: solveWithHighs,
      exactTimeLimitS: 30,
      targetGapShare: 0.01,
      skipCurve: true,
    });
    expect(proposal.result.gapShare).toBeLessThanOrEqual(0.01);
  },
);
