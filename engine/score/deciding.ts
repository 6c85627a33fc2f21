import type { Dataset } from '../dataset.ts';
import type { CoverHits } from '../measure/cover-hits.ts';
import { countedCoverage, type PointEvidence } from '../measure/evidence.ts';
import { minTechnologyIndex, type Profile } from '../profile.ts';
import { MOBILE_STATUSES } from '../vocabulary.ts';

/** The operators that cover each village centre with the minimum generation or better: company codes in name order. */
export function operatorsAtCentre(
  profile: Profile,
  villages: number,
  { operators, counted }: PointEvidence,
): { operatorStart: Uint32Array; operators: Uint16Array } {
  const floor = minTechnologyIndex(profile);
  const operatorStart = new Uint32Array(villages + 1);
  const covering: number[] = [];
  for (let village = 0; village < villages; village++) {
    operators.forEach((company, k) => {
      if (counted[village * operators.length + k] >> floor !== 0) covering.push(company);
    });
    operatorStart[village + 1] = covering.length;
  }
  return { operatorStart, operators: Uint16Array.from(covering) };
}

/**
 * The coverage rows that decided each village's status: counted polygons of the minimum generation for `covered` and
 * `patchy`, the others of it for `weak`, those below it for `basic`, none for `white`.
 */
export function decidingCoverage(
  dataset: Dataset,
  profile: Profile,
  mobileStatus: Uint8Array,
  hits: CoverHits,
): { coverageStart: Uint32Array; coverage: Uint32Array } {
  const counts = countedCoverage(dataset, profile);
  const minimum = minTechnologyIndex(profile);
  const coverageStart = new Uint32Array(mobileStatus.length + 1);
  const deciding: number[] = [];
  for (let village = 0; village < mobileStatus.length; village++) {
    const status = MOBILE_STATUSES[mobileStatus[village]];
    for (let h = hits.start[village]; h < hits.start[village + 1]; h++) {
      const row = hits.rows[h];
      const reaches = dataset.coverage!.technology[row] >= minimum;
      const decides =
        status === 'covered' || status === 'patchy'
          ? reaches && counts[row] === 1
          : status === 'weak'
            ? reaches
            : status === 'basic';
      if (decides) deciding.push(row);
    }
    coverageStart[village + 1] = deciding.length;
  }
  return { coverageStart, coverage: Uint32Array.from(deciding) };
}
