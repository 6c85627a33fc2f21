import type { Analysis, AreaTable, IndicatorTable, Progress, Target, VillageVerdicts } from './analysis.ts';
import type { Dataset } from './dataset.ts';
import { dissolveCoverage } from './dissolve-coverage.ts';
import { type Judging, judgeVillages, underCounted, withMargins } from './judge-villages.ts';
import { splitRange } from './kernel.ts';
import { type AreaLocator, buildAreaTable, createAreaLocator, locateAreas } from './measure/areas.ts';
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

/** An analysis but for what it is held against, with what gaps are told from. */
export interface Measurement {
  readonly dataset: Dataset;
  readonly analysis: Omit<Analysis, 'scorecard' | 'gaps'>;
  readonly points: JudgedPoints;
  readonly evidence: PointEvidence;
  /** `null` without villages. */
  readonly reach: Reach | null;
}

/** What a measurement tells of its dataset that is not seen in the dataset at once: what can be kept of it. */
export interface Measured extends Omit<Measurement['analysis'], 'areas'>, Pick<Measurement, 'evidence' | 'reach'> {}

/** What can be kept of a measurement. */
export const measuredOf = ({ analysis: { areas, ...found }, evidence, reach }: Measurement): Measured => ({
  ...found,
  evidence,
  reach,
});

/** The measurement of a dataset that something was measured of before. */
export const measurementOf = (dataset: Dataset, { evidence, reach, ...found }: Measured): Measurement => ({
  dataset,
  analysis: { ...found, areas: buildAreaTable(dataset.admin) },
  points: judgedPoints(dataset),
  evidence,
  reach,
});

/**
 * Everything that can be computed of a dataset: verdicts, indicators, dissolved coverage, dead zones, scorecard, gaps. The
 * result is the same, bit for bit, whatever the runner and however many tasks it runs at once. An indicator whose
 * layer is absent is left out. Rejects with what the runner rejects with, an `AbortError` among others.
 */
export const analyze = async (dataset: Dataset, runner: Runner, options: AnalyzeOptions): Promise<Analysis> =>
  scoreAgainst(await measure(dataset, runner, options), options.plan);

/** What was measured, held against a plan; `null` for no scorecard and no gaps. */
export function scoreAgainst(measurement: Measurement, plan: AnalyzeOptions['plan']): Analysis {
  const { dataset, analysis, points, evidence, reach } = measurement;
  const { profile, indicators, villages: verdicts } = analysis;
  const measured = { profile, indicators, observations: dataset.observations, admin: dataset.admin };
  const scorecard = plan === null ? [] : scorePlan(plan.id, plan.targets, measured);
  const known = verdicts && { dataset, indicators, verdicts, points, evidence, reach: reach! };
  return { ...analysis, scorecard, gaps: known === null ? [] : listGaps(scorecard, known) };
}

/** Measures a dataset, first what targets of the plan ask for; the result is the same for every plan. */
export async function measure(dataset: Dataset, runner: Runner, options: AnalyzeOptions): Promise<Measurement> {
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
  const known = { dataset, profile, points, hits, evidence };
  // Where nobody waits for findings, workers need not wait for the villages either.
  const lineSteps = createLineSteps(dataset, areas, stage, onFindings && plan?.targets);
  const [askedLines, { verdicts, ofVillages, ofOthers }] = await lineSteps.next(async () => ({
    ...(await measureVillages(known, areas, locator, reach, runner)),
    ofOthers: measureOthers(known, areas, locator),
  }));

  const findings: Measurement['analysis'] = {
    profile,
    areas,
    villages: verdicts,
    indicators: [...ofVillages, ...askedLines, ...ofOthers],
    fiberReach: reach && dataset.fiber && measureFiberReach(dataset, reach),
    dissolved: [],
    deadZones: [],
  };
  const measurement = { dataset, analysis: findings, points, evidence, reach };
  const isAreaAsked = plan !== null && isAsked(plan.targets, ['area-mobile-share']);
  if (!isAreaAsked) await onFindings?.(scoreAgainst(measurement, plan));

  const [otherLines] = await lineSteps.next(() => null);
  const lines = [...askedLines, ...otherLines];
  const coverage = await dissolveCoverage(dataset, profile, runner, stage);
  const analysis = {
    ...findings,
    villages: verdicts && (await withMargins(verdicts, { dataset, profile, points, hits }, stage)),
    indicators: [...ofVillages, ...coverage.tables(areas), ...lines, ...ofOthers],
    dissolved: coverage.dissolved,
    deadZones: describeDeadZones(dataset, deadParts(coverage.dead), underCounted(dataset, profile, points, hits, 0)),
  };
  return { ...measurement, analysis };
}

type Known = Omit<Judging, 'reach' | 'villageAreas'>;

/** The verdicts of the villages, `null` without any, and their indicators; the runner is given rests. */
async function measureVillages(
  known: Known,
  areas: AreaTable,
  locator: AreaLocator,
  reach: Reach | null,
  runner: Runner,
): Promise<{ readonly verdicts: VillageVerdicts | null; readonly ofVillages: IndicatorTable[] }> {
  const { dataset, points, evidence } = known;
  if (dataset.villages === null || reach === null) return { verdicts: null, ofVillages: [] };
  const memberships = locateAreas(dataset, locator, dataset.villages, dataset.villages.communeCode);
  await runner.handOut();
  const verdicts = judgeVillages({ ...known, reach, villageAreas: memberships });
  await runner.handOut();
  const mobile: IndicatorTable[] = [];
  if (dataset.coverage !== null || dataset.declarations !== null) {
    mobile.push(measureVillageMobile(dataset, areas, memberships, evidence));
    mobile.push(...measureStatusShares(areas, memberships, verdicts.mobileStatus));
    await runner.handOut();
    mobile.push(measurePopulationMobile(dataset, areas, memberships, points, evidence));
    await runner.handOut();
  }
  const fixed = measureFixed(dataset, areas, memberships, reach, verdicts.fixedStatus);
  return { verdicts, ofVillages: [...mobile, ...fixed] };
}

/** The indicators of what is neither a village nor a line nor an area. */
function measureOthers(known: Known, areas: AreaTable, locator: AreaLocator): IndicatorTable[] {
  const { dataset, profile } = known;
  return [
    ...measurePlaces(known, areas, locator),
    ...(dataset.sites || dataset.stations ? measureSiteSharing(dataset, profile, areas, locator) : []),
    ...(dataset.poles ? [measurePoleSharing(dataset, areas, locator)] : []),
    ...(dataset.stations ? [measureStationTechnology(dataset)] : []),
  ];
}

function measurePlaces(
  { dataset, profile, points, evidence }: Known,
  areas: AreaTable,
  locator: AreaLocator,
): IndicatorTable[] {
  if (dataset.places === null) return [];
  const memberships = locateAreas(dataset, locator, dataset.places);
  return [
    dataset.coverage && measurePlaceMobile(dataset, areas, memberships, points, evidence),
    measurePlaceFixed(dataset, profile, areas, memberships),
    measureCommuneDedicated(dataset, areas, memberships),
  ].filter((table) => table !== null);
}
