import type { ShapeColumns } from '../dataset.ts';
import type { Path } from './path.ts';
import { createPathContacts } from './path-contacts.ts';
import { locateInPart, OUTSIDE } from './point-in-polygon.ts';

export { createPath, type Path } from './path.ts';

/**
 * The stretches of a path inside one feature, as positions along the path: vertex number (from 0) plus the fraction of the
 * edge that follows it. Disjoint, ascending, [enter, leave, enter, leave, …]; a stretch along an edge of the feature
 * is inside, a mere touch is not a stretch.
 */
export function stretchesInside(shapes: ShapeColumns, feature: number, path: Path): number[] {
  const first = shapes.featureStart[feature];
  const end = shapes.featureStart[feature + 1];
  if (end - first === 1) return stretchesInPart(shapes, first, path);
  const stretches: number[] = [];
  for (let part = first; part < end; part++)
    for (const position of stretchesInPart(shapes, part, path)) stretches.push(position);
  return mergeStretches(stretches);
}

/** The union of stretches in any order, disjoint and ascending; those that meet end to end become one. */
export function mergeStretches(stretches: readonly number[]): number[] {
  const order = Array.from({ length: stretches.length / 2 }, (_, i) => i * 2);
  order.sort((a, b) => stretches[a] - stretches[b] || stretches[a + 1] - stretches[b + 1]);
  const merged: number[] = [];
  for (const k of order) {
    if (merged.length > 0 && stretches[k] <= merged[merged.length - 1])
      merged[merged.length - 1] = Math.max(merged[merged.length - 1], stretches[k + 1]);
    else merged.push(stretches[k], stretches[k + 1]);
  }
  return merged;
}

const contacts = createPathContacts();

function stretchesInPart(shapes: ShapeColumns, part: number, path: Path): number[] {
  const { coords, from, to } = path;
  const stretches: number[] = [];
  if (to - from < 2) return stretches;
  const isInside = (lng: number, lat: number): boolean => locateInPart(shapes, part, lng, lat) !== OUTSIDE;
  const extend = (enter: number, leave: number) => {
    if (stretches.length > 0 && stretches[stretches.length - 1] === enter) stretches[stretches.length - 1] = leave;
    else stretches.push(enter, leave);
  };
  /** Edges that meet nothing lie to one side of every edge of the part, as the middle of the first of them does. */
  const extendFree = (edge: number, end: number) => {
    if (edge === end) return;
    const k = 2 * (from + edge);
    if (isInside((coords[k] + coords[k + 2]) / 2, (coords[k + 1] + coords[k + 3]) / 2)) extend(edge, end);
  };
  let edge = 0;
  contacts.find(shapes, part, path);
  while (contacts.next()) {
    extendFree(edge, contacts.edge);
    edge = contacts.edge;
    const { fractions, cuts } = contacts;
    const k = 2 * (from + edge);
    const [ax, ay, bx, by] = [coords[k], coords[k + 1], coords[k + 2], coords[k + 3]];
    for (let cut = 0; cut + 1 < cuts; cut++) {
      const t0 = fractions[cut];
      const t1 = fractions[cut + 1];
      if (t0 === t1) continue;
      const middle = (t0 + t1) / 2;
      if (contacts.runsAlong(middle) || isInside(ax + (bx - ax) * middle, ay + (by - ay) * middle))
        extend(edge + t0, edge + t1);
    }
    edge++;
  }
  extendFree(edge, to - from - 1);
  return stretches;
}
