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
  readonly stage: Stage;
}

/** The verdicts of every village, each with what decided it. */
export async function judgeVillages(known: Judging): Promise<VillageVerdicts> {
  const { dataset, profile, points, hits, evidence, reach, villageAreas, stage } = known;
  const { count } = dataset.villages!;
  const mobileStatus = judgeMobileStatus(dataset, profile, points, evidence);
  const edges =
    dataset.coverage === null ? [] : await stage('margins', 'edgeDistances', splitRange(count, POINTS_PER_TASK));
  const inside = underCounted(dataset, profile, points, hits, minTechnologyIndex(profile));
  const marginM = edges.length === 0 ? new Float64Array(count).fill(Number.NaN) : joinEdgeDistances(edges);
  for (let village = 0; village < count; village++) if (inside[village] === 0) marginM[village] = 0 - marginM[village];
  return {
    mobileStatus,
    ...operatorsAtCentre(profile, count, evidence),
    bestTechnology: bestTechnology(points, evidence),
    ...decidingEvidence(dataset, profile, mobileStatus, hits),
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
