import type { LayerName } from '../../../engine/vocabulary.ts';

/** What is said while files of the user's own are opened. */
export interface ImportingMessages {
  readonly layerNames: Readonly<Record<LayerName, string>>;
  readonly chooseTitle: string;
  readonly layersTitle: (name: string) => string;
  readonly reviewTitle: (name: string) => string;
  readonly explain: string;
  readonly looking: string;
  readonly notRead: string;
  readonly layerOf: (file: string) => string;
  readonly files: string;
  readonly recognizedBy: Readonly<Record<'settings' | 'name' | 'columns' | 'nothing', string>>;
  readonly columnsTitle: string;
  /** What a column is called in the language, by `layer.column` or for all layers by `column`; where there is none its own name says it. */
  readonly columnNames: Readonly<Record<string, string>>;
  readonly column: string;
  readonly header: string;
  readonly required: string;
  readonly headerOf: (column: string) => string;
  readonly noHeader: string;
  readonly guessed: string;
  readonly missing: (columns: string) => string;
  readonly fits: string;
  readonly lacks: (columns: string) => string;
  readonly otherColumns: (count: number) => string;
  readonly crs: string;
  readonly crsOfFile: (name: string) => string;
  readonly crsUsual: string;
  readonly crsNeeded: string;
  readonly previewTitle: string;
  readonly firstRows: (count: number) => string;
  readonly sketch: (bounds: string) => string;
  readonly noShapes: string;
  /** Of a file that is read as a layer, and of one that is not. */
  readonly noRows: string;
  readonly noRowsHere: string;
  readonly clash: (layer: string) => string;
  readonly nothingChosen: string;
  readonly instead: (layer: string, file: string) => string;
  readonly absent: (layer: string, file: string) => string;
  readonly outside: (count: number, names: string) => string;
  readonly read: string;
  readonly otherFiles: string;
  readonly download: string;
  readonly downloadWhy: string;
  readonly verdict: (rejected: string, read: string) => string;
  readonly whatToDo: string;
  readonly openAnyway: string;
  readonly back: string;
  readonly giveUp: string;
  readonly more: (count: string) => string;
}

