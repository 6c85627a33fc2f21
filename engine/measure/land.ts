import type { AreaTable, IndicatorTable } from '../analysis.ts';
import type { AdminColumns, Dataset, PolygonSet } from '../dataset.ts';
import { createEdgeArea } from '../geodesy/area.ts';
import type { KernelContext } from '../kernel.ts';
import { polygonsAreaKm2 } from '../overlay/area.ts';
import { dissolve, overlayAreas, polygonSetFromFeatures } from '../overlay/index.ts';
import { polygonsNearBox } from '../overlay/near-box.ts';
import { AREA_LEVELS, TECHNOLOGIES, TECHNOLOGY_FLOORS } from '../vocabulary.ts';
import type { CoverageKey, KeyedCoverage } from './coverage-floors.ts';
import { mobileOperators, operatorColumns } from './evidence.ts';
import { ALL, ANY, cellOf, createTable, fillBest } from './table.ts';

const M2_PER_KM2 = 1e6;

/** The land that a plan speaks of: the areas of the highest level together; `null` without areas. */
export function landOf(admin: AdminColumns | null): PolygonSet | null {
  if (admin === null || admin.count === 0) return null;
  const top = admin.level.reduce((least, level) => Math.min(least, level));
  const rows = Array.from({ length: admin.count }, (_, row) => row).filter((row) => admin.level[row] === top);
  return dissolve(polygonSetFromFeatures(admin.shapes, rows));
}

/** Kernel: the km² of one coverage inside the land and inside every admin row, the land first. */
export function coveredAreas(context: KernelContext, { floor }: { floor: number }): Float64Array {
  const { polygons } = context.shared<readonly KeyedCoverage[]>('coverage-floors')[floor];
  const land = context.shared<PolygonSet>('land');
  const admin = context.dataset.admin!;
  const km2 = new Float64Array(admin.count + 1);
  km2[0] = commonAreaM2(polygons, land) / M2_PER_KM2;
  for (let level = 0; level < AREA_LEVELS.length; level++) {
    const rows = Array.from({ length: admin.count }, (_, row) => row).filter((row) => admin.level[row] === level);
    visitNear(polygons, admin.shapes.box, rows, (near, row) => {
      km2[row + 1] = commonAreaM2(near, dissolve(polygonSetFromFeatures(admin.shapes, [row]))) / M2_PER_KM2;
    });
  }
  return km2;
}

function commonAreaM2(coverage: PolygonSet, area: PolygonSet): number {
  if (coverage.coords.length === 0 || area.coords.length === 0) return 0;
  return overlayAreas([coverage, area], [(mask) => mask === 3], createEdgeArea(area.coords[1]))[0];
}

/** Visits each box row with polygons that are right inside its box, halving the rows so that each half looks at what is near it only. */
function visitNear(
  polygons: PolygonSet,
  box: Float64Array,
  rows: number[],
  visit: (near: PolygonSet, row: number) => void,
): void {
  if (rows.length === 0) return;
  const around = [Infinity, Infinity, -Infinity, -Infinity];
  for (const row of rows) {
    for (const k of [0, 1]) {
      around[k] = Math.min(around[k], box[row * 4 + k]);
      around[k + 2] = Math.max(around[k + 2], box[row * 4 + k + 2]);
    }
  }
  const near = polygonsNearBox(polygons, around);
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

/** `area-mobile-share`: km² of coverage inside each area over the km² of the area, by operator and generation. */
export function measureAreaMobile(
  dataset: Dataset,
  areas: AreaTable,
  land: PolygonSet,
  floors: readonly CoverageKey[],
  covered: readonly Float64Array[],
): IndicatorTable {
  const operators = operatorColumns(dataset, mobileOperators(dataset));
  const table = createTable('area-mobile-share', 'km2', areas, { operators, technologies: TECHNOLOGY_FLOORS });
  const admin = dataset.admin!;
  const areaKm2 = Float64Array.from({ length: areas.code.length }, (_, area) =>
    area === 0 ? polygonsAreaKm2(land) : featureAreaKm2(admin, area - 1),
  );
  operators.forEach((name, operator) => {
    const owner = name === ANY || name === ALL ? name : operator;
    for (let floor = 0; floor < TECHNOLOGIES.length; floor++) {
      const k = floors.findIndex((key) => key.owner === owner && key.technology >= floor);
      for (let area = 0; area < areaKm2.length; area++) {
        const cell = cellOf(table, area, operator, floor, 0, 0);
        table.denominator[cell] = areaKm2[area];
        table.numerator[cell] = k < 0 ? 0 : covered[k][area];
      }
    }
  });
  fillBest(table);
  return table;
}

const featureAreaKm2 = ({ shapes }: AdminColumns, row: number): number =>
  polygonsAreaKm2(polygonSetFromFeatures(shapes, [row]));
