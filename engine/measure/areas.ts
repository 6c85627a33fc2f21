import type { AreaTable } from '../analysis.ts';
import { type AdminColumns, type Dataset, NO_ROW } from '../dataset.ts';
import { type BoxIndex, buildBoxIndex, searchBoxes } from '../index/box-index.ts';
import { covers } from '../predicates/point-in-polygon.ts';
import { pointInside } from '../predicates/point-inside.ts';
import { AREA_LEVELS, type AreaLevel } from '../vocabulary.ts';

/** Where a level stands in a row of memberships: the whole dataset, then province, district, commune. */
export const MEMBERSHIPS = 1 + AREA_LEVELS.length;
export const COMMUNE_SLOT = 1 + AREA_LEVELS.indexOf('commune');

/** The areas that indicators are broken down by: the whole dataset, then every admin row. */
export function buildAreaTable(admin: AdminColumns | null): AreaTable {
  const rows = Array.from({ length: admin?.count ?? 0 }, (_, row) => row);
  return {
    level: ['', ...rows.map((row): AreaLevel => AREA_LEVELS[admin!.level[row]])],
    code: ['*', ...rows.map((row) => admin!.code[row])],
    name: ['', ...rows.map((row) => admin!.name[row])],
  };
}

/** Admin rows with what is needed to find the areas of a position. */
export interface AreaLocator {
  /** The admin row of this level (index into `AREA_LEVELS`) that holds the position, the smallest code on a shared border; `NO_ROW` outside all. */
  locate(level: number, lng: number, lat: number): number;
  /** The admin row that an admin row is a part of: by its parent code, else by where it lies; `NO_ROW` where there is none. */
  parent(row: number): number;
  /** The admin row of a commune code, or `NO_ROW`. */
  commune(code: string | null): number;
}

export function createAreaLocator(admin: AdminColumns | null): AreaLocator {
  if (admin === null) return { locate: () => NO_ROW, parent: () => NO_ROW, commune: () => NO_ROW };
  const index: BoxIndex = buildBoxIndex(admin.shapes.box);
  const rowOfCode = new Map(admin.code.map((code, row) => [code, row]));
  const rowOf = (code: string | null) => (code === null ? NO_ROW : (rowOfCode.get(code) ?? NO_ROW));
  const communeLevel = AREA_LEVELS.indexOf('commune');
  const locate = (level: number, lng: number, lat: number) => {
    let found = NO_ROW;
    searchBoxes(index, lng, lat, lng, lat, (row) => {
      // Rows stand in code order, so the smallest row is the smallest code.
      if (admin.level[row] === level && (found === NO_ROW || row < found) && covers(admin.shapes, row, lng, lat))
        found = row;
      return false;
    });
    return found;
  };
  const parentOf = (row: number) => {
    const stated = rowOf(admin.parentCode[row]);
    if (stated !== NO_ROW && admin.level[stated] < admin.level[row]) return stated;
    const inside = pointInside(admin.shapes, row);
    for (let level = admin.level[row] - 1; inside !== null && level >= 0; level--) {
      const above = locate(level, inside[0], inside[1]);
      if (above !== NO_ROW) return above;
    }
    return NO_ROW;
  };
  let parents: Int32Array | null = null;
  return {
    locate,
    parent(row) {
      parents ??= Int32Array.from({ length: admin.count }, (_, child) => parentOf(child));
      return parents[row];
    },
    commune(code) {
      const row = rowOf(code);
      return row !== NO_ROW && admin.level[row] === communeLevel ? row : NO_ROW;
    },
  };
}

/** For each position its area rows (of the `AreaTable`), `MEMBERSHIPS` a position: 0, province, district, commune; -1 for none. */
export type Memberships = Int32Array;

/**
 * Writes the memberships of one position. A commune that is known by its code or its place brings the areas above it;
 * a level that stays open is found by place.
 */
export function writeMemberships(
  into: Memberships,
  at: number,
  locator: AreaLocator,
  lng: number,
  lat: number,
  communeCode: string | null,
  levelOf: Uint8Array | null,
): void {
  const base = at * MEMBERSHIPS;
  into[base] = 0;
  into.fill(-1, base + 1, base + MEMBERSHIPS);
  const communeLevel = AREA_LEVELS.length - 1;
  for (let level = communeLevel; level >= 0; level--) {
    if (into[base + 1 + level] !== -1) continue;
    let row = level === communeLevel ? locator.commune(communeCode) : NO_ROW;
    if (row === NO_ROW) row = locator.locate(level, lng, lat);
    for (let depth = 0; row !== NO_ROW && depth < AREA_LEVELS.length; depth++) {
      const slot = base + 1 + levelOf![row];
      if (into[slot] === -1) into[slot] = row + 1;
      row = locator.parent(row);
    }
  }
}

/** The memberships of many positions. */
export function locateAreas(
  dataset: Dataset,
  locator: AreaLocator,
  points: { readonly lng: Float64Array; readonly lat: Float64Array },
  communeCode: readonly (string | null)[] | null = null,
): Memberships {
  const memberships = new Int32Array(points.lng.length * MEMBERSHIPS);
  for (let i = 0; i < points.lng.length; i++) {
    const code = communeCode === null ? null : communeCode[i];
    writeMemberships(memberships, i, locator, points.lng[i], points.lat[i], code, dataset.admin?.level ?? null);
  }
  return memberships;
}

/** The area rows of one position, as {@link locateAreas} wrote them. */
export const membershipsOf = (memberships: Memberships, at: number): number[] =>
  Array.from(memberships.subarray(at * MEMBERSHIPS, (at + 1) * MEMBERSHIPS));
