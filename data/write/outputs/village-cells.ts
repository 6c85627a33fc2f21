import {
  type Dataset,
  NO_ROW,
  NOT_STATED,
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

/** The id of the nearest site, or the site id that the nearest station carries. */
export function nearestSiteIdOf(
  { sites, stations }: Dataset,
  verdicts: VillageVerdicts,
  village: number,
): string | null {
  const row = verdicts.nearestSite[village];
  if (row === NO_ROW) return null;
  return sites !== null ? sites.id[row] : (stations?.siteId[row] ?? null);
}

/** The id of the nearest operational route. */
export function fiberIdOf({ fiber }: Dataset, verdicts: VillageVerdicts, village: number): string | null {
  const row = verdicts.fiber[village];
  return row === NO_ROW || fiber === null ? null : fiber.id[row];
}
