import type { Deployment, PlaceKind } from '../../../engine/vocabulary.ts';
import type { FiberLook, RoadLook, VillageLook } from '../../state/map-look.ts';

/** What is said about the map, how it looks, and what can be chosen on it. */
export interface MapMessages {
  readonly looks: Readonly<Record<VillageLook, string>>;
  readonly lookTitle: string;
  readonly operatorCount: (count: number, orMore: boolean) => string;
  readonly upTo: (limit: string) => string;
  readonly between: (from: string, to: string) => string;
  readonly beyond: (limit: string) => string;
  readonly noRoute: string;
  readonly thinned: string;
  readonly sites: Readonly<Record<'site-1' | 'site-2' | 'site-3' | 'site-planned', string>>;
  readonly sitesOf: (operators: string) => string;
  readonly fiberTitle: string;
  readonly fiberLooks: Readonly<Record<FiberLook, string>>;
  readonly inUse: string;
  readonly deployments: Readonly<Record<Deployment | 'unknown', string>>;
  readonly roadTitle: string;
  readonly roadLooks: Readonly<Record<RoadLook, string>>;
  readonly roadClasses: Readonly<Record<'major' | 'minor', string>>;
  readonly roadCovered: string;
  readonly roadUncovered: string;
  readonly roadFloor: string;
  readonly roadOperator: string;
  readonly kilometres: (km: string) => string;
  readonly places: Readonly<Record<PlaceKind, string>>;
  readonly shadeTitle: string;
  readonly shadeNone: string;
  readonly shadeRow: string;
  readonly shadeEmpty: string;
  readonly noData: string;
  readonly coverage: string;
  readonly zoneRank: (rank: number) => string;
  /** What a dead zone is without. */
  readonly zoneMeaning: string;
  /** Of a part that is too small to be drawn as far away as the map is. */
  readonly shownNearer: string;
  readonly zoneList: string;
  readonly zoneAll: (count: string) => string;
  readonly zoneFewer: string;
  readonly area: (km2: string) => string;
  readonly villageCount: (count: string) => string;
  readonly peopleCount: (count: string) => string;
  readonly openLegend: string;
  readonly closeLegend: string;
  readonly baseOpen: string;
  readonly site: string;
  readonly deadZone: string;
  readonly commune: string;
  readonly whyEmpty: string;
  readonly owner: string;
  readonly structure: string;
  readonly height: string;
  readonly metres: (metres: string) => string;
  readonly status: string;
  readonly planned: string;
  readonly builtOn: string;
  readonly tenants: string;
  readonly noTenants: string;
  readonly since: (date: string) => string;
  readonly sitePolygons: string;
  readonly alone: string;
  readonly aloneNone: string;
  readonly aloneSome: (villages: string, people: string) => string;
  readonly unknown: string;
  readonly finding: string;
  readonly zoneArea: string;
  readonly zoneVillages: string;
  readonly zoneNoVillages: string;
  readonly zonePeople: string;
  readonly fromMiddle: string;
  readonly nearestOperators: string;
  readonly noOperators: string;
  readonly communeFigures: string;
  readonly province: string;
  readonly gapVillages: (count: string, label: string) => string;
  readonly noGapVillages: string;
  readonly areaZones: string;
  readonly areaNoZones: string;
  readonly more: (count: string) => string;
  readonly declaredTitle: string;
  readonly declaredCell: (declared: boolean) => string;
  readonly drawnCell: (drawn: boolean) => string;
  readonly validFrom: (date: string) => string;
}

