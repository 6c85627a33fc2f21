import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type LoadedDataset, loadDataset } from '../../data/index.ts';
import { openFolder } from '../../data/node-files.ts';

const SHARED = new URL('../../../shared/data/', import.meta.url).pathname;

/** Rows of each layer as `shared/data/README.md` counts them. */
const COUNTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  togo: { admin: 35, villages: 4139, stations: 10061, coverage: 7995, fiber: 104, fiber_nodes: 352 },
  rwanda: { admin: 35, villages: 10049, stations: 9681, coverage: 7833 },
  'lai-chau': { admin: 39, villages: 1075 },
  'son-la': { admin: 76, villages: 2232 },
};

describe.skipIf(!existsSync(SHARED))('real open data', () => {
  const load = async (name: string): Promise<LoadedDataset> => loadDataset(await openFolder(`${SHARED}${name}`));
  const codesOf = ({ issues }: LoadedDataset, layer: string): string[] =>
    [...new Set(issues.filter((issue) => issue.layer === layer).map(({ code }) => code))].sort();

  test.each(Object.entries(COUNTS))('%s is read whole', async (name, counts) => {
    const loaded = await load(name);
    expect(Object.fromEntries(loaded.inputs.map(({ layer, read }) => [layer, read]))).toEqual(counts);
    for (const { read, accepted, rejected } of loaded.inputs) expect([accepted, rejected]).toEqual([read, 0]);
    expect(loaded.issues.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  test('Togo\u2019s quirks are met: a crs member, operator_name, Operational, empty populations, cells far away', async () => {
    const togo = await load('togo');
    const { fiber, fiber_nodes: nodes } = togo.dataset;
    expect(togo.dataset.companies).toContain('Togo Telecom');
    expect(fiber && [...fiber.status].every((status) => status === 0)).toBe(true);
    expect(fiber && [...fiber.operator].every((operator) => operator < togo.dataset.companies.length)).toBe(true);
    expect(nodes && Math.abs(nodes.lng[0]) < 3 && nodes.lat[0] > 5).toBe(true);
    expect(togo.dataset.villages?.population.some(Number.isNaN)).toBe(true);
    expect(codesOf(togo, 'stations')).toEqual(['far-outside']);
    expect(codesOf(togo, 'villages')).toEqual(['duplicate-position', 'empty-population', 'outside-every-area']);
  });

  test('Lai Châu\u2019s villages carry their districts', async () => {
    const { carried } = await load('lai-chau');
    expect({ ...carried.get('1193026179') }).toEqual({ district: 'Huyện Than Uyên', commune_2009: 'Xã Khoen On' });
  });
});
