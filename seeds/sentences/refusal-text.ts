import type { RefusalCode } from '../../data/index.ts';
import type { IssueParams, Refusal } from '../../data/row.ts';
import type { Language } from '../labels/index.ts';
import { SENTENCES_VI, WANTED } from './issue-sentences-vi.ts';
import { packInside } from './pack-text.ts';
import { planInside } from './plan-text.ts';
import { type FaultsInside, settingsInside } from './settings-text.ts';

type Sentence = string | ((params: IssueParams) => string);

const wanted = ({ wanted: kind }: IssueParams): string => WANTED[kind] ?? String(kind);

/** What a text is cut off in the middle of, where its reader counts. */
const cutPart = ({ part }: IssueParams): string => {
  const [, kind, number] = /^(feature|row) (\d+)$/.exec(String(part)) ?? [];
  return number === undefined ? 'giữa chừng' : `ở ${kind === 'row' ? 'dòng dữ liệu' : 'đối tượng'} thứ ${number}`;
};

const EXPECTED: Readonly<Record<string, string>> = {
  'a value': 'một giá trị',
  'a text in quotes': 'một đoạn chữ trong ngoặc kép',
  'the end of a text in quotes': 'dấu ngoặc kép đóng',
  '`{`, as every GeoJSON file begins': '`{` như mọi tệp GeoJSON',
};

/** What a JSON text should have at a place. */
const expectedText = (expected: string | number): string =>
  EXPECTED[expected] ?? String(expected).replace(' or ', ' hoặc ');

/** The coordinate systems that are known, as a refusal lists them. */
const knownSystems = ({ known }: IssueParams): string =>
  String(known)
    .replace('VN-2000 zones such as', 'các múi VN-2000 như')
    .replace('or a +proj string', 'hoặc một chuỗi +proj')
    .replaceAll(' or ', ' hoặc ');

/** Whether what was read as the header of a table is one. */
const askedHeader = ({ headers }: IssueParams): string =>
  headers === undefined ? '' : `; dòng đầu tiên có các cột ${headers}: đó có phải là dòng tiêu đề không?`;

