import { inStretches, LONG_STEPS, type Tick } from '../tick.ts';
import { type Arcs, CLOSED } from './arcs.ts';
import { hasCell } from './cell-bits.ts';
import { ordinatesOf } from './cell-grid.ts';
import { TRUST_PAD } from './drawn-cells.ts';
import type { EdgeTable } from './edge-table.ts';
import { longestRing, writeEdgesNear } from './edges-near.ts';
import { CROWDED, GIVEN } from './noded-rings.ts';
import { type OpenCells, type OpenDrawing, passes } from './open-cells.ts';

/** Rings in units that are an outline where nothing else is near, closed, with their interior on the left. */
export interface OwnOutline {
  readonly ringStart: Uint32Array;
  readonly xy: Float64Array;
  /** See `NodedRings`; null where all vertices are given ones and none is crowded. */
  readonly marks: Uint8Array | null;
}

/** Adds what of an outline passes neither open nor settled cells, as long runs. */
export function addOwnEdges(arcs: Arcs, outline: OwnOutline, { cells, table }: OpenDrawing, tick: Tick): void {
  const { ringStart, xy } = outline;
  const longest = longestRing(ringStart);
  const scratch = {
    found: new Int32Array(longest),
    cellOf: new Int32Array(longest),
    spans: new Int32Array(3 * cells.grid.rows),
  };
  const isForeign = new Uint8Array(xy.length / 2);
  const y = ordinatesOf(xy);
  inStretches(
    ringStart.length - 1,
    tick,
    (first, end) => {
      for (let r = first; r < end; r++) {
        markForeign(cells, xy, y, ringStart[r], ringStart[r + 1], scratch, isForeign);
        addRuns(arcs, outline, ringStart[r], ringStart[r + 1] - 1, isForeign, table);
      }
    },
    LONG_STEPS,
  );
}

/** Room for the edges of a ring near some cells, the cells of its vertices, and the cells under an edge. */
interface Scratch {
  readonly found: Int32Array;
  readonly cellOf: Int32Array;
  readonly spans: Int32Array;
}

/** Marks the edges of a ring that pass open cells or settled ones. */
function markForeign(
  { grid, open, settled }: OpenCells,
  xy: Float64Array,
  y: Float64Array,
  start: number,
  end: number,
  { found, cellOf, spans }: Scratch,
  isForeign: Uint8Array,
): void {
  const count = writeEdgesNear(grid, open, xy, start, end, TRUST_PAD, found, 0, cellOf);
  for (let f = 0; f < count; f++)
    if (passes(open, grid, xy, y, found[f], found[f] + 2, spans)) isForeign[found[f] >> 1] = 1;
  // Cells where the part alone is near lie apart from settled ones: an edge that passes no open cell passes either those or these.
  for (let i = start; i < end; i++) if (hasCell(settled, cellOf[i - start])) isForeign[i] = 1;
}

/** Adds the runs of a ring with the edges [first, end) that are not foreign. A run also ends where rings meet. */
function addRuns(
  arcs: Arcs,
  { xy, marks }: OwnOutline,
  first: number,
  end: number,
  isForeign: Uint8Array,
  table: EdgeTable,
): void {
  let owned = 0;
  let begin = -1;
  for (let i = first, last = end - 1; i < end; last = i, i++) {
    owned += 1 - isForeign[i];
    const isEnd = isForeign[i] === 1 || isForeign[last] === 1 || (marks !== null && (marks[i] & CROWDED) !== 0);
    if (isEnd && begin < 0) begin = i;
  }
  if (owned === 0) return;
  if (begin < 0) {
    for (let i = first; i <= end; i++) addVertex(arcs, xy, marks, i);
    arcs.endArc(CLOSED, CLOSED);
    return;
  }
  let from = CLOSED;
  for (let step = 0, i = begin; step < end - first; step++) {
    const next = i + 1 === end ? first : i + 1;
    if (isForeign[i] === 0) {
      if (from === CLOSED) {
        from = table.nodeOf(xy, 2 * i);
        addVertex(arcs, xy, marks, i);
      }
      addVertex(arcs, xy, marks, next);
      if (isForeign[next] === 1 || next === begin || (marks !== null && (marks[next] & CROWDED) !== 0)) {
        arcs.endArc(from, table.nodeOf(xy, 2 * next));
        from = CLOSED;
      }
    }
    i = next;
  }
}

const addVertex = (arcs: Arcs, xy: Float64Array, marks: Uint8Array | null, i: number): void =>
  arcs.addPoint(xy[2 * i], xy[2 * i + 1], marks === null ? GIVEN : marks[i] & GIVEN);
