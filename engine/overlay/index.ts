/** Polygon overlay: one arrangement answers every Boolean question. */
export { type Box, clipToBox } from './clip.ts';
export { type DissolveOptions, dissolve } from './dissolve.ts';
export { type EdgeAreaM2, overlay, overlayAreas, type Question } from './overlay.ts';
export {
  concatPolygonSets,
  emptyPolygonSet,
  type PolygonColumns,
  type PolygonSet,
  polygonSetFromFeatures,
  selectParts,
} from './polygon-set.ts';
