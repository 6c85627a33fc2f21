import { expect, it } from 'vitest';
import { analyze, createLocalRunner, defaultProfile, kernelDataset, kernels } from '../../engine/index.ts';
import { smallDataset } from '../workers/small-dataset.ts';

const dataset = smallDataset();
const bare = kernelDataset(dataset);

it('is the dataset without the texts of the rows of its largest layers', () => {
  expect(bare.villages).toEqual({ ...dataset.villages, id: [], name: [], communeCode: [], kind: [] });
  expect(bare.coverage).toEqual({ ...dataset.coverage, id: [], siteId: [], validFrom: [] });
  expect(bare.coverage!.shapes).toBe(dataset.coverage!.shapes);
  expect(bare.admin).toBe(dataset.admin);
});

it('is all that kernels look at', async () => {
  const options = { profile: defaultProfile, plan: null };
  const whole = await analyze(dataset, createLocalRunner(kernels, dataset), options);
  expect(await analyze(dataset, createLocalRunner(kernels, bare), options)).toEqual(whole);
});
