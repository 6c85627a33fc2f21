import { z } from 'zod';
import { LAYERS, type LayerName } from '../../engine/index.ts';
import { parseDate } from './parse-date.ts';
import { type Parsed, parseJson, parseWith } from './problems.ts';
import { because } from './settings-faults.ts';

const name = z.string().trim().min(1).max(200);

/** A file inside the dataset's folder: relative, forward slashes, never upwards. */
const file = name.refine(
  (path) => !/^([/\\]|[a-z]:)/i.test(path) && !/(^|[/\\])\.\.([/\\]|$)/.test(path),
  because('outside-folder'),
);

const layer = z.strictObject({
  file: file.optional(),
  crs: name.optional(),
  /** Canonical column → the file's own header. */
  columns: z.record(name, name).optional(),
});

const datasetJson = z.strictObject({
  name: name.optional(),
  as_of: name.refine((date) => parseDate(date)?.time === '', because('not-a-date', { like: '2023-03-15' })).optional(),
  plan: name.optional(),
  crs: name.optional(),
  /** Made up to show what a dataset looks like: reports say so. */
  sample: z.boolean().optional(),
  note: z.string().max(2000).optional(),
  layers: z.partialRecord(z.enum(LAYERS), layer).optional(),
});

/** What `dataset.json` may say about a layer. */
export type DatasetLayer = z.output<typeof layer>;

/** The content of a `dataset.json`. */
export type DatasetFile = z.output<typeof datasetJson> & {
  readonly layers?: { readonly [L in LayerName]?: DatasetLayer } | undefined;
};

/** The content of a `dataset.json`, or what is wrong with it, key by key. */
export function parseDatasetJson(text: string): Parsed<DatasetFile> {
  const json = parseJson(text);
  return 'faults' in json ? json : parseWith(datasetJson, json.value);
}
