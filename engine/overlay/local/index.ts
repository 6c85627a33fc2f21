/** Overlays redone in a small window and spliced into what is known of the whole, to the same bits. */
export type { UnitPolygons } from '../units.ts';
export { cleanUnits, concatUnits, toBoxInDegrees, toBoxInUnits, toEdgeLines } from './clean-units.ts';
export { type AreaEffect, type ChangedOutline, effectOn, type MeasuredGround, renewAreaSum } from './local-area.ts';
export { inAll, inFirstOnly, type Together, togetherIn } from './local-layers.ts';
export { unionIn } from './local-union.ts';
export {
  eachStretch,
  type Outline,
  type OutlinePart,
  type OutlineRing,
  partsToPolygonSet,
  toOutline,
} from './outline.ts';
export type { OutlineEdges } from './outline-edges.ts';
export { type SplicedOutline, spliceOutline } from './splice-outline.ts';
export { drawInWindow, guardCells, type LocalWindow, windowAround } from './window.ts';
export { boxesMeet, boxOfPoints, EMPTY_BOX, joinBoxes, padBox, touchesBox } from './zone.ts';
