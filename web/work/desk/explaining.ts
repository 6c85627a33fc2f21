import type { Analysis } from '../../../engine/index.ts';
import type { DeskApi } from '../desk-api.ts';
import type { DeskState } from './desk-state.ts';
import { createExplainer, type Explainer, explainArea, explainSite, explainZone } from './explain.ts';

/** Telling why: what lies on the desk is asked about single sites, zones and areas. */
export function explainingOn(state: DeskState): Pick<DeskApi, 'explainSite' | 'explainZone' | 'explainArea'> {
  const explainers = new WeakMap<Analysis, Explainer>();
  const explainer = (): Explainer => {
    const { dataset, analysis } = state;
    if (dataset === null || analysis === null) throw new Error('analyze was not called');
    const known = explainers.get(analysis) ?? createExplainer(dataset, analysis);
    explainers.set(analysis, known);
    return known;
  };
  return {
    explainSite: (row) => explainSite(explainer(), row),
    explainZone: (row) => explainZone(explainer(), row),
    explainArea: (row) => explainArea(explainer(), row),
  };
}
