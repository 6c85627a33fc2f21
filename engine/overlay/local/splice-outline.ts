import { EdgeTable } from '../edge-table.ts';
import type { UnitBox } from '../units.ts';
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
  readonly from: number;
  readonly to: number;
}

/** Both ends of an edge as one number. */
const keyOf = ({ from, to }: Pick<Link, 'from' | 'to'>): number => from * MOST_NODES + to;

/**
 * The outline with other edges in a zone: `edges` are all that touch it now. Rings without a changed edge stay the objects they are.
 * Null where the edges do not lead on into what is kept of the outline: then it changed outside of the zone as well.
 */
export function spliceOutline(outline: Outline, zone: UnitBox, edges: OutlineEdges): SplicedOutline | null {
  const table = new EdgeTable('sum', 64 + edges.touching.length);
  const old = edgesInZone(outline, zone, table);
  const { links: found, touching } = toLinks(edges, table);
  const [before, after] = [new Set(old.map(keyOf)), new Set(found.map(keyOf))];
  const gone = new Set(old.filter((edge) => !after.has(keyOf(edge))));
  const come = found.filter((link) => !before.has(keyOf(link)));
  if (gone.size === 0 && come.length === 0) return { outline, removed: NONE, added: NONE };

  const { breaks, affected } = breakRings(old, gone, come);
  const links = [...come];
  const intact: { part: OutlinePart; ring: OutlineRing }[] = [];
  for (const part of affected) {
    for (const ring of part.rings) {
      const own = breaks.get(ring);
      if (own === undefined && ring.touching.length === 0) {
        intact.push({ part, ring });
        continue;
      }
      const { xy } = ring;
      const nodeAt = (vertex: number): number => table.nodeOf(xy, 2 * vertex);
      // In the zone its edges tell where the outline passes more than once.
      const passed = ring.touching.filter(
        (vertex) => !isInBox(zone, xy[2 * vertex], xy[2 * vertex + 1]) || touching.has(nodeAt(vertex)),
      );
      for (const vertex of passed) touching.add(nodeAt(vertex));
      links.push(...linkRing(ring, [...(own ?? []), ...passed.map((vertex) => ({ vertex, isGone: false }))], table));
    }
  }
  const walks = linksToRings(links, table.nodes, touching);
  const parts = walks && placeRings(outline.parts, affected, intact, walks);
  if (parts === null) return null;
  return {
    outline: { parts },
    removed: Float64Array.from(
      [...gone].flatMap(({ ring, vertex }) => [...ring.xy.subarray(2 * vertex, 2 * vertex + 4)]),
    ),
    added: Float64Array.from(come.flatMap(({ pieces: [edge] }) => [...edge])),
  };
}

/** The edges of an outline that touch a zone; their ends become nodes of the table. */
function edgesInZone(outline: Outline, zone: UnitBox, table: EdgeTable): OldEdge[] {
  const old: OldEdge[] = [];
  eachStretch(outline, zone, (ring, start, end, part) => {
    const { xy } = ring;
    for (let vertex = start; vertex < end; vertex++) {
      const k = 2 * vertex;
      if (!touchesBox(zone, xy[k], xy[k + 1], xy[k + 2], xy[k + 3])) continue;
      const [from, to] = [table.nodeOf(xy, k), table.nodeOf(xy, k + 2)];
      old.push({ part, ring, vertex, from, to });
    }
  });
  return old;
}

/** Edges as links, and the nodes where the outline passes more than once. */
function toLinks({ ends, touching }: OutlineEdges, table: EdgeTable): { links: Link[]; touching: Set<number> } {
  const links: Link[] = [];
  const nodes = new Set<number>();
  for (let i = 0; i < touching.length; i++) {
    const from = table.nodeOf(ends, 4 * i);
    const to = table.nodeOf(ends, 4 * i + 2);
    if ((touching[i] & 1) !== 0) nodes.add(from);
    if ((touching[i] & 2) !== 0) nodes.add(to);
    links.push({ from, to, pieces: [ends.subarray(4 * i, 4 * i + 4)] });
  }
  return { links, touching: nodes };
}

/** Where rings are cut: at the ends of edges that went or came. With the polygons that these rings are of. */
function breakRings(old: readonly OldEdge[], gone: ReadonlySet<OldEdge>, come: readonly Link[]) {
  const isEnd = new Set([...gone, ...come].flatMap(({ from, to }) => [from, to]));
  const breaks = new Map<OutlineRing, Break[]>();
  const affected = new Set<OutlinePart>();
  for (const edge of old) {
    const { part, ring, vertex, from, to } = edge;
    if (!isEnd.has(from) && !isEnd.has(to)) continue;
    affected.add(part);
    const own = breaks.get(ring) ?? [];
    breaks.set(ring, own);
    if (isEnd.has(from)) own.push({ vertex, isGone: gone.has(edge) });
    if (isEnd.has(to)) own.push({ vertex: vertex + 1, isGone: false });
  }
  return { breaks, affected };
}
