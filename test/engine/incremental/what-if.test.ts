import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWhatIf } from '../../../engine/incremental/index.ts';
import type { Dataset } from '../../../engine/index.ts';
import { applyEdits, type Edit } from '../../../engine/scenario/index.ts';
import { createRecordBook } from '../../../engine/scenario/record-book.ts';
import { resolveEdit } from '../../../engine/scenario/resolve-edit.ts';
import { datasetOf, rectangle } from '../dataset-builder.ts';
import { coverageRecord, siteRecord } from '../scenario/edits.ts';
import { afresh, rules } from './afresh.ts';
import { drawnLayers, drawnWish, type Wish } from './drawn-edits.ts';

/** Makes wishes come true on a what-if; gives the edits in force after each, as a plain list keeps them. */
async function follow(base: Dataset, wishes: readonly Wish[]) {
  const whatIf = createWhatIf(base, rules);
  let edits: Edit[] = [];
  let undone: Edit[] = [];
  for (const [step, wish] of wishes.entries()) {
    const book = createRecordBook(base);
    for (const edit of edits) {
      const resolved = resolveEdit(book, edit);
      if ('changes' in resolved) for (const change of resolved.changes) book.make(change);
    }
    const ids = (layer: 'sites' | 'stations' | 'coverage' | 'fiber') => {
      const changed = [...book.changed(layer)].filter(([, record]) => record !== null).map(([id]) => id);
      return [...new Set([...(base[layer]?.id ?? []), ...changed])].filter((id) => book.get(layer, id) !== null);
    };
    const asked = wish(book, ids, step);
    if (asked === 'undo') {
      expect(whatIf.undo() === null).toBe(edits.length === 0);
      if (edits.length > 0) undone.push(edits.at(-1)!);
      edits = edits.slice(0, -1);
    } else if (asked === 'redo') {
      expect(whatIf.redo() === null).toBe(undone.length === 0);
      if (undone.length > 0) edits = [...edits, undone.pop()!];
    } else if (asked === 'look') {
      expect(await whatIf.analysis()).toEqual(await afresh(base, edits));
    } else if (asked !== null) {
      whatIf.apply(asked);
      edits = [...edits, asked];
      undone = [];
    }
  }
  return { whatIf, edits };
}

describe('a what-if', () => {
  it('is, after any sequence of edits, undos and redos, what an analysis of the edited dataset is', async () => {
    await fc.assert(
      fc.asyncProperty(drawnLayers, fc.array(drawnWish, { minLength: 1, maxLength: 8 }), async (layers, wishes) => {
        const base = datasetOf(layers);
        const { whatIf, edits } = await follow(base, wishes);
        expect(whatIf.edits()).toEqual(edits);
        expect(whatIf.dataset()).toEqual(applyEdits(base, edits));
        expect(await whatIf.analysis()).toEqual(await afresh(base, edits));
      }),
      { numRuns: 100, seed: 5 },
    );
  });

  const mast = (id: string, lng: number, owner: string) => ({ id, lng, lat: 0.5, owner });
  const layers = {
    admin: [{ geometry: rectangle(0, 0, 1, 1) }],
    villages: [
      { id: 'v1', lng: 0.25, lat: 0.5, population: 10 },
      { id: 'v2', lng: 0.75, lat: 0.5, population: 20 },
    ],
    // 0.0008 degrees are 89 m: two locations, until a mast stands between them.
    sites: [mast('s1', 0.5, 'A'), mast('s3', 0.5008, 'B')],
    coverage: [{ id: 'k1', operator: 'A', geometry: rectangle(0.2, 0.4, 0.3, 0.6) }],
  };
  const value = (rows: readonly { indicator: string; numerator: number | null }[], indicator: string) =>
    rows.find((row) => row.indicator === indicator)!.numerator;

  it('says what each step won and lost, and what all of them do together', async () => {
    const whatIf = createWhatIf(datasetOf(layers), rules);
    expect(await whatIf.areas()).toMatchObject({ areasAreStale: false, villages: [], edits: 0 });
    const over = coverageRecord({ operator: 'A', geometry: rectangle(0.7, 0.4, 0.8, 0.6) });
    const added = whatIf.apply({ kind: 'add-coverage', coverage: over });
    expect(added).toMatchObject({ won: [1], lost: [], areasAreStale: true, edits: 1 });
    const row = added.rows.find(({ after }) => after.indicator === 'village-mobile-share')!;
    expect([row.before.numerator, row.after.numerator, row.after.verdict]).toEqual([1, 2, 'met']);
    expect((await whatIf.areas()).rows.map(({ after }) => after.indicator)).toEqual(['area-mobile-share']);
    expect(whatIf.apply({ kind: 'remove-coverage', id: 'k1' })).toMatchObject({ won: [], lost: [0] });
    expect(whatIf.comparison()).toMatchObject({ won: [1], lost: [0], edits: 2 });
    expect(whatIf.undo()).toMatchObject({ won: [0], lost: [], edits: 1, undone: 1 });
    expect(whatIf.undo()).toMatchObject({ won: [], lost: [1], edits: 0, undone: 2 });
    expect(whatIf.comparison().rows.filter(({ after }) => after.indicator !== 'area-mobile-share')).toEqual([]);
    expect(whatIf.redo()).toMatchObject({ won: [1], edits: 1, undone: 1 });
    whatIf.apply({ kind: 'remove-site', id: 's1' });
    expect(whatIf.redo()).toBeNull();
  });

  it('joins locations that a mast links, and parts them when it goes', () => {
    const whatIf = createWhatIf(datasetOf(layers), rules);
    const between = siteRecord({ id: 's2', lng: 0.5004, lat: 0.5, owner: 'C' });
    const { scorecard } = whatIf.apply({ kind: 'add-site', site: between, stations: [], coverage: [] });
    expect(value(scorecard, 'site-sharing-share')).toBe(1);
    expect(value(whatIf.undo()!.scorecard, 'site-sharing-share')).toBe(0);
    whatIf.redo();
    const apart = whatIf.apply({ kind: 'move-site', id: 's2', lng: 0.9, lat: 0.5, shapes: [] });
    expect(value(apart.scorecard, 'site-sharing-share')).toBe(0);
  });

  it('refuses what does not fit and stays as it was', async () => {
    const whatIf = createWhatIf(datasetOf(layers), rules);
    const before = await whatIf.analysis();
    expect(() => whatIf.apply({ kind: 'remove-coverage', id: 'k9' })).toThrow(
      'the coverage polygon k9 is not in the dataset',
    );
    expect(await whatIf.analysis()).toEqual(before);
    expect([whatIf.undo(), whatIf.redo()]).toEqual([null, null]);
  });
});
