/** What the page says of plans of the user's own. */
export interface PlanMessages {
  readonly own: string;
  readonly open: string;
  readonly title: string;
  readonly text: string;
  readonly choose: string;
  readonly template: string;
  readonly templateHint: string;
  readonly loaded: string;
  readonly targets: (count: number, years: string) => string;
  readonly inUse: string;
  readonly use: string;
  readonly remove: (plan: string) => string;
  readonly removeShort: string;
  readonly wrong: (file: string, count: number) => string;
  readonly more: (count: number) => string;
  readonly tooLarge: string;
}

export const vi: PlanMessages = {
  own: 'của bạn',
  open: 'Kế hoạch của bạn…',
  title: 'Kế hoạch của bạn',
  text: 'Mở một tệp JSON gồm các mục tiêu: chỉ tiêu, năm, dấu so sánh, giá trị, đơn vị và chỗ nêu trong văn bản. Tệp này cũng dùng được với dòng lệnh: phusong analyze --plan tệp.json.',
  choose: 'Chọn tệp kế hoạch…',
  template: 'Tải kế hoạch đang chọn',
  templateHint: 'Có thể tải kế hoạch đang chọn về, sửa rồi mở lại.',
  loaded: 'Đã mở',
  targets: (count, years) => `${count} mục tiêu · ${years}`,
  inUse: 'đang dùng',
  use: 'Dùng',
  remove: (plan) => `Bỏ kế hoạch ${plan}`,
  removeShort: 'Bỏ',
  wrong: (file, count) => `${file} chưa dùng được: ${count} chỗ cần sửa`,
  more: (count) => `và ${count} chỗ khác`,
  tooLarge: 'tệp quá lớn để là một kế hoạch',
};

export const en: PlanMessages = {
  own: 'your own',
  open: 'A plan of your own…',
  title: 'Plans of your own',
  text: 'Open a JSON file of targets: indicator, year, comparator, value, unit, and where the document states it. The command line takes the same file: phusong analyze --plan FILE.json.',
  choose: 'Choose a plan file…',
  template: 'Download the chosen plan',
  templateHint: 'The chosen plan can be downloaded, changed and opened again.',
  loaded: 'Opened',
  targets: (count, years) => `${count} targets · ${years}`,
  inUse: 'in use',
  use: 'Use',
  remove: (plan) => `Remove the plan ${plan}`,
  removeShort: 'Remove',
  wrong: (file, count) => `${file} cannot be used yet: ${count === 1 ? '1 place' : `${count} places`} to correct`,
  more: (count) => `and ${count} more`,
  tooLarge: 'the file is too large for a plan',
};