export const vi: ImportingMessages = {
  layerNames: {
    admin: 'Địa giới hành chính',
    villages: 'Thôn, bản',
    clusters: 'Cụm dân cư',
    sites: 'Vị trí trạm',
    stations: 'Trạm phát sóng',
    coverage: 'Vùng phủ sóng',
    declarations: 'Khai báo phủ sóng',
    fiber: 'Tuyến cáp quang',
    fiber_nodes: 'Nút cáp quang',
    poles: 'Cột treo cáp',
    ducts: 'Cống bể, ống cáp',
    roads: 'Đường giao thông',
    places: 'Địa điểm',
    measurements: 'Kết quả đo kiểm',
    observations: 'Số liệu thống kê',
  },
  chooseTitle: 'Mở dữ liệu của bạn',
  layersTitle: (name) => `Xem lại các lớp của “${name}”`,
  reviewTitle: (name) => `“${name}” có dòng bị loại`,
  explain:
    'Mỗi lớp một tệp GeoJSON, CSV hoặc Excel, có thể nén gzip; hoặc cả thư mục, một tệp zip, hay một tệp .phusong. Lớp và cột được nhận ra tự động, bạn sửa được trước khi mở.',
  looking: 'Đang xem các tệp',
  notRead: 'Không đọc tệp này',
  layerOf: (file) => `Lớp của ${file}`,
  files: 'Tệp',
  recognizedBy: {
    settings: 'theo dataset.json',
    name: 'theo tên tệp',
    columns: 'theo các cột',
    nothing: 'chưa nhận ra',
  },
  columnsTitle: 'Cột',
  columnNames: {
    id: 'Mã',
    name: 'Tên',
    code: 'Mã đơn vị hành chính',
    level: 'Cấp hành chính',
    parent_code: 'Mã đơn vị cấp trên',
    commune_code: 'Mã xã',
    area_code: 'Mã địa bàn',
    village_id: 'Mã thôn',
    site_id: 'Mã vị trí trạm',
    population: 'Dân số',
    households: 'Số hộ',
    has_grid: 'Có điện lưới',
    extremely_difficult: 'Đặc biệt khó khăn',
    kind: 'Loại',
    owner: 'Chủ sở hữu',
    structure: 'Loại cột',
    height_m: 'Chiều cao, m',
    status: 'Trạng thái',
    built_on: 'Ngày xây dựng',
    operator: 'Nhà mạng',
    technology: 'Công nghệ',
    since: 'Ngày phát sóng',
    frequency_mhz: 'Tần số, MHz',
    eirp_dbm: 'Công suất phát xạ, dBm',
    antenna_height_m: 'Độ cao ăng-ten, m',
    azimuth_deg: 'Góc phương vị, độ',
    beamwidth_deg: 'Góc mở, độ',
    service_class: 'Loại phủ sóng',
    basis: 'Căn cứ',
    valid_from: 'Hiệu lực từ',
    covered: 'Có sóng',
    covered_share: 'Tỷ lệ phủ sóng',
    deployment: 'Hình thức lắp đặt',
    access_point: 'Điểm truy nhập',
    tenants: 'Đơn vị dùng chung',
    class: 'Cấp đường',
    cables: 'Cáp viễn thông dọc đường',
    dedicated_network: 'Mạng truyền số liệu chuyên dùng',
    fiber: 'Có cáp quang',
    rsrp_dbm: 'Mức thu RSRP, dBm',
    download_mbps: 'Tốc độ tải xuống, Mbit/s',
    upload_mbps: 'Tốc độ tải lên, Mbit/s',
    tested_at: 'Thời điểm đo',
    indicator: 'Chỉ tiêu',
    value: 'Giá trị',
    as_of: 'Tính đến ngày',
    source: 'Nguồn số liệu',
    lat: 'Vĩ độ',
    lon: 'Kinh độ',
    wkt: 'Hình dạng WKT',
    'villages.id': 'Mã thôn',
    'villages.name': 'Tên thôn',
    'clusters.id': 'Mã cụm dân cư',
    'sites.id': 'Mã trạm',
    'poles.id': 'Mã cột',
    'fiber.id': 'Mã tuyến cáp',
    'roads.id': 'Mã đường',
    'roads.name': 'Tên đường',
    'places.id': 'Mã địa điểm',
    'places.name': 'Tên địa điểm',
  },
  column: 'Cột cần có',
  header: 'Lấy từ cột của tệp',
  required: 'bắt buộc',
  headerOf: (column) => `Cột của tệp dùng cho ${column}`,
  noHeader: 'không có',
  guessed: 'tự nhận',
  lacks: (columns) => `thiếu cột ${columns}`,
  otherColumns: (count) => `${count} cột khác, không bắt buộc`,
  missing: (columns) =>
    `Chưa có cột bắt buộc: ${columns}. Hãy chọn cột tương ứng của tệp hoặc chọn lớp khác; nếu không, dữ liệu không mở được.`,
  fits: 'Các cột của tệp hợp với lớp:',
  crs: 'Hệ tọa độ',
  crsOfFile: (name) => `theo tệp: ${name}`,
  crsUsual: 'WGS84 (mặc định)',
  crsNeeded: 'Tọa độ trong tệp tính bằng mét: hãy chọn hệ tọa độ.',
  previewTitle: 'Xem trước',
  firstRows: (count) => `${count} dòng đầu`,
  sketch: (bounds) => `Hình của các dòng đầu, trong khoảng ${bounds}`,
  noShapes: 'Các dòng đầu không có vị trí nào đọc được.',
  noRows: 'Tệp không có dòng dữ liệu nào: lớp này sẽ được mở nhưng để trống.',
  noRowsHere: 'Không có dòng dữ liệu nào.',
  clash: (layer) => `Có hơn một tệp được chọn làm lớp ${layer}. Mỗi lớp chỉ đọc một tệp.`,
  nothingChosen: 'Chưa tệp nào được chọn làm một lớp.',
  instead: (layer, file) => `lớp ${layer} lấy từ ${file}`,
  absent: (layer, file) => `dataset.json nêu tệp ${file} cho lớp ${layer}, nhưng tệp này không có ở đây.`,
  outside: (count, names) =>
    `${count} tệp ở thư mục khác không được đọc (${names}). Mỗi lần chỉ mở một thư mục: hãy gom các tệp vào đó.`,
  read: 'Kiểm tra và mở',
  otherFiles: 'Chọn tệp khác',
  download: 'Tải dataset.json',
  downloadWhy: 'Đặt cạnh các tệp thì dòng lệnh đọc đúng như ở đây.',
  verdict: (rejected, read) => `${rejected} trên ${read} dòng không dùng được và sẽ bị bỏ ra nếu mở.`,
  whatToDo: 'Cần làm gì',
  openAnyway: 'Vẫn mở',
  back: 'Quay lại',
  giveUp: 'Không mở',
  more: (count) => `và ${count} dòng khác cùng lỗi`,
};

