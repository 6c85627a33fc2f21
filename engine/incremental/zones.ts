import type { PolygonSet } from '../dataset.ts';
import type { UnitBox } from '../overlay/index.ts';
import { boxesMeet, EMPTY_BOX, joinBoxes, padBox, toBoxInUnits } from '../overlay/local/index.ts';
import type { Profile } from '../profile.ts';
import type { AreaChange, PackedArea } from '../scenario/packed-area.ts';
import { ZONE_PAD } from './live-outlines.ts';

/** More zones than this are not worth following one by one: in a province measuring all anew takes as long. */
const MOST_ZONES = 100;

/** A place where polygons go and come. */
export interface Zone {
  readonly box: UnitBox;
  readonly take: readonly PackedArea[];
  readonly put: readonly PackedArea[];
}

/** What changes do together: of each polygon the first state and the last, where they differ. */
export function netChanges(changes: readonly AreaChange[]): AreaChange[] {
  const net = new Map<string, AreaChange>();
  for (const { before, after } of changes) {
    const id = (before ?? after)!.id;
    const known = net.get(id);
    net.set(id, { before: known === undefined ? before : known.before, after });
  }
  return [...net.values()].filter(({ before, after }) => before !== after);
}

/** The changes of what counts by place, those that meet together; null where they are too many. */
export function zonesOf(changes: readonly AreaChange[], profile: Profile): Zone[] | null {
  const zones: { box: UnitBox; take: PackedArea[]; put: PackedArea[] }[] = [];
  for (const { before, after } of changes) {
    for (const [area, kind] of [
      [before, 'take'],
      [after, 'put'],
    ] as const) {
      if (area === null || !area.isCounted(profile)) continue;
      const box = padBox(toBoxInUnits(area.shapes.box), ZONE_PAD);
      let zone = zones.find((other) => boxesMeet(other.box, box));
      if (zone === undefined) {
        zone = { box: EMPTY_BOX, take: [], put: [] };
        zones.push(zone);
      }
      zone.box = joinBoxes(zone.box, box);
      zone[kind].push(area);
    }
  }
  return zones.length > MOST_ZONES ? null : zones;
}

/** Whether a change may move the edge of the ground that all coverage together spans. */
export function reachesOut({ before, after }: AreaChange, { coords }: PolygonSet): boolean {
  const [west, south, east, north] = [coords[0], coords[1], coords[2], coords[5]];
  const isAtEdge = ([w, s, e, n]: ArrayLike<number> & Iterable<number>): boolean =>
    !(w > west && s > south && e < east && n < north);
  return [before, after].some((area) => area !== null && isAtEdge(area.shapes.box));
}
