import type { IssueCode, ReaderCode } from '../../data/check/codes.ts';
import type { CoordinateFault } from '../../data/read/read-coordinates.ts';
import type { IssueParams } from '../../data/row.ts';

type Sentence = (params: IssueParams) => string;

const LEVELS: Readonly<Record<string, string>> = { province: 'tỉnh', district: 'huyện', commune: 'xã' };

/** The geometry that a layer needs, by what the checks call it. */
export const WANTED: Readonly<Record<string, string>> = {
  'a Point': 'điểm (Point)',
  'a LineString or MultiLineString': 'đường (LineString hoặc MultiLineString)',
  'a Polygon or MultiPolygon': 'vùng (Polygon hoặc MultiPolygon)',
};

/** What a cell of a JSON file holds where it is no single value. */
const VALUES: Readonly<Record<string, string>> = { 'a list': 'một danh sách', 'an object': 'một đối tượng' };

const shown = ({ value }: IssueParams): string => VALUES[value] ?? String(value);
const wanted = ({ wanted: kind }: IssueParams): string => WANTED[kind] ?? String(kind);
const likewise = ({ others }: IssueParams): string => (Number(others) > 0 ? ` (và ${others} vòng khác cũng vậy)` : '');
const atVertex = ({ vertex, at }: IssueParams): string => (vertex ? ` tại đỉnh ${at}` : '');
const taken = ({ column, written, taken: value }: IssueParams, why: string): string =>
  `${column}: ${written} ${why}; đã đọc là ${value}`;

const BAD_COORDINATE: Readonly<Record<CoordinateFault | 'empty' | 'text' | 'minutes' | 'depth', Sentence>> = {
  empty: ({ column }) => `${column} để trống`,
  text: ({ column, value }) => `${column} “${value}” không phải là số`,
  minutes: ({ column, value, like }) => `${column} “${value}” viết theo độ, phút; hãy viết độ thập phân, ví dụ ${like}`,
  depth: ({ depth, type, wanted: needed }) =>
    `tọa độ lồng nhau ${depth} cấp, trong khi ${type} cần ${needed} cấp ngoặc`,
  'not-list': () => 'tọa độ không phải là danh sách',
  'too-deep': () => 'danh sách tọa độ có quá nhiều cấp ngoặc',
  uneven: () => 'danh sách tọa độ có số cấp ngoặc không đều',
  'not-two-numbers': () => 'có vị trí không gồm hai số',
  'not-a-number': () => 'có tọa độ không phải là số',
  'empty-list': () => 'có danh sách vị trí để trống',
  'not-a-position': () => 'trong danh sách tọa độ có thứ không phải là vị trí',
  'no-comma': () => 'các vị trí không cách nhau bằng dấu phẩy',
};

