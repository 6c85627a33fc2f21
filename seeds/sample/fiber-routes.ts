import { distanceToSegmentM, type LngLat, metresPerDegree } from './plane.ts';
import type { RoadNet } from './roads.ts';
import type { Settlement } from './settlements.ts';

/** Metres within which a route counts as passing a village, well inside the profile's 500 m. */
const PASSED_M = 400;
/** Metres that a village out of reach stays away from every route, well outside the profile's 500 m. */
const CLEAR_M = 620;
/** Metres that a village out of reach stays away from every access node, well outside the profile's 1,500 m. */
const NODE_CLEAR_M = 1600;

/** Where cables run and which villages they reach. */
export interface FiberRoutes {
  /** Links of the road net that carry cables. */
  readonly links: readonly number[];
  /** For each village whether it is in reach. */
  readonly reached: Uint8Array;
}

/** The villages near each link, and the metres from each village to each of those links. */
function nearbyOf(net: RoadNet, positions: readonly LngLat[]) {
  const villages: number[][] = net.links.map(() => []);
  const metres: Map<number, number>[] = positions.map(() => new Map());
  const boxes = net.line.map((line) => ({
    west: Math.min(...line.map((p) => p[0])),
    east: Math.max(...line.map((p) => p[0])),
    south: Math.min(...line.map((p) => p[1])),
    north: Math.max(...line.map((p) => p[1])),
  }));
  const order = boxes.map((_, link) => link).sort((a, b) => boxes[a]!.south - boxes[b]!.south || a - b);
  const widest = Math.max(...boxes.map((box) => box.north - box.south));
  const souths = order.map((link) => boxes[link]!.south);
  positions.forEach((p, village) => {
    const scale = metresPerDegree(p[1]);
    const padLat = CLEAR_M / scale.lat;
    const padLng = CLEAR_M / scale.lng;
    for (let i = lowerBound(souths, p[1] - padLat - widest); i < order.length && souths[i]! <= p[1] + padLat; i++) {
      const link = order[i]!;
      const box = boxes[link]!;
      if (p[0] < box.west - padLng || p[0] > box.east + padLng || p[1] > box.north + padLat) continue;
      const line = net.line[link]!;
      const away = Math.min(distanceToSegmentM(p, line[0]!, line[1]!), distanceToSegmentM(p, line[1]!, line[2]!));
      if (away > CLEAR_M) continue;
      villages[link]!.push(village);
      metres[village]!.set(link, away);
    }
  });
  return { villages, metres };
}

/** The first position whose value is not below `value`; the values ascend. */
function lowerBound(values: readonly number[], value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Routes that reach exactly `count` villages. They follow the ways from the communes to the capital and the ways into villages; a
 * village is either well within reach of a route or well clear of every route and node.
 *
 * Throws an Error when the ways from the communes already pass more villages than that.
 */
export function makeFiberRoutes(
  net: RoadNet,
  settlements: readonly Settlement[],
  positions: readonly LngLat[],
  nodes: readonly LngLat[],
  count: number,
): FiberRoutes {
  const { villages, metres } = nearbyOf(net, positions);
  const laid = new Uint8Array(net.links.length);
  const reached = new Uint8Array(positions.length);
  let total = 0;

  /** What laying these links and reaching these villages would add, with all that follows from it. */
  const closure = (links: readonly number[], first: readonly number[]) => {
    const newLinks = new Set<number>();
    const newVillages = new Set<number>();
    const todo = [...first];
    const lay = (link: number): void => {
      if (laid[link] === 1 || newLinks.has(link)) return;
      newLinks.add(link);
      todo.push(...villages[link]!);
    };
    links.forEach(lay);
    for (let village = todo.pop(); village !== undefined; village = todo.pop()) {
      if (!newVillages.has(village) && reached[village] === 0) newVillages.add(village);
      const isPassed = [...metres[village]!].some(
        ([link, away]) => away < PASSED_M && (laid[link] === 1 || newLinks.has(link)),
      );
      if (!isPassed) net.wayOut[village]!.forEach(lay);
    }
    return { newLinks, newVillages };
  };
  const accept = ({ newLinks, newVillages }: ReturnType<typeof closure>): void => {
    for (const link of newLinks) laid[link] = 1;
    for (const village of newVillages) reached[village] = 1;
    total += newVillages.size;
  };

  const main = net.links.map((_, link) => link).filter((link) => net.links[link]!.isTrunk);
  const atNodes = positions.flatMap((p, village) =>
    nodes.some((node) => distanceToSegmentM(p, node, node) < NODE_CLEAR_M) ? [village] : [],
  );
  accept(closure(main, atNodes));
  if (total > count) throw new Error(`the main routes pass ${total} villages, more than ${count}`);
  const waiting = settlements.map((_, village) => village).filter((village) => reached[village] === 0);
  waiting.sort(
    (a, b) => net.wayOut[a]!.length - net.wayOut[b]!.length || net.remoteness[a]! - net.remoteness[b]! || a - b,
  );
  for (const village of waiting) {
    if (reached[village] === 1) continue;
    const step = closure(net.wayOut[village]!, [village]);
    if (total + step.newVillages.size <= count) accept(step);
  }
  if (total !== count) throw new Error(`the routes reach ${total} villages, not ${count}`);
  return { links: net.links.map((_, link) => link).filter((link) => laid[link] === 1), reached };
}
