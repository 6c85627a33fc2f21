import { type Dataset, NO_COMPANY, NO_ROW, type PointColumns } from '../dataset.ts';
import { buildPointIndex, nearestPoints } from '../index/nearest-point.ts';
import { buildSegmentIndex, nearestSegments } from '../index/nearest-segment.ts';
import type { KernelContext, Range } from '../kernel.ts';
import { LIFECYCLES, YES } from '../vocabulary.ts';
import { standingSites } from './locations.ts';
import { nearbyVillages, scatterRows } from './nearby-villages.ts';

/** What stands nearest to each village, and whose fiber reaches it. */
export interface Reach {
  /** Nearest operational route: fiber row and metres; `NO_ROW` and NaN without one. */
  readonly fiber: Int32Array;
  readonly fiberM: Float64Array;
  /** Nearest operational access node, metres; NaN without one. */
  readonly nodeM: Float64Array;
  /** Nearest operational site: row of `standingSites` and metres. */
  readonly site: Int32Array;
  readonly siteM: Float64Array;
  /** 1 where a route of the operator passes or a node of the operator serves, [village][fixed operator]. */
  readonly servedBy: Uint8Array;
}

const OPERATIONAL = LIFECYCLES.indexOf('operational');

/** The operators of fiber and nodes that are named, as company codes in name order. */
export function fixedOperators({ fiber, fiber_nodes: nodes }: Dataset): Uint16Array {
  const named = [...(fiber?.operator ?? []), ...(nodes?.operator ?? [])].filter((company) => company !== NO_COMPANY);
  return Uint16Array.from(new Set(named)).sort();
}

/** Rows of a point layer that `include` lets in, with their row numbers. */
function pick(points: PointColumns & { readonly count: number }, include: (row: number) => boolean) {
  const rows: number[] = [];
  for (let row = 0; row < points.count; row++) if (include(row)) rows.push(row);
  return {
    rows,
    index: buildPointIndex(
      Float64Array.from(rows, (row) => points.lng[row]),
      Float64Array.from(rows, (row) => points.lat[row]),
    ),
  };
}

/** Distances from positions to what stands nearest; the threshold of the profile is applied by the caller. */
function createReachTools({ dataset }: KernelContext) {
  const { fiber, fiber_nodes: nodes } = dataset;
  const route = (row: number) => fiber!.status[row] === OPERATIONAL;
  const node = (row: number) => nodes!.status[row] === OPERATIONAL && nodes!.accessPoint[row] === YES;
  const operators = fixedOperators(dataset);
  const sites = standingSites(dataset);
  return {
    operators,
    routes: fiber && buildSegmentIndex(fiber.shapes, route),
    nodes: nodes && pick(nodes, node),
    sites: buildPointIndex(sites.lng, sites.lat),
    ofOperator: Array.from(operators, (company) => ({
      routes: fiber && buildSegmentIndex(fiber.shapes, (row) => route(row) && fiber.operator[row] === company),
      nodes: nodes && pick(nodes, (row) => node(row) && nodes.operator[row] === company),
    })),
  };
}

/** The reach of some villages, row by row of `villages`. */
export interface ReachPart extends Reach {
  readonly villages: Uint32Array;
}

/** Empty answers of a search for the nearest thing. */
const columns = (count: number) => ({
  pointIndex: new Int32Array(count).fill(NO_ROW),
  featureIndex: new Int32Array(count).fill(NO_ROW),
  distanceM: new Float64Array(count).fill(Number.NaN),
});

/** Positions and their rows. */
type Near = ReturnType<typeof within>;

/** The positions whose distance is at most `maxM`. */
function within(lng: Float64Array, lat: Float64Array, distanceM: Float64Array, maxM: number) {
  const rows = Uint32Array.from(distanceM.keys()).filter((row) => distanceM[row] <= maxM);
  return {
    rows,
    lng: Float64Array.from(rows, (row) => lng[row]),
    lat: Float64Array.from(rows, (row) => lat[row]),
  };
}

/** Kernel: the reach of the villages of a range that counts as `nearbyVillages` does. */
export function reachOf(context: KernelContext, range: Range): ReachPart {
  const { rows: villages, lng, lat } = nearbyVillages(context, range);
  const tools = context.memo('reach-tools', () => createReachTools(context));
  const count = villages.length;

  const fiber = columns(count);
  if (tools.routes) nearestSegments(tools.routes, lng, lat, 0, count, fiber);
  const node = columns(count);
  if (tools.nodes) nearestPoints(tools.nodes.index, lng, lat, 0, count, node);
  const site = columns(count);
  nearestPoints(tools.sites, lng, lat, 0, count, site);

  const width = tools.operators.length;
  const servedBy = new Uint8Array(count * width);
  const { fiber_reach_m: passM, service_reach_m: serveM } = context.profile;
  // Where nobody's route passes no operator's does.
  const passed = within(lng, lat, fiber.distanceM, passM);
  const served = within(lng, lat, node.distanceM, serveM);
  tools.ofOperator.forEach((own, operator) => {
    const mark = ({ rows }: Near, distanceM: Float64Array, maxM: number) =>
      rows.forEach((row, k) => {
        if (distanceM[k] <= maxM) servedBy[row * width + operator] = 1;
      });
    const passing = columns(passed.rows.length);
    if (own.routes) nearestSegments(own.routes, passed.lng, passed.lat, 0, passed.rows.length, passing, passM);
    mark(passed, passing.distanceM, passM);
    const serving = columns(served.rows.length);
    if (own.nodes) nearestPoints(own.nodes.index, served.lng, served.lat, 0, served.rows.length, serving, serveM);
    mark(served, serving.distanceM, serveM);
  });
  return {
    villages,
    fiber: fiber.featureIndex,
    fiberM: fiber.distanceM,
    nodeM: node.distanceM,
    site: site.pointIndex,
    siteM: site.distanceM,
    servedBy,
  };
}

/** The reach of all villages, from parts that hold each village once. */
export function concatReach(parts: readonly ReachPart[]): Reach {
  const join = <A extends Int32Array | Float64Array | Uint8Array>(
    type: new (length: number) => A,
    of: (part: ReachPart) => A,
    width = 1,
  ): A =>
    scatterRows(
      type,
      parts.map((part) => ({ villages: part.villages, values: of(part) })),
      width,
    );
  const [first] = parts;
  const operators =
    first === undefined || first.villages.length === 0 ? 0 : first.servedBy.length / first.villages.length;
  return {
    fiber: join(Int32Array, (part) => part.fiber),
    fiberM: join(Float64Array, (part) => part.fiberM),
    nodeM: join(Float64Array, (part) => part.nodeM),
    site: join(Int32Array, (part) => part.site),
    siteM: join(Float64Array, (part) => part.siteM),
    servedBy: join(Uint8Array, (part) => part.servedBy, operators),
  };
}
