/** How a layer's file is written. `json` is told apart by its first character. */
export type Format = 'geojson' | 'geojsonl' | 'csv' | 'json' | 'workbook';

const EXTENSIONS: Readonly<Record<string, Format>> = {
  geojson: 'geojson',
  json: 'json',
  geojsonl: 'geojsonl',
  ndjson: 'geojsonl',
  csv: 'csv',
  tsv: 'csv',
  xlsx: 'workbook',
  xlsm: 'workbook',
};

/** What a file name promises: `villages.csv.gz` is the stem `villages` in the format `csv`; `null` where no reader fits. */
export function formatOf(fileName: string): { stem: string; format: Format } | null {
  const match = /^(.+)\.([a-z]+)$/i.exec(fileName.replace(/\.gz$/i, ''));
  const extension = match?.[2].toLowerCase() ?? '';
  return match && Object.hasOwn(EXTENSIONS, extension) ? { stem: match[1], format: EXTENSIONS[extension] } : null;
}

/** The extensions that {@link formatOf} knows, for messages. */
export const READABLE = '.geojson, .geojsonl, .ndjson, .csv, .tsv, .xlsx, .xlsm or .json, each also as .gz';
