import type { IssueCode, ReaderCode } from '../../data/check/codes.ts';

type Advice = readonly [vi: string, en: string];

const CELL: Advice = ['Sửa ô này trong tệp rồi mở lại.', 'Correct the cell in the file and open it again.'];
const GEOMETRY: Advice = [
  'Sửa hình này trong phần mềm GIS (ví dụ “Fix geometries” của QGIS) rồi xuất lại.',
  'Repair the shape in a GIS (QGIS: Fix geometries) and export again.',
];
const KEPT: Advice = [
  'Dòng vẫn được dùng. Xem lại nếu kết quả ở đây có vẻ lạ.',
  'The row is used. Look again if a result here seems odd.',
];
const COLUMN: Advice = [
  'Quay lại và chọn cột đúng của tệp cho cột này.',
  'Go back and choose which column of the file this is.',
];
const PLACE: Advice = [
  'Kiểm tra tọa độ, thứ tự kinh độ – vĩ độ và hệ tọa độ đã chọn.',
  'Check the coordinates, the order of longitude and latitude, and the coordinate system chosen.',
];
const LAYER: Advice = [
  'Quay lại và kiểm tra xem tệp này có đúng là lớp đó không.',
  'Go back and check whether this file really is that layer.',
];
const REFERENCE: Advice = [
  'Kiểm tra mã ở cả hai lớp: phải viết giống hệt nhau.',
  'Check the code in both layers: it must be written the same.',
];
const EXPORT: Advice = ['Xuất lại tệp từ phần mềm gốc.', 'Export the file again from where it came.'];

/** What to do about each code, in Vietnamese and in English. */
export const ISSUE_ADVICE: Readonly<Record<IssueCode | ReaderCode, Advice>> = {
  'missing-column': COLUMN,
  'missing-value': CELL,
  'not-text': CELL,
  'bad-value': CELL,
  'several-values': CELL,
  'not-a-number': CELL,
  'out-of-range': CELL,
  'bad-date': CELL,
  'not-yes-or-no': CELL,
  'reserved-name': CELL,
  contradiction: CELL,
  'duplicate-id': [
    'Đặt mã riêng cho mỗi dòng, hoặc xóa dòng trùng.',
    'Give each row a code of its own, or delete the repetition.',
  ],
  'duplicate-declaration': [
    'Giữ một dòng cho mỗi thôn, nhà mạng và công nghệ.',
    'Keep one row for each village, operator and technology.',
  ],
  'unknown-village': REFERENCE,
  'station-without-place': ['Thêm site_id hoặc tọa độ cho trạm.', 'Add a site_id or coordinates to the station.'],
  'missing-geometry': PLACE,
  'wrong-geometry-type': LAYER,
  'empty-geometry': GEOMETRY,
  'not-finite-coordinate': PLACE,
  'coordinate-out-of-range': PLACE,
  'not-degrees': [
    'Quay lại và chọn hệ tọa độ của tệp (ví dụ VN-2000).',
    'Go back and choose the coordinate system of the file (VN-2000, for example).',
  ],
  'crosses-antimeridian': GEOMETRY,
  'ring-too-short': GEOMETRY,
  'zero-area-ring': GEOMETRY,
  'line-too-short': GEOMETRY,
  'unclosed-ring': KEPT,
  'self-crossing-ring': GEOMETRY,
  'intricate-ring': KEPT,
  'hole-outside-exterior': GEOMETRY,
  'hole-partly-outside': GEOMETRY,
  'degenerate-part-dropped': KEPT,
  'swapped-coordinates': [
    'Đổi chỗ lat và lon trong tệp để lần sau khỏi phải đoán.',
    'Swap lat and lon in the file, so that nothing has to be guessed next time.',
  ],
  'duplicate-position': KEPT,
  'outside-every-area': PLACE,
  'far-outside': PLACE,
  'unknown-commune': REFERENCE,
  'other-commune': [
    'Kiểm tra tọa độ của thôn, bản và mã xã: một trong hai có thể sai.',
    'Check the coordinates of the village and the code of its commune: one of the two may be wrong.',
  ],
  'unknown-area': REFERENCE,
  'lost-zeros': [
    'Đặt cột mã ở dạng văn bản, ghi lại đủ chữ số rồi mở lại.',
    'Make the column of codes text, write all digits and open the file again.',
  ],
  'unknown-parent': REFERENCE,
  'unknown-site': REFERENCE,
  'repeated-id': KEPT,
  'empty-population': [
    'Bổ sung dân số nếu muốn xếp hạng theo người dân.',
    'Add the population if gaps are to be ranked by people.',
  ],
  'empty-layer': ['Nếu chưa có số liệu thì bỏ tệp này ra khi mở.', 'Leave the file out if there is no data yet.'],
  'unknown-indicator': CELL,
  'rounded-count': KEPT,
  'partial-date': KEPT,
  'ambiguous-number': CELL,
  'ragged-row': CELL,
  'nul-byte': EXPORT,
  'not-a-feature': EXPORT,
  'bad-properties': EXPORT,
  'broken-json': EXPORT,
  'bad-wkt': EXPORT,
  'bad-geometry': GEOMETRY,
  'geometry-collection': GEOMETRY,
  'bad-coordinate': PLACE,
  'unknown-crs': ['Xuất lại tệp ở WGS84.', 'Export the file again in WGS84.'],
  'outside-crs': PLACE,
  'unread-sheets': [
    'Nếu lớp nằm ở trang khác, ghi tên trang trong dataset.json hoặc tách trang đó thành tệp riêng.',
    'If the layer is on another sheet, name it in dataset.json or save that sheet as a file of its own.',
  ],
  'unread-titles': [
    'Không cần làm gì nếu đó là tên bảng; nếu là dữ liệu, chuyển xuống dưới dòng tiêu đề.',
    'Nothing to do where they are a title; where they are data, move them below the header.',
  ],
  'ignored-file': [
    'Quay lại và chọn lớp cho tệp này nếu cần đọc.',
    'Go back and choose a layer for this file if it should be read.',
  ],
};
