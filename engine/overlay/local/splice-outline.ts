import { EdgeTable } from '../edge-table.ts';
import type { UnitBox } from '../noding.ts';
import { type Break, type Link, linkRing, linksToRings } from './links.ts';
import { eachStretch, type Outline, type OutlinePart, type OutlineRing } from './outline.ts';
import type { OutlineEdges } from './outline-edges.ts';
import { placeRings } from './place-rings.ts';
import { isInBox, touchesBox } from './zone.ts';

/** An outline after a change, and the edges by which it differs: ax, ay, bx, by each. */
export interface SplicedOutline {
  readonly outline: Outline;
  readonly removed: Float64Array;
  readonly added: Float64Array;
}

const NONE = new Float64Array(0);
/** Nodes of one splice are fewer. */
const MOST_NODES = 2 ** 26;

/** An edge of the outline as it was. */
interface OldEdge {
  readonly part: OutlinePart;
  readonly ring: OutlineRing;
  /** The vertex where it begins. */
  readonly vertex: number;
  readonly a: number;
  readonly b: number;
}

/**
 * The outline with other edges in a zone: `edges` are all that touch it now. Rings without a changed edge stay the objects they are.
 * Null where the edges do not lead on into what is kept of the outline: then it changed outside of the zone as well.
 */
export function spliceOutline(outline: Outline, zone: UnitBox, edges: OutlineEdges): SplicedOutline | null {
  const table = new EdgeTable('sum', 64 + edges.touching.length);
  const keyOf = (a: number, b: number): number => a * MOST_NODES + b;
  const old: OldEdge[] = [];
  const before = new Set<number>();
  eachStretch(outline, zone, (ring, from, to, part) => {
    const { xy } = ring;
    for (let vertex = from; vertex < to; vertex++) {
      const k = 2 * vertex;
      if (!touchesBox(zone, xy[k], xy[k + 1], xy[k + 2], xy[k + 3])) continue;
      const [a, b] = [table.nodeAt(xy[k], xy[k + 1]), table.nodeAt(xy[k + 2], xy[k + 3])];
      old.push({ part, ring, vertex, a, b });
      before.add(keyOf(a, b));
    }
  });
  const links: Link[] = [];
  const after = new Set<number>();
  // Where the outline passes more than once, as the edges of the zone tell.
  const touching = new Set<number>();
  const { ends } = edges;
  for (let i = 0; i < edges.touching.length; i++) {
    const a = table.nodeAt(ends[4 * i], ends[4 * i + 1]);
    const b = table.nodeAt(ends[4 * i + 2], ends[4 * i + 3]);
    after.add(keyOf(a, b));
    if ((edges.touching[i] & 1) !== 0) touching.add(a);
    if ((edges.touching[i] & 2) !== 0) touching.add(b);
    if (!before.has(keyOf(a, b))) links.push({ from: a, to: b, pieces: [ends.subarray(4 * i, 4 * i + 4)] });
  }
  const removed = old.filter(({ a, b }) => !after.has(keyOf(a, b)));
  if (removed.length === 0 && links.length === 0) return { outline, removed: NONE, added: NONE };
  const added = Float64Array.from(links.flatMap(({ pieces: [edge] }) => [...edge]));

  const isEnd = new Set(removed.flatMap(({ a, b }) => [a, b]));
  for (const { from, to } of links) isEnd.add(from).add(to);
  const breaks = new Map<OutlineRing, Break[]>();
  const affected = new Set<OutlinePart>();
  for (const { part, ring, vertex, a, b } of old) {
    const isGone = !after.has(keyOf(a, b));
    if (!isGone && !isEnd.has(a) && !isEnd.has(b)) continue;
    affected.add(part);
    const own = breaks.get(ring) ?? [];
    breaks.set(ring, own);
    if (isEnd.has(a)) own.push({ vertex, isGone });
    if (isEnd.has(b)) own.push({ vertex: vertex + 1, isGone: false });
  }
  const intact: { part: OutlinePart; ring: OutlineRing }[] = [];
  for (const part of affected) {
    for (const ring of part.rings) {
      const own = breaks.get(ring);
      if (own === undefined && ring.touching.length === 0) {
        intact.push({ part, ring });
        continue;
      }
      const isKept = (vertex: number): boolean =>
        isInBox(zone, ring.xy[2 * vertex], ring.xy[2 * vertex + 1])
          ? touching.has(table.nodeAt(ring.xy[2 * vertex], ring.xy[2 * vertex + 1]))
          : true;
      const passed = ring.touching.filter(isKept);
      for (const vertex of passed) touching.add(table.nodeAt(ring.xy[2 * vertex], ring.xy[2 * vertex + 1]));
      links.push(...linkRing(ring, [...(own ?? []), ...passed.map((vertex) => ({ vertex, isGone: false }))], table));
    }
  }
  const walks = linksToRings(links, table.nodes, touching);
  const parts = walks && placeRings(outline.parts, affected, intact, walks);
  if (parts === null) return null;
  return {
    outline: { parts },
    removed: Float64Array.from(
      removed.flatMap(({ ring: { xy }, vertex }) => [...xy.subarray(2 * vertex, 2 * vertex + 4)]),
    ),
    added,
  };
}
