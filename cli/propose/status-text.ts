import type { Dataset } from '../../engine/index.ts';
import type { ProposalReport, Stopped } from '../../engine/propose/index.ts';
import type { Language } from '../messages/index.ts';

/** Villages that nothing reaches are named up to this many. */
const MOST_NAMES = 5;

const ENDED_VI: Readonly<Record<Stopped, string>> = {
  cancelled: ', đã dừng theo yêu cầu',
  'time-limit': ', dừng vì hết thời gian',
  'solver-failed': ', bộ giải chính xác gặp lỗi',
};

/** How good a proposal is, or why it cannot be had, in a few words of a language. */
export function statusText(proposal: ProposalReport, dataset: Dataset, language: Language): string {
  if (language === 'en') return proposal.status;
  const { result } = proposal;
  const reasons = reasonsVi(proposal, dataset);
  if (reasons.length > 0) return `không thể đạt vì ${reasons.join('; ')}`;
  const ended = result.stopped === null ? '' : ENDED_VI[result.stopped];
  switch (result.status) {
    case 'optimal':
      return 'phương án tối ưu';
    case 'feasible':
      return `cách tối ưu không quá ${String(Number((100 * result.gapShare).toPrecision(2))).replace('.', ',')} %${ended}`;
    case 'infeasible':
      return 'không thể đạt các mục tiêu cùng với các vị trí bắt buộc chọn, ngân sách và số vị trí đã nêu';
    default:
      return `chưa tìm được phương án trong giới hạn${ended}`;
  }
}

function reasonsVi({ result, unreachable, unreachableRoadM }: ProposalReport, { villages }: Dataset): string[] {
  const sides = result.missedSides.map((name) => `không cách chọn vị trí nào giữ được ${name}`);
  if (unreachable.length > 0) {
    const { id, name } = villages!;
    const shown = unreachable.slice(0, MOST_NAMES).map((row) => `${name[row]} (${id[row]})`);
    const more = unreachable.length > shown.length ? ` và ${unreachable.length - shown.length} nơi khác` : '';
    return [`không vị trí nào phủ tới ${shown.join(', ')}${more}`, ...sides];
  }
  if (unreachableRoadM > 0) return [`không vị trí nào phủ tới ${Math.ceil(unreachableRoadM)} m đường`, ...sides];
  const goals = result.missedGoals.map(
    ({ name, atLeast, reachable }) => `mọi vị trí cộng lại chỉ thêm ${reachable} trên ${atLeast} mà ${name} cần`,
  );
  return [...goals, ...sides];
}
