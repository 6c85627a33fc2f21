import type { Verdict } from '../../engine/index.ts';
import { labelsOf } from '../../seeds/labels/index.ts';
import type { Language } from '../messages/index.ts';

interface ProposalMessages {
  readonly actions: Readonly<Record<'co-locate' | 'upgrade' | 'build', string>>;
  readonly sharing: string;
  readonly recounted: string;
  readonly notRecounted: string;
  /** Said where the plan has no coverage target: the one aimed at is not the plan's. */
  readonly everyVillage: string;
  /** How the proposal stands to a target that it does not reach or does not aim at, and why. */
  aim(aim: 'out-of-reach' | 'recounted', why: string): string;
  verdict(verdict: Verdict): string;
  answer(status: string, sites: number, cost: string, currency: string): string;
  bound(bound: string): string;
  more(sites: number): string;
  fragile(villages: number, errorM: number): string;
  road(metres: string): string;
  part(operator: string, sites: number, hosted: number, cost: string, villages: string, people: string): string;
  surveyFirst(villages: number): string;
  near(groups: number, nearM: number): string;
  outputs(folder: string): string;
}

/** What `phusong propose` says, by language. */
export const proposalMessages: Readonly<Record<Language, ProposalMessages>> = {
  en: {
    actions: { 'co-locate': 'co-locate on', upgrade: 'upgrade', build: 'build at' },
    sharing: 'for the sharing targets',
    recounted: 'Recounted on the edited dataset: equal to what is proposed, and nothing that was covered is lost.',
    notRecounted: 'Recounted on the edited dataset: NOT equal to what is proposed; see proposals.json.',
    everyVillage: 'The plan names no coverage target to aim at for this year: every village is to be covered.',
    aim: (_, why) => why,
    verdict: (verdict) => verdict,
    answer: (status, sites, cost, currency) => `${status}: ${sites} sites, ${cost} ${currency}`,
    bound: (bound) => `No plan can be better than ${bound}`,
    more: (sites) => `     … and ${sites} more, in proposals.csv`,
    fragile: (villages, errorM) => `Villages won by less than ${errorM} m: ${villages}`,
    road: (metres) => `${metres} m of road`,
    part: (operator, sites, hosted, cost, villages, people) =>
      `${operator}: ${sites} sites, ${cost}; wins ${villages} villages, ${people} people; host of ${hosted}`,
    surveyFirst: (villages) =>
      `Villages won from masts whose own stations do not cover them today: ${villages}; survey these first, or see what the plan is with --trust-coverage`,
    near: (groups, nearM) => `Groups of masts of different users less than ${nearM} m apart: ${groups}`,
    outputs: (folder) => `Outputs in ${folder}`,
  },
  vi: {
    actions: { 'co-locate': 'dùng chung', upgrade: 'nâng cấp', build: 'xây mới tại' },
    sharing: 'để đạt chỉ tiêu dùng chung hạ tầng',
    recounted: 'Đếm lại trên dữ liệu đã sửa: đúng bằng đề xuất, không thôn nào mất sóng.',
    notRecounted: 'Đếm lại trên dữ liệu đã sửa: KHÔNG bằng đề xuất; xem proposals.json.',
    everyVillage: 'Kế hoạch không nêu mục tiêu phủ sóng nào cho năm này: lấy mục tiêu mọi thôn, bản đều có sóng.',
    aim: (aim) => (aim === 'recounted' ? 'chỉ được tính lại, không nhắm tới' : 'không thể đạt'),
    verdict: (verdict) => labelsOf('vi').verdicts[verdict],
    answer: (status, sites, cost, currency) => `${status}: ${sites} vị trí, ${cost} ${currency}`,
    bound: (bound) => `Không phương án nào tốt hơn ${bound}`,
    more: (sites) => `     … và ${sites} vị trí nữa, trong proposals.csv`,
    fragile: (villages, errorM) => `Số thôn chỉ hơn ranh giới phủ sóng dưới ${errorM} m: ${villages}`,
    road: (metres) => `${metres} m đường`,
    part: (operator, sites, hosted, cost, villages, people) =>
      `${operator}: ${sites} vị trí, ${cost}; thêm ${villages} thôn, ${people} người; cho dùng chung ${hosted} cột`,
    surveyFirst: (villages) =>
      `Số thôn dựa vào cột mà chính trạm trên đó hiện không phủ tới: ${villages}; cần khảo sát trước, hoặc xem phương án với --trust-coverage`,
    near: (groups, nearM) => `Số nhóm cột của các doanh nghiệp khác nhau cách nhau dưới ${nearM} m: ${groups}`,
    outputs: (folder) => `Kết quả trong ${folder}`,
  },
};
