/** What the widgets of React Aria say by themselves to those who do not see the page; it knows 34 languages, and not this one. */
export const widgetWords = {
  dismiss: 'Đóng',
  selectPlaceholder: 'Chọn',
  'Clear search': 'Xóa nội dung tìm',
} as const;
