import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWhatIf } from '../../../engine/incremental/index.ts';
import {
  type Analysis,
  analyze,
  createLocalRunner,
  type Dataset,
  defaultProfile,
  kernels,
  type Target,
} from '../../../engine/index.ts';
import { applyEdits, type Edit, profileAfter } from '../../../engine/scenario/index.ts';
import { createRecordBook } from '../../../engine/scenario/record-book.ts';
import { resolveEdit } from '../../../engine/scenario/resolve-edit.ts';
import { datasetOf } from '../dataset-builder.ts';
import { drawnLayers, drawnWish, type Wish } from './drawn-edits.ts';

const target = (indicator: string, more: Partial<Target> = {}): Target => ({
  indicator,
  year: 2025,
  comparator: '>=',
  value: 0.9,
  unit: 'x',
  ...more,
});
const TARGETS: readonly Target[] = [
  target('village-mobile-share'),
  target('village-mobile-share', { operator: 'best', technology: '4G+' }),
  target('village-mobile-share', { operator: 'all', scope: 'grid' }),
  target('village-white-share', { comparator: '<=', value: 0 }),
  target('village-patchy-share', { comparator: '<=', value: 0.1 }),
  target('population-mobile-share', { operator: 'best' }),
  target('area-mobile-share'),
  target('road-mobile-share', { operator: 'best' }),
  target('place-mobile-share', { classes: ['school'] }),
  target('village-fixed-share'),
  target('site-sharing-share'),
  target('new-site-sharing-share'),
];
const rules = { profile: defaultProfile, plan: { id: 'test', targets: TARGETS } };

/** What analysing the edited dataset from the start gives. */
const afresh = (base: Dataset, edits: readonly Edit[]): Promise<Analysis> => {
  const dataset = applyEdits(base, edits);
  return analyze(dataset, createLocalRunner(kernels, dataset), {
    ...rules,
    profile: profileAfter(rules.profile, edits),
  });
};

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
      { numRuns: Number(process.env.RUNS ?? 100), seed: 5 },
    );
  });
});
