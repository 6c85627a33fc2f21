import { z } from 'zod';
import { LAYERS, type LayerName } from '../../engine/index.ts';
import { canonicalColumn, layerColumns, PLACE_COLUMNS } from '../aliases/index.ts';
import { nearest } from '../nearest.ts';
import type { IssueParams } from '../row.ts';
import { parseDate } from './parse-date.ts';
import { type Parsed, parseJson, parseWith } from './problems.ts';
import { because, type SettingsFaultCode } from './settings-faults.ts';

const name = z.string().trim().min(1).max(200);

/** A file that lies in the dataset's folder itself. */
const file = name.refine((path) => !/[/\\]|^[a-z]:/i.test(path), because('outside-folder'));

const layer = z.strictObject({
  file: file.optional(),
  crs: name.optional(),
  /** The sheet of an Excel workbook that holds the layer. */
  sheet: name.optional(),
  /** Canonical column → the file's own header. */
  columns: z.record(name, name).optional(),
});

/** Reports a column that its layer does not have, and a header that two columns take: neither would be read. */
function checkColumns(layers: { readonly [L in LayerName]?: DatasetLayer }, ctx: z.core.$RefinementCtx): void {
  for (const [name, { columns = {} }] of Object.entries(layers)) {
    const known = [...layerColumns(name as LayerName), ...PLACE_COLUMNS];
    const takers = new Map<string, string>();
    const report = (column: string, code: SettingsFaultCode, facts: IssueParams) =>
      ctx.addIssue({ code: 'custom', path: [name, 'columns', column], ...because(code, facts) });
    for (const [column, header] of Object.entries(columns)) {
      const other = takers.get(header.normalize());
      if (!known.includes(column)) report(column, 'unknown-column', whichIsMeant(name as LayerName, column, known));
      else if (other !== undefined) report(column, 'header-twice', { header, other });
      else takers.set(header.normalize(), column);
    }
  }
}

/** The column of a layer that another name was to be: one that it is an alias of, or nearly is; else all of them. */
function whichIsMeant(layer: LayerName, name: string, known: readonly string[]): IssueParams {
  const alias = canonicalColumn(layer, name);
  const meant = alias === name ? nearest(name, known) : alias;
  return meant === null ? { layer, known: known.join(', ') } : { layer, meant };
}

const datasetJson = z.strictObject({
  name: name.optional(),
  as_of: name.refine((date) => parseDate(date)?.time === '', because('not-a-date', { like: '2023-03-15' })).optional(),
  plan: name.optional(),
  crs: name.optional(),
  /** Made up to show what a dataset looks like: reports say so. */
  sample: z.boolean().optional(),
  note: z.string().max(2000).optional(),
  layers: z.partialRecord(z.enum(LAYERS), layer).superRefine(checkColumns).optional(),
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
