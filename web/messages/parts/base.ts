import type { AddressFault } from '../../map/base/address-base.ts';

/** What is said where a user lays a map of his own below everything. */
export interface BaseMessages {
  readonly title: string;
  readonly text: string;
  readonly shown: (name: string) => string;
  readonly remove: string;
  readonly archiveTitle: string;
  readonly archiveText: string;
  readonly chooseArchive: string;
  readonly noArchive: (name: string) => string;
  readonly addressTitle: string;
  readonly addressLabel: string;
  readonly useAddress: string;
  readonly leaves: (origin: string) => string;
  readonly faults: Readonly<Record<AddressFault, (origin: string) => string>>;
}

export const vi: BaseMessages = {
  title: 'Nền bản đồ của bạn',
  text: 'Bản đồ được vẽ từ chính dữ liệu, không cần mạng. Bạn có thể đặt thêm một nền của mình bên dưới; nền này không được lưu và không ảnh hưởng đến kết quả.',
  shown: (name) => `Đang dùng: ${name}`,
  remove: 'Bỏ nền',
  archiveTitle: 'Tệp PMTiles trên máy này',
  archiveText: 'Ảnh hoặc vectơ. Tệp được đọc tại chỗ: không có gì được gửi đi, và dùng được khi không có mạng.',
  chooseArchive: 'Chọn tệp .pmtiles…',
  noArchive: (name) => `Không đọc được ${name}: đây không phải tệp PMTiles phiên bản 3, hoặc tệp bị hỏng.`,
  addressTitle: 'Địa chỉ trên mạng',
  addressLabel: 'Địa chỉ ảnh có {z}/{x}/{y}, hoặc tệp kiểu (style) .json',
  useAddress: 'Dùng địa chỉ này',
  leaves: (origin) =>
    `Nền này được tải từ ${origin}: máy chủ đó sẽ biết bạn đang xem khu vực nào. Số liệu của bạn vẫn không rời khỏi máy.`,
  faults: {
    address: () => 'Đây không phải một địa chỉ http hoặc https.',
    blocked: (origin) =>
      `Chính sách bảo mật của trang không cho tải từ ${origin}. Hãy mở lại ứng dụng bằng: phusong serve --allow-origin ${origin}`,
    unreachable: (origin) =>
      `${origin} không trả lời, hoặc không cho phép trang khác dùng (CORS). Hãy kiểm tra địa chỉ và kết nối mạng.`,
    'no-style': () => 'Địa chỉ này không trả về một tệp kiểu bản đồ có lớp nền để vẽ.',
    archive: () => 'Đây là một tệp PMTiles: hãy tải tệp về máy rồi chọn ở phần trên.',
    'no-source': (address) => `Tệp kiểu này lấy dữ liệu từ ${address}, là địa chỉ mà trang không đọc được.`,
  },
};

export const en: BaseMessages = {
  title: 'A base map of your own',
  text: 'The map is drawn from the data itself and needs no network. You may lay a map of your own below it; it is not kept, and changes no result.',
  shown: (name) => `In use: ${name}`,
  remove: 'Take it away',
  archiveTitle: 'A PMTiles file on this machine',
  archiveText:
    'Pictures or vectors. The file is read where it is: nothing is sent anywhere, and it works without a network.',
  chooseArchive: 'Choose a .pmtiles file…',
  noArchive: (name) => `${name} cannot be read: it is not a PMTiles file of version 3, or it is damaged.`,
  addressTitle: 'An address on the network',
  addressLabel: 'Address of pictures with {z}/{x}/{y}, or of a style document .json',
  useAddress: 'Use this address',
  leaves: (origin) =>
    `This map comes from ${origin}: that server will know which area you look at. Your figures still do not leave the machine.`,
  faults: {
    address: () => 'That is not an http or https address.',
    blocked: (origin) =>
      `The page's security policy does not let anything in from ${origin}. Start the app again with: phusong serve --allow-origin ${origin}`,
    unreachable: (origin) =>
      `${origin} does not answer, or does not let other pages use it (CORS). Check the address and the connection.`,
    'no-style': () => 'What is at that address is no map style with a ground to draw.',
    archive: () => 'That is a PMTiles file: download it and choose it above.',
    'no-source': (address) => `This style draws from ${address}, which is no address that the page can read.`,
  },
};
