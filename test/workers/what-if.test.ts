import { describe, expect, it } from 'vitest';
import { defaultProfile } from '../../engine/index.ts';
import { applyEdits, type Edit } from '../../engine/scenario/index.ts';
import { findPlan } from '../../seeds/catalogue.ts';
import { createSession } from '../../workers/session.ts';
import { datasetOf, rectangle } from '../engine/dataset-builder.ts';
import { tinyDataset } from './tiny-dataset.ts';

describe('the what-if of a session', () => {
  const rules = { profile: defaultProfile, plan: findPlan('lai-chau')! };
  const open = () => {
    const session = createSession({
      workers: 0,
      createWorker: () => {
        throw new Error('no worker is needed');
      },
    });
    return session;
  };

  it('begins with a scenario, goes on, and ends where an analysis of the edited dataset does', async () => {
    const session = open();
    const dataset = session.load(
      datasetOf({
        admin: [{ geometry: rectangle(0, 0, 1, 1) }],
        villages: [0, 1, 2, 3].map((i) => ({ id: `v${i}`, lng: 0.1 + i / 4, lat: 0.5, population: 100 * i })),
        coverage: [0, 1, 2].map((i) => ({ id: `k${i}`, geometry: rectangle(i / 4, 0.4, i / 4 + 0.3, 0.6) })),
      }),
    );
    const [first, second] = dataset.coverage!.id;
    const remove: Edit = { kind: 'remove-coverage', id: first };
    const begun = await session.whatIf.begin(rules, [remove]);
    expect(begun).toMatchObject({ edits: 1, undone: 0, areasAreStale: false });
    expect(session.whatIf.undo()!.edits).toBe(0);
    expect(session.whatIf.undo()).toBeNull();
    expect(session.whatIf.comparison()).toMatchObject({ villages: [], won: [], lost: [] });
    session.whatIf.redo();
    const raise: Edit = { kind: 'change-profile', profile: { min_technology: '5G' } };
    session.whatIf.apply(raise);
    if (second !== undefined) session.whatIf.apply({ kind: 'remove-coverage', id: second });
    const edits = session.whatIf.edits();
    const result = await session.whatIf.result();

    const other = open();
    const edited = other.load(applyEdits(dataset, edits));
    expect(result.dataset).toEqual(edited);
    const profile = { ...defaultProfile, min_technology: '5G' as const };
    expect(result.analysis).toEqual(await other.analyze({ ...rules, profile }));
    // What it tells can be copied between threads.
    expect(structuredClone(session.whatIf.comparison()).scorecard).toEqual(result.analysis.scorecard);
  });

  it('is refused where an edit does not fit, and keeps what was there', async () => {
    const session = open();
    await expect(session.whatIf.begin(rules, [])).rejects.toThrow('load was not called');
    session.load(tinyDataset(3));
    expect(() => session.whatIf.undo()).toThrow('no what-if was begun');
    await session.whatIf.begin(rules, []);
    const misfit: Edit = { kind: 'remove-coverage', id: 'nothing' };
    await expect(session.whatIf.begin(rules, [misfit])).rejects.toThrow('nothing is not in the dataset');
    expect(() => session.whatIf.apply(misfit)).toThrow(RangeError);
    expect(session.whatIf.edits()).toEqual([]);
    session.load(tinyDataset(3));
    expect(() => session.whatIf.edits()).toThrow('no what-if was begun');
  });
});