/** What each code says in Vietnamese, after the name of the file. */
const VI: Readonly<Record<RefusalCode, Sentence>> = {
  'empty-file': 'tệp rỗng',
  zip: 'là tệp nén zip; hãy giải nén, hoặc đổi đuôi thành .xlsx nếu là sổ tính Excel',
  workbook: 'là sổ tính Excel; hãy đổi đuôi tệp thành .xlsx',
  'no-workbook':
    'có đuôi của sổ tính Excel nhưng không phải; hãy đặt đúng đuôi của tệp, hoặc mở bằng Excel rồi lưu lại',
  'bad-workbook': ({ detail }) => `là sổ tính Excel nhưng không đọc được (${detail}); hãy mở bằng Excel rồi lưu lại`,
  'empty-zip': 'là tệp zip rỗng',
  'old-office': 'là tệp Excel hoặc Word kiểu cũ, hoặc có mật khẩu; hãy lưu lại thành .xlsx không có mật khẩu',
  shapefile: 'là shapefile; hãy xuất sang GeoJSON trong hệ WGS84',
  sqlite: 'là GeoPackage hoặc cơ sở dữ liệu SQLite; hãy xuất lớp này sang GeoJSON',
  parquet: 'là tệp Parquet; hãy xuất sang GeoJSON hoặc CSV',
  arrow: 'là tệp Arrow; hãy xuất sang GeoJSON hoặc CSV',
  flatgeobuf: 'là tệp FlatGeobuf; hãy xuất sang GeoJSON',
  pdf: 'là tệp PDF; hãy xuất bảng số liệu gốc sang CSV',
  'seven-zip': 'là tệp nén 7-Zip; hãy giải nén',
  rar: 'là tệp nén RAR; hãy giải nén',
  packed: 'là cả một bộ dữ liệu đã đóng gói, không phải một lớp; hãy mở riêng tệp này',
  zstd: 'được nén bằng zstd; hãy giải nén, hoặc dùng gzip',
  bzip2: 'được nén bằng bzip2; hãy giải nén, hoặc dùng gzip',
  xz: 'được nén bằng xz; hãy giải nén, hoặc dùng gzip',
  'git-lfs': 'là con trỏ Git LFS chứ không phải tệp thật; hãy chạy `git lfs pull`',
  'web-page': 'là trang web (HTML), có thể là thông báo lỗi được lưu dưới tên này; hãy tải lại tệp',
  xml: 'là XML (KML, GML hoặc GPX?); hãy xuất sang GeoJSON',
  'unmarked-utf16': 'có vẻ là văn bản UTF-16 thiếu dấu thứ tự byte; hãy lưu lại dạng UTF-8',
  'broken-utf16': 'mở đầu như văn bản UTF-16 nhưng không phải; hãy lưu lại dạng UTF-8',
  'not-utf8': 'không phải văn bản UTF-8 (bảng mã cũ như TCVN3 hoặc windows-1258?); hãy lưu lại dạng UTF-8',
  'not-gzip': 'có đuôi .gz nhưng không được nén gzip; hãy bỏ .gz khỏi tên tệp',
  'gzip-twice': 'bị nén gzip hai lần; hãy giải nén một lần',
  'gzip-bomb': ({ times }) =>
    `giải nén ra lớn hơn ${times} lần, như một tệp nén phá hoại; nếu đúng là dữ liệu thật, hãy tự giải nén`,
  'broken-gzip': 'được nén gzip nhưng bị cắt cụt hoặc hỏng, không giải nén được; hãy chép lại',
  'unknown-format': ({ formats }) =>
    `không thuộc các dạng đọc được (${String(formats).replace(' or ', ' hoặc ').replace('each also as .gz', 'nén .gz cũng được')})`,
  absent: 'không tồn tại',
  forbidden: 'không có quyền đọc',
  'is-folder': 'là thư mục, không phải tệp',
  'not-folder': 'không phải là thư mục',
  'link-loop': 'là liên kết dẫn vòng về chính nó',
  'disk-error': 'không đọc được: ổ đĩa báo lỗi',
  irregular: 'không phải là tệp thông thường',
  system: ({ detail }) => `không đọc được (${detail})`,
  'cut-off': (params) => `bị cắt cụt ${cutPart(params)}; hãy chép hoặc xuất lại tệp`,
  'value-too-large': ({ megabytes }) => `chứa một giá trị lớn hơn ${megabytes} MB`,
  'too-deep': ({ levels }) => `lồng nhau quá ${levels} cấp`,
  'not-json': ({ expected, found }) => `không phải JSON hợp lệ: cần ${expectedText(expected)} nhưng gặp ${found}`,
  'comma-before-nothing': 'không phải JSON hợp lệ: sau dấu phẩy không có gì',
  'several-documents': 'chứa nhiều văn bản JSON nối nhau; nếu mỗi dòng là một đối tượng, hãy đổi đuôi thành .geojsonl',
  'goes-on': 'còn nội dung sau khi văn bản JSON đã kết thúc',
  'no-feature-list': 'là FeatureCollection nhưng không có danh sách đối tượng',
  topojson: 'là TopoJSON, chưa được hỗ trợ; hãy xuất sang GeoJSON',
  'bare-geometry': ({ type }) => `chỉ là một hình ${type}, không kèm cột dữ liệu nào; hãy xuất thành FeatureCollection`,
  'bare-features': 'là danh sách đối tượng để trần; hãy bọc trong {"type": "FeatureCollection", "features": …}',
  'untyped-collection': 'có danh sách đối tượng nhưng thiếu "type": "FeatureCollection"',
  'untyped-json': 'là JSON nhưng không phải GeoJSON: thiếu "type"',
  'foreign-type': ({ type }) => `không phải GeoJSON: kiểu của nó là ${type}`,
  'not-a-list': 'không phải là danh sách các dòng dữ liệu',
  'no-feature-line': 'không có dòng nào là đối tượng GeoJSON',
  'json-as-csv': 'chứa JSON chứ không phải CSV; hãy đổi đuôi thành .geojson hoặc .json',
  'open-quote': ({ line }) => `có dấu ngoặc kép mở ở dòng ${line} mà không đóng`,
  'stray-quote': ({ line, closed }) =>
    `có dấu ngoặc kép mở ở dòng ${line} mà mãi đến dòng ${closed} mới đóng, ngay giữa một ô, nên các dòng ở giữa dồn thành một ô; hãy bỏ các dấu ngoặc kép thừa`,
  'repeated-header': ({ header }) => `có hai cột cùng tên “${header}”; hãy đổi tên hoặc bỏ một cột`,
  'unknown-crs': (params) =>
    `hệ tọa độ “${params.crs}” chưa được hỗ trợ; ${params.reason === 'file' ? 'hãy xuất tệp trong hệ WGS84, chọn hệ tọa độ của tệp, hoặc ghi crs trong dataset.json' : 'hãy sửa dataset.json'} (các hệ đọc được: ${knownSystems(params)})`,
  'contradicting-crs': ({ ofFile, ofLayer }) =>
    `trong tệp ghi hệ tọa độ ${ofFile}, còn dataset.json ghi ${ofLayer}; hãy sửa một trong hai`,
  'nameless-crs': 'có mục crs nhưng không nêu hệ tọa độ nào; hãy xuất tệp trong hệ WGS84',
  'metres-as-degrees': (params) =>
    `có tọa độ như ${params.x}, ${params.y}, là mét chứ không phải độ; hãy chọn hệ tọa độ của tệp, hoặc ghi trong dataset.json, ví dụ "crs": "EPSG:9205" (các hệ đọc được: ${knownSystems(params)})`,
  'degrees-as-metres': ({ x, y, crs }) =>
    `có tọa độ như ${x}, ${y}, là độ, trong khi hệ tọa độ được nêu là ${crs} tính bằng mét`,
  'missing-header': ({ missing, headers }) =>
    `không có cột ${missing} mà dataset.json nêu; các cột của tệp: ${headers}`,
  'other-geometry': (params) =>
    `không dòng nào có kiểu hình của lớp ${params.layer}, là ${wanted(params)}; có vẻ đây là lớp khác`,
  'no-geometry': (params) =>
    `không dòng nào có hình, trong khi lớp ${params.layer} cần ${wanted(params)} (trong bảng: cột lat và lon, hoặc wkt)${askedHeader(params)}`,
  'no-degrees': 'không dòng nào có tọa độ tính bằng độ; hãy chọn hệ tọa độ của tệp, hoặc ghi crs trong dataset.json',
  'no-column': (params) =>
    `không dòng nào có cột ${params.column} mà lớp ${params.layer} bắt buộc phải có; có vẻ đây là lớp khác, hoặc cần nêu đúng tên cột (khi mở tệp hay trong dataset.json)${askedHeader(params)}`,
  'no-header': ({ read, headers, layer }) =>
    `cả ${read} dòng đều không khớp với dòng đầu tiên (${headers}), và không dòng nào nêu tên cột của lớp ${layer}; hãy thêm dòng tiêu đề, hoặc nêu tên cột trong dataset.json`,
  'one-row-unfit': ({ layer, row }) => `dòng dữ liệu duy nhất (dòng ${row}) không hợp với lớp ${layer}`,
  'no-row-fits': ({ read, layer, row }) => `cả ${read} dòng đều không hợp với lớp ${layer}; dòng ${row}`,
  'settings-too-large': 'quá lớn đối với một tệp dataset.json',
  'bad-settings': 'nội dung không đúng',
  'missing-sheet': ({ sheet, sheets }) =>
    `không có trang tính ${sheet} mà dataset.json nêu; tệp có các trang: ${sheets}`,
  'sheet-of-none': ({ layer, name, sheet }) =>
    `có nêu trang tính ${sheet} cho lớp ${layer}, nhưng ${name} không phải sổ tính Excel`,
  'layer-without-file': ({ layer }) => `có nêu lớp ${layer} nhưng không có tệp của lớp đó`,
  'missing-file': ({ name, folder }) => `có nêu tệp ${name} nhưng tệp này không có trong thư mục ${folder}`,
  'second-file': ({ layer, other }) => `là tệp thứ hai của lớp ${layer}, bên cạnh ${other}; hãy bỏ một trong hai`,
  'no-layer': ({ found }) =>
    `không có lớp dữ liệu nào: cần các tệp như villages.geojson hoặc coverage.csv; ở đây ${found === 'nothing' ? 'không có tệp nào' : `có ${found}`}`,
  'missing-plan': ({ name }) => `có nêu kế hoạch ${name} nhưng không có tệp này`,
  'bad-plan': 'không phải là kế hoạch hợp lệ',
  'bad-pack': 'không mở được như một bộ dữ liệu đã đóng gói',
  'not-kept': 'không còn được lưu trong trình duyệt này',
  gone: 'không còn ở đó nữa',
  'same-name': 'là tên của hai tệp khác nhau; hãy mở từng tệp một, hoặc đổi tên một tệp',
  'encrypted-entry': ({ path }) => `tệp ${path} bên trong bị đặt mật khẩu; hãy giải nén trước`,
  'bad-zip': ({ detail }) => `không phải là tệp zip đọc được (${detail})`,
  'bad-entry': ({ detail }) => `không giải nén được (${detail}); hãy nén lại`,
  'tile-name': 'không có tên như một mảnh độ cao, ví dụ N22E103.hgt',
  'tile-size': ({ bytes, sizes }) =>
    `dài ${bytes} byte, trong khi một mảnh độ cao dài ${String(sizes).replace(' or ', ' hoặc ')} byte`,
  'tile-too-large': 'quá lớn đối với một mảnh độ cao',
  'second-tile': 'là mảnh độ cao thứ hai của cùng một ô; hãy bỏ một trong hai',
};

