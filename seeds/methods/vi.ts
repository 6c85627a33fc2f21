import type { MethodTexts } from './index.ts';

const CENTRE = 'Xét tại trung tâm thôn, bản (nhà văn hóa); điểm nằm đúng trên ranh giới vùng phủ được coi là ở trong.';
const COUNTED =
  'Chỉ tính vùng phủ có loại dịch vụ và nguồn số liệu mà bộ quy tắc chấp nhận; vùng sóng yếu không bao giờ được tính.';
const CUMULATIVE = 'Công nghệ mới hơn được tính cho mức thấp hơn: 4G và 5G cũng là 3G+.';
const DECLARED =
  'Nơi doanh nghiệp đã khai báo cho thôn, bản thì khai báo được dùng thay cho vùng phủ của doanh nghiệp đó.';
const TWO_REACHES =
  'Được phục vụ khi có tuyến cáp đang hoạt động đi qua đủ gần, hoặc có nút truy nhập đang hoạt động đủ gần.';
const LOCATION = 'Các vị trí gần nhau hơn khoảng cách gộp được coi là một vị trí.';
const USERS =
  'Chủ sở hữu và bên thuê đều là người dùng, mỗi tên tính một lần; trạm dự kiến hoặc đã dừng không được tính.';
const GEODESIC = 'Chiều dài đo trên elipsoid WGS84.';

