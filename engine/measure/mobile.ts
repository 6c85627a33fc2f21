import type { AreaTable, IndicatorTable } from '../analysis.ts';
import { type Dataset, NO_ROW } from '../dataset.ts';
import { PLACE_KINDS, SCOPES, TECHNOLOGIES, TECHNOLOGY_FLOORS, YES } from '../vocabulary.ts';
import { MEMBERSHIPS, type Memberships } from './areas.ts';
import type { JudgedPoints } from './cover-hits.ts';
import { bitsOfAny, operatorColumns, type PointEvidence } from './evidence.ts';
import { cellOf, createTable, fillBest } from './table.ts';

/** Adds a point to the whole that shares are of, for every operator and generation floor of one area and scope. */
function addToWhole(table: IndicatorTable, area: number, scope: number, weight: number): void {
  for (let operator = 0; operator < table.operators.length; operator++)
    for (let floor = 0; floor < TECHNOLOGIES.length; floor++)
      table.denominator[cellOf(table, area, operator, floor, 0, scope)] += weight;
}

/**
 * Adds what one point's evidence says, for each operator, any and all, and each generation floor, to the cells of one area and
 * scope. `counted` has the point's bits from `base` on; a negative weight takes away what was added.
 */
export function addCovered(
  table: IndicatorTable,
  area: number,
  scope: number,
  counted: Uint8Array,
  base: number,
  weight: number,
): void {
  const width = table.operators.length - 3;
  for (let floor = 0; floor < TECHNOLOGIES.length; floor++) {
    let covering = 0;
    for (let operator = 0; operator < width; operator++) {
      if (counted[base + operator] >> floor === 0) continue;
      covering++;
      table.numerator[cellOf(table, area, operator, floor, 0, scope)] += weight;
    }
    if (covering === 0) continue;
    table.numerator[cellOf(table, area, width, floor, 0, scope)] += weight;
    if (covering === width) table.numerator[cellOf(table, area, width + 2, floor, 0, scope)] += weight;
  }
}

/** `village-mobile-share`: covered villages by operator, generation, scope and area. */
export function measureVillageMobile(
  dataset: Dataset,
  areas: AreaTable,
  memberships: Memberships,
  evidence: PointEvidence,
): IndicatorTable {
  const table = createTable('village-mobile-share', 'village', areas, {
    operators: operatorColumns(dataset, evidence.operators),
    technologies: TECHNOLOGY_FLOORS,
    scopes: SCOPES,
  });
  const { count, hasGrid } = dataset.villages!;
  for (let village = 0; village < count; village++) {
    for (let slot = 0; slot < MEMBERSHIPS; slot++) {
      const area = memberships[village * MEMBERSHIPS + slot];
      if (area < 0) continue;
      for (let scope = 0; scope <= Number(hasGrid[village] === YES); scope++) {
        addToWhole(table, area, scope, 1);
        addCovered(table, area, scope, evidence.counted, village * evidence.operators.length, 1);
      }
    }
  }
  fillBest(table);
  return table;
}

/**
 * `population-mobile-share`: people at covered points by operator, generation and area. A village's people live at
 * its clusters where those carry population, else at its centre.
 */
export function measurePopulationMobile(
  dataset: Dataset,
  areas: AreaTable,
  memberships: Memberships,
  points: JudgedPoints,
  evidence: PointEvidence,
): IndicatorTable {
  const table = createTable('population-mobile-share', 'person', areas, {
    operators: operatorColumns(dataset, evidence.operators),
    technologies: TECHNOLOGY_FLOORS,
  });
  const { people, village } = peopleAtPoints(dataset, points);
  for (let point = 0; point < people.length; point++) {
    if (people[point] === 0) continue;
    for (let slot = 0; slot < MEMBERSHIPS; slot++) {
      const area = memberships[village[point] * MEMBERSHIPS + slot];
      if (area < 0) continue;
      addToWhole(table, area, 0, people[point]);
      addCovered(table, area, 0, evidence.counted, point * evidence.operators.length, people[point]);
    }
  }
  fillBest(table);
  return table;
}

/** People are whole; estimates that are not are taken in multiples of 2^-20, so that sums are exact in any order. */
const UNITS_PER_PERSON = 2 ** 20;

/**
 * The people who are counted at each village centre and cluster, 0 for none, and the village that it belongs to. Without a coverage layer
 * nothing can be said of a cluster, and all are counted at the centre.
 */
export function peopleAtPoints(
  dataset: Dataset,
  points: JudgedPoints,
): { readonly people: Float64Array; readonly village: Int32Array } {
  const villages = dataset.villages!;
  const { clusters } = dataset;
  const people = new Float64Array(points.clusters.to);
  const village = Int32Array.from({ length: people.length }, (_, point) =>
    point < villages.count ? point : clusters!.village[point - points.clusters.from],
  );
  people.set(villages.population);
  for (let point = points.clusters.from; point < people.length; point++) {
    const population = clusters!.population[point - points.clusters.from];
    const home = village[point];
    if (home === NO_ROW || Number.isNaN(population)) continue;
    if (dataset.coverage !== null) {
      people[home] = 0;
      people[point] = population;
    } else if (Number.isNaN(villages.population[home])) people[home] = (people[home] || 0) + population;
  }
  for (let point = 0; point < people.length; point++)
    people[point] = people[point] > 0 ? Math.round(people[point] * UNITS_PER_PERSON) / UNITS_PER_PERSON : 0;
  return { people, village };
}

/** `place-mobile-share`: places inside coverage of whichever operator, by kind, generation and area. */
export function measurePlaceMobile(
  dataset: Dataset,
  areas: AreaTable,
  memberships: Memberships,
  points: JudgedPoints,
  evidence: PointEvidence,
): IndicatorTable {
  const table = createTable('place-mobile-share', 'place', areas, {
    technologies: TECHNOLOGY_FLOORS,
    classes: ['', ...PLACE_KINDS],
  });
  const places = dataset.places!;
  for (let place = 0; place < places.count; place++) {
    const bits = bitsOfAny(evidence.counted, evidence.operators.length, points.places.from + place);
    for (let slot = 0; slot < MEMBERSHIPS; slot++) {
      const area = memberships[place * MEMBERSHIPS + slot];
      if (area >= 0) addPlace(table, area, places.kind[place], bits, 1, 1);
    }
  }
  return table;
}

/** Adds a place of a kind, `covered` times inside the coverage that its bits say, to the cells of one area. */
export function addPlace(
  table: IndicatorTable,
  area: number,
  placeKind: number,
  bits: number,
  covered: number,
  whole: number,
): void {
  for (let floor = 0; floor < TECHNOLOGIES.length; floor++) {
    for (const kind of [0, placeKind + 1]) {
      const cell = cellOf(table, area, 0, floor, kind, 0);
      table.denominator[cell] += whole;
      if (bits >> floor !== 0) table.numerator[cell] += covered;
    }
  }
}
