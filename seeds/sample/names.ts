import { makeRandom } from './random.ts';
import type { SettlementShape } from './spec.ts';

/** Makes invented names, each once. */
export interface Namer {
  district(isCapital: boolean): string;
  commune(kind: 'Phường' | 'Thị trấn' | 'Xã'): string;
  /** A village of the country, or the residential group of that number in the town of that name. */
  village(): string;
  group(number: number, town: string): string;
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
      'Tước',
      'Khuê',
      'Trạc',
      'Bồng',
      'Mẫn',
      'Quyến',
      'Nghiên',
      'Duệ',
      'Khoát',
      'Uyển',
      'Soạn',
      'Phác',
      'Triện',
      'Chuyên',
      'Ngạn',
      'Thuật',
      'Diệp',
      'Khảm',
      'Tuệ',
      'Liêu',
      'Sĩ',
      'Bật',
      'Huân',
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
      'Triều',
      'Thượng',
      'Diên',
      'Kế',
      'Thế',
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
      'Trạm',
      'Dõng',
      'Sình',
      'Bãng',
      'Toản',
      'Hạc',
      'Mậu',
      'Kiền',
      'Chữ',
      'Đàm',
      'Rạm',
      'Thẻ',
      'Quạt',
      'Lẽo',
      'Nhuệ',
      'Khải',
      'Duyện',
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
    commune: (kind) => `${kind} ${fresh()}`,
    village: () => `${table.village} ${fresh()}`,
    group: (number, town) => `Tổ dân phố ${number} ${town.replace(/^(Phường|Thị trấn) /, '')}`,
    plain: fresh,
  };
}