export const vi: MethodTexts = {
  methods: {
    'village-mobile-share': {
      numerator: 'số thôn, bản có trung tâm được phủ sóng',
      denominator: 'tổng số thôn, bản, hoặc chỉ những nơi có điện lưới nếu mục tiêu quy định',
      notes: [CENTRE, COUNTED, CUMULATIVE, DECLARED],
    },
    'village-white-share': {
      numerator:
        'số thôn, bản nằm ngoài mọi vùng phủ, bất kể công nghệ và loại dịch vụ, và không nơi nào được khai báo có sóng',
      denominator: 'tổng số thôn, bản',
      notes: [CENTRE],
    },
    'village-patchy-share': {
      numerator: 'số thôn, bản có trung tâm được phủ sóng nhưng còn ít nhất một cụm dân cư chưa có sóng',
      denominator: 'số thôn, bản có trung tâm được phủ sóng',
      notes: [CENTRE, COUNTED, DECLARED],
    },
    'village-fixed-share': {
      numerator: 'số thôn, bản được băng rộng cố định phục vụ',
      denominator: 'tổng số thôn, bản, hoặc chỉ những nơi có điện lưới nếu mục tiêu quy định',
      notes: [TWO_REACHES, 'Có cáp đi qua chưa có nghĩa là đã được đấu nối.'],
    },
    'village-serviceable-share': {
      numerator: 'số thôn, bản có nút truy nhập đang hoạt động đủ gần để cung cấp dịch vụ',
      denominator: 'tổng số thôn, bản, hoặc chỉ những nơi có điện lưới nếu mục tiêu quy định',
      notes: ['Khoảng cách tính từ trung tâm thôn, bản.'],
    },
    'household-fiber-passed-share': {
      numerator: 'số hộ của các thôn, bản được băng rộng cố định phục vụ',
      denominator: 'số hộ của tất cả thôn, bản',
      notes: [TWO_REACHES, 'Mỗi thôn, bản được tính với toàn bộ số hộ hoặc không hộ nào.'],
    },
    'population-mobile-share': {
      numerator: 'số người sống tại các điểm được phủ sóng',
      denominator: 'dân số của tất cả thôn, bản',
      notes: [
        'Dân số tính tại các cụm dân cư nếu cụm có số dân, nếu không thì tại trung tâm thôn, bản.',
        COUNTED,
        CUMULATIVE,
        DECLARED,
      ],
    },
    'area-mobile-share': {
      numerator: 'số km² nằm trong vùng phủ, chỗ chồng lấn tính một lần',
      denominator: 'số km² của địa bàn',
      notes: [COUNTED, CUMULATIVE, 'Diện tích đo trên elipsoid WGS84.'],
    },
    'road-mobile-share': {
      numerator: 'số mét đường nằm trong vùng phủ',
      denominator: 'tổng số mét đường',
      notes: ['Đường được cắt đúng tại ranh giới vùng phủ; chỗ chồng lấn tính một lần.', COUNTED, GEODESIC],
    },
    'place-mobile-share': {
      numerator: 'số địa điểm nằm trong vùng phủ',
      denominator: 'số địa điểm thuộc các loại mà mục tiêu nêu',
      notes: [COUNTED, CUMULATIVE],
    },
    'place-fixed-share': {
      numerator: 'số địa điểm có cáp quang',
      denominator: 'số địa điểm thuộc các loại mà mục tiêu nêu',
      notes: ['Nơi dữ liệu không nói rõ, địa điểm được coi là có cáp quang khi có tuyến đang hoạt động trong tầm với.'],
    },
    'commune-dedicated-share': {
      numerator: 'số trụ sở xã đã kết nối mạng truyền số liệu chuyên dùng',
      denominator: 'số trụ sở xã',
      notes: ['Theo dữ liệu của từng trụ sở.'],
    },
    'site-sharing-share': {
      numerator: 'số vị trí có từ hai nhà mạng trở lên',
      denominator: 'số vị trí có ít nhất một nhà mạng',
      notes: [LOCATION, USERS],
    },
    'placement-sharing-share': {
      numerator: 'số lượt đặt trạm tại vị trí dùng chung',
      denominator: 'tổng số lượt đặt trạm',
      notes: ['Một lượt đặt trạm là một nhà mạng tại một vị trí.', LOCATION, USERS],
    },
    'site-tenancy-ratio': {
      numerator: 'tổng số lượt đặt trạm',
      denominator: 'số vị trí',
      notes: ['Một lượt đặt trạm là một nhà mạng tại một vị trí.', LOCATION, USERS],
    },
    'new-site-sharing-share': {
      numerator: 'số lượt đặt trạm mới tại vị trí đã có sẵn',
      denominator: 'tổng số lượt đặt trạm mới',
      notes: [
        'Mới là trạm đầu tiên của một nhà mạng tại vị trí, kể từ ngày trong bộ quy tắc.',
        'Vị trí có sẵn là nơi nhà mạng khác đã đặt trạm, hoặc công trình đã được xây dựng, trước đó.',
        LOCATION,
      ],
    },
    'pole-sharing-share': {
      numerator: 'số cột có từ hai đơn vị sử dụng',
      denominator: 'số cột có ít nhất một đơn vị sử dụng',
      notes: ['Đơn vị sử dụng gồm chủ sở hữu và bên thuê, mỗi tên tính một lần.'],
    },
    'duct-sharing-share': {
      numerator: 'số mét tuyến cống bể có từ hai đơn vị sử dụng',
      denominator: 'số mét tuyến cống bể có ít nhất một đơn vị sử dụng',
      notes: ['Các cống bể đi cùng một tuyến trong phạm vi 10 m tính một chiều dài và gộp đơn vị sử dụng.', GEODESIC],
    },
    'cable-underground-share': {
      numerator: 'số mét cáp chôn hoặc đi trong cống bể',
      denominator: 'số mét cáp mà dữ liệu có ghi cách lắp đặt',
      notes: ['Mọi sợi cáp đều được tính, kể cả khi đi song song.', GEODESIC],
    },
    'fiber-route-km': {
      numerator: 'số km tuyến cáp quang đang hoạt động',
      notes: ['Một tuyến chỉ tính một lần dù có nhiều sợi cáp đi cùng trong phạm vi 10 m.', GEODESIC],
    },
    'street-underground-share': {
      numerator: 'số mét đường đô thị đã ngầm hóa cáp',
      denominator: 'số mét đường đô thị có cáp',
      notes: ['Theo dữ liệu của từng tuyến đường.', GEODESIC],
    },
    'station-technology-share': {
      numerator: 'số trạm thuộc đúng công nghệ đó',
      denominator: 'tổng số trạm',
      notes: ['Ở đây các công nghệ không cộng dồn: trạm 4G không phải là trạm 3G.'],
    },
  },
  thresholds: {
    min_technology: 'Băng rộng tính từ',
    counted_service_classes: 'Loại dịch vụ được tính',
    counted_basis: 'Nguồn số liệu được tính',
    covered_share_min: 'Khai báo có sóng từ',
    fiber_reach_m: 'Tuyến cáp đi qua trong phạm vi',
    service_reach_m: 'Nút phục vụ trong phạm vi',
    site_merge_m: 'Gộp vị trí trong phạm vi',
    new_since: 'Trạm mới kể từ',
  },
};
