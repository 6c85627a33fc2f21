import type { Lifecycle, SiteStructure } from '../../../engine/vocabulary.ts';
import { plural } from '../../../seeds/labels/plural.ts';
import { LIFECYCLES_VI } from '../../../seeds/sentences/lifecycles-vi.ts';
import type { ListName } from '../../state/table-state.ts';

/** What the table says. */
export interface TableMessages {
  readonly listsTitle: string;
  readonly lists: Readonly<Record<ListName, string>>;
  /** What a list holds, for a number of rows. */
  readonly counted: Readonly<Record<Exclude<ListName, 'gaps'>, (count: string, isOne: boolean) => string>>;
  /** So many of all that the list has. */
  readonly partOf: (shown: string, all: string) => string;
  readonly search: string;
  readonly searchHints: Readonly<Record<ListName, string>>;
  readonly clearSearch: string;
  readonly filter: string;
  readonly filterTitle: string;
  readonly facets: Readonly<Record<string, string>>;
  readonly findValue: string;
  readonly moreValues: (count: string) => string;
  readonly lift: (filter: string) => string;
  readonly liftAll: string;
  readonly columns: string;
  readonly columnsTitle: string;
  readonly columnNames: Readonly<Record<string, string>>;
  readonly moveEarlier: (column: string) => string;
  readonly moveLater: (column: string) => string;
  readonly usualColumns: string;
  readonly sortHint: string;
  readonly take: string;
  readonly takeAs: (format: string) => string;
  readonly takeHint: (count: string) => string;
  /** Columns that the file has besides. */
  readonly takeAlso: (columns: string) => string;
  readonly working: string;
  readonly noMatch: string;
  /** That gaps are those of a target, where there is none. */
  readonly noTarget: string;
  readonly noneAtAll: Readonly<Record<Exclude<ListName, 'gaps'>, string>>;
  readonly flags: Readonly<Record<string, string>>;
  readonly lifecycles: Readonly<Record<Lifecycle, string>>;
  readonly structures: Readonly<Record<SiteStructure, string>>;
}

export const vi: TableMessages = {
  listsTitle: 'Danh sách',
  lists: { gaps: 'Còn thiếu', villages: 'Thôn, bản', 'dead-zones': 'Vùng chưa phủ', sites: 'Vị trí trạm' },
  counted: {
    villages: (count) => `${count} thôn, bản`,
    'dead-zones': (count) => `${count} vùng chưa phủ sóng`,
    sites: (count) => `${count} vị trí trạm`,
  },
  partOf: (shown, all) => `${shown} trong ${all}`,
  search: 'Tìm',
  searchHints: {
    gaps: 'Tìm thôn, bản hoặc xã',
    villages: 'Tìm thôn, bản hoặc xã',
    'dead-zones': 'Tìm xã hoặc mã vùng',
    sites: 'Tìm mã hoặc doanh nghiệp',
  },
  clearSearch: 'Xóa từ khóa',
  filter: 'Lọc',
  filterTitle: 'Chỉ hiện những dòng có',
  facets: {
    mobile: 'Di động',
    fixed: 'Cố định',
    commune: 'Xã',
    operator: 'Nhà mạng phục vụ',
    grid: 'Điện lưới',
    funding: 'Nguồn lực',
    owner: 'Chủ sở hữu',
    lifecycle: 'Tình trạng',
    structure: 'Loại công trình',
  },
  findValue: 'Tìm trong danh sách',
  moreValues: (count) => `và ${count} mục khác; gõ để thu hẹp`,
  lift: (filter) => `Bỏ lọc ${filter}`,
  liftAll: 'Bỏ mọi bộ lọc',
  columns: 'Cột',
  columnsTitle: 'Các cột của bảng',
  columnNames: {
    name: 'Thôn, bản',
    id: 'Mã',
    commune: 'Xã',
    rank: 'Hạng',
    zoneCommune: 'Xã (giữa vùng)',
    population: 'Dân số',
    households: 'Số hộ',
    mobile: 'Di động',
    technology: 'Công nghệ cao nhất',
    operators: 'Số nhà mạng',
    marginM: 'Đến mép vùng phủ',
    fixed: 'Cố định',
    siteM: 'Trạm gần nhất',
    fiberM: 'Cáp gần nhất',
    nodeM: 'Nút gần nhất',
    grid: 'Điện lưới',
    difficult: 'Đặc biệt khó khăn',
    conflict: 'Số liệu mâu thuẫn',
    funding: 'Nguồn lực',
    areaKm2: 'Diện tích',
    villages: 'Số thôn, bản',
    owner: 'Chủ sở hữu',
    users: 'Nhà mạng sử dụng',
    userCount: 'Số nhà mạng',
    lifecycle: 'Tình trạng',
    structure: 'Loại công trình',
    heightM: 'Chiều cao',
    builtOn: 'Ngày xây dựng',
  },
  moveEarlier: (column) => `Đưa cột ${column} lên trước`,
  moveLater: (column) => `Đưa cột ${column} ra sau`,
  usualColumns: 'Về các cột mặc định',
  sortHint: 'Giữ Shift để sắp xếp theo nhiều cột',
  take: 'Tải về',
  takeAs: (format) => `Tải về ${format}`,
  takeHint: (count) => `${count} dòng, đúng thứ tự và các cột đang hiện`,
  takeAlso: (columns) => `Tệp có thêm cột: ${columns}.`,
  working: 'Đang sắp xếp…',
  noTarget: 'Chưa chọn kế hoạch nên chưa biết thôn, bản nào còn thiếu. Hãy chọn một kế hoạch.',
  noMatch: 'Không có dòng nào phù hợp với từ khóa và bộ lọc.',
  noneAtAll: {
    villages: 'Dữ liệu không có lớp thôn, bản (villages).',
    'dead-zones': 'Không có vùng nào nằm ngoài vùng phủ sóng, hoặc dữ liệu không có vùng phủ và ranh giới để tìm.',
    sites: 'Dữ liệu không có lớp vị trí trạm (sites).',
  },
  flags: { yes: 'có', no: 'không', 'not-stated': 'chưa rõ' },
  lifecycles: LIFECYCLES_VI,
  structures: { tower: 'cột anten', rooftop: 'trên mái nhà', pole: 'cột nhỏ', other: 'khác' },
};

