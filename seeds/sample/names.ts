import { makeRandom } from './random.ts';
import type { SettlementShape } from './spec.ts';

/** Makes invented names, each once. */
export interface Namer {
  district(isCapital: boolean): string;
  commune(isTown: boolean): string;
  village(isTown: boolean, number: number): string;
  /** A bare name, for streets and schools. */
  plain(): string;
}

/** Syllables in the sound of the region; put together at random, so that a name names no real place. */
const SYLLABLES = {
  highland: {
    first: ['Nậm', 'Huổi', 'Pa', 'Tà', 'Mường', 'Sin', 'Lùng', 'Phìn', 'Sùng', 'Khun', 'Pu', 'Noong', 'Hua', 'Chế'],
    second: [
      'Khoét',
      'Sảo',
      'Lừn',
      'Chằm',
      'Pheo',
      'Mẳn',
      'Tòng',
      'Xuây',
      'Rạt',
      'Lếch',
      'Dửn',
      'Pỉnh',
      'Sòi',
      'Nhạo',
      'Cheng',
      'Vàm',
      'Tủi',
      'Hảy',
      'Lẹo',
      'Ngòn',
      'Bủng',
      'Phặt',
      'Đanh',
      'Sẻn',
    ],
    village: 'Bản',
  },
  lowland: {
    first: [
      'Yên',
      'Khánh',
      'Gia',
      'Phúc',
      'Lạc',
      'Đồng',
      'Thượng',
      'Ninh',
      'Trường',
      'Quảng',
      'Xuân',
      'Kim',
      'Đức',
      'Văn',
    ],
    second: [
      'Lẫm',
      'Vệ',
      'Thuận',
      'Tước',
      'Khuê',
      'Trạc',
      'Bồng',
      'Mẫn',
      'Lãng',
      'Đoài',
      'Hàm',
      'Tĩnh',
      'Quyến',
      'Sùng',
      'Nghiên',
      'Thảo',
      'Duệ',
      'Lương',
      'Phẩm',
      'Khoát',
      'Uyển',
      'Giám',
      'Trì',
      'Soạn',
    ],
    village: 'Thôn',
  },
  central: {
    first: [
      'Phú',
      'Hương',
      'Vinh',
      'Thủy',
      'Điền',
      'Lộc',
      'Quảng',
      'Phong',
      'A',
      'Thượng',
      'Diên',
      'Kế',
      'Triều',
      'Lại',
    ],
    second: [
      'Lẫm',
      'Tuần',
      'Sặc',
      'Miên',
      'Thược',
      'Rân',
      'Khoan',
      'Điểm',
      'Trạm',
      'Vịnh',
      'Nghĩa',
      'Dõng',
      'Thoại',
      'Cẩn',
      'Lư',
      'Sình',
      'Bãng',
      'Toản',
      'Viễn',
      'Hạc',
      'Mậu',
      'Kiền',
      'Chữ',
      'Đàm',
    ],
    village: 'Thôn',
  },
} as const;

export function makeNamer(kind: SettlementShape['names'], seed: number): Namer {
  const random = makeRandom(seed);
  const table = SYLLABLES[kind];
  const used = new Set<string>();
  const fresh = (): string => {
    for (let tries = 0; ; tries++) {
      const tail = tries < 12 ? '' : ` ${random.pick(table.second)}`;
      const name = `${random.pick(table.first)} ${random.pick(table.second)}${tail}`;
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
  return {
    district: (isCapital) => `${isCapital ? 'Thành phố' : 'Huyện'} ${fresh()}`,
    commune: (isTown) => `${isTown ? 'Thị trấn' : 'Xã'} ${fresh()}`,
    village: (isTown, number) => (isTown ? `Tổ dân phố ${number}` : `${table.village} ${fresh()}`),
    plain: fresh,
  };
}
