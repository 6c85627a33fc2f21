import type { Profile } from '../../../engine/index.ts';

/** The words of the printed report. */
export interface ReportMessages {
  readonly title: string;
  readonly text: string;
  readonly open: string;
  readonly print: string;
  readonly heading: string;
  readonly madeOn: (date: string) => string;
  readonly verdicts: string;
  readonly columns: Readonly<Record<'number' | 'target' | 'goal' | 'value' | 'counts' | 'verdict' | 'gap', string>>;
  readonly noPlan: string;
  readonly mapTitle: string;
  readonly mapComing: string;
  readonly mapFailed: string;
  readonly gapTitle: string;
  readonly gapText: (villages: string, communes: string) => string;
  readonly gapNone: string;
  readonly gapMore: (count: string) => string;
  readonly gapColumns: Readonly<
    Record<'village' | 'people' | 'mobile' | 'fixed' | 'site' | 'fiber' | 'targets' | 'pays', string>
  >;
  readonly communeHead: (commune: string, villages: string) => string;
  readonly noCommune: string;
  readonly method: string;
  readonly methodLines: readonly string[];
  readonly statuses: string;
  readonly thresholds: string;
  readonly profile: Readonly<Record<keyof Profile, string>>;
  readonly provenance: string;
  readonly provenanceText: (version: string, profile: string) => string;
  readonly inputColumns: Readonly<Record<'file' | 'rows' | 'rejected' | 'sha256', string>>;
}

export const vi: ReportMessages = {
  title: 'Báo cáo',
  text: 'Bảng điểm, bản đồ, danh sách thôn, bản còn thiếu theo xã, cách tính và nguồn dữ liệu; in ra giấy A4 hoặc lưu PDF bằng chức năng in của trình duyệt.',
  open: 'Xem và in báo cáo',
  print: 'In hoặc lưu PDF',
  heading: 'Báo cáo hiện trạng phủ sóng di động và cáp quang so với kế hoạch',
  madeOn: (date) => `Lập ngày ${date}`,
  verdicts: 'Kết luận',
  columns: {
    number: 'TT',
    target: 'Chỉ tiêu',
    goal: 'Mục tiêu',
    value: 'Hiện trạng',
    counts: 'Số lượng',
    verdict: 'Kết luận',
    gap: 'Còn thiếu',
  },
  noPlan: 'Chưa chọn kế hoạch nên chưa có kết luận.',
  mapTitle: 'Bản đồ',
  mapComing: 'Đang vẽ bản đồ…',
  mapFailed: 'Trình duyệt không vẽ được bản đồ.',
  gapTitle: 'Thôn, bản còn thiếu theo xã',
  gapText: (villages, communes) =>
    `${villages} thôn, bản thuộc ${communes} xã khiến ít nhất một mục tiêu của năm chưa đạt; cột cuối ghi số thứ tự mục tiêu trong bảng điểm.`,
  gapNone: 'Không có thôn, bản nào khiến mục tiêu của năm chưa đạt.',
  gapMore: (count) => `Còn ${count} thôn, bản nữa: xem tệp gaps.csv.`,
  gapColumns: {
    village: 'Thôn, bản',
    people: 'Dân số',
    mobile: 'Di động',
    fixed: 'Cố định',
    site: 'Trạm gần nhất',
    fiber: 'Cáp gần nhất',
    pays: 'Nguồn lực',
    targets: 'Mục tiêu',
  },
  communeHead: (commune, villages) => `${commune} – ${villages} thôn, bản`,
  noCommune: 'Chưa rõ xã',
  method: 'Cách tính',
  methodLines: [
    'Thôn, bản được xét tại điểm trung tâm. Điểm trung tâm nằm trong hoặc đúng trên ranh của một vùng phủ được tính, từ thế hệ công nghệ tối thiểu trở lên, là có sóng; khai báo của doanh nghiệp cho đúng thôn, doanh nghiệp và công nghệ đó được ưu tiên hơn vùng phủ.',
    'Có cáp quang đi qua khi một tuyến đang khai thác cách trung tâm không quá ngưỡng đi qua; gần nút truy nhập khi một nút đang khai thác cách không quá ngưỡng phục vụ.',
    'Vùng chưa phủ sóng là phần đất nằm ngoài mọi vùng phủ được tính, của bất kỳ công nghệ nào, kể cả 2G.',
    'Tỷ lệ được so với chỉ tiêu bằng số nguyên n trên N, không làm tròn lên. Khoảng cách, chiều dài và diện tích tính trên ellipsoid WGS84.',
    'Chỉ số thống kê lấy nguyên theo báo cáo, không tính lại từ bản đồ.',
  ],
  statuses: 'Tình trạng di động',
  thresholds: 'Ngưỡng áp dụng',
  profile: {
    id: 'Bộ ngưỡng',
    min_technology: 'Công nghệ tối thiểu',
    counted_service_classes: 'Mức phục vụ được tính',
    counted_basis: 'Căn cứ vùng phủ được tính',
    covered_share_min: 'Tỷ lệ khai báo tối thiểu để coi là có sóng',
    fiber_reach_m: 'Ngưỡng cáp quang đi qua',
    service_reach_m: 'Ngưỡng phục vụ của nút truy nhập',
    site_merge_m: 'Các vị trí trạm gần hơn khoảng này là một',
    new_since: 'Trạm mới tính từ',
  },
  provenance: 'Nguồn dữ liệu',
  provenanceText: (version, profile) =>
    `Phần mềm phusong ${version}, bộ ngưỡng ${profile}. Mã băm SHA-256 cho phép đối chiếu từng tệp đầu vào.`,
  inputColumns: { file: 'Tệp', rows: 'Dòng được nhận', rejected: 'Bị loại', sha256: 'SHA-256' },
};

