import type { PlanIndicator } from '../../seeds/plan-schema.ts';
import { toShadeKey, usualShadeKey } from '../map/shade.ts';
import type { Messages } from '../messages/index.ts';
import type { AnalysedDataset, ScoredRow } from '../work/desk-api.ts';
import { sumOfKey } from './sum-of-key.ts';

/** An indicator at an area and in the whole dataset. */
export interface AreaFigure {
  readonly key: string;
  readonly indicator: string;
  readonly name: string;
  readonly technology: string;
  readonly unit: string;
  readonly area: { readonly numerator: number; readonly denominator: number };
  readonly whole: { readonly numerator: number; readonly denominator: number };
}

/** Each share that is known of an area, in the order of the year's targets, then of the analysis; the selected row first. */
export function areaFigures(
  analysed: AnalysedDataset,
  area: number,
  year: number | null,
  words: Messages,
): AreaFigure[] {
  const rows = analysed.rows.filter((row: ScoredRow) => row.year === year && !row.statistical);
  const keys = rows.length > 0 ? rows.map(toShadeKey) : [];
  const usual = analysed.indicators.map((table) => usualShadeKey(table, `${analysed.profile.min_technology}+`));
  const asked = rows.length > 0 ? keys : usual;
  return [...new Set(asked)].flatMap((key) => {
    const [at, whole] = [sumOfKey(analysed, key, area), sumOfKey(analysed, key, 0)];
    if (at === null || whole === null || !(at.denominator > 0)) return [];
    const [indicator, technology] = key.split('|');
    const unit = analysed.indicators.find((table) => table.indicator === indicator)?.unit ?? '';
    const name = words.indicators[indicator as PlanIndicator] ?? indicator;
    return [{ key, indicator, name, technology, unit, area: at, whole }];
  });
}
