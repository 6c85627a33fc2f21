import type { ProposalProgress } from '../work/desk/propose.ts';

const WIDTH = 320;
const HEIGHT = 110;
const EDGE = 6;

/** The best found and the bound over the seconds, as paths of an SVG; empty while there are none. */
export function gapChart(heard: readonly Pick<ProposalProgress, 'best' | 'bound' | 'seconds'>[]) {
  const known = heard.flatMap(({ best, bound, seconds }) =>
    best === null || bound === null ? [] : [{ best, bound, seconds }],
  );
  const empty = { width: WIDTH, height: HEIGHT, best: '', bound: '', area: '' };
  if (known.length === 0) return empty;
  const from = known[0].seconds;
  const lasted = Math.max(known.at(-1)!.seconds - from, 0.001);
  const values = known.flatMap(({ best, bound }) => [best, bound]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (seconds: number) => EDGE + ((WIDTH - 2 * EDGE) * (seconds - from)) / lasted;
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : EDGE + ((HEIGHT - 2 * EDGE) * (high - value)) / (high - low);
  const steps = (of: 'best' | 'bound') => known.map((point) => [x(point.seconds), y(point[of])] as const);
  const best = stepPath(steps('best'));
  const bound = stepPath(steps('bound'));
  const back = stepCorners(steps('bound')).reverse();
  return { ...empty, best, bound, area: `${best}${back.map(([px, py]) => `L${at(px)} ${at(py)}`).join('')}Z` };
}

type Point = readonly [number, number];

/** A value holds until the next one is known. */
const stepCorners = (points: readonly Point[]): Point[] =>
  points.flatMap((point, i): Point[] => (i === 0 ? [point] : [[point[0], points[i - 1][1]], point]));

const stepPath = (points: readonly Point[]): string =>
  stepCorners(points)
    .map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${at(px)} ${at(py)}`)
    .join('');

const at = (value: number): string => value.toFixed(1);
