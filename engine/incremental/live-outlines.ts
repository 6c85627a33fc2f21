import type { PolygonSet } from '../dataset.ts';
import type { CoverageOwner, KeyedPolygons } from '../measure/coverage-floors.ts';
import { ALL, ANY } from '../measure/table.ts';
import { commonPart, MOST_LAYERS, type UnitBox } from '../overlay/index.ts';
import {
  boxOfPoints,
  inAll,
  inFirstOnly,
  joinBoxes,
  type Outline,
  type OutlineEdges,
  padBox,
  partsToPolygonSet,
  type SplicedOutline,
  spliceOutline,
  type Together,
  togetherIn,
  toOutline,
} from '../overlay/local/index.ts';
import { TECHNOLOGIES } from '../vocabulary.ts';
import { type CountedPolygons, type LayerKey, layerKey, technologyOf } from './counted-polygons.ts';
import { lookAround, type Surroundings } from './surroundings.ts';

/** Noding moves an edge by less than this, units. */
export const ZONE_PAD = 8;
/** Times that a zone is widened until what is found in it leads on into what is around it. */
const ATTEMPTS = 4;

/** A dissolved set that follows edits, and its last change. */
export interface LiveOutline {
  outline: Outline;
}

/** Coverage of an owner, of a generation or from one up, that follows edits. */
export interface KeyedOutline extends LiveOutline {
  readonly owner: CoverageOwner;
  readonly technology: number;
}

/** What is dissolved of the coverage of a dataset under edits. */
export interface LiveOutlines {
  readonly layers: readonly KeyedOutline[];
  /** In the order of the dissolved floors. */
  readonly floors: readonly KeyedOutline[];
  readonly dead: LiveOutline;
  /**
   * Renews all that changed polygons in a zone decide. The changes by what they changed; null where the zone does not tell, and some outlines may
   * then be as before and others not.
   */
  renew(zone: UnitBox, changed: readonly LayerKey[]): ReadonlyMap<LiveOutline, OutlineChange> | null;
}

/** How an outline changed, and where. */
export interface OutlineChange extends SplicedOutline {
  readonly before: Outline;
  readonly zone: UnitBox;
}

/** What was dissolved at first. */
export interface DissolvedOnce {
  readonly layers: readonly KeyedPolygons[];
  readonly floors: readonly KeyedPolygons[];
  readonly ground: PolygonSet;
  readonly dead: PolygonSet;
}

export function createLiveOutlines(polygons: CountedPolygons, operators: number, once: DissolvedOnce): LiveOutlines {
  // Layers that are floors stay one object.
  const outlines = new Map<PolygonSet, Outline>();
  const outlineOf = (set: PolygonSet): Outline => {
    const outline = outlines.get(set) ?? toOutline(set);
    outlines.set(set, outline);
    return outline;
  };
  const keyed = ({ owner, technology, polygons: set }: KeyedPolygons): KeyedOutline => ({
    owner,
    technology,
    outline: outlineOf(set),
  });
  const floors = once.floors.map(keyed);
  const given = new Map(once.layers.map((layer) => [layerKey(layer.owner as number, layer.technology), layer]));
  const layers = Array.from({ length: operators * TECHNOLOGIES.length }, (_, layer): KeyedOutline => {
    const coverage = given.get(layer);
    const [owner, technology] = [Math.floor(layer / TECHNOLOGIES.length), technologyOf(layer)];
    return coverage === undefined ? { owner, technology, outline: { parts: [] } } : keyed(coverage);
  });
  const commons = createCommons(floors);
  const ground = toOutline(once.ground);
  const dead: LiveOutline = { outline: toOutline(once.dead) };
  const everything = floors.find(({ owner }) => owner === ANY);

  const renew = (zone: UnitBox, changed: readonly LayerKey[]) => {
    const changes = new Map<LiveOutline, OutlineChange>();
    const unions = createUnions(polygons, zone);
    /** Renews an outline; whether that worked. */
    const settle = (live: LiveOutline, change: OutlineChange | null): boolean => {
      if (change === null) return false;
      live.outline = change.outline;
      if (change.removed.length + change.added.length > 0) changes.set(live, change);
      return true;
    };
    for (const layer of changed) if (!settle(layers[layer], unions(layers[layer].outline, [layer]))) return null;
    const highest = Math.max(...changed.map(technologyOf));
    const owners = new Set(changed.map((layer) => layers[layer].owner));
    for (const floor of floors) {
      const { owner, technology, outline } = floor;
      if (owner === ALL || technology > highest || (owner !== ANY && !owners.has(owner))) continue;
      const own = Array.from(layers.keys()).filter(
        (layer) => layers[layer].technology >= technology && (owner === ANY || layers[layer].owner === owner),
      );
      if (!changed.some((layer) => own.includes(layer))) continue;
      if (!settle(floor, unions(outline, own))) return null;
    }
    for (const { live, parts } of commons) {
      const changed = parts.flatMap((part) => changes.get(part) ?? []);
      if (changed.length === 0) continue;
      const common = parts.length === 1 ? changed[0] : together(live, parts, inAll, changed);
      if (!settle(live, common)) return null;
    }
    const counted = everything && changes.get(everything);
    if (
      counted !== undefined &&
      !settle(dead, together(dead, [{ outline: ground }, everything!], inFirstOnly, [counted]))
    )
      return null;
    return changes;
  };
  return { layers, floors, dead, renew };
}

