import type { LayerName } from '../../engine/index.ts';
import { UnreadableFileError } from '../row.ts';
import type { RawRow } from './raw-row.ts';

export interface NameColumnsOptions {
  readonly layer: LayerName;
  readonly fileName: string;
  /** Canonical column → the file's own header, as `dataset.json` says. */
  readonly columns?: Readonly<Record<string, string>> | undefined;
  /** The canonical columns of a whole header line; a header that means none is given back. */
  readonly canonicalColumns: (layer: LayerName, headers: readonly string[]) => readonly string[];
  /** Columns that say where a row lies; left under their own names where geometry is not in columns. */
  readonly placeColumns: readonly string[];
  readonly isPlaceInColumns: boolean;
}

type NameColumns = (row: RawRow) => RawRow;

/**
 * A function that gives a row with its columns under canonical names. An `id` that stands beside the properties of a
 * feature becomes the column `id` where there is none. Throws where `dataset.json` names a header the file lacks.
 */
export function createColumnNamer(options: NameColumnsOptions): NameColumns {
  const known = new Map<string, readonly string[]>();
  const wanted = new Set(Object.values(options.columns ?? {}).map((header) => header.normalize()));
  return (row) => {
    if (row.problem) return row;
    const headers = Object.keys(row.values);
    if (wanted.size > 0) for (const header of headers) wanted.delete(header.normalize());
    const key = headers.join('\0');
    let names = known.get(key);
    if (names === undefined) {
      names = nameHeaders(headers, options);
      if (known.size < 1000) known.set(key, names);
    }
    if (wanted.size > 0 && options.isPlaceInColumns) throw missingHeader([...wanted], headers, options);
    return { ...row, values: renameValues(row, headers, names) };
  };
}

function nameHeaders(headers: readonly string[], options: NameColumnsOptions): readonly string[] {
  const { layer, columns = {}, canonicalColumns, placeColumns, isPlaceInColumns } = options;
  const declared = new Map(Object.entries(columns).map(([column, header]) => [header.normalize(), column]));
  const taken = new Set(declared.values());
  return canonicalColumns(layer, headers).map((name, index) => {
    const header = headers[index];
    const own = declared.get(header.normalize());
    if (own !== undefined) return own;
    if (taken.has(name)) return header === name ? `${header} (2)` : header;
    return !isPlaceInColumns && placeColumns.includes(name) ? header : name;
  });
}

function renameValues(row: RawRow, headers: readonly string[], names: readonly string[]): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null);
  for (let k = 0; k < headers.length; k++) values[names[k]] = row.values[headers[k]];
  if (row.featureId !== undefined && values.id === undefined) values.id = row.featureId;
  return values;
}

function missingHeader(missing: string[], headers: readonly string[], { fileName }: NameColumnsOptions): Error {
  const listed = missing.map((header) => `"${header}"`).join(', ');
  return new UnreadableFileError(fileName, 'missing-header', { missing: listed, headers: headers.join(', ') });
}