export const en: ImportingMessages = {
  layerNames: {
    admin: 'Administrative areas',
    villages: 'Villages',
    clusters: 'Residential clusters',
    sites: 'Sites',
    stations: 'Stations',
    coverage: 'Coverage',
    declarations: 'Declarations',
    fiber: 'Fiber routes',
    fiber_nodes: 'Fiber nodes',
    poles: 'Poles',
    ducts: 'Ducts',
    roads: 'Roads',
    places: 'Places',
    measurements: 'Measurements',
    observations: 'Statistics',
  },
  chooseTitle: 'Open your own data',
  layersTitle: (name) => `Check the layers of “${name}”`,
  reviewTitle: (name) => `“${name}” has rows that were rejected`,
  explain:
    'One GeoJSON, CSV or Excel file for each layer, gzipped if you like; or a whole folder, a zip, or one .phusong file. Layers and columns are recognised, and you can correct them before opening.',
  looking: 'Looking at the files',
  notRead: 'Do not read this file',
  layerOf: (file) => `Layer of ${file}`,
  files: 'Files',
  recognizedBy: {
    settings: 'by dataset.json',
    name: 'by its name',
    columns: 'by its columns',
    nothing: 'not recognised',
  },
  columnsTitle: 'Columns',
  columnNames: {},
  column: 'Column wanted',
  header: 'Taken from the file’s column',
  required: 'required',
  headerOf: (column) => `Column of the file for ${column}`,
  noHeader: 'none',
  guessed: 'recognised',
  lacks: (columns) => `columns missing: ${columns}`,
  otherColumns: (count) => `${count} other columns, not required`,
  missing: (columns) =>
    `Required and not there yet: ${columns}. Choose the file’s column for it, or another layer: without it nothing can be opened.`,
  fits: 'The file’s columns fit:',
  crs: 'Coordinate system',
  crsOfFile: (name) => `the file says ${name}`,
  crsUsual: 'WGS84 (default)',
  crsNeeded: 'The coordinates in the file are metres: choose their system.',
  previewTitle: 'Preview',
  firstRows: (count) => `First ${count} rows`,
  sketch: (bounds) => `Shapes of the first rows, within ${bounds}`,
  noShapes: 'No position could be read in the first rows.',
  noRows: 'The file has no rows: the layer will be there, and empty.',
  noRowsHere: 'There are no rows in it.',
  clash: (layer) => `More than one file is chosen as ${layer}. A layer is read from one file.`,
  nothingChosen: 'No file is chosen as a layer yet.',
  instead: (layer, file) => `${layer}: taken from ${file}`,
  absent: (layer, file) => `dataset.json names ${file} as ${layer}, and it is not among the files.`,
  outside: (count, names) =>
    `${count === 1 ? 'One file in another folder is' : `${count} files in other folders are`} not read (${names}). Only one folder is opened at a time: put the files together.`,
  read: 'Check and open',
  otherFiles: 'Choose other files',
  download: 'Download dataset.json',
  downloadWhy: 'Beside the files it makes the command line read them just as here.',
  verdict: (rejected, read) => `${rejected} of ${read} rows cannot be used and will be left out if you open.`,
  whatToDo: 'What to do',
  openAnyway: 'Open anyway',
  back: 'Go back',
  giveUp: 'Do not open',
  more: (count) => `and ${count} more rows with this fault`,
};

/** A column as people call it, with its own name: `Mã thôn (id)`. */
export function columnLabel(layer: LayerName, column: string, { columnNames }: ImportingMessages): string {
  const name = columnNames[`${layer}.${column}`] ?? columnNames[column];
  return name === undefined ? column : `${name} (${column})`;
}