/** What is wrong with the row that stands for all, in Vietnamese. */
const issuesInside = (further: FaultsInside): string[] =>
  further.flatMap(({ code, params }) =>
    Object.hasOwn(SENTENCES_VI, code) ? [SENTENCES_VI[code as keyof typeof SENTENCES_VI](params)] : [],
  );

/** The refusals whose further faults are not those of a row. */
const INSIDE: Readonly<Partial<Record<RefusalCode, (further: FaultsInside) => string[]>>> = {
  'bad-settings': settingsInside,
  'bad-plan': planInside,
  'bad-pack': packInside,
};

const vietnamese = (sentence: Sentence, params: IssueParams): string =>
  typeof sentence === 'string' ? sentence : sentence(params);

/** Why a file cannot be understood, with its name, as a sentence in a language. */
export function refusalText({ file, code, params, further, message }: Refusal, language: Language): string {
  if (language === 'en' || !Object.hasOwn(VI, code)) return message;
  const place = params.byte === undefined ? '' : ` (dòng ${params.line}, byte thứ ${params.byte})`;
  const faults = (INSIDE[code] ?? issuesInside)(further);
  const inside = faults.length > 0 ? `: ${faults.join('; ')}` : '';
  return `${file}: ${vietnamese(VI[code], params)}${inside}${place}`;
}
