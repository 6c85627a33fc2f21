/** How two labels join where edges coincide: winding numbers add, layer masks toggle. */
export type Combine = 'sum' | 'xor';

const INPUT_VERTEX = 1;

/**
 * The nodes and edges of a drawing, without repetition. A node is an integer point; an edge runs from its
 * lexicographically smaller node to the larger, and `delta` is the label on its left minus (or xor) that on its right.
 * Open addressing in flat arrays; a table doubles when half full.
 */
export class EdgeTable {
  readonly combine: Combine;
  nodes = 0;
  x: Float64Array;
  y: Float64Array;
  /** 1 for a vertex of the input, 0 for a node that came from a crossing. */
  isVertex: Uint8Array;
  edges = 0;
  from: Int32Array;
  to: Int32Array;
  delta: Int32Array;
  /** 1 for an edge that has not met all others yet. */
  fresh: Uint8Array;
  private nodeSlots: Int32Array;
  private edgeSlots: Int32Array;
  /** Whether edges were removed since `edgeSlots` was filled: it is filled anew only when an edge is added. */
  private edgeSlotsAreStale = false;

  constructor(combine: Combine, expected: number) {
    this.combine = combine;
    const capacity = Math.max(16, Math.ceil(expected));
    this.x = new Float64Array(capacity);
    this.y = new Float64Array(capacity);
    this.isVertex = new Uint8Array(capacity);
    this.from = new Int32Array(capacity);
    this.to = new Int32Array(capacity);
    this.delta = new Int32Array(capacity);
    this.fresh = new Uint8Array(capacity);
    const slots = slotsFor(capacity);
    this.nodeSlots = new Int32Array(slots).fill(-1);
    this.edgeSlots = new Int32Array(slots).fill(-1);
  }

  /** The number of the node at (xy[k], xy[k + 1]), made if there is none. */
  nodeOf(xy: Float64Array, k: number): number {
    const x = xy[k];
    const y = xy[k + 1];
    const mask = this.nodeSlots.length - 1;
    let slot = hashPoint(x, y) & mask;
    for (;;) {
      const node = this.nodeSlots[slot];
      if (node < 0) break;
      if (this.x[node] === x && this.y[node] === y) return node;
      slot = (slot + 1) & mask;
    }
    const node = this.nodes++;
    if (node === this.x.length) this.growNodes();
    this.x[node] = x;
    this.y[node] = y;
    this.nodeSlots[slot] = node;
    if (this.nodes * 2 > this.nodeSlots.length) this.rehashNodes();
    return node;
  }

  /** The number of the input vertex at (xy[k], xy[k + 1]). */
  vertexOf(xy: Float64Array, k: number): number {
    const node = this.nodeOf(xy, k);
    this.isVertex[node] = INPUT_VERTEX;
    return node;
  }

  /** Adds the directed edge a→b with the label difference `delta`; a repeated edge joins the first one. */
  addEdge(a: number, b: number, delta: number, fresh: number): void {
    if (a === b) return;
    if (this.edgeSlotsAreStale) this.rehashEdges();
    let from = a;
    let to = b;
    let signed = delta;
    if (this.x[b] < this.x[a] || (this.x[b] === this.x[a] && this.y[b] < this.y[a])) {
      from = b;
      to = a;
      if (this.combine === 'sum') signed = -delta;
    }
    const mask = this.edgeSlots.length - 1;
    let slot = hashPair(from, to) & mask;
    for (;;) {
      const edge = this.edgeSlots[slot];
      if (edge < 0) break;
      if (this.from[edge] === from && this.to[edge] === to) {
        this.delta[edge] = this.combine === 'sum' ? this.delta[edge] + signed : this.delta[edge] ^ signed;
        this.fresh[edge] |= fresh;
        return;
      }
      slot = (slot + 1) & mask;
    }
    const edge = this.edges++;
    if (edge === this.from.length) this.growEdges();
    this.from[edge] = from;
    this.to[edge] = to;
    this.delta[edge] = signed;
    this.fresh[edge] = fresh;
    this.edgeSlots[slot] = edge;
    if (this.edges * 2 > this.edgeSlots.length) this.rehashEdges();
  }

  /** Removes the edges whose two sides have the same label: they separate nothing. */
  dropNeutral(): void {
    let kept = 0;
    for (let e = 0; e < this.edges; e++) {
      if (this.delta[e] === 0) continue;
      this.from[kept] = this.from[e];
      this.to[kept] = this.to[e];
      this.delta[kept] = this.delta[e];
      this.fresh[kept] = this.fresh[e];
      kept++;
    }
    if (kept === this.edges) return;
    this.edges = kept;
    this.edgeSlotsAreStale = true;
  }

  private growNodes(): void {
    this.x = grown(this.x, new Float64Array(this.x.length * 2));
    this.y = grown(this.y, new Float64Array(this.y.length * 2));
    this.isVertex = grown(this.isVertex, new Uint8Array(this.isVertex.length * 2));
  }

  private growEdges(): void {
    this.from = grown(this.from, new Int32Array(this.from.length * 2));
    this.to = grown(this.to, new Int32Array(this.to.length * 2));
    this.delta = grown(this.delta, new Int32Array(this.delta.length * 2));
    this.fresh = grown(this.fresh, new Uint8Array(this.fresh.length * 2));
  }

  private rehashNodes(): void {
    const slots = new Int32Array(slotsFor(this.nodes * 2)).fill(-1);
    const mask = slots.length - 1;
    for (let node = 0; node < this.nodes; node++) {
      let slot = hashPoint(this.x[node], this.y[node]) & mask;
      while (slots[slot] >= 0) slot = (slot + 1) & mask;
      slots[slot] = node;
    }
    this.nodeSlots = slots;
  }

  private rehashEdges(): void {
    const slots = new Int32Array(slotsFor(this.edges * 2)).fill(-1);
    const mask = slots.length - 1;
    for (let edge = 0; edge < this.edges; edge++) {
      let slot = hashPair(this.from[edge], this.to[edge]) & mask;
      while (slots[slot] >= 0) slot = (slot + 1) & mask;
      slots[slot] = edge;
    }
    this.edgeSlots = slots;
    this.edgeSlotsAreStale = false;
  }
}

function grown<T extends Float64Array | Int32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old as never);
  return larger;
}

/** A power of two at least twice `entries`. */
function slotsFor(entries: number): number {
  let slots = 32;
  while (slots < entries * 2) slots *= 2;
  return slots;
}

/** The multipliers and the finish are those of MurmurHash3 (Appleby, public domain). */
function hashPoint(x: number, y: number): number {
  return finish(Math.imul(x | 0, 0xcc9e2d51) ^ Math.imul((y | 0) ^ 0x3c6ef372, 0x1b873593));
}

function hashPair(a: number, b: number): number {
  return finish(Math.imul(a, 0xcc9e2d51) ^ Math.imul(b ^ 0x3c6ef372, 0x1b873593));
}

function finish(h: number): number {
  let k = h;
  k = Math.imul(k ^ (k >>> 16), 0x85ebca6b);
  k = Math.imul(k ^ (k >>> 13), 0xc2b2ae35);
  return k ^ (k >>> 16);
}