export const vi: MapMessages = {
  looks: {
    target: 'theo mục tiêu đang chọn',
    mobile: 'theo tình trạng di động',
    operators: 'theo số nhà mạng',
    fixed: 'theo băng rộng cố định',
    fiber: 'theo khoảng cách đến cáp',
  },
  lookTitle: 'Thôn, bản tô màu',
  operatorCount: (count, orMore) =>
    count === 0 ? 'Không nhà mạng nào' : orMore ? `Từ ${count} nhà mạng` : `${count} nhà mạng`,
  upTo: (limit) => `Đến ${limit}`,
  between: (from, to) => `${from} – ${to}`,
  beyond: (limit) => `Trên ${limit}`,
  noRoute: 'Không có tuyến nào',
  thinned: 'Ở mức thu nhỏ, các thôn sát nhau vẽ thành một, theo thôn kém nhất. Số đếm là của mọi thôn.',
  sites: {
    'site-1': 'Một đơn vị',
    'site-2': 'Hai đơn vị dùng chung',
    'site-3': 'Từ ba đơn vị dùng chung',
    'site-planned': 'Dự kiến',
  },
  sitesOf: (operators) => `Chỉ trạm của ${operators}`,
  fiberTitle: 'Tuyến cáp phân biệt',
  fiberLooks: { status: 'theo trạng thái', deployment: 'theo cách lắp đặt' },
  inUse: 'Đang khai thác',
  deployments: { aerial: 'Cáp treo', buried: 'Chôn trực tiếp', duct: 'Trong cống bể', unknown: 'Chưa rõ' },
  roadTitle: 'Đường phân biệt',
  roadLooks: { class: 'theo cấp đường', covered: 'theo phủ sóng' },
  roadClasses: { major: 'Quốc lộ, tỉnh lộ', minor: 'Đường khác' },
  roadCovered: 'Có sóng',
  roadUncovered: 'Chưa có sóng',
  roadFloor: 'Công nghệ trên đường',
  roadOperator: 'Nhà mạng trên đường',
  kilometres: (km) => `${km}\u00a0km`,
  places: {
    school: 'Trường học',
    hospital: 'Bệnh viện',
    clinic: 'Trạm y tế',
    'commune-office': 'Trụ sở xã',
    'industrial-park': 'Khu công nghiệp',
    tourism: 'Điểm du lịch',
    'public-space': 'Nơi công cộng',
    other: 'Khác',
  },
  shadeTitle: 'Tô màu xã',
  shadeNone: 'không tô',
  shadeRow: 'theo mục tiêu đang chọn',
  shadeEmpty: 'Chỉ tiêu này không có số liệu theo xã.',
  noData: 'Chưa có số liệu',
  coverage: 'Vùng phủ sóng',
  zoneRank: (rank) => `Vùng ${rank}`,
  zoneMeaning: 'Không có sóng của bất kỳ công nghệ nào, kể cả 2G; sóng yếu không được tính.',
  shownNearer: 'hiện khi phóng to',
  zoneList: 'Vùng chưa phủ lớn nhất',
  zoneAll: (count) => `Xem cả ${count} vùng`,
  zoneFewer: 'Thu gọn',
  area: (km2) => `${km2}\u00a0km²`,
  villageCount: (count) => `${count} thôn`,
  peopleCount: (count) => `${count} người`,
  openLegend: 'Chú giải',
  closeLegend: 'Thu gọn chú giải',
  baseOpen: 'Nền bản đồ…',
  site: 'Vị trí trạm',
  deadZone: 'Vùng chưa phủ sóng',
  commune: 'Xã',
  whyEmpty:
    'Chọn một thôn, một trạm, một vùng chưa phủ sóng hay một xã trên bản đồ hoặc trong danh sách để biết vì sao.',
  owner: 'Chủ sở hữu',
  structure: 'Loại cột',
  height: 'Chiều cao',
  metres: (metres) => `${metres}\u00a0m`,
  status: 'Trạng thái',
  planned: 'dự kiến',
  builtOn: 'Xây dựng',
  tenants: 'Đơn vị đặt trạm',
  noTenants: 'Dữ liệu không có trạm phát sóng tại vị trí này.',
  since: (date) => `từ ${date}`,
  sitePolygons: 'Vùng phủ của vị trí',
  alone: 'Chỉ vị trí này phủ',
  aloneNone: 'Không thôn nào chỉ nhờ vị trí này mà có sóng.',
  aloneSome: (villages, people) => `${villages} thôn (${people} người) sẽ mất sóng nếu không có vị trí này:`,
  unknown: 'chưa rõ',
  finding: 'Đang tìm…',
  zoneArea: 'Diện tích',
  zoneVillages: 'Thôn trong vùng',
  zoneNoVillages: 'Không có trung tâm thôn nào trong vùng.',
  zonePeople: 'Dân số các thôn đó',
  fromMiddle: 'Gần nhất, tính từ giữa vùng',
  nearestOperators: 'Vùng phủ gần nhất của từng nhà mạng',
  noOperators: 'Dữ liệu không có vùng phủ nào được tính.',
  communeFigures: 'Xã so với toàn tỉnh',
  province: 'Toàn tỉnh',
  gapVillages: (count, label) => `${count} thôn còn thiếu · ${label}`,
  noGapVillages: 'Không thôn nào của xã cản trở mục tiêu đang chọn.',
  areaZones: 'Vùng chưa phủ sóng trong xã',
  areaNoZones: 'Không có vùng chưa phủ sóng trong xã.',
  more: (count) => `và ${count} nữa`,
  declaredTitle: 'Khai báo khác vùng phủ',
  declaredCell: (declared) => (declared ? 'khai báo có sóng' : 'khai báo không có sóng'),
  drawnCell: (drawn) => (drawn ? 'vùng phủ chứa trung tâm' : 'vùng phủ không chứa trung tâm'),
  validFrom: (date) => `từ ${date}`,
};

