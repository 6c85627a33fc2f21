import type { IndicatorTable } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import { MEMBERSHIPS, membershipsOf } from '../measure/areas.ts';
import type { CoverHits } from '../measure/cover-hits.ts';
import {
  bitsOfAny,
  collectEvidence,
  countedCoverage,
  createDeclarer,
  type PointEvidence,
} from '../measure/evidence.ts';
import {
  addCovered,
  addPlace,
  measurePlaceMobile,
  measurePopulationMobile,
  measureVillageMobile,
  peopleAtPoints,
} from '../measure/mobile.ts';
import { addStatus, createStatusJudge, judgeMobileStatus, measureStatusShares } from '../measure/mobile-status.ts';
import { fillBestOfArea } from '../measure/table.ts';
import type { Profile } from '../profile.ts';
import type { AreaChange, PackedArea } from '../scenario/packed-area.ts';
import { TECHNOLOGIES, YES } from '../vocabulary.ts';
import type { Ground } from './ground.ts';

/** What is known of the signal at every judged point, kept up to date polygon by polygon. */
export interface LiveSignal {
  readonly evidence: PointEvidence;
  /** The status of each village. */
  readonly status: Uint8Array;
  readonly villageTables: readonly IndicatorTable[];
  readonly placeTable: IndicatorTable | null;
  /** Takes changed polygons in, and gives the status before of each village whose status is another now. */
  change(changes: readonly AreaChange[]): Map<number, number>;
  /** 1 for each village whose centre counted polygons of a generation or better hold; renewed in place. */
  underCounted(technology: number): Uint8Array;
}

const GENERATIONS = TECHNOLOGIES.length;
const NOBODY = { people: new Float64Array(0), village: new Int32Array(0) };

