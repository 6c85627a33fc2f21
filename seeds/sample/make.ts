import { makeCables } from './cables.ts';
import { chainsOf } from './chains.ts';
import { makeAreas, suitabilityOf } from './communes.ts';
import { makeCoverage } from './coverage.ts';
import { makeFiberRoutes } from './fiber-routes.ts';
import type { SampleLayers } from './layers.ts';
import { makeNetworks } from './masts.ts';
import { makeNamer } from './names.ts';
import { gridOf, maskOf, outlineOf, planeOf } from './outline.ts';
import { makePlaces } from './places.ts';
import { type LngLat, type Plane, toLngLat } from './plane.ts';
import { chooseShortfall, remotenessRanks } from './reach-sets.ts';
import { makeRoads } from './roads.ts';
import {
  adminRows,
  cableRows,
  coverageRows,
  datasetOf,
  nodeRows,
  plannedRoutes,
  plannedSites,
  poleLinesOf,
  roadRows,
  streetsOf,
} from './rows.ts';
import { makeClusters, makeSettlements } from './settlements.ts';
import { shareMasts } from './sharing.ts';
import type { PlanId, SampleSpec } from './spec.ts';
import { specOf } from './specs/index.ts';
import { makeEquipment } from './stations.ts';
import { makeTerrain, type Terrain } from './terrain.ts';
import { makeDucts, makePoles } from './towns.ts';
import { makeClusterRows, makeVillageRows, withoutGrid } from './villages.ts';

/** The land of a sample province. */
export interface SampleLand {
  readonly plane: Plane;
  readonly mask: Uint8Array;
  readonly terrain: Terrain;
}

/** The terrain of a plan's sample province. */
export function makeLand(spec: SampleSpec): SampleLand {
  const plane = planeOf(spec.shape);
  const outline = outlineOf(spec.shape, plane, spec.seed);
  const grid = gridOf(outline, spec.shape.cellM);
  const mask = maskOf(grid, outline);
  return { plane, mask, terrain: makeTerrain(grid, plane, spec.relief, mask, spec.seed) };
}

/**
 * The sample province of a plan: invented, and calibrated so that an analysis of its geometry gives the figures of the
 * plan's document. The same rows on every machine. Takes one to three seconds.
 */
export function makeSample(planId: PlanId): SampleLayers {
  const spec = specOf(planId);
  const { plane, mask, terrain } = makeLand(spec);
  const positionOf = (x: number, y: number): LngLat => toLngLat(plane, x, y);
  const suitability = suitabilityOf(terrain, mask, spec.seed);
  const areas = makeAreas(terrain, plane, mask, suitability, spec.settlement, spec.seed);
  const settlements = makeSettlements(terrain, areas, suitability, spec.settlement, spec.seed);
  const clusters = makeClusters(terrain, areas, settlements, spec.settlement, spec.seed);
  const net = makeRoads(terrain, plane, areas, settlements, spec.seed);
  const positions = settlements.map((s) => positionOf(s.x, s.y));
  const streets = streetsOf(plane, areas, settlements, spec);
  const nodes = nodeRows(settlements, positionOf, spec);
  const routes = makeFiberRoutes(
    net,
    settlements,
    positions,
    nodes.map((node): LngLat => [node.lng, node.lat]),
    spec.fixed.villages,
  );
  const remote = remotenessRanks(net);
  const shortfall = chooseShortfall(settlements, clusters, remote, routes.reached, spec.mobile, spec.seed);
  const { placements, level } = makeNetworks(terrain, settlements, clusters, shortfall, remote, spec.mobile, spec.seed);
  const tenancies = shareMasts(placements, spec.mobile, spec.seed);
  const coverage = makeCoverage(terrain, settlements, clusters, tenancies, level, shortfall, spec.mobile, spec.seed);
  const equipment = makeEquipment(tenancies, positionOf, spec);
  const namer = makeNamer(spec.settlement.names, spec.seed);
  const { rows: admin, communeCodes, communeNames } = adminRows(areas, namer, spec);
  const offGrid = withoutGrid(settlements, net, shortfall, routes.reached, spec);
  const villages = makeVillageRows(settlements, positions, communeCodes, communeNames, offGrid, net, namer, spec);
  const chains = chainsOf(net, routes.links, (link) => net.links[link]!.rank);
  const roads = roadRows(net, streets, namer, spec);
  return {
    dataset: datasetOf(spec),
    admin,
    villages,
    clusters: makeClusterRows(clusters, villages, positionOf),
    sites: [...equipment.sites, ...plannedSites(settlements, shortfall, positionOf, spec)],
    stations: equipment.stations,
    coverage: coverageRows(plane, coverage, tenancies, equipment, spec),
    fiber: [
      ...cableRows(makeCables(chains, streets, spec.fixed, spec.seed), spec),
      ...plannedRoutes(net, routes.reached, spec),
    ],
    fiber_nodes: nodes,
    poles: makePoles(poleLinesOf(roads), spec),
    ducts: makeDucts(streets, spec),
    roads,
    places: makePlaces(settlements, communeNames, routes.reached, positionOf, namer, spec),
    observations: spec.observations.map(({ indicator, value, asOf, source }) => ({
      indicator,
      value,
      as_of: asOf,
      source,
    })),
  };
}
