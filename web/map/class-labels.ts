import { FIXED_STATUSES, type FixedStatus, MOBILE_STATUSES, type MobileStatus } from '../../engine/vocabulary.ts';
import { formatDistance } from '../figures.ts';
import type { Messages } from '../messages/index.ts';
import type { AnalysedDataset } from '../work/desk-api.ts';
import { fiberLimitsM, MANY_OPERATORS } from './looks.ts';

/** The name of a class of villages; see `looks.ts` for the classes. */
export function classLabel(id: string, profile: AnalysedDataset['profile'], words: Messages): string {
  const { onMap } = words;
  if (MOBILE_STATUSES.includes(id as MobileStatus)) return words.statuses[id as MobileStatus];
  const [look, name] = id.split('-');
  if (FIXED_STATUSES.includes(name as FixedStatus) && look === 'fixed') return words.fixedStatuses[name as FixedStatus];
  if (look === 'operators') return onMap.operatorCount(Number(name), Number(name) === MANY_OPERATORS);
  if (name === 'unknown') return onMap.noRoute;
  const limits = fiberLimitsM(profile).map((limit) => formatDistance(limit, words));
  const at = Number(name);
  if (at === 0) return onMap.upTo(limits[0]);
  return at === limits.length ? onMap.beyond(limits[at - 1]) : onMap.between(limits[at - 1], limits[at]);
}
