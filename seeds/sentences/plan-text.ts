import type { IssueParams } from '../../data/row.ts';
import type { Language } from '../labels/index.ts';
import type { PlanFaultCode, PlanIssue } from '../plan-faults.ts';
import { type FaultsInside, jsonPlace, placeOf } from './settings-text.ts';

type Sentence = (params: IssueParams) => string;

const PLAN_KINDS: Readonly<Record<string, string>> = {
  string: 'chữ',
  number: 'số',
  int: 'số nguyên',
  array: 'danh sách',
  object: 'đối tượng {…}',
};

/** What is wrong in a plan file, in Vietnamese: the sentence after the place. */
const PLAN_VI: Readonly<Record<PlanFaultCode, Sentence>> = {
  missing: () => 'còn thiếu',
  'wrong-kind': ({ given, kind }) => `${given} không phải là ${PLAN_KINDS[kind] ?? kind}`,
  'unknown-indicator': ({ given, like }) =>
    `không có chỉ tiêu ${given}${like === '' ? '' : `; có phải ý là "${like}"?`}`,
  'not-among': ({ given, values }) => `${given} không thuộc ${values}`,
  'unknown-column': ({ columns }) => `không có cột nào tên ${columns}`,
  below: ({ given, least }) => `${given} nhỏ hơn ${least}`,
  above: ({ given, most }) => `${given} lớn hơn ${most}`,
  empty: () => 'để trống',
  'not-an-id': ({ given }) => `${given} không phải chữ thường không dấu nối bằng gạch ngang, như "lai-chau"`,
  'not-a-date': ({ given }) => `${given} không phải ngày viết như 2023, 2023-09 hoặc 2023-09-30`,
  'other-unit': ({ indicator, unit, given }) => `${indicator} tính bằng "${unit}", không phải "${given}"`,
  'not-a-share': ({ given }) => `${given} không phải tỷ lệ từ 0 đến 1; 85 % viết là 0.85`,
  'one-generation': ({ indicator }) => `${indicator} cần đúng một thế hệ, như "4G"`,
  'generation-floor': ({ indicator }) => `${indicator} cần mức tối thiểu, như "4G+"`,
  repeats: ({ row }) => `trùng với dòng [${row}]`,
  'not-json': (params) => `không phải JSON hợp lệ${jsonPlace(params)}`,
  unfit: () => 'không hợp lệ',
};

/** What is wrong with a place of a plan file, without the place, as a sentence in a language. */
export const planText = ({ code, params, message }: PlanIssue, language: Language): string =>
  language === 'en' ? message : PLAN_VI[code](params);

/** What is wrong inside a refused plan, in Vietnamese, fault by fault. */
export const planInside = (further: FaultsInside): string[] =>
  further.map(({ code, params }) => `${placeOf(params)}${PLAN_VI[code as PlanFaultCode](params)}`);
