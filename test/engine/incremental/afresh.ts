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
export const rules = { profile: defaultProfile, plan: { id: 'test', targets: TARGETS } };

/** What analysing the edited dataset from the start gives. */
export const afresh = (base: Dataset, edits: readonly Edit[]): Promise<Analysis> => {
  const dataset = applyEdits(base, edits);
  return analyze(dataset, createLocalRunner(kernels, dataset), {
    ...rules,
    profile: profileAfter(rules.profile, edits),
  });
};
