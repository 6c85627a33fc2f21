import type { DatasetFile } from '../../data/schemas/dataset-json.ts';

/** A `dataset.json` as it is given out and as it is read. */
export const settingsText = (settings: DatasetFile): string => `${JSON.stringify(settings, null, 2)}\n`;
