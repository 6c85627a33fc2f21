import { expect, it } from 'vitest';
import { createNearestSiteId } from '../../../../data/write/outputs/village-cells.ts';
import { analyzeHere, datasetOf, type Layers } from '../../../engine/dataset-builder.ts';

const villages = [{ id: 'v', lng: 103.02, lat: 22.02 }];

async function nearestId(layers: Layers): Promise<string | null> {
  const dataset = datasetOf({ villages, ...layers });
  return createNearestSiteId(dataset, (await analyzeHere(dataset)).villages!)(0);
}

it('names the site that stands nearest, whatever planned ones come before it', async () => {
  const sites = [
    { id: 's0', lng: 103.02, lat: 22.02, status: 'planned' as const },
    { id: 's1', lng: 103.03, lat: 22.02 },
  ];
  expect(await nearestId({ sites })).toBe('s1');
});

it('names a station that brings its own position', async () => {
  expect(await nearestId({ stations: [{ id: 'stations/1', lng: 103, lat: 22 }] })).toBe('stations/1');
  expect(await nearestId({})).toBeNull();
});
