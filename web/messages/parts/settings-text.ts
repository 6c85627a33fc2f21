import type { IssueParams } from '../../../data/row.ts';
import {
  type SettingsFault,
  type SettingsFaultCode,
  type SettingsKind,
  settingsSentence,
} from '../../../data/schemas/settings-faults.ts';
import type { PlanFaultCode, PlanIssue } from '../../../seeds/plan-faults.ts';
import type { Language } from '../../state/app-state.ts';

type Sentence = (params: IssueParams) => string;

const KINDS: Readonly<Record<SettingsKind, string>> = {
  text: 'chữ',
  number: 'số',
  'whole-number': 'số nguyên',
  'yes-or-no': 'true hoặc false',
  list: 'danh sách',
  object: 'đối tượng {…}',
};

/** Where a text stops being JSON, where its reader says. */
const jsonPlace = ({ line, column }: IssueParams): string =>
  line === undefined ? '' : ` (dòng ${line}, cột ${column})`;

/** What is wrong in a settings file, in Vietnamese: the sentence after the key. */
const SETTINGS_VI: Readonly<Record<SettingsFaultCode, Sentence>> = {
  'unknown-key': () => 'không có mục nào tên như vậy',
  missing: () => 'còn thiếu',
  'wrong-kind': ({ kind }) => `phải là ${KINDS[kind as SettingsKind]}`,
  empty: () => 'không được để trống',
  'too-long': ({ most }) => `dài quá ${most} ký tự`,
  'too-few': ({ least }) => `phải có ít nhất ${least} phần tử`,
  'too-many': ({ most }) => `chỉ được có nhiều nhất ${most} phần tử`,
  below: ({ least }) => (least === 0 ? 'không được âm' : `phải từ ${least} trở lên`),
  'not-above': ({ least }) => `phải lớn hơn ${least}`,
  above: ({ most }) => `không được quá ${most}`,
  'not-below': ({ most }) => `phải nhỏ hơn ${most}`,
  'not-among': ({ values }) => `phải là ${String(values).includes(', ') ? 'một trong ' : ''}${values}`,
  'not-a-date': ({ like }) => `không phải ngày viết như ${like}`,
  'named-twice': () => 'nêu một giá trị hai lần',
  'outside-folder': () => 'phải là đường dẫn nằm trong thư mục dữ liệu',
  'open-ring': () => 'phải kết thúc ở điểm bắt đầu, vì là vòng khép kín',
  'no-figure': () => 'phải là số, hoặc {"value": số, "source": nguồn}',
  'other-currency': ({ currency }) => `phải ghi bằng ${currency}`,
  'not-json': (params) => `không phải JSON hợp lệ${jsonPlace(params)}`,
  'no-profile': ({ example }) => `bộ ngưỡng phải là một đối tượng JSON như ${example}`,
  'no-costs': ({ example }) => `tệp đơn giá phải là một đối tượng JSON như ${example}`,
  'no-scenario': ({ example }) => `phương án phải là một đối tượng JSON có ${example}`,
  unfit: () => 'không hợp lệ',
};

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

/** What is wrong with a key of a settings file, with the key, as a sentence in a language. */
export function settingsText(fault: SettingsFault, language: Language): string {
  return language === 'en'
    ? settingsSentence(fault)
    : settingsInside([{ ...fault, params: { ...fault.params, at: fault.at } }])[0];
}

/** What is wrong with a place of a plan file, without the place, as a sentence in a language. */
export const planText = ({ code, params, message }: PlanIssue, language: Language): string =>
  language === 'en' ? message : PLAN_VI[code](params);

type Details = readonly { readonly code: string; readonly params: IssueParams }[];

const placeOf = ({ at }: IssueParams): string => (at === undefined || at === '' ? '' : `${at}: `);

/** What is wrong inside a refused `dataset.json`, in Vietnamese, fault by fault. */
export const settingsInside = (further: Details): string[] =>
  further.map(({ code, params }) => `${placeOf(params)}${SETTINGS_VI[code as SettingsFaultCode](params)}`);

/** What is wrong inside a refused plan, in Vietnamese, fault by fault. */
export const planInside = (further: Details): string[] =>
  further.map(({ code, params }) => `${placeOf(params)}${PLAN_VI[code as PlanFaultCode](params)}`);