/** A step on the way to what all operators have in common: what some parts have. */
interface CommonStep {
  readonly live: LiveOutline;
  readonly parts: readonly LiveOutline[];
}

/** The steps of all generations, as `commonPart` takes them; the last is the floor of all. */
function createCommons(floors: readonly KeyedOutline[]): CommonStep[] {
  return floors.flatMap((all) => {
    if (all.owner !== ALL) return [];
    let parts: readonly LiveOutline[] = floors.filter(
      ({ owner, technology }) => typeof owner === 'number' && technology === all.technology,
    );
    const steps: CommonStep[] = [];
    while (parts.length > MOST_LAYERS) {
      const first = parts.slice(0, MOST_LAYERS);
      const live = { outline: commonOf(first) };
      steps.push({ live, parts: first });
      parts = [live, ...parts.slice(MOST_LAYERS)];
    }
    return [...steps, { live: all, parts }];
  });
}

const commonOf = (parts: readonly LiveOutline[]): Outline =>
  toOutline(commonPart(parts.map(({ outline }) => partsToPolygonSet(outline.parts))));

/** A function that renews unions around a zone; the same union of the same outline is made once. */
function createUnions(polygons: CountedPolygons, zone: UnitBox) {
  const around: Surroundings[] = [];
  const made = new Map<Outline, Map<string, OutlineChange | null>>();
  return (outline: Outline, layers: readonly LayerKey[]): OutlineChange | null => {
    const own = made.get(outline) ?? new Map<string, OutlineChange | null>();
    made.set(outline, own);
    const key = layers.filter((layer) => polygons.countOf(layer) > 0).join();
    let change = own.get(key);
    if (change === undefined) {
      change = widening(outline, zone, (wide, attempt) => {
        around[attempt] ??= lookAround(polygons, wide);
        return around[attempt].unionOf(layers);
      });
      own.set(key, change);
    }
    return change;
  };
}

/** Renews what outlines make together where they have changed: along whole edges, which lie otherwise than before. */
function together(
  { outline }: LiveOutline,
  parts: readonly LiveOutline[],
  keep: Together,
  changes: readonly OutlineChange[],
): OutlineChange | null {
  const zone = changes
    .flatMap((change) => [change.zone, boxOfPoints(change.removed), boxOfPoints(change.added)])
    .reduce(joinBoxes);
  const outlines = parts.map((part) => part.outline);
  return widening(outline, padBox(zone, ZONE_PAD), (wide) => togetherIn(outlines, keep, wide));
}

function widening(
  outline: Outline,
  zone: UnitBox,
  edgesIn: (zone: UnitBox, attempt: number) => OutlineEdges | null,
): OutlineChange | null {
  let wide = zone;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const edges = edgesIn(wide, attempt);
    const spliced = edges && spliceOutline(outline, wide, edges);
    if (spliced !== null) return { ...spliced, before: outline, zone: wide };
    wide = padBox(wide, Math.max(wide.maxX - wide.minX, wide.maxY - wide.minY) / 2);
  }
  return null;
}
