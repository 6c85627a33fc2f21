import type { OutputFaultCode, OutputFaultParams, OutputFolderError } from '../../data/write/output-faults.ts';
import type { Language } from '../labels/index.ts';

type Sentence = string | ((params: OutputFaultParams) => string);

/** What each code says in Vietnamese, after the path. */
const VI: Readonly<Record<OutputFaultCode, Sentence>> = {
  ENOSPC: 'đĩa đã đầy; chưa ghi gì',
  EDQUOT: 'đã dùng hết hạn mức đĩa; chưa ghi gì',
  EFBIG: 'tệp quá lớn đối với đĩa này; chưa ghi gì',
  EACCES: 'không có quyền ghi vào đó; chưa ghi gì',
  EPERM: 'không có quyền ghi vào đó; chưa ghi gì',
  EROFS: 'đĩa chỉ cho phép đọc; chưa ghi gì',
  ENOTDIR: 'một phần của đường dẫn là tệp, không phải thư mục; chưa ghi gì',
  ENAMETOOLONG: 'tên quá dài; chưa ghi gì',
  ELOOP: 'các liên kết dẫn vòng về chính chúng; chưa ghi gì',
  EBUSY: 'thư mục đang được dùng, hoặc là gốc của ổ đĩa; chưa ghi gì',
  EXDEV: 'thư mục nằm trên đĩa khác; chưa ghi gì',
  EIO: 'không ghi được vào đĩa; chưa ghi gì',
  'is-file': 'là tệp, không phải thư mục',
  'not-empty': 'thư mục có sẵn tệp và không phải kết quả của lần chạy trước; hãy chọn thư mục mới hoặc thư mục trống',
  'other-command': ({ command }) => `thư mục chứa kết quả của phusong ${command}, sẽ bị mất; hãy chọn thư mục khác`,
  'written-meanwhile': 'một lần chạy khác vừa ghi kết quả vào đây; lần chạy này chưa ghi gì',
  'changed-file': ({ file }) => `thư mục có ${file}, đã được sửa sau khi ghi và sẽ bị mất; hãy chọn thư mục khác`,
  'foreign-file': ({ file }) =>
    `thư mục có ${file}, không phải kết quả của lần chạy trước và sẽ bị mất; hãy chuyển tệp đó đi hoặc chọn thư mục khác`,
};

/** Why outputs cannot be written, with the path, as a sentence in a language. */
export function outputText({ path, fault, params, message }: OutputFolderError, language: Language): string {
  const sentence = VI[fault];
  return language === 'en' ? message : `${path}: ${typeof sentence === 'string' ? sentence : sentence(params)}`;
}
