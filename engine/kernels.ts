import { coverHits } from './measure/cover-hits.ts';
import { dissolveFloor, dissolveLayer } from './measure/coverage-floors.ts';
import { deadGround } from './measure/dead-zones.ts';
import { coveredAreas } from './measure/land.ts';
import { edgeDistances } from './measure/margin.ts';
import { reachOf } from './measure/reach.ts';
import { roadCounts } from './measure/roads.ts';
import { cableCounts, routeCounts } from './measure/wires.ts';

/** Every kernel by name: what a worker can be asked to compute. */
export const kernels = {
  coverHits,
  reachOf,
  roadCounts,
  cableCounts,
  routeCounts,
  dissolveLayer,
  dissolveFloor,
  coveredAreas,
  deadGround,
  edgeDistances,
};

export type KernelRegistry = typeof kernels;
