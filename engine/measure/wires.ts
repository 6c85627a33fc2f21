import type { AreaTable, IndicatorTable } from '../analysis.ts';
import { type Dataset, NO_COMPANY, type UserColumns } from '../dataset.ts';
import { buildBoxIndex } from '../index/box-index.ts';
import type { KernelContext, Range } from '../kernel.ts';
import { createPath } from '../predicates/line-in-polygon.ts';
import { type Tick, tickWithin } from '../tick.ts';
import { DEPLOYMENTS, LIFECYCLES } from '../vocabulary.ts';
import { areasOfPiece, crossings, sweepPath } from './path-sweep.ts';
import { fixedOperators } from './reach.ts';
import type { RoutePieces } from './route-pieces.ts';
import { ROUTE_TOLERANCE_M, uniqueRoutes } from './routes.ts';
import { createSparseCounts, type SparseCounts } from './sparse-counts.ts';
import { ANY, cellOf, createTable } from './table.ts';

/** Cables a task; fixed, so that sums do not depend on how many workers there are. */
export const CABLES_PER_TASK = 256;
const PIECES_PER_TICK = 64;

const OPERATIONAL = LIFECYCLES.indexOf('operational');

/** What cuts a path at the borders of the areas and visits the pieces with their area rows. */
function createAreaCutter({ dataset: { admin } }: KernelContext) {
  const index = buildBoxIndex(admin?.shapes.box ?? []);
  const depth = new Uint16Array(admin?.count ?? 0);
  return (
    coords: Float64Array,
    from: number,
    to: number,
    visit: (areas: readonly number[], pieceM: number) => void,
    wholeM?: number,
  ) => {
    const rows: number[] = [];
    const events =
      admin === null
        ? []
        : crossings(admin.shapes, index, createPath(coords, from, to), (row) => {
            rows.push(row);
            return row;
          });
    const visitPiece = (pieceM: number) => visit(areasOfPiece(admin, rows, depth, 0), pieceM);
    sweepPath(coords, from, to, events, depth, visitPiece, wholeM);
  };
}

/** An empty `cable-underground-share`: metres of cable with a known deployment, by area. */
export const createCableTable = (areas: AreaTable): IndicatorTable =>
  createTable('cable-underground-share', 'm', areas);

/** Kernel: metres of operational cable, buried or in a duct and in all, of a range of the fiber rows. Every cable counts. */
export function cableCounts(context: KernelContext, range: Range): SparseCounts {
  const { shapes, status, deployment } = context.dataset.fiber!;
  const cut = context.memo('area-cutter', () => createAreaCutter(context));
  const counts = createSparseCounts();
  for (let cable = range.from; cable < range.to; cable++) {
    const deployed = DEPLOYMENTS[deployment[cable]];
    if (deployed === undefined || status[cable] !== OPERATIONAL) continue;
    for (let part = shapes.featureStart[cable]; part < shapes.featureStart[cable + 1]; part++) {
      const ring = shapes.partStart[part];
      cut(shapes.coords, shapes.ringStart[ring], shapes.ringStart[ring + 1], (areas, pieceM) => {
        for (const area of areas) counts.add(area, deployed === 'aerial' ? 0 : pieceM, pieceM);
      });
    }
  }
  return counts.finish();
}

/** Which routes are counted: of every fiber operator together, of one, or the ducts. */
export type RouteTask = { readonly kind: 'fiber'; readonly company: number | null } | { readonly kind: 'ducts' };

/** The tasks of `routeCounts` for a dataset. */
export function routeTasks(dataset: Dataset): RouteTask[] {
  const tasks: RouteTask[] = [];
  if (dataset.fiber !== null) {
    tasks.push({ kind: 'fiber', company: null });
    for (const company of fixedOperators(dataset)) tasks.push({ kind: 'fiber', company });
  }
  if (dataset.ducts !== null) tasks.push({ kind: 'ducts' });
  return tasks;
}

/** Kernel: metres of unique route by area, as the denominator; of ducts with a user, those with two as the numerator. */
export function routeCounts(context: KernelContext, task: RouteTask): SparseCounts {
  const cut = context.memo('area-cutter', () => createAreaCutter(context));
  const counts = createSparseCounts();
  const { dataset, tick } = context;
  const routed = tickWithin(tick, 0, 0.8);
  const pieces = task.kind === 'ducts' ? ductRoutes(dataset, routed) : fiberRoutes(dataset, task.company, routed);
  for (let piece = 0; piece < pieces.count; piece++) {
    if (piece % PIECES_PER_TICK === 0) tick(0.8 + (0.2 * piece) / pieces.count);
    const users = pieces.userStart[piece + 1] - pieces.userStart[piece];
    if (task.kind === 'ducts' && users === 0) continue;
    const count = (areas: readonly number[], pieceM: number) => {
      for (const area of areas) counts.add(area, users >= 2 ? pieceM : 0, pieceM);
    };
    cut(pieces.coords, pieces.pieceStart[piece], pieces.pieceStart[piece + 1], count, pieces.lengthM[piece]);
  }
  return counts.finish();
}

const ductRoutes = ({ ducts }: Dataset, tick: Tick): RoutePieces =>
  uniqueRoutes(ducts!.shapes, ducts!, () => true, ROUTE_TOLERANCE_M, tick);

function fiberRoutes({ fiber }: Dataset, company: number | null, tick: Tick): RoutePieces {
  const { shapes, status, operator } = fiber!;
  const noUsers: UserColumns = { userStart: new Uint32Array(fiber!.count + 1), users: new Uint16Array(0) };
  const counts = (row: number) =>
    status[row] === OPERATIONAL && (company === null || (operator[row] !== NO_COMPANY && operator[row] === company));
  return uniqueRoutes(shapes, noUsers, counts, ROUTE_TOLERANCE_M, tick);
}

const M_PER_KM = 1000;

/** `duct-sharing-share` and `fiber-route-km` from the counts of the tasks of {@link routeTasks}. */
export function measureRoutes(dataset: Dataset, areas: AreaTable, counts: readonly SparseCounts[]): IndicatorTable[] {
  const tables: IndicatorTable[] = [];
  const tasks = routeTasks(dataset);
  if (dataset.fiber !== null) {
    const names = Array.from(fixedOperators(dataset), (company) => dataset.companies[company]);
    const table = createTable('fiber-route-km', 'km', areas, { operators: [...names, ANY] });
    // A length alone: there is nothing it is a share of.
    table.denominator.fill(Number.NaN);
    tasks.forEach((task, k) => {
      if (task.kind !== 'fiber') return;
      const operator = task.company === null ? names.length : names.indexOf(dataset.companies[task.company]);
      const { cells, denominator } = counts[k];
      cells.forEach((area, i) => {
        table.numerator[cellOf(table, area, operator, 0, 0, 0)] = denominator[i] / M_PER_KM;
      });
    });
    tables.push(table);
  }
  if (dataset.ducts !== null) {
    const table = createTable('duct-sharing-share', 'm', areas);
    const { cells, numerator, denominator } = counts[tasks.length - 1];
    cells.forEach((area, i) => {
      table.numerator[area] = numerator[i];
      table.denominator[area] = denominator[i];
    });
    tables.push(table);
  }
  return tables;
}
