import { ANY, cellOf } from '../../engine/measure/table.ts';
import { minTechnologyIndex } from '../../engine/profile.ts';
import { TECHNOLOGY_FLOORS } from '../../engine/vocabulary.ts';
import type { AnalysedDataset } from '../work/desk-api.ts';

/** An indicator of the whole dataset, of any operator and the minimum generation, with no target to meet. */
export interface PlainIndicator {
  readonly indicator: string;
  readonly technology: string;
  readonly unit: string;
  readonly numerator: number;
  /** NaN where the indicator has none: the numerator is then the value. */
  readonly denominator: number;
}

/** What is found after the others stands after them, so that nothing that is read moves. */
const LAST = 'area-mobile-share';

/** Every indicator that has a value, in the order of the analysis but for the last found; those with a ratio above one are left to the outputs. */
export function plainIndicators({ indicators, profile }: AnalysedDataset): PlainIndicator[] {
  const floor = TECHNOLOGY_FLOORS[minTechnologyIndex(profile)];
  const isLast = ({ indicator }: { readonly indicator: string }) => Number(indicator === LAST);
  return [...indicators]
    .sort((a, b) => isLast(a) - isLast(b))
    .flatMap((table) => {
      const operator = Math.max(0, table.operators.indexOf(ANY));
      const technology = Math.max(0, table.technologies.indexOf(floor));
      const cell = cellOf(table, 0, operator, technology, 0, 0);
      const [numerator, denominator] = [table.numerator[cell], table.denominator[cell]];
      if (!(denominator > 0) || Number.isNaN(numerator) || !table.indicator.endsWith('-share')) return [];
      if (table.technologies.length > 1 && table.technologies[technology] !== floor) return [];
      return [
        {
          indicator: table.indicator,
          technology: table.technologies[technology],
          unit: table.unit,
          numerator,
          denominator,
        },
      ];
    });
}
