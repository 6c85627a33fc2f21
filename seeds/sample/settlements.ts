import { type Areas, scatter, suitabilityOf } from './communes.ts';
import { cellX, cellY, type Grid, neighbour } from './grid.ts';
import { apportion, hashUnit, makeRandom, orderByDescending } from './random.ts';
import type { SettlementShape } from './spec.ts';
import type { Terrain } from './terrain.ts';

/** A village before it has a name: where its centre stands and who lives there. */
export interface Settlement {
  readonly cell: number;
  readonly x: number;
  readonly y: number;
  readonly commune: number;
  /** Whether this is the village of the commune's office. */
  readonly isCentre: boolean;
  /** Whether it is a residential group of a town. */
  readonly isTown: boolean;
  readonly population: number;
  readonly households: number;
}

export interface ClusterPlace {
  readonly village: number;
  readonly x: number;
  readonly y: number;
  readonly population: number | null;
  readonly households: number;
}

/** 1 for the cells whose eight neighbours belong to the same commune, so that no smoothed border passes them. */
function innerCells(grid: Grid, commune: Int32Array): Uint8Array {
  return Uint8Array.from(commune, (owner, cell) => {
    if (owner < 0) return 0;
    for (let k = 0; k < 8; k++) {
      const next = neighbour(grid, cell, k);
      if (next < 0 || commune[next] !== owner) return 0;
    }
    return 1;
  });
}

/** The villages of the province: each commune's centre first, the others in its habitable valleys. */
export function makeSettlements(
  terrain: Terrain,
  areas: Areas,
  suitability: Float64Array,
  shape: SettlementShape,
  seed: number,
): Settlement[] {
  const { grid } = terrain;
  const random = makeRandom(seed);
  const inner = innerCells(grid, areas.commune);
  const cellsOf = areas.centres.map((): number[] => []);
  for (let cell = 0; cell < inner.length; cell++) if (inner[cell] === 1) cellsOf[areas.commune[cell]!]!.push(cell);
  const counts = villageCounts(areas, cellsOf, suitability, shape);
  const places: { cell: number; commune: number; isCentre: boolean }[] = [];
  areas.centres.forEach((centre, commune) => {
    const isSeat = areas.districtSeat.includes(commune);
    const scores = cellsOf[commune]!.map((cell) => {
      const dx = cellX(grid, cell) - cellX(grid, centre);
      const dy = cellY(grid, cell) - cellY(grid, centre);
      const away = (dx * dx + dy * dy) / 2.2e6;
      return (isSeat ? 1 / (1 + away * away) : suitability[cell]!) * (0.25 + hashUnit(seed, cell, 5));
    });
    const startM = isSeat ? 700 : 1150;
    for (const cell of scatter(grid, cellsOf[commune]!, scores, counts[commune]!, startM, [centre])) {
      places.push({ cell, commune, isCentre: cell === centre });
    }
  });
  const weights = places.map(
    ({ commune, isCentre }) =>
      (areas.districtSeat.includes(commune) ? 2.1 : isCentre ? 1.4 : 1) * random.between(0.45, 1.55),
  );
  const population = apportion(weights, shape.population, 60);
  const households = apportion(
    population.map((p) => p * random.between(0.9, 1.1)),
    shape.households,
    12,
  );
  return places.map(({ cell, commune, isCentre }, i) => ({
    cell,
    x: cellX(grid, cell) + (isCentre ? 0 : random.between(-0.33, 0.33) * grid.cellM),
    y: cellY(grid, cell) + (isCentre ? 0 : random.between(-0.33, 0.33) * grid.cellM),
    commune,
    isCentre,
    isTown: areas.districtSeat.includes(commune),
    population: population[i]!,
    households: households[i]!,
  }));
}

/** The share of a town's cells that villages may take. */
const TOWN_FILL = 0.4;