/** The signal of a dataset as it is. `hits` are of this dataset, `isOverruled` speaks of the declarations of the ground, as edits leave them. */
export function createLiveSignal(
  ground: Ground,
  dataset: Dataset,
  profile: Profile,
  hits: CoverHits,
  isOverruled: (declaration: number) => boolean,
): LiveSignal {
  const { points, areas, villageAreas, placeAreas } = ground;
  const { people, village: villageOf } = dataset.villages === null ? NOBODY : peopleAtPoints(dataset, points);
  const evidence = collectEvidence(dataset, profile, points, hits);
  const width = evidence.operators.length;
  const names = Array.from(evidence.operators, (company) => dataset.companies[company]);
  const columnOf = new Map(names.map((name, column) => [name, column]));
  const depths = countDepths(dataset, profile, hits, evidence);
  const { counted, signal } = evidence;

  const status = judgeMobileStatus(dataset, profile, points, evidence);
  const judge = createStatusJudge(dataset, profile, points, evidence);
  const isJudged = dataset.villages !== null && (dataset.coverage !== null || dataset.declarations !== null);
  const village = isJudged ? measureVillageMobile(dataset, areas, villageAreas, evidence) : null;
  const [white, patchy] = measureStatusShares(areas, villageAreas, status);
  const population = isJudged ? measurePopulationMobile(dataset, areas, villageAreas, points, evidence) : null;
  const place =
    dataset.places !== null && dataset.coverage !== null
      ? measurePlaceMobile(dataset, areas, placeAreas, points, evidence)
      : null;

  const { declarations } = ground.dataset;
  const declaredColumn = Uint16Array.from({ length: declarations?.count ?? 0 }, (_, row) => {
    // A declaration that is left out may be the last word of its operator.
    return columnOf.get(ground.dataset.companies[declarations!.operator[row]]) ?? 0;
  });
  const declare = createDeclarer(
    ground.dataset,
    profile,
    evidence,
    declaredColumn,
    (column) => depths.polygons[column] > 0,
    isOverruled,
  );

  const under = new Map<number, Uint8Array>();
  const isTouched = new Uint8Array(points.lng.length);
  const touched: number[] = [];
  let before = new Uint8Array(1024);
  const touch = (point: number) => {
    if (isTouched[point] === 1) return;
    isTouched[point] = 1;
    const at = touched.length * width;
    if (before.length < at + width) {
      const grown = new Uint8Array(2 * (at + width));
      grown.set(before);
      before = grown;
    }
    for (let k = 0; k < width; k++) before[at + k] = counted[point * width + k];
    touched.push(point);
  };
  const put = (area: PackedArea, step: 1 | -1) => {
    const column = columnOf.get(area.operator)!;
    const isCounted = area.isCounted(profile);
    const offset = column * GENERATIONS + area.technology;
    ground.eachPointIn(area, (point) => {
      touch(point);
      depths.signal[point * width * GENERATIONS + offset] += step;
      if (isCounted) depths.counted[point * width * GENERATIONS + offset] += step;
    });
    if (!isCounted) return;
    depths.polygons[column] += step;
    // Whether the operator has a map at all decides which of its declarations contradict it.
    if (depths.polygons[column] === Number(step > 0))
      for (let row = 0; row < declaredColumn.length; row++)
        if (declaredColumn[row] === column && declarations!.village[row] >= 0) touch(declarations!.village[row]);
  };

  const touchedAreas = new Set<number>();
  const weigh = (point: number, bits: Uint8Array, base: number, weight: 1 | -1) => {
    if (point >= people.length) return;
    const home = villageOf[point];
    if (home < 0) return;
    for (let slot = 0; slot < MEMBERSHIPS; slot++) {
      const area = villageAreas[home * MEMBERSHIPS + slot];
      if (area < 0) continue;
      touchedAreas.add(area);
      if (people[point] > 0) addCovered(population!, area, 0, bits, base, weight * people[point]);
      if (point !== home) continue;
      addCovered(village!, area, 0, bits, base, weight);
      if (dataset.villages!.hasGrid[home] === YES) addCovered(village!, area, 1, bits, base, weight);
    }
  };
  const weighPlace = (point: number, was: number, is: number) => {
    if (place === null || was === is) return;
    const row = point - points.places.from;
    for (const area of membershipsOf(placeAreas, row)) {
      if (area < 0) continue;
      addPlace(place, area, dataset.places!.kind[row], was, -1, 0);
      addPlace(place, area, dataset.places!.kind[row], is, 1, 0);
    }
  };
  /** Draws the evidence at a point anew; whether what counts is another than before. */
  const renew = (point: number, at: number): boolean => {
    for (let column = 0; column < width; column++) {
      const cell = point * width + column;
      counted[cell] = bitsOfDepths(depths.counted, cell);
      signal[cell] = bitsOfDepths(depths.signal, cell);
    }
    if (point < points.villages.to) declare(point);
    for (let k = 0; k < width; k++) if (counted[point * width + k] !== before[at + k]) return true;
    return false;
  };

  return {
    evidence,
    status,
    villageTables: isJudged ? [village!, white, patchy, population!] : [],
    placeTable: place,
    underCounted(technology) {
      const known = under.get(technology) ?? Uint8Array.from(status, (_, point) => isUnder(point, technology));
      under.set(technology, known);
      return known;
    },
    change(changes) {
      for (const area of changes) {
        if (area.before !== null) put(area.before, -1);
        if (area.after !== null) put(area.after, 1);
      }
      const villages = new Set<number>();
      for (let i = 0; i < touched.length; i++) {
        const point = touched[i];
        isTouched[point] = 0;
        const at = i * width;
        if (point >= points.places.from) {
          const was = bitsOfAny(before, width, i);
          renew(point, at);
          weighPlace(point, was, bitsOfAny(counted, width, point));
          continue;
        }
        if (villageOf[point] >= 0) villages.add(villageOf[point]);
        if (point < status.length) for (const [technology, known] of under) known[point] = isUnder(point, technology);
        if (!renew(point, at)) continue;
        weigh(point, before, at, -1);
        weigh(point, counted, point * width, 1);
      }
      touched.length = 0;
      for (const area of touchedAreas) {
        fillBestOfArea(village!, area);
        fillBestOfArea(population!, area);
      }
      touchedAreas.clear();
      const changed = new Map<number, number>();
      for (const row of villages) {
        const now = judge(row);
        if (now === status[row]) continue;
        changed.set(row, status[row]);
        const memberOf = membershipsOf(villageAreas, row);
        addStatus(white, patchy, memberOf, status[row], -1);
        addStatus(white, patchy, memberOf, now, 1);
        status[row] = now;
      }
      return changed;
    },
  };

  function isUnder(point: number, technology: number): number {
    for (let column = 0; column < width; column++)
      if (bitsOfDepths(depths.counted, point * width + column) >> technology !== 0) return 1;
    return 0;
  }

  function bitsOfDepths(depth: Uint16Array, cell: number): number {
    let bits = 0;
    for (let k = 0; k < GENERATIONS; k++) if (depth[cell * GENERATIONS + k] > 0) bits |= 1 << k;
    return bits;
  }
}

/** How many polygons hold each point, [point][operator][generation]: counted ones and all; and the counted ones of each operator. */
function countDepths(dataset: Dataset, profile: Profile, { start, rows }: CoverHits, { operators }: PointEvidence) {
  const cells = (start.length - 1) * operators.length * GENERATIONS;
  const depths = {
    counted: new Uint16Array(cells),
    signal: new Uint16Array(cells),
    polygons: new Uint32Array(operators.length),
  };
  const { coverage } = dataset;
  if (coverage === null) return depths;
  const columnOf = new Map(Array.from(operators, (company, column) => [company, column]));
  const column = Uint16Array.from(coverage.operator, (company) => columnOf.get(company)!);
  const counts = countedCoverage(dataset, profile);
  for (let row = 0; row < coverage.count; row++) if (counts[row] === 1) depths.polygons[column[row]]++;
  for (let point = 0; point + 1 < start.length; point++) {
    for (let h = start[point]; h < start[point + 1]; h++) {
      const row = rows[h];
      const cell = (point * operators.length + column[row]) * GENERATIONS + coverage.technology[row];
      depths.signal[cell]++;
      if (counts[row] === 1) depths.counted[cell]++;
    }
  }
  return depths;
}
