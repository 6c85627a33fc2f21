/** Fiber and roads in the legend. */
import { cellOf } from '../../engine/measure/table.ts';
import { DEPLOYMENTS, LIFECYCLES, ROAD_CLASSES } from '../../engine/vocabulary.ts';
import { formatNumber } from '../figures.ts';
import { foundOf } from '../state/app-state.ts';
import { type Ask, countCodes, type LegendItem, type LegendPart, line } from './legend-part.ts';
import { FIBER_LINES, PLANNED_DASHES } from './style/line-layers.ts';
import { roadOperatorOf } from './view-of.ts';

/** The routes in use, by deployment or together, and those that are planned. */
export function fiberItems({ state, look, words, count }: Ask): LegendItem[] {
  const { status, deployment } = state.opened!.dataset.fiber!;
  const operational = LIFECYCLES.indexOf('operational');
  const planned = countCodes(status, LIFECYCLES.indexOf('planned'));
  const laid = (code: number) =>
    status.filter(
      (found, row) =>
        found === operational && (code < 0 ? deployment[row] >= DEPLOYMENTS.length : deployment[row] === code),
    ).length;
  const inUse =
    look.fiber === 'status'
      ? [{ label: words.onMap.inUse, n: countCodes(status, operational), sample: line('--map-fiber', 2) }]
      : ([...DEPLOYMENTS, 'unknown'] as const).map((name) => ({
          label: words.onMap.deployments[name],
          n: laid(name === 'unknown' ? -1 : DEPLOYMENTS.indexOf(name)),
          sample: line(FIBER_LINES[name].token, 2, FIBER_LINES[name].dashes),
        }));
  return [...inUse, { label: words.onMap.planned, n: planned, sample: line('--map-fiber', 2, PLANNED_DASHES) }]
    .filter(({ n }) => n > 0)
    .map(({ n, ...item }) => ({ ...item, count: count(n) }));
}

/** Roads by class, major and minor. */
export function classedRoads({ state, words, count }: Ask): Partial<LegendPart> {
  const codes = state.opened!.dataset.roads!.class;
  const major =
    countCodes(codes, ROAD_CLASSES.indexOf('national')) + countCodes(codes, ROAD_CLASSES.indexOf('provincial'));
  const items = [
    { label: words.onMap.roadClasses.major, n: major, sample: line('--map-road-major', 3) },
    { label: words.onMap.roadClasses.minor, n: codes.length - major, sample: line('--map-road', 2) },
  ];
  return { items: items.filter(({ n }) => n > 0).map(({ n, ...item }) => ({ ...item, count: count(n) })) };
}

/** Covered and other roads with their kilometres, as the indicator has them. */
export function coveredRoads({ state, look, words }: Ask): Partial<LegendPart> {
  const table = foundOf(state)?.indicators.find(({ indicator }) => indicator === 'road-mobile-share');
  const operator = table?.operators.indexOf(roadOperatorOf(look, state.analysed)) ?? -1;
  const floor = table?.technologies.indexOf(look.roadFloor) ?? -1;
  const cell = table === undefined || operator < 0 || floor < 0 ? -1 : cellOf(table, 0, operator, floor, 0, 0);
  const km = (metres: number) => (cell < 0 ? '' : words.onMap.kilometres(formatNumber(metres / 1000, 1, words)));
  const [covered, all] = cell < 0 ? [0, 0] : [table!.numerator[cell], table!.denominator[cell]];
  return {
    items: [
      { label: words.onMap.roadCovered, count: km(covered), sample: line('--status-covered', 3) },
      { label: words.onMap.roadUncovered, count: km(all - covered), sample: line('--status-white', 3, [1.6, 1.2]) },
    ],
  };
}
