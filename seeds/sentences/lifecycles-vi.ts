import type { Lifecycle } from '../../engine/vocabulary.ts';

/** Whether a thing stands, in Vietnamese. */
export const LIFECYCLES_VI: Readonly<Record<Lifecycle, string>> = {
  operational: 'đang hoạt động',
  planned: 'dự kiến',
  retired: 'đã dừng',
};
