import type { DeadZone } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import { createPartSearch, type DeadPart, deadParts, describeDeadZones } from '../measure/dead-zones.ts';
import {
  boxOfPoints,
  joinBoxes,
  type OutlinePart,
  padBox,
  partsToPolygonSet,
  toBoxInDegrees,
} from '../overlay/local/index.ts';
import type { LiveOutline, OutlineChange } from './live-outlines.ts';

/** The dead zones of dead ground under edits; which of its parts a village lies in is asked again only near a change. */
export function createLiveDeadZones(dataset: Dataset, dead: LiveOutline) {
  const deadPartOf = createDeadParts();
  const { villages } = dataset;
  // Nothing where it is not known.
  const partsOf: (readonly DeadPart[] | undefined)[] = new Array(villages?.count ?? 0).fill(undefined);
  return {
    change(change: OutlineChange | undefined): void {
      if (change === undefined) return;
      const before = new Set(change.before.parts);
      const after = new Set(change.outline.parts);
      const gone = new Set(change.before.parts.filter((part) => !after.has(part)).map(deadPartOf));
      const made = change.outline.parts.filter((part) => !before.has(part)).map(deadPartOf);
      const changed = joinBoxes(boxOfPoints(change.removed), boxOfPoints(change.added));
      const [west, south, east, north] = toBoxInDegrees(padBox(changed, 1));
      let search: ReturnType<typeof createPartSearch> | null = null;
      for (let village = 0; village < partsOf.length; village++) {
        const own = partsOf[village];
        if (own === undefined) continue;
        const [lng, lat] = [villages!.lng[village], villages!.lat[village]];
        if (lng >= west && lng <= east && lat >= south && lat <= north) partsOf[village] = undefined;
        else if (own.some((part) => gone.has(part))) {
          // Off the change the ground is as it was, now part of what was made.
          if (own.length === 1 && made.length === 1) partsOf[village] = made;
          else {
            search ??= createPartSearch(dataset, made);
            partsOf[village] = [...own.filter((part) => !gone.has(part)), ...search(village)];
          }
        }
      }
    },
    describe(underCoverage: Uint8Array): DeadZone[] {
      const parts = dead.outline.parts.map(deadPartOf);
      let search: ReturnType<typeof createPartSearch> | null = null;
      return describeDeadZones(dataset, parts, underCoverage, (village) => {
        search ??= partsOf[village] === undefined ? createPartSearch(dataset, parts) : null;
        partsOf[village] ??= search!(village);
        return partsOf[village];
      });
    },
  };
}

function createDeadParts() {
  const known = new WeakMap<OutlinePart, DeadPart>();
  return (part: OutlinePart): DeadPart => {
    const dead = known.get(part) ?? deadParts(partsToPolygonSet([part]))[0];
    known.set(part, dead);
    return dead;
  };
}
