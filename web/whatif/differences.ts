import { minTechnologyIndex } from '../../engine/profile.ts';
import { FIXED_STATUSES, MOBILE_STATUSES, TECHNOLOGY_FLOORS } from '../../engine/vocabulary.ts';
import { sameRow, type Turn, turnOf } from '../state/turn.ts';
import type { AnalysedDataset, ScoredRow } from '../work/desk-api.ts';

/** A target before and after, and whether what came of it is better. */
export interface RowDifference {
  readonly before: ScoredRow;
  readonly after: ScoredRow;
  readonly turn: Turn;
}

/** Which network a village has won or lost. */
export type Network = 'mobile' | 'fixed';

/** A village that a network serves after and did not before, or the other way round. */
export interface VillageDifference {
  readonly village: number;
  readonly network: Network;
  readonly isWon: boolean;
}

/** What an analysis says of the land as a whole, km² and counts; NaN where it does not say. */
export interface LandFigures {
  readonly coveredKm2: number;
  readonly deadKm2: number;
  readonly deadZones: number;
  readonly villagesInDeadZones: number;
}

type Rows = { readonly rows: readonly ScoredRow[] };

/** The targets of a year before and after, those that both have, in the order of the plan. */
export function rowDifferences(before: Rows, after: Rows, year: number | null): RowDifference[] {
  return after.rows
    .filter((row) => row.year === year)
    .flatMap((row) => {
      const was = sameRow(before, row);
      return was === null ? [] : [{ before: was, after: row, turn: turnOf(was, row) }];
    });
}

const codes = (names: readonly string[], served: readonly string[]): Uint8Array =>
  Uint8Array.from(names, (name) => Number(served.includes(name)));
/** A centre with signal of the minimum generation; a route or a node within reach: what the indicators of villages count. */
const SERVED: Readonly<Record<Network, Uint8Array>> = {
  mobile: codes(MOBILE_STATUSES, ['covered', 'patchy']),
  fixed: codes(FIXED_STATUSES, ['passed', 'serviceable']),
};

/** The villages that are won or lost between two analyses of the same villages, in their order, mobile first. */
export function villageDifferences(
  before: Pick<AnalysedDataset, 'villages'>,
  after: Pick<AnalysedDataset, 'villages'>,
): VillageDifference[] {
  const [was, is] = [before.villages, after.villages];
  if (was === null || is === null) return [];
  return (['mobile', 'fixed'] as const).flatMap((network) => {
    const served = SERVED[network];
    const [old, now] = network === 'mobile' ? [was.mobileStatus, is.mobileStatus] : [was.fixedStatus, is.fixedStatus];
    const found: VillageDifference[] = [];
    for (let village = 0; village < now.length; village++) {
      const isWon = served[now[village]] === 1;
      if (isWon !== (served[old[village]] === 1)) found.push({ village, network, isWon });
    }
    return found;
  });
}

/** The land that anybody covers with the minimum generation, and what is left over. */
export function landFigures({ dissolved, deadZones, profile }: AnalysedDataset): LandFigures {
  const floor = TECHNOLOGY_FLOORS[minTechnologyIndex(profile)];
  const covered = dissolved.find(({ operator, technology }) => operator === 'any' && technology === floor);
  const sum = (of: 'areaKm2' | 'villages') => deadZones.reduce((total, zone) => total + zone[of], 0);
  return {
    coveredKm2: covered?.areaKm2 ?? Number.NaN,
    deadKm2: sum('areaKm2'),
    deadZones: deadZones.length,
    villagesInDeadZones: sum('villages'),
  };
}
