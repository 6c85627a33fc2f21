import type { Analysis } from '../../../engine/index.ts';
import type { DrawnLook } from '../../state/map-look.ts';
import { lookOf } from '../looks.ts';
import { preparePoints } from '../tiles/cut-points.ts';
import type { TileLayer } from '../tiles/tile-cutter.ts';
import { MAX_TILE_ZOOM } from '../tiles/tile-zoom.ts';
import type { TileMatter } from './index.ts';

/** From so many villages on, those that would lie upon each other are drawn as one. */
export const CROWDED_FROM = 20_000;
/** Up to this zoom a crowd is thinned out; closer every village is drawn. */
export const THINNED_TO_ZOOM = 9;
/** Signs nearer than this fall together, in units of a tile: 5 pixels. */
const THINNING = 40;
const NAMES_FROM_ZOOM = 9;
/** A village of the gap list stands before all others. */
const GAP_RANK = 100;

/** Villages by the class they have in a look; `gaps` names the gap list that stands out, `-` for none. */
export function villageLayer({ dataset, analysis, listed: asked }: TileMatter, look: string, gaps: string): TileLayer {
  const { villages } = dataset;
  if (villages === null) return { name: 'villages' };
  const verdicts = analysis?.villages ?? null;
  const { classes, classOf } = lookOf(look as DrawnLook, analysis?.profile ?? { fiber_reach_m: 0, service_reach_m: 0 });
  const listed = flagsOf(asked(), gaps, villages.count) ?? (analysis && gapList(analysis, gaps, villages.count));
  const positionOf = (row: number) => (verdicts === null ? classes.length - 1 : classOf(verdicts, row));
  const nameFrom = Math.min(NAMES_FROM_ZOOM, MAX_TILE_ZOOM);
  return {
    name: 'villages',
    points: {
      points: preparePoints(villages),
      propertiesOf: (row, z) => ({
        class: verdicts === null ? 'unknown' : classes[positionOf(row)].id,
        ...(listed?.[row] === 1 && { gap: 1 }),
        ...(z >= nameFrom && { name: villages.name[row] }),
      }),
      rankOf: (row) => positionOf(row) + (listed?.[row] === 1 ? GAP_RANK : 0),
      thinning: (z) => (villages.count >= CROWDED_FROM && z <= THINNED_TO_ZOOM ? THINNING : 0),
    },
  };
}

/** 1 for each village of the list, if it is the one of that name. */
function flagsOf(list: ReturnType<TileMatter['listed']>, name: string, count: number): Uint8Array | null {
  if (list?.name !== name) return null;
  const flags = new Uint8Array(count);
  for (const village of list.villages) flags[village] = 1;
  return flags;
}

const lists = new WeakMap<Analysis, Map<string, Uint8Array>>();

/** 1 for each village of the gap list that `indicator|technology|operator|scope` names. */
function gapList(analysis: Analysis, key: string, villages: number): Uint8Array {
  const known = lists.get(analysis) ?? new Map<string, Uint8Array>();
  lists.set(analysis, known);
  let list = known.get(key);
  if (list === undefined) {
    list = new Uint8Array(villages);
    for (const { indicator, technology, operator, scope, village } of analysis.gaps)
      if ([indicator, technology, operator, scope].join('|') === key) list[village] = 1;
    known.set(key, list);
  }
  return list;
}
