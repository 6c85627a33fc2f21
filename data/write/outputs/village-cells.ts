import {
  type Dataset,
  NO_ROW,
  NOT_STATED,
  standingSiteId,
  standingSites,
  type VillageColumns,
  type VillageVerdicts,
  YES,
} from '../../../engine/index.ts';

/** Yes, no, or `null` where the source does not say. */
export const flagOf = (flag: number): boolean | null => (flag === NOT_STATED ? null : flag === YES);

/** The code of the commune that the village was counted in, else what its own column says. */
export function communeCodeOf(
  villages: VillageColumns,
  verdicts: VillageVerdicts,
  areaCodes: readonly string[],
  village: number,
): string | null {
  const area = verdicts.commune[village];
  return area > 0 ? areaCodes[area] : villages.communeCode[village];
}

/** The id of the nearest operational site, or of the station whose own position is nearest. */
export function createNearestSiteId(dataset: Dataset, verdicts: VillageVerdicts): (village: number) => string | null {
  const standing = standingSites(dataset);
  return (village) => {
    const position = verdicts.nearestSite[village];
    return position === NO_ROW ? null : standingSiteId(dataset, standing, position);
  };
}

/** The id of the nearest operational route. */
export function fiberIdOf({ fiber }: Dataset, verdicts: VillageVerdicts, village: number): string | null {
  const row = verdicts.fiber[village];
  return row === NO_ROW || fiber === null ? null : fiber.id[row];
}
