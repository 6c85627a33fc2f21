/** Polygon overlay: one arrangement answers every Boolean question. */

export type { CellGrid } from './cell-grid.ts';
export { type Box, clipToBox } from './clip.ts';
export { type AreaCells, areaCells, commonAreaM2, commonAreaSum } from './common-area.ts';
export { commonPart } from './common-part.ts';
export { type DissolveOptions, dissolve } from './dissolve.ts';
export { type DrawnUnion, dissolveOn, gridOver, joinUnions } from './drawn-union.ts';
export { createExactSum, type ExactSum } from './exact-sum.ts';
export { MOST_LAYERS } from './layer-labels.ts';
export { type EdgeAreaM2, overlay, type Question } from './overlay.ts';
export {
  concatPolygonSets,
  emptyPolygonSet,
  type PolygonColumns,
  type PolygonSet,
  polygonSetFromFeatures,
  selectParts,
} from './polygon-set.ts';
export { polygonsOf, ringsOf } from './ring-owners.ts';
export type { UnitBox } from './units.ts';
