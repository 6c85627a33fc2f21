import { INSIDE, locateInRing, ON_EDGE } from '../../predicates/point-in-polygon.ts';
import type { TurnedRing } from './links.ts';
import type { OutlinePart, OutlineRing } from './outline.ts';
import { isWithinBox } from './zone.ts';

/** A polygon in the making. */
interface Draft {
  readonly exterior: OutlineRing;
  readonly holes: OutlineRing[];
}

/**
 * The polygons of an outline with those that are `affected` made anew: of their rings that are as they were, and of the walks. A hole that
 * no exterior came with belongs to the innermost exterior around it, be it of a polygon that was not affected. In canonical order; null where a
 * hole lies in none.
 */
export function placeRings(
  parts: readonly OutlinePart[],
  affected: ReadonlySet<OutlinePart>,
  intact: readonly { readonly part: OutlinePart; readonly ring: OutlineRing }[],
  walks: readonly (readonly TurnedRing[])[],
): OutlinePart[] | null {
  const drafts: Draft[] = [];
  const lost: OutlineRing[] = [];
  const opened: OutlineRing[] = [];
  for (const walk of walks) {
    const holes = walk.filter(({ turn }) => turn < 0).map(({ ring }) => ring);
    const exterior = walk.find(({ turn }) => turn > 0);
    if (exterior === undefined) opened.push(...holes);
    else drafts.push({ exterior: exterior.ring, holes });
  }
  const draftOf = new Map<OutlinePart, Draft>();
  for (const { part, ring } of intact) {
    if (ring !== part.rings[0]) continue;
    const draft = { exterior: ring, holes: [] };
    draftOf.set(part, draft);
    drafts.push(draft);
  }
  for (const { part, ring } of intact) {
    if (ring === part.rings[0]) continue;
    const draft = draftOf.get(part);
    if (draft === undefined) lost.push(ring);
    else draft.holes.push(ring);
  }
  const gone = new Set(affected);
  const draftsAround = (hole: OutlineRing): (Draft | OutlinePart)[] =>
    drafts.filter(({ exterior }) => isWithinBox(hole.box, exterior.box));
  const give = (hole: OutlineRing, around: (Draft | OutlinePart)[]): boolean => {
    const owner = innermost(around, hole);
    if (owner === undefined) return false;
    if ('exterior' in owner) owner.holes.push(hole);
    else {
      gone.add(owner);
      drafts.push({ exterior: owner.rings[0], holes: [...owner.rings.slice(1), hole] });
    }
    return true;
  };
  // What a hole lay in has changed, so what it lies in now has come from that.
  for (const hole of lost) if (!give(hole, draftsAround(hole))) return null;
  for (const hole of opened) {
    const others = parts.filter((part) => isWithinBox(hole.box, part.rings[0].box) && !gone.has(part));
    if (!give(hole, [...draftsAround(hole), ...others])) return null;
  }
  const made = drafts.map(({ exterior, holes }) => ({ rings: [exterior, ...holes.sort(compareRings)] }));
  const kept = parts.filter((part) => !gone.has(part));
  for (const part of made) kept.splice(placeOf(part, kept), 0, part);
  return kept;
}

/** Where a part belongs among others in order. */
function placeOf(part: OutlinePart, parts: readonly OutlinePart[]): number {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareParts(parts[middle], part) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const exteriorOf = (owner: Draft | OutlinePart): OutlineRing => ('exterior' in owner ? owner.exterior : owner.rings[0]);

/** The smallest exterior that holds a ring; the last is not asked, since one must. */
function innermost(around: (Draft | OutlinePart)[], hole: OutlineRing): Draft | OutlinePart | undefined {
  const sizeOf = (owner: Draft | OutlinePart): number => {
    const { minX, minY, maxX, maxY } = exteriorOf(owner).box;
    return (maxX - minX) * (maxY - minY);
  };
  around.sort((a, b) => sizeOf(a) - sizeOf(b));
  return around.find((owner, i) => i === around.length - 1 || holds(exteriorOf(owner), hole));
}

/** Whether a ring lies inside another that it does not cross. */
function holds({ xy }: OutlineRing, ring: OutlineRing): boolean {
  for (let k = 0; k < ring.xy.length; k += 2) {
    const where = locateInRing(xy, 0, xy.length / 2, ring.xy[k], ring.xy[k + 1]);
    if (where !== ON_EDGE) return where === INSIDE;
  }
  return false;
}

const compareParts = (p: OutlinePart, q: OutlinePart): number => compareRings(p.rings[0], q.rings[0]);

function compareRings({ xy: r }: OutlineRing, { xy: s }: OutlineRing): number {
  const shared = Math.min(r.length, s.length);
  for (let i = 0; i < shared; i++) if (r[i] !== s[i]) return r[i] - s[i];
  return r.length - s.length;
}
