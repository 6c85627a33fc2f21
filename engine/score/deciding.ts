import type { Dataset } from '../dataset.ts';
import { groupByVillage } from '../measure/by-village.ts';
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
 * What decided each village's status. For `covered` and `patchy` the counted polygons of the minimum generation and the
 * declarations of it, for `weak` whatever else gives signal of it, for `basic` what gives signal below it, for `white` the
 * declarations that deny what polygons say. A polygon that a declaration overrides decides nothing.
 */
export function decidingEvidence(
  dataset: Dataset,
  profile: Profile,
  mobileStatus: Uint8Array,
  hits: CoverHits,
): { coverageStart: Uint32Array; coverage: Uint32Array; declarationStart: Uint32Array; declarations: Uint32Array } {
  const { coverage, declarations } = dataset;
  const counts = countedCoverage(dataset, profile);
  const minimum = minTechnologyIndex(profile);
  const declared = groupByVillage(declarations?.village ?? null, mobileStatus.length);
  const coverageStart = new Uint32Array(mobileStatus.length + 1);
  const declarationStart = new Uint32Array(mobileStatus.length + 1);
  const decidingCoverage: number[] = [];
  const decidingDeclarations: number[] = [];
  for (let village = 0; village < mobileStatus.length; village++) {
    const status = MOBILE_STATUSES[mobileStatus[village]];
    const isCovered = status === 'covered' || status === 'patchy';
    const own = declared.rows.subarray(declared.start[village], declared.start[village + 1]);
    const overridden = (row: number) =>
      own.some(
        (declaration) =>
          declarations!.operator[declaration] === coverage!.operator[row] &&
          declarations!.technology[declaration] === coverage!.technology[row],
      );
    for (let h = hits.start[village]; h < hits.start[village + 1]; h++) {
      const row = hits.rows[h];
      const reaches = coverage!.technology[row] >= minimum;
      const decides = isCovered ? reaches && counts[row] === 1 : status === 'weak' ? reaches : status === 'basic';
      if (decides && !overridden(row)) decidingCoverage.push(row);
    }
    for (const declaration of own) {
      const share = declarations!.coveredShare[declaration];
      const reaches = declarations!.technology[declaration] >= minimum;
      const decides = isCovered
        ? reaches && share >= profile.covered_share_min
        : status === 'white'
          ? share === 0
          : share > 0 && reaches === (status === 'weak');
      if (decides) decidingDeclarations.push(declaration);
    }
    coverageStart[village + 1] = decidingCoverage.length;
    declarationStart[village + 1] = decidingDeclarations.length;
  }
  return {
    coverageStart,
    coverage: Uint32Array.from(decidingCoverage),
    declarationStart,
    declarations: Uint32Array.from(decidingDeclarations),
  };
}
