import { PROFILE_OPTION } from '../choose-profile.ts';
import { type Command, JSON_OPTION, OUT_OPTION } from '../command.ts';
import { LAYER_OPTION } from '../open-layers.ts';
import { WORKERS_OPTION } from '../workers-option.ts';
import { DEM_OPTION } from './find-tiles.ts';

/** What `phusong propose` may be told. */
export const PROPOSE_OPTIONS: Command['options'] = {
  out: OUT_OPTION,
  plan: {
    type: 'string',
    value: 'ID|FILE.json',
    help: {
      en: 'the plan to reach (default: the one that dataset.json names)',
      vi: 'kế hoạch cần đạt (mặc định: kế hoạch nêu trong dataset.json)',
    },
  },
  year: {
    type: 'string',
    value: 'Y',
    help: {
      en: 'the year whose targets to reach (default: the first that the map misses)',
      vi: 'năm có mục tiêu cần đạt (mặc định: năm đầu tiên mà bản đồ chưa đạt)',
    },
  },
  objective: {
    type: 'string',
    value: 'NAME',
    help: {
      en: 'least-cost (default) or fewest-sites to reach the targets; most-villages or most-people for a limit',
      vi: 'least-cost (ít tiền nhất, mặc định) hoặc fewest-sites (ít vị trí nhất) để đạt mục tiêu; most-villages (nhiều thôn nhất) hoặc most-people (nhiều dân nhất) trong một giới hạn',
    },
  },
  target: {
    type: 'string',
    value: 'INDICATOR',
    multiple: true,
    help: {
      en: 'aim at this coverage indicator only; may be repeated',
      vi: 'chỉ nhằm chỉ tiêu phủ sóng này; có thể nêu nhiều lần',
    },
  },
  budget: {
    type: 'string',
    value: 'AMOUNT',
    help: {
      en: 'spend no more than this, in the currency of the costs',
      vi: 'chi không quá số này, theo đơn vị tiền của bảng chi phí',
    },
  },
  'max-sites': {
    type: 'string',
    value: 'N',
    help: { en: 'propose no more sites than this', vi: 'đề xuất không quá số vị trí này' },
  },
  operator: {
    type: 'string',
    value: 'NAME',
    help: {
      en: 'count the coverage of this operator instead of any',
      vi: 'chỉ tính vùng phủ của doanh nghiệp này, thay vì của bất kỳ ai',
    },
  },
  'operator-minimum': {
    type: 'string',
    value: 'NAME=SHARE',
    multiple: true,
    help: {
      en: 'the operator must cover this share of villages itself',
      vi: 'doanh nghiệp đó phải tự phủ tỷ lệ thôn này',
    },
  },
  backup: {
    type: 'boolean',
    help: { en: 'cover every point of a target twice', vi: 'phủ mỗi điểm của mục tiêu hai lần' },
  },
  costs: {
    type: 'string',
    value: 'FILE',
    help: {
      en: 'a JSON file with costs and reach of your own',
      vi: 'tệp JSON chứa chi phí và tầm phủ của riêng bạn',
    },
  },
  dem: DEM_OPTION,
  pin: {
    type: 'string',
    value: 'ID',
    multiple: true,
    help: {
      en: 'this candidate must be chosen, as standing/S0007; may be repeated',
      vi: 'phải chọn phương án này, ví dụ standing/S0007; có thể nêu nhiều lần',
    },
  },
  forbid: {
    type: 'string',
    value: 'ID',
    multiple: true,
    help: {
      en: 'this candidate must not be chosen; may be repeated',
      vi: 'không được chọn phương án này; có thể nêu nhiều lần',
    },
  },
  'trust-coverage': {
    type: 'boolean',
    help: {
      en: 'a mast is not believed to reach what its own stations of that generation do not cover today',
      vi: 'không tin rằng một cột phủ được nơi mà các trạm cùng thế hệ trên cột hiện chưa phủ',
    },
  },
  at: {
    type: 'string',
    value: 'LNG,LAT',
    multiple: true,
    help: {
      en: 'also look at this position, called own/LNG,LAT: forbid a site and pin this to move it; may be repeated',
      vi: 'xét thêm vị trí này, gọi là own/LNG,LAT: cấm một vị trí rồi ghim vị trí này là dời nó; có thể nêu nhiều lần',
    },
  },
  near: {
    type: 'string',
    value: 'M',
    help: {
      en: 'list masts of different users less than this apart, that could have been one (default: 300)',
      vi: 'liệt kê các cột của nhiều đơn vị cách nhau dưới số mét này, lẽ ra có thể là một (mặc định: 300)',
    },
  },
  gap: {
    type: 'string',
    value: 'PERCENT',
    help: {
      en: 'be content with a plan proved this near to the best (default: 0)',
      vi: 'chấp nhận phương án đã chứng minh chỉ cách tốt nhất chừng này (mặc định: 0)',
    },
  },
  seed: {
    type: 'string',
    value: 'N',
    help: {
      en: 'the same seed and steps give the same answer (default: 1)',
      vi: 'cùng seed và steps thì cho cùng kết quả (mặc định: 1)',
    },
  },
  steps: {
    type: 'string',
    value: 'N',
    help: {
      en: 'steps of the search before the exact solver (default: 600)',
      vi: 'số bước tìm kiếm trước bộ giải chính xác (mặc định: 600)',
    },
  },
  'time-limit': {
    type: 'string',
    value: 'S',
    help: {
      en: 'stop searching after this many seconds with the best so far (default: 60)',
      vi: 'dừng tìm sau số giây này với phương án tốt nhất đã có (mặc định: 60)',
    },
  },
  profile: PROFILE_OPTION,
  layer: LAYER_OPTION,
  workers: WORKERS_OPTION,
  json: JSON_OPTION,
};
