import type { OutputName } from '../../../data/write/outputs/names.ts';

/** The words of taking results away. */
export interface TakeAwayMessages {
  readonly open: string;
  readonly title: string;
  readonly notYet: string;
  readonly files: string;
  readonly filesText: string;
  readonly all: string;
  readonly save: (name: string) => string;
  readonly saveShort: string;
  readonly outputs: Readonly<Record<OutputName, string>>;
  readonly making: (name: string) => string;
  readonly saved: (name: string, size: string) => string;
  readonly failed: (name: string) => string;
  readonly failedAdvice: string;
  readonly map: string;
  readonly mapText: string;
  readonly orientation: string;
  readonly orientations: Readonly<Record<'landscape' | 'portrait', string>>;
  readonly saveMap: string;
  readonly sources: (files: string) => string;
  readonly madeOn: (date: string) => string;
  readonly kilobytes: string;
  readonly megabytes: string;
  readonly gigabytes: string;
}

export const vi: TakeAwayMessages = {
  open: 'Xuất kết quả',
  title: 'Xuất kết quả',
  notYet: 'Chưa có kết quả để tải: hãy mở dữ liệu và đợi phân tích xong.',
  files: 'Tệp kết quả',
  filesText: 'Giống từng byte với các tệp mà lệnh phusong analyze ghi ra; riêng run.json có thời gian chạy.',
  all: 'Tải tất cả (.zip)',
  save: (name) => `Tải ${name}`,
  saveShort: 'Tải',
  outputs: {
    'scorecard.json': 'Bảng điểm: từng mục tiêu, n trên N, kết luận, phần còn thiếu',
    'scorecard.csv': 'Bảng điểm, mở bằng bảng tính',
    'indicators.json': 'Mọi chỉ số theo địa bàn, nhà mạng, công nghệ, phạm vi',
    'indicators.csv': 'Mọi chỉ số, mở bằng bảng tính',
    'villages.geojson': 'Từng thôn, bản: kết luận và vùng phủ làm căn cứ',
    'gaps.csv': 'Các thôn, bản khiến mục tiêu chưa đạt, ai chi trả',
    'fiber-reach.csv': 'Số thôn, bản trong vòng 20 m đến 2 km quanh tuyến cáp quang',
    'dead-zones.geojson': 'Vùng không nhà mạng nào phủ sóng, lớn nhất trước',
    'coverage.geojson': 'Vùng phủ đã gộp theo nhà mạng và công nghệ',
    'issues.csv': 'Các dòng bị loại hoặc đáng ngờ và lý do',
    'run.json': 'Ngưỡng, thời gian, mã băm của dữ liệu đầu vào',
  },
  making: (name) => `Đang tạo ${name}`,
  saved: (name, size) => `Đã tải ${name} (${size})`,
  failed: (name) => `Không tải được ${name}`,
  failedAdvice: 'Kiểm tra dung lượng đĩa rồi thử lại. Dữ liệu đang mở không bị ảnh hưởng.',
  map: 'Bản đồ',
  mapText: 'Ảnh PNG khổ A4, 300 dpi, của bản đồ đang xem, có tiêu đề, chú giải, thước tỷ lệ, nguồn và ngày lập.',
  orientation: 'Khổ giấy',
  orientations: { landscape: 'A4 ngang', portrait: 'A4 dọc' },
  saveMap: 'Tải ảnh bản đồ (.png)',
  sources: (files) => `Nguồn: ${files}`,
  madeOn: (date) => `Lập bằng phusong ngày ${date}; khoảng cách và diện tích trên ellipsoid WGS84.`,
  kilobytes: 'kB',
  megabytes: 'MB',
  gigabytes: 'GB',
};

export const en: TakeAwayMessages = {
  open: 'Take away',
  title: 'Take results away',
  notYet: 'There is nothing to take away yet: open data and wait for its analysis.',
  files: 'Result files',
  filesText: 'The same bytes as the files that phusong analyze writes; only run.json holds times.',
  all: 'Save all (.zip)',
  save: (name) => `Save ${name}`,
  saveShort: 'Save',
  outputs: {
    'scorecard.json': 'The scorecard: each target, n of N, its verdict, what is missing',
    'scorecard.csv': 'The scorecard for a spreadsheet',
    'indicators.json': 'Every indicator by area, operator, technology and scope',
    'indicators.csv': 'Every indicator for a spreadsheet',
    'villages.geojson': 'Every village: its verdict and the polygons that decided it',
    'gaps.csv': 'The villages that keep a target from being met, and who pays',
    'fiber-reach.csv': 'Villages within 20 m to 2 km of a fiber route',
    'dead-zones.geojson': 'The ground that no operator covers, largest first',
    'coverage.geojson': 'Dissolved coverage by operator and technology',
    'issues.csv': 'Every row rejected or doubted, and why',
    'run.json': 'Thresholds, times, hashes of the inputs',
  },
  making: (name) => `Making ${name}`,
  saved: (name, size) => `Saved ${name} (${size})`,
  failed: (name) => `${name} could not be saved`,
  failedAdvice: 'See whether there is room on the disk and try again. The open data is untouched.',
  map: 'Map',
  mapText:
    'A PNG picture of the map as it is on the page, A4 at 300 dpi, with title, legend, scale bar, sources and date.',
  orientation: 'Paper',
  orientations: { landscape: 'A4 landscape', portrait: 'A4 portrait' },
  saveMap: 'Save the map (.png)',
  sources: (files) => `Sources: ${files}`,
  madeOn: (date) => `Made with phusong on ${date}; distances and areas on the WGS84 ellipsoid.`,
  kilobytes: 'kB',
  megabytes: 'MB',
  gigabytes: 'GB',
};
