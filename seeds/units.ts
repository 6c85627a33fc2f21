/** Shares are 0..1; `growth` is a relative increase, 0.3 for 30 %; `rank` counts from 1. */
export const UNITS = [
  'share',
  'count',
  'km',
  'mbps',
  'per-100-people',
  'per-person',
  'ratio',
  'growth',
  'rank',
] as const;
export type Unit = (typeof UNITS)[number];

const UNIT_BY_ENDING: readonly (readonly [ending: string, unit: Unit])[] = [
  ['-share', 'share'],
  ['-km', 'km'],
  ['-mbps', 'mbps'],
  ['-per-100', 'per-100-people'],
  ['-per-person', 'per-person'],
  ['-ratio', 'ratio'],
  ['-growth', 'growth'],
  ['-rank', 'rank'],
];

/** The unit an indicator is measured in; ids say it with their ending, and what has no such ending is a count. */
export const unitOf = (indicator: string): Unit =>
  UNIT_BY_ENDING.find(([ending]) => indicator.endsWith(ending))?.[1] ?? 'count';