export const en: ReportMessages = {
  title: 'Report',
  text: 'Scorecard, map, missing villages by commune, method and provenance; onto A4 paper or into a PDF by the browser’s own print.',
  open: 'See and print the report',
  print: 'Print or save as PDF',
  heading: 'Mobile coverage and fiber against the plan',
  madeOn: (date) => `Made on ${date}`,
  verdicts: 'Verdicts',
  columns: {
    number: 'No.',
    target: 'Target',
    goal: 'Goal',
    value: 'Value',
    counts: 'Counted',
    verdict: 'Verdict',
    gap: 'Missing',
  },
  noPlan: 'No plan is chosen, so there are no verdicts.',
  mapTitle: 'Map',
  mapComing: 'Drawing the map…',
  mapFailed: 'The browser could not draw the map.',
  gapTitle: 'Missing villages by commune',
  gapText: (villages, communes) =>
    `${villages} villages in ${communes} communes keep at least one target of the year from being met; the last column names the targets by their number in the scorecard.`,
  gapNone: 'No village keeps a target of the year from being met.',
  gapMore: (count) => `${count} more villages: see the file gaps.csv.`,
  gapColumns: {
    village: 'Village',
    people: 'People',
    mobile: 'Mobile',
    fixed: 'Fixed',
    site: 'Nearest site',
    fiber: 'Nearest fiber',
    pays: 'Who pays',
    targets: 'Targets',
  },
  communeHead: (commune, villages) => `${commune} – ${villages} villages`,
  noCommune: 'Commune unknown',
  method: 'Method',
  methodLines: [
    'A village is judged at its centre. A centre in, or exactly on the edge of, a counted coverage polygon of the minimum technology or better is covered; a declaration by the operator for exactly that village, operator and technology goes before polygons.',
    'Fiber passes a village where an operational route lies within the passing distance of its centre; it is serviceable where an operational access node lies within the service distance.',
    'A dead zone is ground outside every counted coverage polygon, of whichever generation, 2G included.',
    'Shares are compared with their goals as whole numbers n of N and never rounded up. Distances, lengths and areas are those of the WGS84 ellipsoid.',
    'Statistical figures are taken as reported and not computed again from the map.',
  ],
  statuses: 'Mobile status',
  thresholds: 'Thresholds',
  profile: {
    id: 'Profile',
    min_technology: 'Minimum technology',
    counted_service_classes: 'Service classes that count',
    counted_basis: 'Bases that count',
    covered_share_min: 'Least declared share that counts as covered',
    fiber_reach_m: 'Fiber passes within',
    service_reach_m: 'Access nodes serve within',
    site_merge_m: 'Site positions closer than this are one',
    new_since: 'Placements are new since',
  },
  provenance: 'Provenance',
  provenanceText: (version, profile) =>
    `phusong ${version}, profile ${profile}. The SHA-256 hashes let each input file be told again.`,
  inputColumns: { file: 'File', rows: 'Rows accepted', rejected: 'Rejected', sha256: 'SHA-256' },
};
