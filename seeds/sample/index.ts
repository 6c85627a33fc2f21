export { ASSUMPTIONS } from './assumptions.ts';
export { type DemTile, makeDem } from './dem.ts';
export type { LineRow, PointRow, PolygonRow, SampleDataset, SampleLayers, TableRow } from './layers.ts';
export { makeSample } from './make.ts';
export type { Assumption, PlanId } from './spec.ts';
export { SAMPLE_PLANS } from './specs/index.ts';
export { type SampleFile, writeSample } from './write.ts';
