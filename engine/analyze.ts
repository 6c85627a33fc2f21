import type { Analysis, AreaTable, IndicatorTable, Progress, Target, VillageVerdicts } from './analysis.ts';
import type { Dataset, PolygonSet } from './dataset.ts';
import { type KernelRunner, splitRange } from './kernel.ts';
import type { KernelRegistry } from './kernels.ts';
import {
  type AreaLocator,
  buildAreaTable,
  COMMUNE_SLOT,
  createAreaLocator,
  locateAreas,
  MEMBERSHIPS,
  type Memberships,
} from './measure/areas.ts';
import { type CoverHits, concatHits, type JudgedPoints, judgedPoints } from './measure/cover-hits.ts';
import { type CoverageKey, coverageLayerKeys, describeDissolved, distinctFloors } from './measure/coverage-floors.ts';
import { describeDeadZones, searchedGround } from './measure/dead-zones.ts';
import {
  bestTechnology,
  collectEvidence,
  countedCoverage,
  mobileOperators,
  type PointEvidence,
} from './measure/evidence.ts';
import {
  judgeFixedStatus,
  measureCommuneDedicated,
  measureFiberReach,
  measureFixed,
  measurePlaceFixed,
} from './measure/fixed.ts';
import { areaTasks, landOf, measureAreaMobile } from './measure/land.ts';
import { measurePlaceMobile, measurePopulationMobile, measureVillageMobile } from './measure/mobile.ts';
import { judgeMobileStatus, measureStatusShares } from './measure/mobile-status.ts';
import { concatReach, type Reach } from './measure/reach.ts';
import { createRoadTable, createStreetTable, ROADS_PER_TASK } from './measure/roads.ts';
import { measurePoleSharing, measureSiteSharing, measureStationTechnology } from './measure/sharing.ts';
import { addSparse } from './measure/sparse-counts.ts';
import { ALL, ANY, fillBest } from './measure/table.ts';
import { CABLES_PER_TASK, createCableTable, measureRoutes, routeTasks } from './measure/wires.ts';
import { minTechnologyIndex, type Profile } from './profile.ts';
import { decidingCoverage, operatorsAtCentre } from './score/deciding.ts';
import { fundingOf } from './score/funding.ts';
import { listGaps } from './score/gaps.ts';
import { scorePlan } from './score/scorecard.ts';

