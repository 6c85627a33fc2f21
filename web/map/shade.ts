/** Communes shaded by an indicator: its values, their classes, and how many communes each has. */
import type { AreaTable, IndicatorTable } from '../../engine/index.ts';
import { ANY } from '../../engine/measure/table.ts';
import { sumOfKey } from '../state/sum-of-key.ts';
import type { ScoredRow } from '../work/desk-api.ts';

/** What an indicator's figures can be taken from. */
export interface ShadeFigures {
  readonly areas: AreaTable;
  readonly indicators: readonly IndicatorTable[];
}

/** The communes of a shaded map. */
export interface Shade {
  readonly indicator: string;
  readonly technology: string;
  readonly operator: string;
  /** Whether values are shares of 1. */
  readonly isShare: boolean;
  /** The bounds of the classes, ascending: class i has the values from bounds[i] below bounds[i + 1]; the last has its bound too. */
  readonly bounds: readonly number[];
  /** The value at each area row, NaN for "no data". */
  readonly values: Float64Array;
  /** The class of each commune by area row, `NO_CLASS` without data, `NO_COMMUNE` for what is none. */
  readonly classes: Int8Array;
  /** Communes in each class, then those without data. */
  readonly counts: readonly number[];
}

export const NO_CLASS = -1;
export const NO_COMMUNE = -2;
export const SHADES = 5;

type Asked = Pick<ScoredRow, 'indicator' | 'technology' | 'operator' | 'scope' | 'class'>;

/** An indicator with its breakdown as one word, as addresses and tiles name it. */
export const toShadeKey = ({ indicator, technology, operator, scope, class: kind }: Asked): string =>
  [indicator, technology, operator, scope, kind].join('|');

/** The key of an indicator at its usual breakdown: any operator and the generation given, else the first. */
export const usualShadeKey = (table: IndicatorTable, technology: string): string =>
  toShadeKey({
    indicator: table.indicator,
    technology: table.technologies.includes(technology) ? technology : table.technologies[0],
    operator: table.operators.includes(ANY) ? ANY : table.operators[0],
    scope: table.scopes[0],
    class: table.classes[0],
  });

/** The shading that a key names, `null` where there is no such indicator or it is not known by commune. */
export function shadeOf({ areas, indicators }: ShadeFigures, key: string): Shade | null {
  const [indicator, technology, operator] = key.split('|');
  const values = new Float64Array(areas.code.length).fill(Number.NaN);
  let isShare = true;
  for (let area = 0; area < values.length; area++) {
    const sum = sumOfKey({ indicators }, key, area);
    if (sum === null) return null;
    if (sum.denominator > 0) values[area] = sum.numerator / sum.denominator;
    if (values[area] > 1 + 1e-12) isShare = false;
  }
  const isCommune = (area: number) => areas.level[area] === 'commune';
  const known = values.filter((value, area) => isCommune(area) && !Number.isNaN(value)).sort();
  if (known.length === 0) return null;
  const bounds = toBounds(known, isShare);
  const classOf = (value: number) => (Number.isNaN(value) ? NO_CLASS : bounds.findLastIndex((bound) => value >= bound));
  const classed = Int8Array.from(values, (value, area) => (isCommune(area) ? classOf(value) : NO_COMMUNE));
  const counts = [...bounds.keys(), NO_CLASS].map((one) => classed.filter((found) => found === one).length);
  return { indicator, technology, operator, isShare, bounds, values, classes: classed, counts };
}

/** Shares that are mostly high are told apart where plans are: near the whole. */
const HIGH_SHARES = [0, 0.5, 0.8, 0.95, 1];

/** The lower bounds of at most five classes: fixed ones for high shares, else fifths of the communes, on round figures. */
function toBounds(known: Float64Array, isShare: boolean): number[] {
  if (isShare && known[Math.floor(known.length / 2)] >= 0.5) return HIGH_SHARES;
  const digits = isShare ? 0.01 : 10 ** (Math.floor(Math.log10(known.at(-1)! || 1)) - 1);
  const fifths = [1, 2, 3, 4].map((k) => {
    const value = known[Math.floor((k * known.length) / SHADES)];
    return Number((Math.floor(value / digits + 1e-9) * digits).toPrecision(12));
  });
  return [...new Set([Math.min(0, known[0]), ...fifths])].sort((a, b) => a - b);
}