export const en: TableMessages = {
  listsTitle: 'List',
  lists: { gaps: 'Gaps', villages: 'All villages', 'dead-zones': 'Dead zones', sites: 'Sites' },
  counted: {
    villages: (count, isOne) => `${count} ${plural('village')(isOne ? 1 : 2)}`,
    'dead-zones': (count, isOne) => `${count} ${plural('dead zone')(isOne ? 1 : 2)}`,
    sites: (count, isOne) => `${count} ${plural('site')(isOne ? 1 : 2)}`,
  },
  partOf: (shown, all) => `${shown} of ${all}`,
  search: 'Search',
  searchHints: {
    gaps: 'Find a village or commune',
    villages: 'Find a village or commune',
    'dead-zones': 'Find a commune or a zone id',
    sites: 'Find an id or a company',
  },
  clearSearch: 'Clear the search',
  filter: 'Filter',
  filterTitle: 'Only rows that have',
  facets: {
    mobile: 'Mobile',
    fixed: 'Fixed',
    commune: 'Commune',
    operator: 'Operator present',
    grid: 'Grid electricity',
    funding: 'Who pays',
    owner: 'Owner',
    lifecycle: 'Status',
    structure: 'Structure',
  },
  findValue: 'Find in this list',
  moreValues: (count) => `and ${count} more; type to narrow them down`,
  lift: (filter) => `Lift the filter ${filter}`,
  liftAll: 'Lift all filters',
  columns: 'Columns',
  columnsTitle: 'Columns of the table',
  columnNames: {
    name: 'Village',
    id: 'Id',
    commune: 'Commune',
    rank: 'Rank',
    zoneCommune: 'Commune (middle)',
    population: 'People',
    households: 'Households',
    mobile: 'Mobile',
    technology: 'Best technology',
    operators: 'Operators',
    marginM: 'To coverage edge',
    fixed: 'Fixed',
    siteM: 'Nearest site',
    fiberM: 'Nearest fiber',
    nodeM: 'Nearest node',
    grid: 'Grid electricity',
    difficult: 'Extremely difficult',
    conflict: 'Conflicting evidence',
    funding: 'Who pays',
    areaKm2: 'Area',
    villages: 'Villages',
    owner: 'Owner',
    users: 'Operators present',
    userCount: 'Tenants',
    lifecycle: 'Status',
    structure: 'Structure',
    heightM: 'Height',
    builtOn: 'Built on',
  },
  moveEarlier: (column) => `Move ${column} earlier`,
  moveLater: (column) => `Move ${column} later`,
  usualColumns: 'Back to the usual columns',
  sortHint: 'Hold Shift to sort by several columns',
  take: 'Download',
  takeAs: (format) => `Download ${format}`,
  takeHint: (count) => `${count} rows, in the order and with the columns shown`,
  takeAlso: (columns) => `The file also has: ${columns}.`,
  working: 'Sorting…',
  noTarget: 'No plan is chosen, so nothing can be missing yet. Choose a plan to see which villages fall short.',
  noMatch: 'No row fits the search and the filters.',
  noneAtAll: {
    villages: 'The data has no layer of villages.',
    'dead-zones': 'No area lies outside coverage, or the data lacks the coverage and borders to look for one.',
    sites: 'The data has no layer of sites.',
  },
  flags: { yes: 'yes', no: 'no', 'not-stated': 'not stated' },
  lifecycles: { operational: 'operational', planned: 'planned', retired: 'retired' },
  structures: { tower: 'tower', rooftop: 'rooftop', pole: 'pole', other: 'other' },
};
