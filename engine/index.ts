export * from './analysis.ts';
export { type AnalyzeOptions, analyze } from './analyze.ts';
export * from './dataset.ts';
export {
  createKernelContext,
  createLocalRunner,
  type Kernel,
  type KernelContext,
  type KernelRunner,
  type Range,
  splitRange,
} from './kernel.ts';
export { type KernelRegistry, kernels } from './kernels.ts';
export { createDatasetPacker, type DatasetPacker } from './pack/packer.ts';
export * from './profile.ts';
export * from './records.ts';
export * from './vocabulary.ts';
