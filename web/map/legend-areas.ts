/** Coverage and shaded communes in the legend. */
import { TECHNOLOGIES, type Technology } from '../../engine/vocabulary.ts';
import type { PlanIndicator } from '../../seeds/plan-schema.ts';
import { formatNumber, formatQuantity } from '../figures.ts';
import { type AppState, foundOf } from '../state/app-state.ts';
import type { MapLook } from '../state/map-look.ts';
import type { AnalysedDataset } from '../work/desk-api.ts';
import type { Ask, LegendPart, LegendSample } from './legend-part.ts';
import { operatorToken, shadeToken } from './palette.ts';
import { type Shade, shadeOf } from './shade.ts';
import { GENERATIONS } from './style/coverage-layers.ts';
import { askedCoverage, askedShade, coveringOperators } from './view-of.ts';

/** A swatch is small and stands alone: it is filled so much more densely than the map. */
const SWATCH_DENSITY = 2;

const ANY_SAMPLE: LegendSample = { kind: 'fill', token: '--cover-any', opacity: 0.3, edge: null };

const ownSample = (token: string, technology: Technology): LegendSample => {
  const { opacity, dashes } = GENERATIONS[technology];
  return { kind: 'fill', token, opacity: opacity * SWATCH_DENSITY, edge: token, dashes };
};

/** The coverage that the chips ask for, with its area. */
export function coveragePart({ state, words }: Ask): LegendPart | null {
  const { analysed } = state;
  if (analysed === null || analysed.dissolved.length === 0) return null;
  const names = coveringOperators(analysed);
  const km2 = (areaKm2: number) => words.onMap.area(formatNumber(areaKm2, 0, words));
  const items = askedCoverage(state).map((position) => {
    const { operator, technology, areaKm2 } = analysed.dissolved[position];
    return {
      label: `${operator === 'any' ? words.operatorNames.any : operator} ${technology}`,
      count: km2(areaKm2),
      sample: operator === 'any' ? ANY_SAMPLE : ownSample(operatorToken(names, operator), technology as Technology),
    };
  });
  return {
    part: 'coverage',
    label: words.onMap.coverage,
    count: '',
    sample: null,
    isShown: items.length > 0,
    fromZoom: 0,
    items,
    note: '',
  };
}

/** Known shades by what they were made from. */
const shades = new WeakMap<AnalysedDataset, Map<string, Shade | null>>();

/** The shading of the communes; `null` without one. */
export function currentShade(state: AppState, look: MapLook): Shade | null {
  const key = askedShade(state, look);
  const found = foundOf(state);
  if (key === null || found === null) return null;
  const known = shades.get(found) ?? new Map<string, Shade | null>();
  shades.set(found, known);
  if (!known.has(key)) known.set(key, shadeOf(found, key));
  return known.get(key) ?? null;
}

/** The shading of the communes with its classes; `null` without communes. */
export function shadePart({ state, look, words, count }: Ask): LegendPart | null {
  if (!state.opened!.dataset.admin || foundOf(state) === null) return null;
  const shade = currentShade(state, look);
  const label = words.onMap.shadeTitle;
  const base = { part: 'shade' as const, label, count: '', sample: null, fromZoom: 0 };
  if (shade === null)
    return { ...base, isShown: false, items: [], note: look.shade === null ? '' : words.onMap.shadeEmpty };
  const value = (bound: number) => formatQuantity(bound, shade.isShare ? 'share' : 'ratio', words);
  const { bounds, counts } = shade;
  const items = bounds.map((bound, k) => ({
    label:
      k === bounds.length - 1
        ? shade.isShare && bound >= 1
          ? value(bound)
          : `≥ ${value(bound)}`
        : words.onMap.between(value(bound), `< ${value(bounds[k + 1])}`),
    n: counts[k],
    sample: {
      kind: 'fill' as const,
      token: shadeToken(k, shade.indicator),
      opacity: 0.85,
      edge: '--map-border',
    } as LegendSample,
  }));
  const none = {
    label: words.onMap.noData,
    n: counts.at(-1)!,
    sample: { kind: 'hatch', token: '--map-border-strong', falls: true } as LegendSample,
  };
  const name = words.indicators[shade.indicator as PlanIndicator] ?? shade.indicator;
  return {
    ...base,
    label: `${name}${TECHNOLOGIES.some((technology) => shade.technology.startsWith(technology)) ? ` ${shade.technology}` : ''}`,
    isShown: true,
    items: [...items, none].filter(({ n }) => n > 0).map(({ n, ...item }) => ({ ...item, count: count(n) })),
    note: '',
  };
}
