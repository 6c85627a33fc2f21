import type { IssueParams } from '../../data/row.ts';
import {
  type SettingsFault,
  type SettingsFaultCode,
  type SettingsKind,
  settingsSentence,
} from '../../data/schemas/settings-faults.ts';
import type { Language } from '../labels/index.ts';

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
export const jsonPlace = ({ line, column }: IssueParams): string =>
  line === undefined ? '' : ` (dòng ${line}, cột ${column})`;

/** What is wrong in a settings file, in Vietnamese: the sentence after the key. */
const SETTINGS_VI: Readonly<Record<SettingsFaultCode, Sentence>> = {
  'unknown-key': () => 'không có mục nào tên như vậy',
  'unknown-column': ({ layer, meant, known }) =>
    `lớp ${layer} không có cột này; ${meant === undefined ? `các cột của lớp: ${known}` : `có phải là ${meant} không?`}`,
  'header-twice': ({ header, other }) => `lấy cột “${header}” của tệp, nhưng cột này đã dùng cho ${other}`,
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
  'outside-folder': () => 'phải là tên một tệp nằm ngay trong thư mục dữ liệu, không ở thư mục khác',
  'open-ring': () => 'phải kết thúc ở điểm bắt đầu, vì là vòng khép kín',
  'ring-too-short': ({ count }) => `chỉ có ${count} vị trí khác nhau, trong khi vòng cần ít nhất ba`,
  'zero-area-ring': () => 'không bao quanh diện tích nào',
  'line-too-short': () => 'có ít hơn hai vị trí khác nhau',
  'reserved-name': () => 'là từ dành cho kết quả, không phải tên doanh nghiệp',
  'no-figure': () => 'phải là số, hoặc {"value": số, "source": nguồn}',
  'other-currency': ({ currency }) => `phải ghi bằng ${currency}`,
  'not-json': (params) => `không phải JSON hợp lệ${jsonPlace(params)}`,
  'no-profile': ({ example }) => `bộ ngưỡng phải là một đối tượng JSON như ${example}`,
  'no-costs': ({ example }) => `tệp đơn giá phải là một đối tượng JSON như ${example}`,
  'no-scenario': ({ example }) => `phương án phải là một đối tượng JSON có ${example}`,
  unfit: () => 'không hợp lệ',
};

/** What is wrong with a key of a settings file, with the key, as a sentence in a language. */
export function settingsText(fault: SettingsFault, language: Language): string {
  return language === 'en'
    ? settingsSentence(fault)
    : settingsInside([{ ...fault, params: { ...fault.params, at: fault.at } }])[0];
}

/** Faults as data, their places among what is said of them. */
export type FaultsInside = readonly { readonly code: string; readonly params: IssueParams }[];

/** The place of a fault inside a file, as what stands before its sentence. */
export const placeOf = ({ at }: IssueParams): string => (at === undefined || at === '' ? '' : `${at}: `);

/** What is wrong inside a refused `dataset.json`, in Vietnamese, fault by fault. */
export const settingsInside = (further: FaultsInside): string[] =>
  further.map(({ code, params }) => `${placeOf(params)}${SETTINGS_VI[code as SettingsFaultCode](params)}`);
