import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Analysis,
  analyze,
  createLocalRunner,
  type Dataset,
  defaultProfile,
  type KernelRegistry,
  kernels,
  type Measured,
  measure,
  measuredOf,
  measurementOf,
  readPacked,
  scoreAgainst,
  writePacked,
} from '../../../engine/index.ts';
import { findPlan } from '../../../seeds/catalogue.ts';
import { smallDataset } from '../../workers/small-dataset.ts';
import { datasetOf } from '../dataset-builder.ts';
import { joinPieces } from './file-of.ts';

const VERSION = '1.2.3';
const plan = findPlan('lai-chau')!;
const rules = { profile: defaultProfile, plan };

const fileOf = (dataset: Dataset, measured: Measured) =>
  joinPieces(writePacked(dataset, null, { measured: { by: VERSION, measured } }));
const runnerOf = (dataset: Dataset) => createLocalRunner<KernelRegistry>(kernels, dataset);
const measuredFrom = async (dataset: Dataset) => measuredOf(await measure(dataset, runnerOf(dataset), rules));

const dataset = smallDataset();
let measured: Measured;
let whole: Analysis;
beforeAll(async () => {
  measured = await measuredFrom(dataset);
  whole = await analyze(dataset, runnerOf(dataset), rules);
});

describe('what was measured of a dataset, packed with it', () => {
  it('is all of it, to the bit, and is scored as what was measured just now', () => {
    expect(measured.deadZones.length).toBeGreaterThan(1);
    const read = readPacked(fileOf(dataset, measured), VERSION);
    expect(read.dataset).toEqual(dataset);
    expect(read.measured).toEqual(measured);
    expect(scoreAgainst(measurementOf(read.dataset, read.measured!), plan)).toEqual(whole);
  });

  it('of layers that are not there is nothing', async () => {
    for (const layers of [
      {},
      { villages: [{}] },
      { coverage: [{}] },
      { fiber: [{}], villages: [{}] },
      { stations: [{}] },
    ]) {
      const partial = datasetOf(layers);
      const own = await measuredFrom(partial);
      expect(readPacked(fileOf(partial, own), VERSION).measured).toEqual(own);
    }
  });

  it('is passed over where another version measured, and where nothing was measured', () => {
    const read = readPacked(fileOf(dataset, measured), '1.2.4');
    expect(read.measured).toBeNull();
    expect(read.dataset).toEqual(dataset);
    expect(readPacked(joinPieces(writePacked(dataset, null)), VERSION).measured).toBeNull();
  });

  it.each<[string, (good: Measured) => Measured]>([
    [
      'villages.mobileStatus',
      (m) => ({ ...m, villages: { ...m.villages!, mobileStatus: m.villages!.mobileStatus.map(() => 6) } }),
    ],
    ['reach.fiber', (m) => ({ ...m, reach: { ...m.reach!, fiber: m.reach!.fiber.map(() => 1e6) } })],
    [
      'reach.servedBy',
      (m) => ({ ...m, reach: { ...m.reach!, servedBy: new Uint8Array(m.reach!.servedBy.length + 1) } }),
    ],
    [
      'villages.coverage',
      (m) => ({ ...m, villages: { ...m.villages!, coverage: m.villages!.coverage.map(() => 1e6) } }),
    ],
    ['villages.marginM', (m) => ({ ...m, villages: { ...m.villages!, marginM: m.villages!.marginM.subarray(1) } })],
    [
      'villages.coverageStart',
      (m) => ({ ...m, villages: { ...m.villages!, coverageStart: m.villages!.coverageStart.map(() => 1) } }),
    ],
    ['evidence.counted', (m) => ({ ...m, evidence: { ...m.evidence, counted: m.evidence.counted.subarray(1) } })],
    ['reach.site', (m) => ({ ...m, reach: { ...m.reach!, site: m.reach!.site.map(() => 1e6) } })],
    [
      'indicators.0.numerator',
      (m) => ({
        ...m,
        indicators: m.indicators.map((table) => ({ ...table, numerator: table.numerator.subarray(1) })),
      }),
    ],
    [
      'indicators.0.denominator',
      (m) => ({ ...m, indicators: m.indicators.map((table) => ({ ...table, denominator: new Float64Array(1e4) })) }),
    ],
    [
      'dissolved.0',
      (m) => ({
        ...m,
        dissolved: m.dissolved.map((one) => ({
          ...one,
          polygons: { ...one.polygons, partStart: Uint32Array.of(0, 1e6) },
        })),
      }),
    ],
  ])('whose %s leads nowhere is refused', (section, spoil) => {
    const file = fileOf(dataset, spoil(measured));
    expect(() => readPacked(file, VERSION)).toThrow(
      new RegExp(`(contradicts itself in|lacks) its section measured\\.${section}`),
    );
  });
});
