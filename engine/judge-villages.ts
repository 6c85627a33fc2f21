import type { VillageVerdicts } from './analysis.ts';
import type { Dataset } from './dataset.ts';
import { splitRange } from './kernel.ts';
import { COMMUNE_SLOT, MEMBERSHIPS, type Memberships } from './measure/areas.ts';
import type { CoverHits, JudgedPoints } from './measure/cover-hits.ts';
import { bestTechnology, countedCoverage, type PointEvidence } from './measure/evidence.ts';
import { judgeFixedStatus } from './measure/fixed.ts';
import { joinEdgeDistances } from './measure/margin.ts';
import { judgeMobileStatus } from './measure/mobile-status.ts';
import type { Reach } from './measure/reach.ts';
import { minTechnologyIndex, type Profile } from './profile.ts';
import { decidingEvidence, operatorsAtCentre } from './score/deciding.ts';
import { fundingOf } from './score/funding.ts';
import { POINTS_PER_TASK, type Stage } from './stages.ts';

/** What the verdicts of the villages are drawn from. */
export interface Judging {
  readonly dataset: Dataset;
  readonly profile: Profile;
  readonly points: JudgedPoints;
  readonly hits: CoverHits;
  readonly evidence: PointEvidence;
  readonly reach: Reach;
  readonly villageAreas: Memberships;
}

/** The verdicts of every village, each with what decided it; margins, which hang on dissolved coverage, are NaN. */
export function judgeVillages(known: Judging): VillageVerdicts {
  const { dataset, profile, points, evidence, reach } = known;
  return describeVillages(known, {
    mobileStatus: judgeMobileStatus(dataset, profile, points, evidence),
    fixedStatus: judgeFixedStatus(dataset, profile, reach),
    edgeM: null,
    isUnder: new Uint8Array(dataset.villages!.count),
  });
}

/** The verdicts with their margins, once coverage is dissolved. */
export async function withMargins(
  verdicts: VillageVerdicts,
  { dataset, profile, points, hits }: Pick<Judging, 'dataset' | 'profile' | 'points' | 'hits'>,
  stage: Stage,
): Promise<VillageVerdicts> {
  const { count } = dataset.villages!;
  if (dataset.coverage === null) return verdicts;
  const edges = await stage('margins', 'edgeDistances', splitRange(count, POINTS_PER_TASK));
  if (edges.length === 0) return verdicts;
  const isUnder = underCounted(dataset, profile, points, hits, minTechnologyIndex(profile));
  return { ...verdicts, marginM: signedMargins(joinEdgeDistances(edges), isUnder) };
}

/** Metres to the edge, negative outside. */
const signedMargins = (edgeM: Float64Array, isUnder: Uint8Array): Float64Array =>
  edgeM.map((distanceM, village) => (isUnder[village] === 0 ? 0 - distanceM : distanceM));

/** What is judged of every village before it is described. */
export interface Judged {
  readonly mobileStatus: Uint8Array;
  readonly fixedStatus: Uint8Array;
  /** Metres to the nearest edge of counted coverage, without a sign; `null` without coverage. */
  readonly edgeM: Float64Array | null;
  /** 1 where the centre lies in that coverage. */
  readonly isUnder: Uint8Array;
}

/** The verdicts with everything that a village's page tells. */
export function describeVillages(known: Judging, judged: Judged): VillageVerdicts {
  const { dataset, profile, points, hits, evidence, reach, villageAreas } = known;
  const { mobileStatus, fixedStatus, edgeM, isUnder } = judged;
  const { count } = dataset.villages!;
  return {
    mobileStatus,
    ...operatorsAtCentre(profile, count, evidence),
    bestTechnology: bestTechnology(points, evidence),
    ...decidingEvidence(dataset, profile, mobileStatus, hits),
    marginM: edgeM === null ? new Float64Array(count).fill(Number.NaN) : signedMargins(edgeM, isUnder),
    fixedStatus,
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

/** 1 for each village whose centre lies in, or on the edge of, counted polygons of a generation or better. */
export function underCounted(
  dataset: Dataset,
  profile: Profile,
  points: JudgedPoints,
  hits: CoverHits,
  technology: number,
): Uint8Array {
  const counts = countedCoverage(dataset, profile);
  return Uint8Array.from({ length: points.villages.to }, (_, village) => {
    for (let h = hits.start[village]; h < hits.start[village + 1]; h++) {
      const row = hits.rows[h];
      if (counts[row] === 1 && dataset.coverage!.technology[row] >= technology) return 1;
    }
    return 0;
  });
}
