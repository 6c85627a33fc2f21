import type { AreaTable, IndicatorTable } from '../analysis.ts';
import type { AdminColumns, PolygonSet } from '../dataset.ts';
import { createEdgeArea } from '../geodesy/area.ts';
import { type KernelContext, splitRange } from '../kernel.ts';
import { polygonsAreaKm2 } from '../overlay/area.ts';
import {
  type AreaCells,
  areaCells,
  clipToBox,
  commonAreaSum,
  dissolve,
  type ExactSum,
  polygonSetFromFeatures,
} from '../overlay/index.ts';

import { tickWithin } from '../tick.ts';
import { AREA_LEVELS, TECHNOLOGIES, TECHNOLOGY_FLOORS } from '../vocabulary.ts';
import type { CoverageKey, KeyedCoverage } from './coverage-floors.ts';
import { ALL, ANY, cellOf, createTable, fillBest } from './table.ts';

const M2_PER_KM2 = 1e6;

/** The land that a plan speaks of: the areas of the highest level together; `null` without areas. */
export function landOf(admin: AdminColumns | null): PolygonSet | null {
  if (admin === null || admin.count === 0) return null;
  const top = admin.level.reduce((least, level) => Math.min(least, level));
  const rows = Array.from({ length: admin.count }, (_, row) => row).filter((row) => admin.level[row] === top);
  return dissolve(polygonSetFromFeatures(admin.shapes, rows));
}

/** The land, `LAND`, or an admin row. */
export type MeasuredArea = number;
export const LAND: MeasuredArea = -1;

/** The admin row that is all of the land, `null` where several make it up. */
function soleLandRow({ level, count }: AdminColumns): number | null {
  const top = level.reduce((least, value) => Math.min(least, value));
  const rows = Array.from({ length: count }, (_, row) => row).filter((row) => level[row] === top);
  return rows.length === 1 ? rows[0] : null;
}

/** Which floors are measured in which areas; a task of its own for each owner. */
export interface AreaTask {
  /** Rows of the coverage floors. */
  readonly floors: readonly number[];
  readonly areas: readonly MeasuredArea[];
}

/** Areas a task. The areas of a task lie together, as far as their codes do. */
const AREAS_PER_TASK = 128;

export function areaTasks(admin: AdminColumns, floors: readonly CoverageKey[]): AreaTask[] {
  const rows = Array.from({ length: admin.count }, (_, row) => row);
  const byLevel = AREA_LEVELS.map((_, level) => rows.filter((row) => admin.level[row] === level));
  // One area of the highest level is all the land there is, so it is not measured twice.
  const chunks: MeasuredArea[][] = soleLandRow(admin) === null ? [[LAND]] : [];
  for (const ofLevel of byLevel) {
    for (const { from, to } of splitRange(ofLevel.length, AREAS_PER_TASK)) chunks.push(ofLevel.slice(from, to));
  }
  const owners = [...new Set(floors.map(({ owner }) => owner))];
  return owners.flatMap((owner) => {
    const own = Array.from(floors.keys()).filter((floor) => floors[floor].owner === owner);
    return chunks.map((areas) => ({ floors: own, areas }));
  });
}

/** An area to measure coverage in. */
export interface DrawnArea {
  readonly polygons: PolygonSet;
  readonly box: readonly number[];
  /** The parallel that edges are measured from, see `createEdgeArea`. */
  readonly refLat: number;
  /** `null` for an area without a place. */
  readonly cells: AreaCells | null;
}

export function drawArea(admin: AdminColumns, area: MeasuredArea, land: () => PolygonSet): DrawnArea {
  const polygons = area === LAND ? land() : dissolve(polygonSetFromFeatures(admin.shapes, [area]));
  return {
    polygons,
    box: boxOf(polygons),
    refLat: polygons.coords[1],
    cells: polygons.coords.length > 0 ? areaCells(polygons) : null,
  };
}

/** Kernel: the km² of each floor of a task inside each of its areas, [area][floor]. */
export const coveredAreas = (context: KernelContext, task: AreaTask): Float64Array =>
  Float64Array.from(coveredAreaSums(context, task), coveredKm2);

/** The km² of a sum of {@link coveredAreaSums}; 0 for none. */
export const coveredKm2 = (sum: ExactSum | null): number => (sum === null ? 0 : sum.total() / M2_PER_KM2);

/** What {@link coveredAreas} adds up; `null` for an area without a place. */
export function coveredAreaSums(context: KernelContext, { floors, areas }: AreaTask): (ExactSum | null)[] {
  const all = context.shared<readonly KeyedCoverage[]>('coverage-floors');
  const admin = context.dataset.admin!;
  const sums = new Array<ExactSum | null>(areas.length * floors.length).fill(null);
  const drawn = areas.map((area) =>
    context.memo(`area ${area}`, () => drawArea(admin, area, () => context.shared<PolygonSet>('land'))),
  );
  const sets = floors.map((floor) => all[floor].polygons);
  let done = 0;
  visitNear(sets, Float64Array.from(drawn.flatMap(({ box }) => box)), Array.from(areas.keys()), (near, k) => {
    const { cells, refLat } = drawn[k];
    if (cells === null) return;
    // Edges are geodesics between the places where they are cut: each coverage is cut by the area alone, because
    // another coverage's cuts would move a long edge by a millionth of the area and more.
    near.forEach((coverage, f) => {
      const step = 1 / sums.length;
      const tick = tickWithin(context.tick, done * step, (done + 1) * step);
      done++;
      sums[k * floors.length + f] = commonAreaSum(coverage, cells, createEdgeArea(refLat), tick);
    });
  });
  return sums;
}

