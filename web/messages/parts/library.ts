import type { Notice } from '../../state/notices.ts';

/** What is said of the datasets that the browser keeps, and of what happens to them. */
export interface LibraryMessages {
  readonly title: string;
  readonly explain: string;
  readonly empty: string;
  readonly columns: Readonly<Record<'name' | 'size' | 'saved' | 'actions', string>>;
  readonly actions: Readonly<Record<'open' | 'rename' | 'duplicate' | 'export' | 'delete', string>>;
  readonly of: (action: string, name: string) => string;
  readonly isOpen: string;
  readonly nameField: string;
  readonly save: string;
  readonly copyOf: (name: string) => string;
  readonly confirmDelete: (name: string) => string;
  readonly openElsewhere: (name: string) => string;
  readonly full: string;
  readonly failed: string;
  readonly room: (used: string, quota: string) => string;
  readonly roomLabel: string;
  readonly importFiles: string;
  readonly undo: string;
  readonly giveUp: string;
  readonly notices: Readonly<Record<Notice, string>>;
  readonly noticeActions: Readonly<Record<'export' | 'library' | 'again' | 'measure' | 'reload', string>>;
}

export const vi: LibraryMessages = {
  title: 'Dữ liệu đã lưu trên máy này',
  explain:
    'Dữ liệu bạn mở được lưu trong trình duyệt này và không rời khỏi máy. Xóa dữ liệu trang web của trình duyệt sẽ xóa cả ở đây; hãy xuất tệp để giữ lâu dài.',
  empty: 'Chưa lưu dữ liệu nào. Dữ liệu bạn mở sẽ được lưu ở đây.',
  columns: { name: 'Tên', size: 'Dung lượng', saved: 'Lưu lúc', actions: 'Thao tác' },
  actions: { open: 'Mở', rename: 'Đổi tên', duplicate: 'Nhân bản', export: 'Xuất tệp', delete: 'Xóa' },
  of: (action, name) => `${action} ${name}`,
  isOpen: 'đang mở',
  nameField: 'Tên mới',
  save: 'Lưu',
  copyOf: (name) => `${name} (bản sao)`,
  confirmDelete: (name) => `Xóa hẳn “${name}” cùng các phương án đi kèm?`,
  openElsewhere: (name) => `“${name}” đang mở ở một thẻ. Hãy đóng thẻ đó hoặc mở dữ liệu khác trước khi xóa.`,
  full: 'Trình duyệt hết chỗ lưu. Không có gì bị mất; hãy xóa bớt dữ liệu hoặc xuất tệp.',
  failed: 'Không làm được việc này. Dữ liệu đã lưu vẫn như cũ.',
  room: (used, quota) => `Đã dùng ${used} trong ${quota} mà trình duyệt cho phép`,
  roomLabel: 'Chỗ lưu của trình duyệt',
  importFiles: 'Mở tệp…',
  undo: 'Không xóa',
  giveUp: 'Hủy',
  notices: {
    'storage-full':
      'Trình duyệt hết chỗ lưu: dữ liệu đang mở vẫn dùng được, nhưng sẽ mất khi đóng trang. Hãy xuất tệp, hoặc xóa bớt dữ liệu rồi lưu lại.',
    'no-storage':
      'Trình duyệt không cho lưu (cửa sổ ẩn danh?). Dữ liệu vẫn dùng được, nhưng sẽ mất khi đóng trang. Hãy xuất tệp.',
    'plan-not-kept':
      'Trình duyệt hết chỗ lưu: kế hoạch của bạn vẫn dùng được, nhưng sẽ mất khi đóng trang. Hãy giữ lại tệp kế hoạch.',
    'other-tab':
      'Dữ liệu này đang mở ở một thẻ khác. Thẻ đó được ghi thay đổi; những gì bạn chọn ở đây không được lưu.',
    'came-measured': 'Kết quả được đo khi đóng gói tệp, không phải vừa đo.',
    'measured-same': 'Đã đo lại: đúng như kết quả đi kèm tệp, từng bit một.',
    'measured-otherwise':
      'Đã đo lại: khác với kết quả đi kèm tệp. Trang đang hiện kết quả vừa đo; hãy hỏi người đã đóng gói dữ liệu.',
    reopened: 'Tiến trình tính toán đã dừng và được khởi động lại. Dữ liệu được mở lại đúng chỗ bạn đang xem.',
    'new-version': 'Đã có phiên bản mới của phusong.',
  },
  noticeActions: {
    export: 'Xuất tệp',
    library: 'Xem dữ liệu đã lưu',
    again: 'Lưu lại',
    measure: 'Đo lại',
    reload: 'Tải lại trang',
  },
};

export const en: LibraryMessages = {
  title: 'Datasets kept on this machine',
  explain:
    'Datasets that you open are kept in this browser and do not leave the machine. Clearing the site’s data clears them too; export a file to keep one for good.',
  empty: 'Nothing is kept yet. Datasets that you open are kept here.',
  columns: { name: 'Name', size: 'Size', saved: 'Saved', actions: 'Actions' },
  actions: { open: 'Open', rename: 'Rename', duplicate: 'Duplicate', export: 'Export', delete: 'Delete' },
  of: (action, name) => `${action} ${name}`,
  isOpen: 'open now',
  nameField: 'New name',
  save: 'Save',
  copyOf: (name) => `${name} (copy)`,
  confirmDelete: (name) => `Delete “${name}” for good, with the scenarios kept beside it?`,
  openElsewhere: (name) => `“${name}” is open in a tab. Close that tab, or open something else in it, before deleting.`,
  full: 'The browser has no room left. Nothing is lost; delete a dataset or export a file.',
  failed: 'This did not work. What was kept is as it was.',
  room: (used, quota) => `${used} used of the ${quota} that the browser grants`,
  roomLabel: 'The browser’s storage',
  importFiles: 'Open files…',
  undo: 'Keep it',
  giveUp: 'Cancel',
  notices: {
    'storage-full':
      'The browser has no room left: the open dataset works, but is lost when the page closes. Export it, or delete another and save again.',
    'no-storage':
      'The browser keeps nothing here (a private window?). The dataset works, but is lost when the page closes. Export it.',
    'plan-not-kept': 'The browser has no room left: your plan works, but is lost when the page closes. Keep its file.',
    'other-tab':
      'This dataset is open in another tab, which was first and keeps its changes. What you choose here is not kept.',
    'came-measured': 'Measured when this file was packed, not just now.',
    'measured-same': 'Measured again: the same as what came with the file, to the bit.',
    'measured-otherwise':
      'Measured again: not what came with the file. The page shows what was measured now; ask who packed the data.',
    reopened: 'The computing process ended and was started again. The dataset is opened again where you were.',
    'new-version': 'A new version of phusong is ready.',
  },
  noticeActions: {
    export: 'Export',
    library: 'See kept datasets',
    again: 'Save again',
    measure: 'Measure again',
    reload: 'Reload',
  },
};
