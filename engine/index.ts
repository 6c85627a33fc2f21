/** The computation: packed columns in, verdicts, indicators and scorecard out. Pure: no DOM, no Node, no clock. */
export * from './analysis.ts';
export {
  type AnalyzeOptions,
  analyze,
  type Measured,
  type Measurement,
  measure,
  measuredOf,
  measurementOf,
  scoreAgainst,
} from './analyze.ts';
export * from './dataset.ts';
export { ringAreaM2 } from './geodesy/area.ts';
export { distanceM, lengthM } from './geodesy/distance.ts';
export * from './indicators.ts';
export {
  createKernelContext,
  createLocalRunner,
  type Kernel,
  type KernelContext,
  type KernelRunner,
  type Range,
  splitRange,
} from './kernel.ts';
export { kernelDataset } from './kernel-dataset.ts';
export { type KernelRegistry, kernels } from './kernels.ts';
export { standingSiteId, standingSites } from './measure/locations.ts';
export { ALL, ANY, BEST, bestOperator, cellOf } from './measure/table.ts';

export { flattenParts } from './pack/flatten-parts.ts';
export { PackedFileError } from './pack/pack-faults.ts';
export type { Attachments } from './pack/packed-attachments.ts';
export { type PackedContent, readAttachments, readPacked, writePacked } from './pack/packed-file.ts';

export { isSameMeasured } from './pack/packed-measured.ts';
export { createDatasetPacker, type DatasetPacker } from './pack/packer.ts';
export { covers } from './predicates/point-in-polygon.ts';
export * from './profile.ts';
export * from './records.ts';
export { listGaps } from './score/gaps.ts';
export { latestObservation, type Observation, resolveTarget, scorePlan } from './score/scorecard.ts';
export * from './vocabulary.ts';
