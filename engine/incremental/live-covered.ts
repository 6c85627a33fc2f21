import type { AdminColumns, PolygonSet } from '../dataset.ts';
import { createEdgeArea } from '../geodesy/area.ts';
import { type AreaTask, type DrawnArea, drawArea, M2_PER_KM2, type MeasuredArea } from '../measure/land.ts';
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

/** What was measured of some floors, to be kept; `memo` keeps what the areas alone decide. */
export function createLiveCovered(
  admin: AdminColumns,
  land: PolygonSet,
  floors: readonly LiveOutline[],
  tasks: readonly AreaTask[],
  km2: readonly Float64Array[],
  memo: <T>(key: string, make: () => T) => T,
): LiveCovered {
  const groundOf = (area: MeasuredArea): Ground | null =>
    memo(`ground ${area}`, () => {
      const drawn = memo(`area ${area}`, () => drawArea(admin, area, () => land));
      return drawn.cells && { drawn, cells: drawn.cells, outline: toOutline(drawn.polygons) };
    });
  // Of areas where something changed once: a sum is long.
  const sums = new Map<string, ExactSum>();
  const sumOf = (floor: number, area: MeasuredArea, ground: Ground, change: OutlineChange): ExactSum => {
    const key = `${floor} ${area}`;
    const edgeArea = createEdgeArea(ground.drawn.refLat);
    const sum = sums.get(key);
    if (sum !== undefined && renewAreaSum(sum, ground, { ...change, after: change.outline }, edgeArea)) return sum;
    const [west, south, east, north] = ground.drawn.box;
    const near = clipToBox(partsToPolygonSet(change.outline.parts), [west, south, east, north]);
    const whole = commonAreaSum(near, ground.cells, edgeArea);
    sums.set(key, whole);
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
            km2[t][a * task.floors.length + f] = sumOf(floor, area, ground, change).total() / M2_PER_KM2;
          });
        });
      });
    },
  };
}