export const en: MapMessages = {
  looks: {
    target: 'by the selected target',
    mobile: 'by mobile status',
    operators: 'by number of operators',
    fixed: 'by fixed broadband',
    fiber: 'by distance to fiber',
  },
  lookTitle: 'Villages coloured',
  operatorCount: (count, orMore) =>
    count === 0 ? 'No operator' : `${count}${orMore ? ' or more' : ''} operator${count === 1 ? '' : 's'}`,
  upTo: (limit) => `Up to ${limit}`,
  between: (from, to) => `${from} – ${to}`,
  beyond: (limit) => `Over ${limit}`,
  noRoute: 'No route at all',
  thinned: 'Zoomed out, villages close together are drawn as one, by the worst of them. Counts are of all villages.',
  sites: {
    'site-1': 'One user',
    'site-2': 'Shared by two',
    'site-3': 'Shared by three or more',
    'site-planned': 'Planned',
  },
  sitesOf: (operators) => `Only sites of ${operators}`,
  fiberTitle: 'Fiber told apart',
  fiberLooks: { status: 'by status', deployment: 'by deployment' },
  inUse: 'In use',
  deployments: { aerial: 'Aerial', buried: 'Buried', duct: 'In ducts', unknown: 'Not stated' },
  roadTitle: 'Roads told apart',
  roadLooks: { class: 'by class', covered: 'by coverage' },
  roadClasses: { major: 'National, provincial', minor: 'Other roads' },
  roadCovered: 'Covered',
  roadUncovered: 'Not covered',
  roadFloor: 'Generation on roads',
  roadOperator: 'Operator on roads',
  kilometres: (km) => `${km}\u00a0km`,
  places: {
    school: 'Schools',
    hospital: 'Hospitals',
    clinic: 'Clinics',
    'commune-office': 'Commune offices',
    'industrial-park': 'Industrial parks',
    tourism: 'Tourism',
    'public-space': 'Public spaces',
    other: 'Other',
  },
  shadeTitle: 'Communes shaded',
  shadeNone: 'not at all',
  shadeRow: 'by the selected target',
  shadeEmpty: 'This indicator has no figures by commune.',
  noData: 'No data',
  coverage: 'Coverage',
  zoneRank: (rank) => `Zone ${rank}`,
  zoneMeaning: 'No signal of any generation, 2G included; weak signal does not count.',
  shownNearer: 'shown when zoomed in',
  zoneList: 'Largest dead zones',
  zoneAll: (count) => `Show all ${count} zones`,
  zoneFewer: 'Show fewer',
  area: (km2) => `${km2}\u00a0km²`,
  villageCount: (count) => `${count} ${count === '1' ? 'village' : 'villages'}`,
  peopleCount: (count) => `${count} people`,
  openLegend: 'Legend',
  closeLegend: 'Fold the legend',
  baseOpen: 'Base map…',
  site: 'Site',
  deadZone: 'Dead zone',
  commune: 'Commune',
  whyEmpty: 'Choose a village, a site, a dead zone or a commune on the map or in a list to see why.',
  owner: 'Owner',
  structure: 'Structure',
  height: 'Height',
  metres: (metres) => `${metres}\u00a0m`,
  status: 'Status',
  planned: 'planned',
  builtOn: 'Built',
  tenants: 'Tenants',
  noTenants: 'The data has no stations at this site.',
  since: (date) => `since ${date}`,
  sitePolygons: 'Coverage of the site',
  alone: 'Covered by this site alone',
  aloneNone: 'No village depends on this site alone.',
  aloneSome: (villages, people) =>
    `${villages} ${villages === '1' ? 'village' : 'villages'} (${people} people) would lose signal without it:`,
  unknown: 'not stated',
  finding: 'Looking…',
  zoneArea: 'Area',
  zoneVillages: 'Villages inside',
  zoneNoVillages: 'No village centre lies inside.',
  zonePeople: 'Their population',
  fromMiddle: 'Nearest, from the middle of the zone',
  nearestOperators: 'Nearest coverage of each operator',
  noOperators: 'The data has no coverage that counts.',
  communeFigures: 'Commune against province',
  province: 'Province',
  gapVillages: (count, label) => `${count} ${count === '1' ? 'village' : 'villages'} short · ${label}`,
  noGapVillages: 'No village here keeps the selected target from being met.',
  areaZones: 'Dead zones in the commune',
  areaNoZones: 'There is no dead zone in the commune.',
  more: (count) => `and ${count} more`,
  declaredTitle: 'Declared against drawn',
  declaredCell: (declared) => (declared ? 'declared as covered' : 'declared as not covered'),
  drawnCell: (drawn) => (drawn ? 'polygons hold the centre' : 'no polygon holds the centre'),
  validFrom: (date) => `since ${date}`,
};
