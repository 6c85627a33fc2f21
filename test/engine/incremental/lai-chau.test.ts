import { expect, it } from 'vitest';
import { createWhatIf } from '../../../engine/incremental/index.ts';
import { analyze, createLocalRunner, defaultProfile, kernels } from '../../../engine/index.ts';
import { createRecordReader } from '../../../engine/pack/unpack.ts';
import { applyEdits, type Edit } from '../../../engine/scenario/index.ts';
import { findPlan } from '../../../seeds/catalogue.ts';
import { createRandom } from '../../bench/random.ts';
import { sampleProvince } from '../../propose/provinces.ts';

it('renews the sample of Lai Châu through 50 drawn edits, undos and redos to the bits of a full analysis', async () => {
  const { dataset } = await sampleProvince('lai-chau', 2025, false);
  const read = createRecordReader(dataset);
  const random = createRandom(2025);
  const below = (count: number) => Math.floor(random() * count);
  const rules = { profile: defaultProfile, plan: findPlan('lai-chau')! };
  const whatIf = createWhatIf(dataset, rules);
  const sites = [...dataset.sites!.id];
  const areas = [...dataset.coverage!.id];
  const take = (ids: string[]) => ids.splice(below(ids.length), 1)[0];
  const drawEdit = (i: number): Edit => {
    const area = read('coverage', below(dataset.coverage!.count));
    const site = read('sites', below(dataset.sites!.count));
    const [lng, lat] = [site.lng + (random() - 0.5) / 10, site.lat + (random() - 0.5) / 10];
    switch (i % 5) {
      case 0:
        return { kind: 'add-coverage', coverage: { ...area, id: `new${i}`, technology: '5G', siteId: null } };
      case 1:
        return { kind: 'remove-coverage', id: take(areas) };
      case 2: {
        const id = sites[below(sites.length)];
        return { kind: 'move-site', id, lng, lat, shapes: [] };
      }
      case 3:
        return { kind: 'remove-site', id: take(sites) };
      default: {
        const id = `new${i}`;
        const station = { ...read('stations', below(dataset.stations!.count)), id, siteId: id, since: '2025-01-01' };
        const coverage = [{ ...area, id, siteId: id }];
        return { kind: 'add-site', site: { ...site, id, lng, lat }, stations: [station], coverage };
      }
    }
  };
  for (let i = 0; i < 50; i++) {
    await whatIf.areas();
    try {
      whatIf.apply(drawEdit(i));
    } catch (error) {
      // A polygon that went with its site cannot go again.
      if (!(error instanceof RangeError)) throw error;
    }
    if (i % 7 === 6) whatIf.undo();
    if (i % 14 === 13) whatIf.redo();
  }
  expect(whatIf.edits().length).toBeGreaterThan(35);
  const edited = applyEdits(dataset, whatIf.edits());
  const full = await analyze(edited, createLocalRunner(kernels, edited), rules);
  const renewed = await whatIf.analysis();
  for (const key of Object.keys(full) as (keyof typeof full)[]) expect([key, renewed[key]]).toEqual([key, full[key]]);
});
