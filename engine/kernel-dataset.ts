import type { Dataset } from './dataset.ts';

/** The layers that have most rows, and texts that no kernel reads. */
const TEXTLESS = ['villages', 'coverage', 'fiber', 'roads'] as const;

/**
 * The dataset as kernels need it: its largest layers without their texts (names, identifiers, dates). Columns of numbers can be
 * shared with workers, but every text would be copied for each of them.
 */
export const kernelDataset = (dataset: Dataset): Dataset => ({
  ...dataset,
  ...Object.fromEntries(TEXTLESS.map((name) => [name, withoutTexts(dataset[name])])),
});

const withoutTexts = (layer: object | null): object | null =>
  layer &&
  Object.fromEntries(Object.entries(layer).map(([name, column]) => [name, Array.isArray(column) ? [] : column]));
