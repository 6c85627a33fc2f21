/** What a proposal wins, summed up: the villages that gain, what each target gains, and where its sites stand. */
import { type ProposalReport, type Recount, SHARING_INDICATORS } from '../../engine/propose/index.ts';
import { formatDistance, formatNumber } from '../figures.ts';
import type { Messages } from '../messages/index.ts';
import { labelsOf } from '../panels/target-row.tsx';
import { toScoredRows } from '../work/scored-rows.ts';
import type { Added, ProposalWords } from './words.ts';

/** An amount of what an indicator counts, for a network: `4G+`, `Viettel 4G+`. */
export interface Won {
  readonly network: string;
  readonly indicator: string;
  readonly amount: number;
}

/** What is won in words, by network: `3G+: 2 villages, 1.9 km of road`, `4G+: 1,174 people`. */
export function wonTexts(all: readonly Won[], words: ProposalWords, messages: Messages): string[] {
  const byNetwork = new Map<string, string[]>();
  for (const { network, indicator, amount } of all) {
    const text = isRoad(indicator) ? formatDistance(amount, messages) : formatNumber(amount, 0, messages);
    const told = words.added[addedOf(indicator)](text);
    byNetwork.set(network, [...(byNetwork.get(network) ?? []), told]);
  }
  return [...byNetwork].map(([network, told]) => `${network}: ${[...new Set(told)].join(', ')}`);
}

const isRoad = (indicator: string): boolean => indicator === 'road-mobile-share';

function addedOf(indicator: string): Added {
  if (isRoad(indicator)) return 'road';
  if (indicator === 'population-mobile-share') return 'people';
  return indicator === 'place-mobile-share' ? 'places' : 'villages';
}

/** Rows of the villages that the sites win for any target: those that the map marks and the sites list. */
export const villagesThatGain = ({ sites }: Pick<ProposalReport, 'sites'>): ReadonlySet<number> =>
  new Set(sites.flatMap(({ villages }) => villages));

/** What each coverage target that is aimed at gains, as the engine counts it before and after; of fewer white villages, how many fewer. */
export function gainsOfTargets(
  { aims }: Pick<ProposalReport, 'aims'>,
  { targets }: Pick<Recount, 'targets'>,
  messages: Messages,
): Won[] {
  const rows = toScoredRows(targets.map(({ before }) => before));
  return targets.flatMap(({ before, after }, i): Won[] => {
    const { indicator } = before;
    const isAimed = ['aimed', 'out-of-reach'].includes(aims[i].aim);
    if (!isAimed || SHARING_INDICATORS.includes(indicator)) return [];
    if (before.numerator === null || after.numerator === null) return [];
    const { narrowed } = labelsOf(rows[i], messages);
    return [{ network: narrowed, indicator, amount: Math.abs(after.numerator - before.numerator) }];
  });
}

/** How many sites join a standing mast, upgrade at one, and are built. */
export function standingOf({ sites }: Pick<ProposalReport, 'sites'>): {
  joined: number;
  upgraded: number;
  built: number;
} {
  const countOf = (action: string) => sites.filter((site) => site.action === action).length;
  return { joined: countOf('co-locate'), upgraded: countOf('upgrade'), built: countOf('build') };
}
