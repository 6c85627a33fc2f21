import { z } from 'zod';
import { LAYERS, type LayerName } from '../../engine/index.ts';
import { parseDate } from './parse-date.ts';
import { type Parsed, parseJson, toProblems } from './problems.ts';

const name = z.string().trim().min(1, 'must not be empty').max(200, 'is longer than 200 characters');

/** A file inside the dataset's folder: relative, forward slashes, never upwards. */
const file = name.refine((path) => !/^([/\\]|[a-z]:)/i.test(path) && !/(^|[/\\])\.\.([/\\]|$)/.test(path), {
  message: 'must be a path inside the dataset folder',
});

const layer = z.strictObject({
  file: file.optional(),
  crs: name.optional(),
  /** Canonical column → the file's own header. */
  columns: z.record(name, name).optional(),
});

const datasetJson = z.strictObject({
  name: name.optional(),
  as_of: name
    .refine((date) => parseDate(date)?.time === '', { message: 'is not a date such as 2023-03-15' })
    .optional(),
  plan: name.optional(),
  crs: name.optional(),
  /** Made up to show what a dataset looks like: reports say so. */
  sample: z.boolean().optional(),
  note: z.string().max(2000, 'is longer than 2000 characters').optional(),
  layers: z.partialRecord(z.enum(LAYERS), layer).optional(),
});

/** What `dataset.json` may say about a layer. */
export type DatasetLayer = z.output<typeof layer>;

/** The content of a `dataset.json`. */
export type DatasetFile = z.output<typeof datasetJson> & {
  readonly layers?: { readonly [L in LayerName]?: DatasetLayer } | undefined;
};

/** The content of a `dataset.json`, or what is wrong with it, a sentence for each key. */
export function parseDatasetJson(text: string): Parsed<DatasetFile> {
  const json = parseJson(text);
  if ('problems' in json) return json;
  const result = datasetJson.safeParse(json.value);
  return result.success ? { value: result.data } : { problems: toProblems(result.error) };
}
