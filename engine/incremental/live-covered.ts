import type { AdminColumns, PolygonSet } from '../dataset.ts';
import { createEdgeArea } from '../geodesy/area.ts';
import { type AreaTask, coveredKm2, type DrawnArea, drawArea, type MeasuredArea } from '../measure/land.ts';
import { clipToBox, commonAreaSum, type ExactSum } from '../overlay/index.ts';
import { effectOn, type MeasuredGround, partsToPolygonSet, renewAreaSum, toOutline } from '../overlay/local/index.ts';
import type { LiveOutline, OutlineChange } from './live-outlines.ts';

/** The km² of coverage inside of areas, kept up to date change by change. */
export interface LiveCovered {
  /** By task, as the kernel gives them. */
  readonly km2: readonly Float64Array[];
  change(changes: ReadonlyMap<LiveOutline, OutlineChange>): void;
}

interface Ground extends MeasuredGround {
  readonly drawn: DrawnArea;
}

/** Sums, by floor and area, that are kept of what was measured at first: a sum takes a kilobyte. */
const MOST_SUMS = 1 << 12;

export interface CoveredSums {
  sumOf(floor: number, area: MeasuredArea): ExactSum | undefined;
  keep(floor: number, area: MeasuredArea, sum: ExactSum): void;
}

/** What to keep sums in: those that come first, of the largest areas, and of all others where something changes. */
export function createCoveredSums(): CoveredSums & {
  keepFirst(task: AreaTask, sums: readonly (ExactSum | null)[]): void;
} {
  const kept = new Map<string, ExactSum>();
  const keyOf = (floor: number, area: MeasuredArea) => `${floor} ${area}`;
  return {
    sumOf: (floor, area) => kept.get(keyOf(floor, area)),
    keep: (floor, area, sum) => void kept.set(keyOf(floor, area), sum),
    keepFirst({ floors, areas }, sums) {
      sums.forEach((sum, i) => {
        const [floor, area] = [floors[i % floors.length], areas[Math.floor(i / floors.length)]];
        if (sum !== null && (kept.size < MOST_SUMS || area <= 0)) kept.set(keyOf(floor, area), sum);
      });
    },
  };
}

/** What was measured of some floors, to be kept; `memo` keeps what the areas alone decide. */
export function createLiveCovered(
  admin: AdminColumns,
  land: PolygonSet,
  floors: readonly LiveOutline[],
  tasks: readonly AreaTask[],
  km2: readonly Float64Array[],
  sums: CoveredSums,
  memo: <T>(key: string, make: () => T) => T,
): LiveCovered {
  const groundOf = (area: MeasuredArea): Ground | null =>
    memo(`ground ${area}`, () => {
      const drawn = memo(`area ${area}`, () => drawArea(admin, area, () => land));
      return drawn.cells && { drawn, cells: drawn.cells, outline: toOutline(drawn.polygons) };
    });
  const sumOf = (floor: number, area: MeasuredArea, ground: Ground, change: OutlineChange): ExactSum => {
    const edgeArea = createEdgeArea(ground.drawn.refLat);
    const sum = sums.sumOf(floor, area);
    if (sum !== undefined && renewAreaSum(sum, ground, { ...change, after: change.outline }, edgeArea)) return sum;
    const [west, south, east, north] = ground.drawn.box;
    const near = clipToBox(partsToPolygonSet(change.outline.parts), [west, south, east, north]);
    const whole = commonAreaSum(near, ground.cells, edgeArea);
    sums.keep(floor, area, whole);
    return whole;
  };
  return {
    km2,
    change(changes) {
      tasks.forEach((task, t) => {
        task.floors.forEach((floor, f) => {
          const change = changes.get(floors[floor]);
          if (change === undefined) return;
          task.areas.forEach((area, a) => {
            const ground = groundOf(area);
            if (ground === null || effectOn(ground, { ...change, after: change.outline }) === 'none') return;
            km2[t][a * task.floors.length + f] = coveredKm2(sumOf(floor, area, ground, change));
          });
        });
      });
    },
  };
}
