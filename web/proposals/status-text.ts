/** How good an answer is, in the words of the page. */
import type { Dataset } from '../../engine/index.ts';
import { statedValue } from '../../engine/propose/brief.ts';
import type { ProposalReport } from '../../engine/propose/index.ts';
import { formatDistance, formatNumber } from '../figures.ts';
import type { Messages } from '../messages/index.ts';
import type { ProposalAsk } from '../work/desk/propose.ts';
import { isMost } from './goal.ts';
import { sideText } from './side-text.ts';
import { formatShare } from './solving.tsx';
import type { ProposalWords } from './words.ts';

export interface StatusText {
  readonly tone: 'good' | 'open' | 'bad';
  readonly title: string;
  readonly lines: readonly string[];
  /** Rows of villages that nothing reaches. */
  readonly unreachable: readonly number[];
}

interface Said {
  readonly report: Pick<
    ProposalReport,
    'result' | 'unreachable' | 'unreachableRoadM' | 'unfinished' | 'currency' | 'sites'
  >;
  readonly ask: Pick<ProposalAsk, 'objective'>;
  readonly words: ProposalWords;
  readonly messages: Messages;
}

/** The standing of an answer: proved, within a gap, or why the targets cannot be reached. */
export function statusText({ report, ask, words, messages }: Said): StatusText {
  const { result, sites, unreachable } = report;
  const ended = result.stopped === null ? [] : [words.stopped[result.stopped]];
  const left = report.unfinished.map((what) => words.unfinished(words.unfinishedNames[what]));
  const say = (tone: StatusText['tone'], title: string, ...lines: string[]): StatusText => ({
    tone,
    title,
    lines: [...lines, ...ended, ...left],
    unreachable,
  });
  const reasons = reasonsOf(report, words, messages);
  if (reasons.length > 0 || unreachable.length > 0)
    return say('bad', words.infeasible, ...reasons, ...(sites.length > 0 ? [words.partly] : []));
  switch (result.status) {
    case 'optimal':
      return sites.length === 0 && !isMost(ask.objective)
        ? say('good', words.optimal, words.nothingNeeded)
        : say('good', words.optimal, words.optimalText[ask.objective]);
    case 'feasible': {
      // A gap as large as the plan itself says nothing of how good it is.
      if (result.gapShare >= 1) return say('open', words.unproved, words.unprovedText);
      const bound = formatNumber(statedValue(ask.objective, result.bound), 0, messages);
      const unit = ask.objective === 'least-cost' ? ` ${report.currency}` : '';
      return say('open', words.within(formatShare(result.gapShare, messages)), words.withinText(bound + unit));
    }
    case 'infeasible':
      return say('bad', words.infeasible, words.conflict);
    default:
      return say('bad', words.unknown, words.unknownText);
  }
}

function reasonsOf(
  { result, unreachable, unreachableRoadM, currency }: Said['report'],
  words: ProposalWords,
  messages: Messages,
) {
  const road = unreachableRoadM > 0 ? [words.unreachableRoad(formatDistance(unreachableRoadM, messages))] : [];
  const goals =
    unreachable.length > 0 || road.length > 0
      ? []
      : result.missedGoals.map(({ reachable, atLeast }) =>
          words.missedGoal(formatNumber(reachable, 0, messages), formatNumber(atLeast, 0, messages)),
        );
  return [
    ...road,
    ...goals,
    ...result.missedSides.map((name) => words.missedSide(sideText(name, currency, words, messages))),
  ];
}

/** Villages by name, the first few of them. */
export function namesOf({ villages }: Dataset, rows: readonly number[], most = 6): string {
  const named = rows.slice(0, most).map((row) => villages?.name[row] || villages?.id[row] || '');
  return named.join(', ') + (rows.length > most ? ` +${rows.length - most}` : '');
}
