import type { Analysis, AreaTable, IndicatorTable, Progress, Target, VillageVerdicts } from './analysis.ts';
import type { Dataset } from './dataset.ts';
import { dissolveCoverage } from './dissolve-coverage.ts';
import { judgeVillages, underCounted } from './judge-villages.ts';
import { splitRange } from './kernel.ts';
import { type AreaLocator, buildAreaTable, createAreaLocator, locateAreas, type Memberships } from './measure/areas.ts';
import { concatHits, type JudgedPoints, judgedPoints } from './measure/cover-hits.ts';
import { deadParts, describeDeadZones } from './measure/dead-zones.ts';
import { collectEvidence, type PointEvidence } from './measure/evidence.ts';
import { measureCommuneDedicated, measureFiberReach, measureFixed, measurePlaceFixed } from './measure/fixed.ts';
import { measurePlaceMobile, measurePopulationMobile, measureVillageMobile } from './measure/mobile.ts';
import { measureStatusShares } from './measure/mobile-status.ts';
import { concatReach, type Reach } from './measure/reach.ts';
import { createRoadTable, createStreetTable, ROADS_PER_TASK } from './measure/roads.ts';
import { measurePoleSharing, measureSiteSharing, measureStationTechnology } from './measure/sharing.ts';
import { addSparse } from './measure/sparse-counts.ts';
import { fillBest } from './measure/table.ts';
import { CABLES_PER_TASK, createCableTable, measureRoutes, routeTasks } from './measure/wires.ts';
import type { Profile } from './profile.ts';
import { listGaps } from './score/gaps.ts';
import { scorePlan } from './score/scorecard.ts';
import { createStages, POINTS_PER_TASK, type Runner, type Stage } from './stages.ts';

export interface AnalyzeOptions {
  readonly profile: Profile;
  /** The plan to score against, `null` for indicators alone. */
  readonly plan: { readonly id: string; readonly targets: readonly Target[] } | null;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

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
      : await judgeVillages(
          { dataset, profile, points, hits, evidence, reach: reach!, villageAreas: villageAreas! },
          stage,
        );

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
  const gaps =
    verdicts === null ? [] : listGaps(scorecard, { dataset, indicators, verdicts, points, evidence, reach: reach! });
  return {
    profile,
    areas,
    villages: verdicts,
    indicators,
    fiberReach: reach && dataset.fiber && measureFiberReach(dataset, reach),
    dissolved: coverage.dissolved,
    deadZones: describeDeadZones(dataset, deadParts(coverage.dead), underCounted(dataset, profile, points, hits, 0)),
    scorecard,
    gaps,
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
