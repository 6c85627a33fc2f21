import { formatNumber, NONE, withSign } from '../figures.ts';
import type { Messages } from '../messages/index.ts';
import type { Compared } from './comparison-state.ts';
import { landFigures } from './differences.ts';
import type { WhatIfWords } from './words.ts';

/** A figure of both sides as it is written; `difference` is what the right has more, `null` where they are the same. */
export interface ComparedFigure {
  readonly label: string;
  readonly left: string;
  readonly right: string;
  readonly difference: string | null;
}

export interface FigureGroup {
  readonly title: string;
  readonly note: string;
  readonly figures: readonly ComparedFigure[];
}

type Sides = { readonly left: Compared; readonly right: Compared };

/** What two scenarios add, cost and cover, figure by figure. */
export function comparedFigures(
  left: Compared,
  right: Compared,
  words: WhatIfWords,
  messages: Messages,
): readonly FigureGroup[] {
  const sides: Sides = { left, right };
  const number = (decimals: number) => (value: number) => formatNumber(value, decimals, messages);
  const inMoney = (label: string) => `${label} (${left.currency})`;
  const land = { left: landFigures(left.analysed), right: landFigures(right.analysed) };
  return [
    {
      title: words.added,
      note: '',
      figures: [
        compare(words.sitesAdded, sides, ({ added }) => added.sites, number(0)),
        compare(words.fiberAdded, sides, ({ added }) => added.fiberKm, number(1)),
      ],
    },
    {
      title: words.costTitle,
      note: words.costNote,
      figures: [
        compare(inMoney(words.costBuilding), sides, ({ cost }) => cost.building, number(0)),
        compare(inMoney(words.costJoining), sides, ({ cost }) => cost.joining, number(0)),
        compare(inMoney(words.costTotal), sides, ({ cost }) => cost.building + cost.joining, number(0)),
      ],
    },
    {
      title: words.landTitle,
      note: '',
      figures: (['coveredKm2', 'deadKm2', 'deadZones', 'villagesInDeadZones'] as const).map((name) => {
        const isArea = name.endsWith('Km2');
        const label = isArea ? `${words.land[name]} (km²)` : words.land[name];
        return compare(label, land, (figures) => figures[name], number(isArea ? 1 : 0));
      }),
    },
  ];
}

function compare<Side>(
  label: string,
  sides: { readonly left: Side; readonly right: Side },
  of: (side: Side) => number,
  write: (value: number) => string,
): ComparedFigure {
  const [left, right] = [of(sides.left), of(sides.right)];
  const isKnown = !Number.isNaN(left) && !Number.isNaN(right);
  const text = (value: number) => (Number.isNaN(value) ? NONE : write(value));
  // What looks the same is the same: less than the last decimal is no difference.
  const isSame = text(left) === text(right);
  const difference = isKnown ? withSign(right - left, write(right - left)) : NONE;
  return { label, left: text(left), right: text(right), difference: isSame ? null : difference };
}
