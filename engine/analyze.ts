import type { Analysis, AreaTable, IndicatorTable, Progress, Target, VillageVerdicts } from './analysis.ts';
import type { Dataset } from './dataset.ts';
import { dissolveCoverage } from './dissolve-coverage.ts';
import { judgeVillages, underCounted, withMargins } from './judge-villages.ts';
import { splitRange } from './kernel.ts';
import { type AreaLocator, buildAreaTable, createAreaLocator, locateAreas, type Memberships } from './measure/areas.ts';
import { concatHits, type JudgedPoints, judgedPoints } from './measure/cover-hits.ts';
import { deadParts, describeDeadZones } from './measure/dead-zones.ts';
import { collectEvidence, type PointEvidence } from './measure/evidence.ts';
import { measureCommuneDedicated, measureFiberReach, measureFixed, measurePlaceFixed } from './measure/fixed.ts';
import { measurePlaceMobile, measurePopulationMobile, measureVillageMobile } from './measure/mobile.ts';
import { measureStatusShares } from './measure/mobile-status.ts';
import { concatReach, type Reach } from './measure/reach.ts';
import { measurePoleSharing, measureSiteSharing, measureStationTechnology } from './measure/sharing.ts';
import { createLineSteps, isAsked } from './measure-lines.ts';
import type { Profile } from './profile.ts';
import { listGaps } from './score/gaps.ts';
import { scorePlan } from './score/scorecard.ts';
import { createStages, POINTS_PER_TASK, type Runner } from './stages.ts';

export interface AnalyzeOptions {
  readonly profile: Profile;
  /** The plan to score against, `null` for indicators alone. */
  readonly plan: { readonly id: string; readonly targets: readonly Target[] } | null;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /**
   * Hears verdicts, scorecard and gaps long before the rest, as the analysis will have them. Indicators of lines and areas that no target
   * asks for may still be missing, coverage is not dissolved yet, and margins are NaN. Not called where a target is set for covered areas.
   * The analysis goes on when what it gives back has settled.
   */
  readonly onFindings?: ((findings: Analysis) => void | Promise<void>) | undefined;
}

/**
 * Everything that can be computed of a dataset: verdicts, indicators, dissolved coverage, dead zones, scorecard, gaps. The
 * result is the same, bit for bit, whatever the runner and however many tasks it runs at once. An indicator whose
 * layer is absent is left out. Rejects with what the runner rejects with, an `AbortError` among others.
 */
export async function analyze(dataset: Dataset, runner: Runner, options: AnalyzeOptions): Promise<Analysis> {
  const { profile, plan, onFindings } = options;
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
  const lineSteps = createLineSteps(dataset, areas, stage, plan?.targets);
  const askedLines = await lineSteps.next();

  const villageAreas =
    dataset.villages && locateAreas(dataset, locator, dataset.villages, dataset.villages.communeCode);
  const verdicts =
    dataset.villages &&
    judgeVillages({ dataset, profile, points, hits, evidence, reach: reach!, villageAreas: villageAreas! });

  const ofVillages =
    verdicts === null ? [] : measureVillages(dataset, areas, villageAreas!, points, evidence, reach!, verdicts);
  const ofOthers = [
    ...measurePlaces(dataset, profile, areas, locator, points, evidence),
    ...(dataset.sites || dataset.stations ? measureSiteSharing(dataset, profile, areas, locator) : []),
    ...(dataset.poles ? [measurePoleSharing(dataset, areas, locator)] : []),
    ...(dataset.stations ? [measureStationTechnology(dataset)] : []),
  ];
  const score = (indicators: readonly IndicatorTable[]): Pick<Analysis, 'scorecard' | 'gaps'> => {
    const measured = { profile, indicators, observations: dataset.observations, admin: dataset.admin };
    const scorecard = plan === null ? [] : scorePlan(plan.id, plan.targets, measured);
    const known = verdicts && { dataset, indicators, verdicts, points, evidence, reach: reach! };
    return { scorecard, gaps: known === null ? [] : listGaps(scorecard, known) };
  };
  const indicators = [...ofVillages, ...askedLines, ...ofOthers];
  const findings: Analysis = {
    profile,
    areas,
    villages: verdicts,
    indicators,
    fiberReach: reach && dataset.fiber && measureFiberReach(dataset, reach),
    dissolved: [],
    deadZones: [],
    ...score(indicators),
  };
  const isAreaAsked = plan !== null && isAsked(plan.targets, ['area-mobile-share']);
  if (!isAreaAsked) await onFindings?.(findings);

  const lines = [...askedLines, ...(await lineSteps.next())];
  const coverage = await dissolveCoverage(dataset, profile, runner, stage);
  const all = [...ofVillages, ...coverage.tables(areas), ...lines, ...ofOthers];
  return {
    ...findings,
    villages: verdicts && (await withMargins(verdicts, { dataset, profile, points, hits }, stage)),
    indicators: all,
    dissolved: coverage.dissolved,
    deadZones: describeDeadZones(dataset, deadParts(coverage.dead), underCounted(dataset, profile, points, hits, 0)),
    ...(isAreaAsked && score(all)),
  };
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
