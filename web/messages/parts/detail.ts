import type { LayerName } from '../../../engine/vocabulary.ts';

/** What the page says of a target that is opened. */
export interface DetailMessages {
  readonly byTechnology: string;
  readonly byClass: string;
  readonly communes: (count: string) => string;
  readonly communesHint: string;
  readonly bestIs: (operator: string) => string;
  readonly how: string;
  readonly per: string;
  readonly rules: (profile: string) => string;
  readonly inputs: string;
  readonly rows: (count: string) => string;
  readonly inputsAsOf: (date: string) => string;
  readonly absent: string;
  readonly absentLayer: (layer: string) => string;
  readonly layers: Readonly<Record<LayerName, string>>;
  readonly stated: string;
  readonly alsoStated: string;
  readonly reading: string;
  readonly reported: string;
  readonly reportedBeside: (value: string, date: string) => string;
  readonly source: (source: string) => string;
  readonly sourceUnknown: string;
  readonly statistical: string;
  readonly unreported: string;
}

export const vi: DetailMessages = {
  byTechnology: 'Theo công nghệ',
  byClass: 'Theo loại',
  communes: (count) => `${count} xã, xa mục tiêu nhất đứng đầu`,
  communesHint: 'Chọn một xã để lọc danh sách',
  bestIs: (operator) => `cao nhất: ${operator}`,
  how: 'Cách tính',
  per: 'chia cho',
  rules: (profile) => `Ngưỡng áp dụng (bộ quy tắc ${profile})`,
  inputs: 'Dữ liệu đã đọc',
  rows: (count) => `${count} dòng`,
  inputsAsOf: (date) => `Số liệu đến ${date}`,
  absent: 'không có trong dữ liệu',
  absentLayer: (layer) => `Chưa tính được: dữ liệu không có lớp ${layer}.`,
  layers: {
    admin: 'địa giới',
    villages: 'thôn, bản',
    clusters: 'cụm dân cư',
    sites: 'vị trí trạm',
    stations: 'trạm',
    coverage: 'vùng phủ sóng',
    declarations: 'khai báo của doanh nghiệp',
    fiber: 'tuyến cáp quang',
    fiber_nodes: 'nút truy nhập',
    poles: 'cột treo cáp',
    ducts: 'cống bể',
    roads: 'đường giao thông',
    places: 'địa điểm',
    measurements: 'kết quả đo kiểm',
    observations: 'số liệu báo cáo',
  },
  stated: 'Mục tiêu trong kế hoạch',
  alsoStated: 'Cũng nêu tại',
  reading: 'Cách đọc',
  reported: 'Số liệu báo cáo',
  reportedBeside: (value, date) =>
    `Tỉnh báo cáo ${value} (${date}); số này để đối chiếu, không thay cho số tính từ bản đồ.`,
  source: (source) => `Nguồn: ${source}`,
  sourceUnknown: 'Dữ liệu không ghi nguồn.',
  statistical:
    'Chỉ tiêu thống kê: lấy nguyên số báo cáo mới nhất trong lớp số liệu báo cáo (observations), không tính từ bản đồ.',
  unreported: 'Chưa có số liệu. Thêm một dòng cho chỉ tiêu này vào lớp observations để chấm điểm.',
};

export const en: DetailMessages = {
  byTechnology: 'By technology',
  byClass: 'By kind',
  communes: (count) => `${count} communes, farthest from the target first`,
  communesHint: 'Choose a commune to filter the list',
  bestIs: (operator) => `best: ${operator}`,
  how: 'How it is computed',
  per: 'divided by',
  rules: (profile) => `Thresholds in force (profile ${profile})`,
  inputs: 'Inputs that were read',
  rows: (count) => `${count} rows`,
  inputsAsOf: (date) => `As of ${date}`,
  absent: 'not in the data',
  absentLayer: (layer) => `Cannot be computed: the data has no layer of ${layer}.`,
  layers: {
    admin: 'areas',
    villages: 'villages',
    clusters: 'residential clusters',
    sites: 'sites',
    stations: 'stations',
    coverage: 'coverage polygons',
    declarations: 'operators’ declarations',
    fiber: 'fiber routes',
    fiber_nodes: 'access nodes',
    poles: 'poles',
    ducts: 'ducts',
    roads: 'roads',
    places: 'places',
    measurements: 'measurements',
    observations: 'reported figures',
  },
  stated: 'The target in the plan',
  alsoStated: 'Also stated in',
  reading: 'How it is read',
  reported: 'Reported figure',
  reportedBeside: (value, date) =>
    `The province reports ${value} (${date}); it stands beside the figure from the map and never replaces it.`,
  source: (source) => `Source: ${source}`,
  sourceUnknown: 'The data names no source.',
  statistical:
    'A statistical indicator: the latest reported figure of the observations layer as it stands, not computed from the map.',
  unreported: 'No figure is reported. A row for this indicator in the observations layer would let it be scored.',
};
