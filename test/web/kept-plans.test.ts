import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { findPlan } from '../../seeds/catalogue.ts';
import type { Plan } from '../../seeds/plan-schema.ts';
import { deleteDataset, duplicateDataset, keepDataset } from '../../web/library/datasets.ts';
import { app } from '../../web/state/app-state.ts';
import { forgetOwnPlan, keepOwnPlan, readOwnPlans, writeOwnPlans } from '../../web/state/kept-plans.ts';
import { planChoices, plansOf } from '../../web/state/own-plans.ts';
import { planning } from '../../web/work/desk/plans.ts';
import type { FilesRequest, OpenedDataset, OpenRequest } from '../../web/work/desk-api.ts';

const kept: OpenRequest = { kind: 'kept', id: 'own/a', name: 'A' };
const files: FilesRequest = { kind: 'files', id: 'own/a', name: 'A', files: [] };
const plan = (id: string): Plan => ({ ...(findPlan('lai-chau') as Plan), id });
/** What a page that is opened anew finds. */
const found = async (request: OpenRequest) =>
  (await readOwnPlans(request, async (text) => planning.readPlan(text))).map(({ id }) => id);

beforeEach(async () => {
  app.set({ request: kept, opened: null, ownPlans: [], plan: null });
  for (const id of ['own/a', 'own/b', 'sample/hue']) await deleteDataset(id);
});

it('plans of the user are there again after a reload, the newest first, beside their own dataset only', async () => {
  await keepOwnPlan(plan('first'));
  await new Promise((resolve) => setTimeout(resolve, 2));
  await keepOwnPlan(plan('second'));
  expect(await found(kept)).toEqual(['second', 'first']);
  expect(await readOwnPlans(kept, async (text) => planning.readPlan(text))).toContainEqual(plan('first'));
  app.set({ request: { kind: 'sample', plan: 'hue' } });
  expect(await found(app.get().request!)).toEqual([]);
  await keepOwnPlan(plan('third'));
  expect(await found({ kind: 'sample', plan: 'hue' })).toEqual(['third']);
});

it('a removed plan stays removed, and another one with the id of an old one replaces it', async () => {
  await keepOwnPlan(plan('one'));
  await keepOwnPlan({ ...plan('one'), province: 'Another' });
  expect(app.get().ownPlans.map(({ province }) => province)).toEqual(['Another']);
  app.set({ plan: 'own:one' });
  expect(forgetOwnPlan(plan('one'))).toBeNull();
  expect(app.get().ownPlans).toEqual([]);
  await expect.poll(() => found(kept)).toEqual([]);
});

it('goes with a duplicate, and leaves with its dataset', async () => {
  const about = { id: 'own/a', name: 'A', plan: null, asOf: null, rejected: 0, warnings: 0, inputs: [] };
  await keepDataset(about, new Blob(['x']));
  await writeOwnPlans('own/a', [plan('newer'), plan('older')]);
  await duplicateDataset('own/a', 'own/b', 'B');
  await deleteDataset('own/a');
  expect(await found(kept)).toEqual([]);
  expect((await found({ kind: 'kept', id: 'own/b', name: 'B' })).sort()).toEqual(['newer', 'older']);
});

it('keeps nothing beside files that are not kept themselves, and leaves out what is no plan to this version', async () => {
  app.set({ request: files });
  await keepOwnPlan(plan('one'));
  expect(app.get().ownPlans).toHaveLength(1);
  expect(await found(kept)).toEqual([]);
  await writeOwnPlans('own/a', [{ ...plan('odd'), targets: 'none' } as unknown as Plan, plan('good')]);
  expect(await found(kept)).toEqual(['good']);
});

it('a dataset opens with the plan of its folder before those that are kept, and once kept with all of them', () => {
  const opened = { plan: 'own.json', plans: [], folderPlan: plan('own') } as unknown as OpenedDataset;
  const both = plansOf(files, opened, [plan('other'), plan('own')]);
  expect([both.plan, both.ownPlans.map(({ id }) => id)]).toEqual(['own:own', ['own', 'other']]);
  app.set({ request: files, ...both });
  expect(plansOf(files, opened)).toEqual(both);
});

it('a plan that has no number yet is chosen without one', () => {
  const numberOf = (number: string) => {
    const own = plan('mine');
    return planChoices({ opened: null, ownPlans: [{ ...own, document: { ...own.document, number } }] })[0].number;
  };
  expect(numberOf('/KH-UBND')).toBe('');
  expect(numberOf('19/KH-UBND')).toBe('19/KH-UBND');
});
