/** The names of all files that an analysis writes, in the order in which they are written. */
export const OUTPUT_NAMES = [
  'scorecard.json',
  'scorecard.csv',
  'indicators.json',
  'indicators.csv',
  'villages.geojson',
  'gaps.csv',
  'fiber-reach.csv',
  'dead-zones.geojson',
  'coverage.geojson',
  'issues.csv',
  'run.json',
] as const;
export type OutputName = (typeof OUTPUT_NAMES)[number];
