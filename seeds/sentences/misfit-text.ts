import type { EditedLayer } from '../../engine/scenario/edit.ts';
import { type Misfit, type MisfitCode, type MisfitParams, misfitSentence } from '../../engine/scenario/misfits.ts';
import type { Lifecycle } from '../../engine/vocabulary.ts';
import type { Language } from '../labels/index.ts';
import { LIFECYCLES_VI } from './lifecycles-vi.ts';

const NOUNS: Readonly<Record<EditedLayer, string>> = {
  sites: 'Trạm',
  stations: 'Thiết bị',
  coverage: 'Vùng phủ',
  fiber: 'Tuyến cáp',
};

const named = ({ layer, id }: MisfitParams): string => `${NOUNS[layer as EditedLayer]} ${id}`;

const VI: Readonly<Record<MisfitCode, (params: MisfitParams) => string>> = {
  'there-already': (params) => `${named(params)} đã có trong dữ liệu`,
  unknown: (params) => `${named(params)} không có trong dữ liệu`,
  several: (params) => `${named(params)} có ${params.count} bản trong dữ liệu, không rõ là bản nào`,
  twice: (params) => `${named(params)} được thêm hai lần`,
  'off-map': (params) => `${named(params)} ra ngoài bản đồ`,
  'unknown-planned': ({ id }) => `Trạm dự kiến ${id} không có trong dữ liệu`,
  'not-planned': ({ id, status }) => `Trạm ${id} ${LIFECYCLES_VI[status as Lifecycle]}, không phải trạm dự kiến`,
  'no-place': ({ id }) => `Thiết bị ${id} không có trạm cũng không có tọa độ`,
  'unknown-site': ({ id, siteId }) => `Thiết bị ${id} đặt tại trạm ${siteId} không có trong dữ liệu`,
  'of-another-site': ({ id, siteId }) => `${id} đi cùng trạm ${siteId} nhưng không nêu mã trạm đó`,
  'moved-off-map': ({ id }) => `Trạm ${id} bị dời ra ngoài bản đồ`,
  'not-of-site': ({ id, siteId }) => `Trạm ${siteId} không có vùng phủ ${id}`,
};

/** Why an edit cannot be made, as a sentence in a language. */
export const misfitText = (misfit: Misfit, language: Language): string =>
  language === 'en' ? misfitSentence(misfit) : VI[misfit.code](misfit.params);
