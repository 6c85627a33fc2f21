import type { PolygonSet } from '../../../engine/overlay/index.ts';

export type Ring = readonly (readonly [number, number])[];
/** Exterior first. */
export type Polygon = readonly Ring[];

/** The polygons as a set; rings are closed here. */
export function setOf(polygons: readonly Polygon[]): PolygonSet {
  const partStart = [0];
  const ringStart = [0];
  const coords: number[] = [];
  for (const polygon of polygons) {
    for (const ring of polygon) {
      for (const [x, y] of [...ring, ring[0]]) coords.push(x, y);
      ringStart.push(coords.length / 2);
    }
    partStart.push(ringStart.length - 1);
  }
  return {
    partStart: Uint32Array.from(partStart),
    ringStart: Uint32Array.from(ringStart),
    coords: Float64Array.from(coords),
  };
}

/** The set as text, a line per polygon: rings of `x y` without the closing vertex, parted by bars. */
export function textOf(set: PolygonSet): string[] {
  const lines: string[] = [];
  for (let p = 0; p + 1 < set.partStart.length; p++) {
    const rings: string[] = [];
    for (let r = set.partStart[p]; r < set.partStart[p + 1]; r++) {
      const vertices: string[] = [];
      for (let k = set.ringStart[r]; k < set.ringStart[r + 1] - 1; k++) {
        vertices.push(`${set.coords[2 * k]} ${set.coords[2 * k + 1]}`);
      }
      rings.push(vertices.join(', '));
    }
    lines.push(rings.join(' | '));
  }
  return lines;
}

/** A rectangle with its lower left corner at x, y. */
export const box = (x: number, y: number, width: number, height = width): Ring => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

/** Numbers in [0, 1) from a seed: mulberry32 (Ettinger, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const micro = (value: number): number => Math.round(value * 1e6) / 1e6;

/** An irregular star of n vertices with 6 decimals, its radius between `inner` and 1 times `radius`. */
export function star(random: () => number, x: number, y: number, radius: number, n: number, inner = 0.3): Ring {
  const ring: [number, number][] = [];
  for (let i = 0; i < n; i++) {
    const angle = (2 * Math.PI * i) / n;
    const r = radius * (inner + (1 - inner) * random());
    ring.push([micro(x + r * Math.cos(angle)), micro(y + r * Math.sin(angle))]);
  }
  return ring;
}

/** `count` stars in a square of `side` degrees. */
export function stars(seed: number, count: number, side: number, radius: number, n = 32): Polygon[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => [
    star(random, side * random(), side * random(), radius * (0.3 + 0.7 * random()), n),
  ]);
}

/** The plane area under an edge, positive eastward: the sign of S12. */
export const planeEdgeArea = (x1: number, y1: number, x2: number, y2: number): number => ((x2 - x1) * (y1 + y2)) / 2;

/** The plane area of a set in square degrees, holes taken off by their orientation. */
export function planeArea({ ringStart, coords }: PolygonSet): number {
  let area = 0;
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const ox = coords[2 * ringStart[r]];
    const oy = coords[2 * ringStart[r] + 1];
    for (let k = 2 * ringStart[r]; k < 2 * ringStart[r + 1] - 2; k += 2) {
      area += ((coords[k] - ox) * (coords[k + 3] - oy) - (coords[k + 2] - ox) * (coords[k + 1] - oy)) / 2;
    }
  }
  return area;
}

/** Even-odd membership of a point in one polygon of a set. */
export function partContains({ partStart, ringStart, coords }: PolygonSet, p: number, x: number, y: number): boolean {
  let inside = false;
  for (let r = partStart[p]; r < partStart[p + 1]; r++) {
    for (let k = 2 * ringStart[r]; k < 2 * ringStart[r + 1] - 2; k += 2) {
      const ay = coords[k + 1];
      const by = coords[k + 3];
      if (ay > y !== by > y && x < ((coords[k + 2] - coords[k]) * (y - ay)) / (by - ay) + coords[k]) inside = !inside;
    }
  }
  return inside;
}

/** Membership of a point in the union of a set's polygons. */
export function setContains(set: PolygonSet, x: number, y: number): boolean {
  for (let p = 0; p + 1 < set.partStart.length; p++) if (partContains(set, p, x, y)) return true;
  return false;
}

/** The same polygons in another order, each ring begun elsewhere and some turned around. */
export function shuffled(polygons: readonly Polygon[], seed: number): Polygon[] {
  const random = seeded(seed);
  const copy = polygons.map((polygon) =>
    polygon.map((ring) => {
      const start = Math.floor(random() * ring.length);
      const turned = [...ring.slice(start), ...ring.slice(0, start)];
      return random() < 0.5 ? turned : turned.reverse();
    }),
  );
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}
