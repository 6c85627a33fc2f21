import type { AreaTable, FiberReach, IndicatorTable } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import { buildSegmentIndex, nearestSegments } from '../index/nearest-segment.ts';
import type { Profile } from '../profile.ts';
import { FIXED_STATUSES, type FixedStatus, LIFECYCLES, NOT_STATED, PLACE_KINDS, SCOPES, YES } from '../vocabulary.ts';
import { MEMBERSHIPS, type Memberships, membershipsOf } from './areas.ts';
import { fixedOperators, type Reach } from './reach.ts';
import { ALL, ANY, addCounts, BEST, createTable, fillBest } from './table.ts';

/** The distances of the threshold curve, metres [definitions, "Fixed coverage"]. */
export const FIBER_THRESHOLDS_M = [20, 100, 150, 500, 1000, 2000];

const statusCode = (status: FixedStatus) => FIXED_STATUSES.indexOf(status);

/** The fixed status of every village, index into `FIXED_STATUSES`; a village that can be served is not merely passed. */
export function judgeFixedStatus(dataset: Dataset, profile: Profile, reach: Reach): Uint8Array {
  const status = new Uint8Array(dataset.villages!.count).fill(statusCode('unknown'));
  if (dataset.fiber === null && dataset.fiber_nodes === null) return status;
  for (let village = 0; village < status.length; village++) {
    if (reach.nodeM[village] <= profile.service_reach_m) status[village] = statusCode('serviceable');
    else if (reach.fiberM[village] <= profile.fiber_reach_m) status[village] = statusCode('passed');
    else status[village] = statusCode('none');
  }
  return status;
}

/** The fixed indicators of villages and households; those whose layer is absent are left out. */
export function measureFixed(
  dataset: Dataset,
  areas: AreaTable,
  memberships: Memberships,
  reach: Reach,
  status: Uint8Array,
): IndicatorTable[] {
  if (dataset.fiber === null && dataset.fiber_nodes === null) return [];
  const villages = dataset.villages!;
  const operators = fixedOperators(dataset);
  const width = operators.length;
  const names = Array.from(operators, (company) => dataset.companies[company]);
  const fixed = createTable('village-fixed-share', 'village', areas, {
    operators: [...names, ANY, BEST, ALL],
    scopes: SCOPES,
  });
  const serviceable = createTable('village-serviceable-share', 'village', areas, { scopes: SCOPES });
  const households = createTable('household-fiber-passed-share', 'household', areas);
  for (let village = 0; village < villages.count; village++) {
    const memberOf = membershipsOf(memberships, village);
    const passed = Number(status[village] === statusCode('passed') || status[village] === statusCode('serviceable'));
    let serving = 0;
    for (let operator = 0; operator < width; operator++) serving += reach.servedBy[village * width + operator];
    const scopes = villages.hasGrid[village] === YES ? [0, 1] : [0];
    for (const scope of scopes) {
      for (let operator = 0; operator < width; operator++)
        addCounts(fixed, memberOf, [operator, 0, 0, scope], reach.servedBy[village * width + operator], 1);
      addCounts(fixed, memberOf, [width, 0, 0, scope], passed, 1);
      addCounts(fixed, memberOf, [width + 1, 0, 0, scope], 0, 1);
      addCounts(fixed, memberOf, [width + 2, 0, 0, scope], Number(width > 0 && serving === width), 1);
      addCounts(serviceable, memberOf, [0, 0, 0, scope], Number(status[village] === statusCode('serviceable')), 1);
    }
    const homes = villages.households[village];
    if (homes > 0) addCounts(households, memberOf, [0, 0, 0, 0], passed === 1 ? homes : 0, homes);
  }
  fillBest(fixed);
  return dataset.fiber_nodes === null ? [fixed, households] : [fixed, serviceable, households];
}

/** How many villages have an operational route within each distance of the threshold curve. */
export function measureFiberReach(dataset: Dataset, reach: Reach): FiberReach {
  const thresholdM = Float64Array.from(FIBER_THRESHOLDS_M);
  const villages = thresholdM.map((limitM) =>
    reach.fiberM.reduce((count, distanceM) => count + Number(distanceM <= limitM), 0),
  );
  return { thresholdM, villages, total: dataset.villages!.count };
}

/**
 * `place-fixed-share`: places that have fiber, by kind and area. A place that does not say so has it where an
 * operational route is within the profile's reach; without a layer of routes nothing is known of it, and it is not counted.
 */
export function measurePlaceFixed(
  dataset: Dataset,
  profile: Profile,
  areas: AreaTable,
  memberships: Memberships,
): IndicatorTable | null {
  const places = dataset.places!;
  const { fiber } = dataset;
  if (fiber === null && places.fiber.every((stated) => stated === NOT_STATED)) return null;
  const table = createTable('place-fixed-share', 'place', areas, { classes: ['', ...PLACE_KINDS] });
  const near = {
    featureIndex: new Int32Array(places.count),
    distanceM: new Float64Array(places.count).fill(Number.NaN),
  };
  if (fiber !== null) {
    const operational = (row: number) => LIFECYCLES[fiber.status[row]] === 'operational';
    const index = buildSegmentIndex(fiber.shapes, operational);
    nearestSegments(index, places.lng, places.lat, 0, places.count, near, profile.fiber_reach_m);
  }
  for (let place = 0; place < places.count; place++) {
    const stated = places.fiber[place];
    if (stated === NOT_STATED && fiber === null) continue;
    const has = stated === NOT_STATED ? near.distanceM[place] <= profile.fiber_reach_m : stated === YES;
    for (const kind of [0, places.kind[place] + 1]) {
      addCounts(table, membershipsOf(memberships, place), [0, 0, kind, 0], Number(has), 1);
    }
  }
  return table;
}

/** `commune-dedicated-share`: commune offices on the dedicated network over commune offices, by area; `null` where none says. */
export function measureCommuneDedicated(
  dataset: Dataset,
  areas: AreaTable,
  memberships: Memberships,
): IndicatorTable | null {
  const places = dataset.places!;
  const table = createTable('commune-dedicated-share', 'place', areas);
  let stated = false;
  for (let place = 0; place < places.count; place++) {
    if (PLACE_KINDS[places.kind[place]] !== 'commune-office') continue;
    if (places.dedicatedNetwork[place] !== NOT_STATED) stated = true;
    for (let slot = 0; slot < MEMBERSHIPS; slot++) {
      const area = memberships[place * MEMBERSHIPS + slot];
      if (area < 0) continue;
      table.denominator[area]++;
      if (places.dedicatedNetwork[place] === YES) table.numerator[area]++;
    }
  }
  return stated ? table : null;
}
