import type { UsageMessages } from './usage-en.ts';

const maybe = (near: string | null): string => (near === null ? '' : `; có phải ý là "${near}"?`);
const list = (names: readonly (string | number)[]): string => names.join(', ');

/** Where a text stops being JSON, where that is known. */
const place = (line?: number, column?: number): string => (line === undefined ? '' : ` (dòng ${line}, cột ${column})`);

/** What is wrong with a call, in Vietnamese. */
export const usageVi: UsageMessages = {
  systemErrors: {
    ENOENT: 'không có tệp hay thư mục này',
    EACCES: 'không có quyền truy cập',
    EPERM: 'không có quyền truy cập',
    EROFS: 'đĩa chỉ cho phép đọc',
    ENOSPC: 'đĩa đã đầy',
    EDQUOT: 'đã dùng hết hạn mức đĩa',
    EFBIG: 'tệp quá lớn',
    EISDIR: 'là thư mục, không phải tệp',
    ENOTDIR: 'không phải là thư mục',
    EEXIST: 'đã có sẵn',
    ENOTEMPTY: 'thư mục không trống',
    ENAMETOOLONG: 'tên quá dài',
    EMFILE: 'quá nhiều tệp đang mở',
    EIO: 'không đọc hoặc ghi được trên đĩa',
    ELOOP: 'các liên kết dẫn vòng về chính chúng',
    EXDEV: 'nằm trên đĩa khác',
  },
  bug: (said) => `đây là lỗi của phusong: ${said}`,
  showsWhere: 'Đặt PHUSONG_DEBUG=1 để biết lỗi ở đâu.',

  seeHelp: (command) => `Hướng dẫn: phusong ${command} --help`,
  noCommand: (name, near) => `không có lệnh "${name}"${maybe(near)}`,
  commandsAre: (names) => `Các lệnh: ${list(names)}. Hướng dẫn: phusong --help`,
  noLanguage: (asked) => `--lang chỉ nhận vi hoặc en, không nhận ${asked}`,
  unknownOption: (option, near) => `không có tùy chọn ${option}${maybe(near)}`,
  takesNoValue: (option) => `tùy chọn ${option} không nhận giá trị`,
  needsValue: (option, usage) => `tùy chọn ${option} cần một giá trị: ${usage}`,
  givenTwice: (option) => `tùy chọn ${option} được ghi nhiều lần`,
  needsArgument: (command, name, help) => `lệnh ${command} còn thiếu ${name}: ${help}`,
  extraArgument: (command, text) => `lệnh ${command} không dùng đến "${text}"`,
  needsOut: (command, value) => `lệnh ${command} cần --out ${value}: thư mục để ghi kết quả`,
  needsOutFile: (command) => `lệnh ${command} cần --out: tệp để ghi kết quả`,
  badEnding: (out, ending) => `--out ${out} phải có đuôi ${ending} để lệnh analyze nhận ra`,
  notWhole: (option, text, least, most) => `--${option} ${text} không phải số nguyên từ ${least} đến ${most}`,
  notWholeNumber: (option, value) => `--${option} ${value} không phải số nguyên`,
  notPositive: (option, text) => `--${option} ${text} không phải số lớn hơn 0`,

  nothingToRead: 'chưa có gì để đọc: hãy nêu một thư mục, hoặc từng lớp bằng --layer TÊN=TỆP',
  layerTwice: (layer) => `--layer nêu lớp ${layer} nhiều lần`,
  badLayer: (text) => `--layer ${text} không đúng dạng TÊN=TỆP`,
  noLayer: (name, near) => `không có lớp "${name}"${maybe(near)}`,
  layersAre: (names) => `Các lớp: ${list(names)}.`,
  profileNeedsMeasure: '--profile nêu cách đo nên cần có --measure',
  layerOnPacked: 'không thêm --layer vào bộ dữ liệu đã đóng gói được',
  packAnew: 'Hãy đóng gói lại bằng phusong pack DIR.',
  overInput: (input) => `kết quả sẽ ghi đè lên dữ liệu đầu vào ${input}`,
  chooseOtherOut: 'Hãy chọn thư mục khác bằng --out.',
  cacheInOutputs: (cache) => `bộ nhớ đệm ${cache} nằm trong thư mục kết quả, vốn được thay thế toàn bộ mỗi lần chạy`,
  chooseOtherCache: 'Hãy chọn thư mục khác bằng --cache.',
  tooLarge: (file) => `${file}: quá lớn đối với loại tệp này`,
  notJson: (file, _detail, line, column) => `${file}: không phải JSON hợp lệ${place(line, column)}`,

  noPlan: (id, near) => `không có kế hoạch "${id}"${maybe(near)}`,
  plansAre: (ids) => `Các kế hoạch: ${list(ids)}.`,
  moreFaults: (count) => `… và ${count} lỗi nữa`,
  moreMisfits: (count) => `và ${count} lỗi nữa`,
  noTargetsFor: (plan, year) => `kế hoạch ${plan} không có mục tiêu nào cho năm ${year}`,
  targetsFor: (years) => `Kế hoạch có mục tiêu cho các năm ${list(years)}.`,
  yearNeedsPlan: '--year cần có kế hoạch',
  choosePlan: 'Hãy chọn kế hoạch bằng --plan.',
  noSample: (plan) => `kế hoạch ${plan} không có dữ liệu mẫu`,

  proposeNeedsPlan: 'lệnh propose cần có kế hoạch',
  choosePlanOfList: 'Hãy chọn kế hoạch bằng --plan; lệnh phusong plans liệt kê các kế hoạch.',
  noCoverage: 'dữ liệu không có lớp vùng phủ (coverage) nên không biết nơi nào còn thiếu sóng',
  noTiles: (folder) => `--dem ${folder} không có mảnh độ cao nào như N22E103.hgt`,
  demNotFolder: (folder) => `--dem ${folder} không phải là thư mục`,
  noObjective: (asked, near) => `không có tiêu chí "${asked}"${maybe(near)}`,
  objectivesAre: (names) => `Các tiêu chí: ${list(names)}.`,
  objectiveNeedsLimit: (objective) =>
    `--objective ${objective} cần một giới hạn: --budget SỐ_TIỀN hoặc --max-sites SỐ_TRẠM`,
  badPosition: (text) => `--at ${text} không đúng dạng KINH_ĐỘ,VĨ_ĐỘ tính bằng độ`,
  minimumWithMost: (objective) =>
    `--operator-minimum chỉ dùng với least-cost và fewest-sites: với --objective ${objective}, giới hạn quyết định được bao nhiêu`,
  badMinimum: (text) => `--operator-minimum ${text} không đúng dạng TÊN=TỶ_LỆ, tỷ lệ từ 0 đến 1`,

  notBuilt: 'ứng dụng web chưa được dựng: không có dist/web/index.html',
  buildIt: 'Hãy dựng bằng: npm run build',
  badPath: (given) => `--path phải là đường dẫn gồm chữ, số, - và _, như /maps/, không phải ${given}`,
  notAddress: (given) => `${given} không phải là địa chỉ`,
  notWebAddress: (given) => `${given} không phải là địa chỉ web`,
  addressLike: 'Hãy ghi như https://tiles.example.vn',
  portInUse: (port) => `cổng ${port} đang được dùng`,
  otherPort: 'Hãy chọn cổng khác bằng --port, hoặc cổng trống bất kỳ bằng --port 0.',
  portClosed: (port) => `không có quyền mở cổng ${port}`,
  higherPort: 'Hãy chọn cổng lớn hơn 1023.',
  notThisComputer: (host) => `${host} không phải là địa chỉ của máy này`,
};