export interface AnalyzeOptions {
  readonly profile: Profile;
  /** The plan to score against, `null` for indicators alone. */
  readonly plan: { readonly id: string; readonly targets: readonly Target[] } | null;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

type Runner = KernelRunner<KernelRegistry>;

/** Rows a task; only balance and the answer to a cancel depend on them, never a result. */
const POINTS_PER_TASK = 4096;

/**
 * Everything that can be computed of a dataset: verdicts, indicators, dissolved coverage, dead zones, scorecard, gaps. The
 * result is the same, bit for bit, whatever the runner and however many tasks it runs at once. An indicator whose
 * layer is absent is left out. Rejects with what the runner rejects with, an `AbortError` among others.
 */
export async function analyze(dataset: Dataset, runner: Runner, options: AnalyzeOptions): Promise<Analysis> {
  const { profile, plan } = options;
  const stage = createStages(runner, options.onProgress);
  await runner.begin(profile);
  const areas = buildAreaTable(dataset.admin);
  const locator = createAreaLocator(dataset.admin);
  const points = judgedPoints(dataset);

  const hits = concatHits(
    await stage('coverage over points', 'coverHits', splitRange(points.lng.length, POINTS_PER_TASK)),
  );
  const evidence = collectEvidence(dataset, profile, points, hits);
  const reach =
    dataset.villages === null
      ? null
      : concatReach(
          await stage('nearest fiber and sites', 'reachOf', splitRange(dataset.villages.count, POINTS_PER_TASK)),
        );
  const coverage = await dissolveCoverage(dataset, profile, runner, stage);
  const lines = await measureLines(dataset, areas, stage);

  const villageAreas =
    dataset.villages && locateAreas(dataset, locator, dataset.villages, dataset.villages.communeCode);
  const verdicts =
    dataset.villages === null
      ? null
      : await judgeVillages({
          dataset,
          profile,
          points,
          hits,
          evidence,
          reach: reach!,
          villageAreas: villageAreas!,
          stage,
        });

  const indicators = [
    ...(verdicts === null ? [] : measureVillages(dataset, areas, villageAreas!, points, evidence, reach!, verdicts)),
    ...coverage.tables(areas),
    ...lines,
    ...measurePlaces(dataset, profile, areas, locator, points, evidence),
    ...(dataset.sites || dataset.stations ? measureSiteSharing(dataset, profile, areas, locator) : []),
    ...(dataset.poles ? [measurePoleSharing(dataset, areas, locator)] : []),
    ...(dataset.stations ? [measureStationTechnology(dataset)] : []),
  ];
  const measured = { profile, indicators, observations: dataset.observations, admin: dataset.admin };
  const scorecard = plan === null ? [] : scorePlan(plan.id, plan.targets, measured);
  const gaps = verdicts === null ? [] : listGaps(scorecard, { dataset, indicators, verdicts, evidence, reach: reach! });
  return {
    profile,
    areas,
    villages: verdicts,
    indicators,
    fiberReach: reach && dataset.fiber && measureFiberReach(dataset, reach),
    dissolved: coverage.dissolved,
    deadZones: describeDeadZones(dataset, coverage.dead, underCounted(dataset, profile, points, hits)),
    scorecard,
    gaps,
  };
}

type Stage = <Name extends keyof KernelRegistry>(
  label: string,
  name: Name,
  tasks: readonly Parameters<KernelRegistry[Name]>[1][],
) => Promise<ReturnType<KernelRegistry[Name]>[]>;

/** Runs a kernel over its tasks and tells how far the stage is. */
const createStages =
  (runner: Runner, onProgress: AnalyzeOptions['onProgress']): Stage =>
  async (label, name, tasks) => {
    if (tasks.length === 0) return [];
    onProgress?.({ stage: label, doneShare: 0 });
    return runner.run(name, tasks, (done) => onProgress?.({ stage: label, doneShare: done / tasks.length }));
  };

/** Dissolves the counted coverage, from each layer as given to any and all operators, and measures it. */
async function dissolveCoverage(dataset: Dataset, profile: Profile, runner: Runner, stage: Stage) {
  const minimum = minTechnologyIndex(profile);
  const layers = await stage('dissolving coverage', 'dissolveLayer', coverageLayerKeys({ dataset, profile }));
  await runner.broadcast('coverage-layers', layers);
  const technologies = distinctFloors(layers);
  const owners = mobileOperators(dataset);
  const own = Array.from(owners.keys()).flatMap((owner) =>
    technologies.map((technology): CoverageKey => ({ owner, technology })),
  );
  const operatorFloors = await stage('joining generations', 'dissolveFloor', own);
  await runner.broadcast('operator-floors', operatorFloors);
  const together = ([ANY, ALL] as const).flatMap((owner) =>
    technologies.map((technology): CoverageKey => ({ owner, technology })),
  );
  const joined = await stage('joining operators', 'dissolveFloor', together);
  const floors = [...operatorFloors, ...joined];

  const any = floors.find(({ owner, technology }) => owner === ANY && technology >= minimum);
  const anyPolygons: PolygonSet = any?.polygons ?? {
    partStart: Uint32Array.of(0),
    ringStart: Uint32Array.of(0),
    coords: new Float64Array(0),
  };
  await runner.broadcast('any-coverage', anyPolygons);

  const land = landOf(dataset.admin);
  let covered: Float64Array[] = [];
  if (land !== null && dataset.coverage !== null) {
    await runner.broadcast('coverage-floors', floors);
    await runner.broadcast('land', land);
    covered = await stage('areas', 'coveredAreas', areaTasks(dataset.admin!, floors));
  }
  await runner.broadcast('ground', searchedGround(dataset, land));
  const dead = dataset.coverage === null ? [] : await stage('dead zones', 'deadGround', [undefined]);
  return {
    dissolved: describeDissolved(dataset, layers, any, minimum),
    dead: dead[0] ?? { partStart: Uint32Array.of(0), ringStart: Uint32Array.of(0), coords: new Float64Array(0) },
    tables: (areas: AreaTable): IndicatorTable[] =>
      land === null || dataset.coverage === null
        ? []
        : [measureAreaMobile(dataset, areas, land, floors, areaTasks(dataset.admin!, floors), covered)],
  };
}

/** The indicators of roads, streets, cables and routes. */
async function measureLines(dataset: Dataset, areas: AreaTable, stage: Stage): Promise<IndicatorTable[]> {
  const tables: IndicatorTable[] = [];
  if (dataset.roads !== null) {
    const counts = await stage('roads', 'roadCounts', splitRange(dataset.roads.count, ROADS_PER_TASK));
    if (dataset.coverage !== null) {
      const mobile = createRoadTable(dataset, areas);
      addSparse(
        mobile,
        counts.map((part) => part.mobile),
      );
      fillBest(mobile);
      tables.push(mobile);
    }
    const streets = createStreetTable(areas);
    addSparse(
      streets,
      counts.map((part) => part.streets),
    );
    tables.push(streets);
  }
  if (dataset.fiber !== null) {
    const cables = createCableTable(areas);
    addSparse(cables, await stage('cables', 'cableCounts', splitRange(dataset.fiber.count, CABLES_PER_TASK)));
    tables.push(cables);
  }
  const routes = await stage('routes', 'routeCounts', routeTasks(dataset));
  return [...tables, ...measureRoutes(dataset, areas, routes)];
}

interface Judging {
  readonly dataset: Dataset;
  readonly profile: Profile;
  readonly points: JudgedPoints;
  readonly hits: CoverHits;
  readonly evidence: PointEvidence;
  readonly reach: Reach;
  readonly villageAreas: Memberships;
  readonly stage: Stage;
}

/** The verdicts of every village, each with what decided it. */
async function judgeVillages(known: Judging): Promise<VillageVerdicts> {
  const { dataset, profile, points, hits, evidence, reach, villageAreas, stage } = known;
  const { count } = dataset.villages!;
  const mobileStatus = judgeMobileStatus(dataset, profile, points, evidence);
  const edges =
    dataset.coverage === null ? [] : await stage('margins', 'edgeDistances', splitRange(count, POINTS_PER_TASK));
  const inside = underCounted(dataset, profile, points, hits);
  const marginM = new Float64Array(count).fill(Number.NaN);
  edges.forEach((part, i) => {
    marginM.set(part, i * POINTS_PER_TASK);
  });
  for (let village = 0; village < count; village++) if (inside[village] === 0) marginM[village] = 0 - marginM[village];
  return {
    mobileStatus,
    ...operatorsAtCentre(profile, count, evidence),
    bestTechnology: bestTechnology(points, evidence),
    ...decidingCoverage(dataset, profile, mobileStatus, hits),
    marginM,
    fixedStatus: judgeFixedStatus(dataset, profile, reach),
    fiberDistanceM: reach.fiberM,
    fiber: reach.fiber,
    nodeDistanceM: reach.nodeM,
    nearestSite: reach.site,
    nearestSiteM: reach.siteM,
    commune: Int32Array.from({ length: count }, (_, village) =>
      Math.max(0, villageAreas[village * MEMBERSHIPS + COMMUNE_SLOT]),
    ),
    evidenceConflict: evidence.conflict,
    funding: fundingOf(dataset),
  };
}

/** 1 for each village whose centre lies in, or on the edge of, counted polygons of the minimum generation or better. */
function underCounted(dataset: Dataset, profile: Profile, points: JudgedPoints, hits: CoverHits): Uint8Array {
  const counts = countedCoverage(dataset, profile);
  const minimum = minTechnologyIndex(profile);
  return Uint8Array.from({ length: points.villages.to }, (_, village) => {
    for (let h = hits.start[village]; h < hits.start[village + 1]; h++) {
      const row = hits.rows[h];
      if (counts[row] === 1 && dataset.coverage!.technology[row] >= minimum) return 1;
    }
    return 0;
  });
}

function measureVillages(
  dataset: Dataset,
  areas: AreaTable,
  memberships: Memberships,
  points: JudgedPoints,
  evidence: PointEvidence,
  reach: Reach,
  verdicts: VillageVerdicts,
): IndicatorTable[] {
  const mobile =
    dataset.coverage === null && dataset.declarations === null
      ? []
      : [
          measureVillageMobile(dataset, areas, memberships, evidence),
          ...measureStatusShares(areas, memberships, verdicts.mobileStatus),
          measurePopulationMobile(dataset, areas, memberships, points, evidence),
        ];
  return [...mobile, ...measureFixed(dataset, areas, memberships, reach, verdicts.fixedStatus)];
}

function measurePlaces(
  dataset: Dataset,
  profile: Profile,
  areas: AreaTable,
  locator: AreaLocator,
  points: JudgedPoints,
  evidence: PointEvidence,
): IndicatorTable[] {
  if (dataset.places === null) return [];
  const memberships = locateAreas(dataset, locator, dataset.places);
  return [
    dataset.coverage && measurePlaceMobile(dataset, areas, memberships, points, evidence),
    measurePlaceFixed(dataset, profile, areas, memberships),
    measureCommuneDedicated(dataset, areas, memberships),
  ].filter((table) => table !== null);
}