/** How many villages each commune has: towns their share as far as they hold it, the others by their habitable land. */
function villageCounts(areas: Areas, cellsOf: number[][], suitability: Float64Array, shape: SettlementShape) {
  const wanted = apportion(
    areas.districtSeat.map((_, d) => (d === 0 ? 2.5 : 1)),
    Math.round(shape.villages * shape.townShare),
    4,
  );
  const ofTown = wanted.map((count, d) =>
    Math.min(count, Math.floor(TOWN_FILL * cellsOf[areas.districtSeat[d]!]!.length)),
  );
  const inTowns = ofTown.reduce((sum, count) => sum + count, 0);
  const rural = areas.centres.map((_, c) => c).filter((c) => !areas.districtSeat.includes(c));
  const mass = rural.map((c) => Math.sqrt(cellsOf[c]!.reduce((sum, cell) => sum + suitability[cell]!, 0)));
  const ofRural = apportion(mass, shape.villages - inTowns, 3);
  const counts = new Int32Array(areas.centres.length);
  areas.districtSeat.forEach((c, d) => {
    counts[c] = ofTown[d]!;
  });
  rural.forEach((c, i) => {
    counts[c] = ofRural[i]!;
  });
  return counts;
}

/** Residential clusters 0.6 to 2.4 km from the centres of some rural villages, inside the same commune. */
export function makeClusters(
  terrain: Terrain,
  areas: Areas,
  settlements: readonly Settlement[],
  shape: SettlementShape,
  seed: number,
): ClusterPlace[] {
  const { grid } = terrain;
  const random = makeRandom(seed);
  const free = innerCells(grid, areas.commune);
  for (const { cell } of settlements) {
    free[cell] = 0;
    for (let k = 0; k < 8; k++) free[neighbour(grid, cell, k)] = 0;
  }
  const suitability = suitabilityOf(terrain, free, seed);
  const chance = settlements.map((s) => (s.isTown ? 0 : random.unit()));
  const chosen = orderByDescending(chance).slice(0, Math.round(settlements.length * shape.clusterShare));
  const clusters: ClusterPlace[] = [];
  for (const village of chosen.sort((a, b) => a - b)) {
    const home = settlements[village]!;
    const near = cellsAround(grid, home, free, areas.commune);
    near.sort((a, b) => suitability[b]! - suitability[a]! || a - b);
    const places = near
      .slice(0, 6)
      .sort((a, b) => hashUnit(seed, a) - hashUnit(seed, b))
      .slice(0, 1 + random.below(3));
    if (places.length === 0) continue;
    const states = random.unit() < 0.5;
    const people = apportion(
      places.map(() => random.between(0.5, 1.5)),
      home.population,
      1,
    );
    const houses = apportion(
      places.map((_, i) => people[i]!),
      home.households,
      1,
    );
    places.forEach((cell, i) => {
      clusters.push({
        village,
        x: cellX(grid, cell) + random.between(-0.3, 0.3) * grid.cellM,
        y: cellY(grid, cell) + random.between(-0.3, 0.3) * grid.cellM,
        population: states ? people[i]! : null,
        households: states ? houses[i]! : Math.max(1, Math.round(houses[i]! * 0.3)),
      });
    });
  }
  return clusters;
}

/** The free cells of the same commune between 0.6 and 2.4 km from a village. */
function cellsAround(grid: Grid, home: Settlement, free: Uint8Array, commune: Int32Array): number[] {
  const reach = Math.ceil(2400 / grid.cellM);
  const out: number[] = [];
  for (let dr = -reach; dr <= reach; dr++) {
    for (let dc = -reach; dc <= reach; dc++) {
      const cell = home.cell + dr * grid.cols + dc;
      const away = Math.sqrt(dr * dr + dc * dc) * grid.cellM;
      if (away < 600 || away > 2400 || free[cell] !== 1 || commune[cell] !== home.commune) continue;
      out.push(cell);
    }
  }
  return out;
}
