import type { Dataset, PolygonSet } from '../dataset.ts';
import type { KernelContext } from '../kernel.ts';
import {
  type CellGrid,
  drawCells,
  gridOver,
  isBuried,
  type KnownCells,
  polygonSetFromFeatures,
} from '../overlay/index.ts';
import type { Profile } from '../profile.ts';
import { tickWithin } from '../tick.ts';
import { TECHNOLOGIES } from '../vocabulary.ts';
import { countedCoverage, mobileOperators } from './evidence.ts';

/**
 * What every cell of one grid is to the counted coverage of each operator: bit t says that a polygon of generation t is all over it, bit
 * t + {@link NEAR} that one comes near it. Every union of layers reads from it what it can leave out, so each
 * polygon is drawn once.
 */
export interface CoverageSurvey {
  readonly grid: CellGrid;
  /** By column of the mobile operators, then by cell. */
  readonly cells: readonly Uint8Array[];
}

const NEAR = TECHNOLOGIES.length;

/** The grid of a survey; null where there is nothing to survey, or places far apart would share a coarse one. */
export function surveyGrid(dataset: Dataset, profile: Profile): CellGrid | null {
  if (dataset.coverage === null) return null;
  const { shapes } = dataset.coverage;
  const counts = countedCoverage(dataset, profile);
  const boxes: number[] = [];
  let vertices = 0;
  counts.forEach((counted, row) => {
    const first = shapes.featureStart[row];
    const end = shapes.featureStart[row + 1];
    if (counted === 0 || first === end) return;
    boxes.push(...shapes.box.subarray(4 * row, 4 * row + 4));
    vertices += shapes.ringStart[shapes.partStart[end]] - shapes.ringStart[shapes.partStart[first]];
  });
  return gridOver(boxes, vertices);
}

/** Kernel: the cells of one operator of a survey. */
export function surveyCoverage(
  { dataset, profile, shared, tick }: KernelContext,
  { owner }: { owner: number },
): Uint8Array {
  const grid = shared<CellGrid>('survey-grid');
  const cells = new Uint8Array(grid.columns * grid.rows);
  for (let technology = 0; technology < TECHNOLOGIES.length; technology++) {
    const rows = countedRows({ dataset, profile }, [owner], (given) => given === technology);
    if (rows.length === 0) continue;
    const { decided, occupied } = drawCells(
      grid,
      polygonSetFromFeatures(dataset.coverage!.shapes, rows),
      tickWithin(tick, technology / TECHNOLOGIES.length, (technology + 1) / TECHNOLOGIES.length),
    );
    for (let cell = 0; cell < cells.length; cell++)
      cells[cell] |= (decided[cell] << technology) | (occupied[cell] << (technology + NEAR));
  }
  return cells;
}

/** The cells that some layer of some of the operators covers on its own. */
export function decidedCells(
  { grid, cells }: CoverageSurvey,
  owners: readonly number[],
  includes: (technology: number) => boolean,
): KnownCells {
  const mask = TECHNOLOGIES.reduce((bits, _, technology) => bits | (Number(includes(technology)) << technology), 0);
  const decided = new Uint8Array(grid.columns * grid.rows);
  for (const owner of owners) {
    const own = cells[owner];
    for (let cell = 0; cell < decided.length; cell++) if ((own[cell] & mask) !== 0) decided[cell] = 1;
  }
  return { grid, decided };
}

/** The cells where some of the operators has nothing from a generation up, nor near: what all of them have in common is not there. */
export function emptyCells({ grid, cells }: CoverageSurvey, owners: readonly number[], technology: number): KnownCells {
  const mask = (1 << (2 * NEAR)) - (1 << (NEAR + technology));
  const decided = new Uint8Array(grid.columns * grid.rows);
  for (const owner of owners) {
    const own = cells[owner];
    for (let cell = 0; cell < decided.length; cell++) if ((own[cell] & mask) === 0) decided[cell] = 1;
  }
  return { grid, decided };
}

/** The rows of counted coverage of some operators whose generation `includes` lets in. */
export function countedRows(
  { dataset, profile }: Pick<KernelContext, 'dataset' | 'profile'>,
  owners: readonly number[],
  includes: (technology: number) => boolean,
): number[] {
  const coverage = dataset.coverage!;
  const counts = countedCoverage(dataset, profile);
  const operators = mobileOperators(dataset);
  const isOwn = new Uint8Array(operators.length === 0 ? 0 : operators[operators.length - 1] + 1);
  for (const owner of owners) isOwn[operators[owner]] = 1;
  const rows: number[] = [];
  for (let row = 0; row < coverage.count; row++) {
    if (counts[row] === 1 && isOwn[coverage.operator[row]] === 1 && includes(coverage.technology[row])) rows.push(row);
  }
  return rows;
}

/** The polygons of some rows that can have a part in the outline of their union, by what a survey knows. */
export function outlinePolygons({ coverage }: Dataset, rows: readonly number[], cells: KnownCells): PolygonSet {
  const { shapes } = coverage!;
  return polygonSetFromFeatures(
    shapes,
    rows.filter((row) => !isBuried(cells, shapes.box, 4 * row)),
  );
}