const BROKEN_JSON: Readonly<Record<string, Sentence>> = {
  properties: ({ word }) =>
    `không đọc được phần thuộc tính: ${word === undefined ? 'nội dung trong ngoặc không phải JSON' : `\`${word}\` không phải giá trị JSON`}`,
  'goes-on': () => 'sau đối tượng, dòng vẫn còn nội dung khác',
  'cut-off': () => 'dòng bị cắt ngang giữa đối tượng',
  line: ({ found }) => `dòng không phải JSON hợp lệ${found === undefined ? '' : `: gặp ${found} ở chỗ không thể có`}`,
};

const BAD_WKT: Readonly<Record<string, Sentence>> = {
  binary: () => 'hình học ở dạng nhị phân (WKB); hãy xuất dạng văn bản (WKT)',
  geojson: () => 'hình học là GeoJSON nằm trong CSV; hãy xuất WKT hoặc xuất cả tệp thành GeoJSON',
  malformed: ({ type }) => `${type} viết không đúng cú pháp WKT`,
  foreign: ({ value }) => `“${value}” không phải hình học WKT`,
};

const BAD_GEOMETRY: Readonly<Record<string, Sentence>> = {
  'not-object': () => 'phần hình học không phải là một đối tượng',
  'no-type': () => 'hình học không ghi loại (type)',
  'unknown-type': ({ type }) => `“${type}” không phải là một loại hình học`,
  'no-coordinates': ({ type }) => `${type} không có tọa độ`,
};

const byReason =
  (sentences: Readonly<Record<string, Sentence>>, otherwise: string): Sentence =>
  (params) =>
    sentences[params.reason]?.(params) ?? otherwise;

/** What each code says in Vietnamese. */
export const SENTENCES_VI: Readonly<Record<IssueCode | ReaderCode, Sentence>> = {
  'missing-column': ({ column }) => `cần có cột ${column} nhưng dòng này không có cột đó`,
  'missing-value': ({ column, reason, other }) =>
    reason === 'both-empty'
      ? `${column} và ${other} đều trống; cần có một trong hai`
      : `${column} bắt buộc nhưng để trống`,
  'not-text': (params) => `${params.column} là ${shown(params)}, trong khi cần một đoạn chữ`,
  'bad-value': (params) => `${params.column}: ${shown(params)} không thuộc các giá trị ${params.allowed}`,
  'several-values': (params) =>
    `${params.column}: ${shown(params)} ghi nhiều giá trị (${params.parts}); hãy tách mỗi giá trị thành một dòng riêng`,
  'not-a-number': (params) => `${params.column}: ${shown(params)} không phải là số`,
  'out-of-range': ({ column, value, reason, min, max, indicator }) => {
    if (reason === 'negative') return `${column}: ${value} là số âm`;
    const outside = `${column}: ${value} nằm ngoài khoảng ${min}..${max}`;
    return reason === 'share' ? `${outside}, mà ${indicator} là tỷ lệ: 45 % viết là 0.45 hoặc 45%` : outside;
  },
  'bad-date': (params) =>
    params.reason === 'serial'
      ? `${params.column}: ${shown(params)} là số thứ tự ngày của bảng tính (ngày ${params.date}); hãy định dạng cột thành ngày rồi lưu lại`
      : `${params.column}: ${shown(params)} không phải là ngày như 2023-03-15 hoặc 15/03/2023`,
  'not-yes-or-no': (params) =>
    `${params.column}: ${shown(params)} không phải có (true, có, 1) hay không (false, không, 0)`,
  'reserved-name': ({ column, value }) => `${column}: “${value}” là từ dành cho kết quả, không phải tên doanh nghiệp`,
  contradiction: ({ column, value, other, otherValue }) =>
    `${column} ghi ${value === 'yes' ? 'có' : 'không'} trong khi ${other} là ${otherValue}; hãy giữ giá trị đúng`,
  'duplicate-id': ({ column, value, first }) =>
    `${column} ${value} đã có ở dòng ${first}; hãy đổi ${column} của một trong hai dòng`,
  'duplicate-declaration': ({ value, first }) => `${value} đã được khai báo ở dòng ${first}; hãy giữ dòng đúng`,
  'unknown-village': ({ value }) => `village_id ${value} không phải mã của thôn, bản nào đã được nhận`,
  'station-without-place': () => 'trạm không có site_id cũng không có tọa độ; cần có một trong hai',
  'missing-geometry': (params) => `dòng không có hình học, trong khi lớp ${params.layer} cần ${wanted(params)}`,
  'wrong-geometry-type': (params) => `hình học là ${params.type}, trong khi lớp ${params.layer} cần ${wanted(params)}`,
  'empty-geometry': () => 'hình học không có tọa độ',
  'not-finite-coordinate': (params) => `${params.axis}${atVertex(params)} không phải là số hữu hạn`,
  'coordinate-out-of-range': (params) =>
    `${params.axis} ${params.value}${atVertex(params)} nằm ngoài khoảng ${params.range}`,
  'not-degrees': ({ lng, lat }) =>
    `tọa độ ${lng}, ${lat} không phải là độ kinh vĩ; hãy chọn hệ tọa độ của tệp, hoặc ghi crs trong dataset.json`,
  'crosses-antimeridian': () => 'hình học vượt kinh tuyến 180°, chưa được hỗ trợ; hãy cắt thành hai tại đó',
  'ring-too-short': ({ ring, count }) => `vòng ${ring} chỉ có ${count} vị trí khác nhau, trong khi cần ít nhất ba`,
  'zero-area-ring': ({ ring }) => `vòng ${ring} không bao quanh diện tích nào`,
  'line-too-short': () => 'đường có ít hơn hai vị trí khác nhau',
  'unclosed-ring': (params) => `vòng ${params.ring} không khép kín${likewise(params)}; đã được khép lại`,
  'self-crossing-ring': (params) =>
    `vòng ${params.ring} tự cắt gần ${params.lng}, ${params.lat}${likewise(params)}; vẫn được giữ, nơi bị bao một số chẵn lần được coi là bên ngoài`,
  'intricate-ring': (params) =>
    `vòng ${params.ring} quá phức tạp để dò chỗ tự cắt${likewise(params)}; được giữ mà chưa kiểm tra`,
  'hole-outside-exterior': (params) =>
    `vòng ${params.ring} được ghi là lỗ nhưng không nằm trong vòng ngoài của nó${likewise(params)}; đã được đọc như một đa giác riêng`,
  'hole-partly-outside': (params) =>
    `vòng ${params.ring} là lỗ nhưng chỉ nằm một phần trong vòng ngoài của nó${likewise(params)}; vẫn được giữ`,
  'degenerate-part-dropped': (params) =>
    `vòng hoặc đoạn ${params.ring} không có kích thước${likewise(params)}; đã bỏ ra, phần còn lại được giữ`,
  'swapped-coordinates': ({ lat, lon }) =>
    `lat ${lat} và lon ${lon} nằm ngoài tỉnh nhưng đổi chỗ thì nằm trong; đã được đổi chỗ`,
  'duplicate-position': ({ first }) => `vị trí trùng hẳn với dòng ${first}`,
  'outside-every-area': ({ level }) => `thôn, bản nằm ngoài mọi ${LEVELS[level] ?? level} của lớp admin`,
  'far-outside': ({ distance }) => `dòng này nằm cách phạm vi lớp admin ${distance} km`,
  'unknown-commune': ({ value }) => `commune_code ${value} không phải mã xã nào trong lớp admin`,
  'other-commune': ({ value, name, distance }) =>
    `thôn, bản nằm cách ${name}, xã có mã ${value} ghi ở commune_code, ${distance} km; vẫn được tính cho xã đó`,
  'unknown-area': ({ value }) =>
    `area_code ${value} không phải mã của đơn vị nào; số liệu này không được hiển thị ở đâu`,
  'lost-zeros': ({ column, value, meant }) =>
    `${column} ${value} không phải mã trong lớp admin, nhưng ${meant} thì có: các số 0 ở đầu đã mất, như phần mềm bảng tính hay làm`,
  'unknown-parent': ({ value }) => `parent_code ${value} không phải mã của đơn vị nào`,
  'unknown-site': ({ value }) => `site_id ${value} không phải mã của vị trí trạm nào đã được nhận`,
  'repeated-id': ({ value, first, name }) => `id ${value} đã có ở dòng ${first}; dòng này được đặt tên ${name}`,
  'empty-population': ({ count, accepted }) =>
    `dân số để trống ở ${count} trên ${accepted} thôn, bản; được tính là không có dân`,
  'empty-layer': () => 'tệp không có dòng nào: lớp này được hiểu là có nhưng rỗng, khác với không có lớp',
  'unread-sheets': ({ sheet, others }) =>
    `lớp được đọc từ trang tính ${sheet}, không đọc ${others}; muốn đọc trang khác thì ghi "sheet" trong dataset.json`,
  'unread-titles': ({ row }) => `tiêu đề bảng nằm ở dòng ${row}; nội dung phía trên không được đọc`,
  'unknown-indicator': ({ value, meant }) =>
    `indicator ${value} không phải là chỉ tiêu đã biết; có phải là ${meant} không?`,
  'rounded-count': (params) => taken(params, 'không phải số nguyên'),
  'partial-date': (params) => taken(params, 'không ghi đủ ngày'),
  'ambiguous-number': (params) => `${taken(params, 'có thể hiểu theo hai cách')}; hãy viết số không có dấu phẩy`,
  'ragged-row': ({ cells, headers }) =>
    `dòng có ${cells} ô trong khi tiêu đề có ${headers} cột; ô chứa dấu phân cách phải đặt trong ngoặc kép`,
  'nul-byte': ({ column }) => `ô “${column}” chứa ký tự NUL`,
  'not-a-feature': ({ type }) =>
    type ? `“${type}” đứng ở chỗ cần một Feature của GeoJSON` : 'đây không phải một Feature của GeoJSON',
  'bad-properties': () => 'phần thuộc tính (properties) không phải là một đối tượng',
  'broken-json': byReason(BROKEN_JSON, 'dòng không phải JSON hợp lệ'),
  'bad-wkt': byReason(BAD_WKT, 'hình học không phải WKT hợp lệ'),
  'bad-geometry': byReason(BAD_GEOMETRY, 'hình học không đọc được'),
  'geometry-collection': () => 'GeometryCollection không phải một hình; hãy tách thành từng đối tượng cùng loại',
  'bad-coordinate': byReason(BAD_COORDINATE, 'tọa độ không đọc được'),
  'unknown-crs': ({ crs }) => `hệ tọa độ ${crs} của hình học chưa được hỗ trợ`,
  'outside-crs': ({ x, y, crs }) => `vị trí ${x}, ${y} nằm ngoài phạm vi của ${crs}`,
  'ignored-file': ({ layer, name, reason, other }) => {
    if (reason === 'format')
      return `tệp không được đọc: cần dạng .geojson, .geojsonl, .ndjson, .csv, .tsv, .xlsx, .xlsm hoặc .json, có thể nén .gz`;
    if (reason === 'other-file') return `tệp không được đọc: lớp ${layer} đã được đọc từ ${other}`;
    return `tệp không được đọc; nếu đây là lớp ${layer}, hãy đặt tên ${name}, chọn lớp khi mở tệp (trên dòng lệnh: --layer), hoặc ghi trong dataset.json`;
  },
};
