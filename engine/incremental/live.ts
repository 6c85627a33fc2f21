import type { IndicatorTable } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import { createKernelContext } from '../kernel.ts';
import { type CoverHits, concatHits, coverHits } from '../measure/cover-hits.ts';
import { measureCommuneDedicated } from '../measure/fixed.ts';
import { measurePoleSharing } from '../measure/sharing.ts';
import type { Profile } from '../profile.ts';
import type { AreaChange } from '../scenario/packed-area.ts';
import type { Change, RecordBook } from '../scenario/record-book.ts';
import type { Ground } from './ground.ts';
import { type LiveFiber, measureFiber } from './live-fiber.ts';
import { createLiveRoads } from './live-roads.ts';
import { createLiveSignal, type LiveSignal } from './live-signal.ts';
import { createLiveSites, type LiveSites } from './live-sites.ts';

/** Everything that points and lines decide, under one profile, kept up to date edit by edit. */
export interface Live {
  readonly profile: Profile;
  readonly signal: LiveSignal;
  readonly sites: LiveSites;
  fiber(): LiveFiber;
  /** The indicators in the order of an analysis; the covered areas stand where `areas` says. */
  indicators(areas: readonly IndicatorTable[]): IndicatorTable[];
  /** Takes changes in that the book already holds, and gives the status before of each village whose status is another now. */
  change(changes: readonly Change[], areas: readonly AreaChange[], pack: () => Dataset): Map<number, number>;
}

/** The hits of every judged point. */
export const allHits = (ground: Ground, dataset: Dataset, profile: Profile): CoverHits =>
  concatHits([coverHits(createKernelContext(dataset, profile).context, { from: 0, to: ground.points.lng.length })]);

/** The state for a dataset as it is, packed from the records of the book. */
export function createLive(
  ground: Ground,
  dataset: Dataset,
  profile: Profile,
  book: RecordBook,
  isOverruled: (declaration: number) => boolean,
): Live {
  const signal = createLiveSignal(ground, dataset, profile, allHits(ground, dataset, profile), isOverruled);
  const roads = createLiveRoads(ground, dataset, profile);
  let fiber = measureFiber(ground, dataset, profile);
  const sites = createLiveSites(ground, dataset, profile, fiber.reach, book);
  const dedicated = dataset.places && measureCommuneDedicated(dataset, ground.areas, ground.placeAreas);
  const poles = dataset.poles && measurePoleSharing(dataset, ground.areas, ground.locator);
  return {
    profile,
    signal,
    sites,
    fiber: () => fiber,
    indicators: (areas) =>
      [
        ...signal.villageTables,
        ...fiber.villageTables,
        ...areas,
        ...(roads?.tables ?? []),
        ...fiber.lineTables,
        signal.placeTable,
        fiber.placeTable,
        dedicated,
        ...sites.tables().slice(0, 4),
        poles,
        ...sites.tables().slice(4),
      ].filter((table) => table !== null),
    change(changes, areas, pack) {
      const statuses = areas.length === 0 ? new Map<number, number>() : signal.change(areas);
      if (areas.length > 0) roads?.change(areas);
      sites.change(changes);
      if (changes.some(({ layer }) => layer === 'fiber')) fiber = measureFiber(ground, pack(), profile);
      return statuses;
    },
  };
}