/**
 * Visits each of some boxes with polygons that are right inside it, halving the boxes so that each half looks only at what is
 * near it.
 */
function visitNear(
  sets: readonly PolygonSet[],
  box: Float64Array,
  rows: readonly number[],
  visit: (near: readonly PolygonSet[], row: number) => void,
): void {
  if (rows.length === 0) return;
  const around: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const row of rows) {
    for (const k of [0, 1]) {
      around[k] = Math.min(around[k], box[row * 4 + k]);
      around[k + 2] = Math.max(around[k + 2], box[row * 4 + k + 2]);
    }
  }
  const near = sets.map((set) => clipToBox(set, around));
  if (rows.length === 1) {
    visit(near, rows[0]);
    return;
  }
  const axis = around[2] - around[0] > around[3] - around[1] ? 0 : 1;
  const middle = (row: number) => box[row * 4 + axis] + box[row * 4 + axis + 2];
  const sorted = rows.slice().sort((a, b) => middle(a) - middle(b) || a - b);
  visitNear(near, box, sorted.slice(0, rows.length >> 1), visit);
  visitNear(near, box, sorted.slice(rows.length >> 1), visit);
}

/** West, south, east, north of a polygon set. */
export function boxOf({ coords }: PolygonSet): number[] {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k < coords.length; k += 2) {
    box[0] = Math.min(box[0], coords[k]);
    box[1] = Math.min(box[1], coords[k + 1]);
    box[2] = Math.max(box[2], coords[k]);
    box[3] = Math.max(box[3], coords[k + 1]);
  }
  return box;
}

/** The km² of the areas of the table: of the land, then of every admin row. */
export const areaSizesKm2 = (admin: AdminColumns, areas: AreaTable, land: PolygonSet): Float64Array =>
  Float64Array.from({ length: areas.code.length }, (_, area) =>
    area === 0 ? polygonsAreaKm2(land) : featureAreaKm2(admin, area - 1),
  );

/** A share of an area that is rounding: sums of other terms over the same ground differ by about 1e-16 of it. */
const ROUNDING = 1e-12;

/** The km² that are covered of an area; all of it where no more than rounding is missing. */
const coveredOf = (km2: number, areaKm2: number): number => (areaKm2 - km2 <= ROUNDING * areaKm2 ? areaKm2 : km2);

/** `area-mobile-share`: km² of coverage inside each area over the km² of the area, by operator column and generation. */
export function measureAreaMobile(
  admin: AdminColumns,
  operators: readonly string[],
  areas: AreaTable,
  areaKm2: Float64Array,
  floors: readonly CoverageKey[],
  tasks: readonly AreaTask[],
  covered: readonly Float64Array[],
): IndicatorTable {
  const km2 = floors.map(() => new Float64Array(areas.code.length));
  tasks.forEach((task, t) => {
    task.areas.forEach((area, a) => {
      task.floors.forEach((floor, f) => {
        km2[floor][area + 1] = covered[t][a * task.floors.length + f];
      });
    });
  });
  const table = createTable('area-mobile-share', 'km2', areas, { operators, technologies: TECHNOLOGY_FLOORS });
  const sole = soleLandRow(admin);
  if (sole !== null) for (const ofFloor of km2) ofFloor[0] = ofFloor[sole + 1];
  operators.forEach((name, operator) => {
    const owner = name === ANY || name === ALL ? name : operator;
    for (let floor = 0; floor < TECHNOLOGIES.length; floor++) {
      const k = floors.findIndex((key) => key.owner === owner && key.technology >= floor);
      for (let area = 0; area < areaKm2.length; area++) {
        const cell = cellOf(table, area, operator, floor, 0, 0);
        table.denominator[cell] = areaKm2[area];
        table.numerator[cell] = k < 0 ? 0 : coveredOf(km2[k][area], areaKm2[area]);
      }
    }
  });
  nestAreas(table);
  fillBest(table);
  return table;
}

/**
 * Makes what lies inside another be no larger: a floor than the one below it, all operators than each, each than any, all of
 * them than the area. They are so but for the cuts in long edges: a geodesic between two cuts bulges less than one over both.
 */
function nestAreas({ operators, technologies, numerator, denominator }: IndicatorTable): void {
  const floors = technologies.length;
  const [any, all] = [operators.indexOf(ANY), operators.indexOf(ALL)];
  for (let area = 0; area < numerator.length; area += operators.length * floors) {
    for (let floor = floors - 1; floor >= 0; floor--) {
      const cell = (operator: number) => area + operator * floors + floor;
      const above = (operator: number) => (floor + 1 < floors ? numerator[cell(operator) + 1] : 0);
      for (const operator of [...Array(any).keys(), all, any]) {
        numerator[cell(operator)] = Math.min(
          Math.max(numerator[cell(operator)], above(operator)),
          denominator[cell(operator)],
        );
      }
      for (let operator = 0; operator < any; operator++) {
        numerator[cell(all)] = Math.min(numerator[cell(all)], numerator[cell(operator)]);
        numerator[cell(any)] = Math.max(numerator[cell(any)], numerator[cell(operator)]);
      }
    }
  }
}

const featureAreaKm2 = ({ shapes }: AdminColumns, row: number): number =>
  polygonsAreaKm2(polygonSetFromFeatures(shapes, [row]));
