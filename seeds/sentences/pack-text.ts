import type { PackFaultCode, PackFaultParams } from '../../engine/pack/pack-faults.ts';
import type { FaultsInside } from './settings-text.ts';

const PARTS: Readonly<Record<string, string>> = { header: 'phần đầu', directory: 'mục lục' };

const partOf = ({ part }: PackFaultParams): string => PARTS[part] ?? String(part).replace(/^section /, 'phần ');

/** Why a packed file cannot be read, in Vietnamese: the predicate of a sentence about the file. */
const PACK_VI: Readonly<Record<PackFaultCode, (params: PackFaultParams) => string>> = {
  empty: () => 'tệp rỗng',
  'not-packed': () => 'tệp không phải do phusong đóng gói',
  rewritten: () => 'tệp đã bị sửa như một văn bản trên đường đi; hãy chép lại ở chế độ nhị phân',
  'cut-off': ({ there, length }) =>
    `tệp bị cắt cụt sau ${there}${length === undefined ? '' : ` trên ${length}`} byte; hãy chép lại hoặc đóng gói lại`,
  'goes-on': ({ bytes }) => `tệp còn thừa ${bytes} byte ở cuối; hãy chép lại hoặc đóng gói lại`,
  'other-format': ({ format, known }) =>
    `tệp có định dạng ${format}, trong khi ở đây đọc định dạng ${known}; hãy đóng gói lại`,
  'other-columns': () => 'tệp do phiên bản phusong khác đóng gói, với các cột khác; hãy đóng gói lại',
  'other-byte-order': () => 'tệp được đóng gói trên máy có thứ tự byte khác; hãy đóng gói lại',
  'other-attachments': ({ form, known }) =>
    `phần đính kèm có dạng ${form}, trong khi ở đây đọc dạng ${known}; hãy mở bằng phiên bản đã đóng gói tệp`,
  'broken-list': () => 'tệp không chứa đủ những gì nó kê khai; hãy đóng gói lại',
  'lacks-section': ({ name }) => `tệp thiếu phần ${name}; hãy đóng gói lại`,
  contradicts: (params) => `${partOf(params)} của tệp tự mâu thuẫn; hãy đóng gói lại`,
  damaged: (params) => `${partOf(params)} của tệp bị hỏng; hãy chép lại hoặc đóng gói lại`,
};

/** What is wrong inside a refused packed file, in Vietnamese. */
export const packInside = (further: FaultsInside): string[] =>
  further.map(({ code, params }) => PACK_VI[code as PackFaultCode](params));
