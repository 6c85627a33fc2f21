import type { AreaTable, IndicatorTable } from '../analysis.ts';
import { type Dataset, NO_ROW } from '../dataset.ts';
import { PLACE_KINDS, SCOPES, TECHNOLOGIES, TECHNOLOGY_FLOORS, YES } from '../vocabulary.ts';
import { MEMBERSHIPS, type Memberships } from './areas.ts';
import type { JudgedPoints } from './cover-hits.ts';
import { bitsOfAny, operatorColumns, type PointEvidence } from './evidence.ts';
import { cellOf, createTable, fillBest } from './table.ts';

/**
 * Adds what one point's evidence says, for each operator, any and all, and each generation floor, to the cells of
 * one area, class and scope.
 */
export function addPoint(
  table: IndicatorTable,
  area: number,
  serviceClass: number,
  scope: number,
  counted: Uint8Array,
  point: number,
  weight: number,
): void {
  const width = table.operators.length - 3;
  const base = point * width;
  for (let floor = 0; floor < TECHNOLOGIES.length; floor++) {
    let covering = 0;
    for (let operator = 0; operator < width; operator++) {
      const covered = counted[base + operator] >> floor !== 0;
      if (covered) covering++;
      const cell = cellOf(table, area, operator, floor, serviceClass, scope);
      table.denominator[cell] += weight;
      if (covered) table.numerator[cell] += weight;
    }
    const any = cellOf(table, area, width, floor, serviceClass, scope);
    table.denominator[any] += weight;
    if (covering > 0) table.numerator[any] += weight;
    const best = cellOf(table, area, width + 1, floor, serviceClass, scope);
    table.denominator[best] += weight;
    const all = cellOf(table, area, width + 2, floor, serviceClass, scope);
    table.denominator[all] += weight;
    if (covering > 0 && covering === width) table.numerator[all] += weight;
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
      addPoint(table, area, 0, 0, evidence.counted, village, 1);
      if (hasGrid[village] === YES) addPoint(table, area, 0, 1, evidence.counted, village, 1);
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
  const villages = dataset.villages!;
  const atClusters = new Uint8Array(villages.count);
  const add = (village: number, point: number, population: number) => {
    if (!(population > 0)) return;
    for (let slot = 0; slot < MEMBERSHIPS; slot++) {
      const area = memberships[village * MEMBERSHIPS + slot];
      if (area >= 0) addPoint(table, area, 0, 0, evidence.counted, point, population);
    }
  };
  const { clusters } = dataset;
  for (let cluster = 0; cluster < (clusters?.count ?? 0); cluster++) {
    const village = clusters!.village[cluster];
    if (village === NO_ROW || Number.isNaN(clusters!.population[cluster])) continue;
    atClusters[village] = 1;
    add(village, points.clusters.from + cluster, clusters!.population[cluster]);
  }
  for (let village = 0; village < villages.count; village++) {
    if (atClusters[village] === 0) add(village, village, villages.population[village]);
  }
  fillBest(table);
  return table;
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
      if (area < 0) continue;
      for (let floor = 0; floor < TECHNOLOGIES.length; floor++) {
        for (const kind of [0, places.kind[place] + 1]) {
          const cell = cellOf(table, area, 0, floor, kind, 0);
          table.denominator[cell]++;
          if (bits >> floor !== 0) table.numerator[cell]++;
        }
      }
    }
  }
  return table;
}
