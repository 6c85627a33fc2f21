import type { LayerName } from '../../engine/index.ts';
import type { HeaderFit } from '../header-fit.ts';
import { type Row, type SourceFile, UnreadableFileError } from '../row.ts';
import { chooseCrs, nameOfCrsMember } from './file-crs.ts';
import { formatOf, READABLE } from './formats.ts';
import { createColumnNamer, type NameColumnsOptions } from './name-columns.ts';
import { openBinary, openBytes } from './open-bytes.ts';
import { takePlaceColumns } from './place-columns.ts';
import type { RawRow } from './raw-row.ts';
import { readCsv } from './read-csv.ts';
import { type GeojsonHeader, readGeojson, readSingleFeature } from './read-geojson.ts';
import { readGeojsonl } from './read-geojsonl.ts';
import { readJsonRows } from './read-json-rows.ts';
import { readWorkbook } from './read-workbook.ts';
import { createReprojector } from './reproject-rows.ts';
import type { TableHead, TableReading } from './table-head.ts';

export interface ReadLayerOptions {
  readonly layer: LayerName;
  /** Canonical column → the file's own header, as `dataset.json` says. */
  readonly columns?: Readonly<Record<string, string>> | undefined;
  /** The system that `dataset.json` names for this layer. */
  readonly crs?: string | undefined;
  /** The system that `dataset.json` names for the whole dataset. */
  readonly datasetCrs?: string | undefined;
  /** The system the file itself turned out to name after its features, see {@link LateCrsError}. */
  readonly lateCrs?: string | undefined;
  /** The sheet of a workbook that `dataset.json` names. */
  readonly sheet?: string | undefined;
  /** Finds the layer's table in a workbook. */
  readonly headerFit: HeaderFit;
  readonly canonicalColumns: NameColumnsOptions['canonicalColumns'];
  readonly placeColumns: readonly string[];
  /** Is given what a table says before its rows. */
  readonly head?: TableHead;
  /** Called with each chunk as stored: for hashes, progress, and cancelling by throwing. */
  readonly onChunk?: (chunk: Uint8Array) => void;
}

/** Thrown when a file names its coordinate system only after rows were given out as if in another: read it again with it. */
export class LateCrsError extends Error {
  override readonly name = 'LateCrsError';
  constructor(
    readonly fileName: string,
    readonly crsName: string,
  ) {
    super(`${fileName}: the crs member stands after the features`);
  }
}

/**
 * The rows of a layer's file in batches: columns under canonical names, positions in WGS84, row numbers as in the file.
 * Throws `UnreadableFileError` where the file as a whole cannot be understood.
 */
export async function* readLayer(file: SourceFile, options: ReadLayerOptions): AsyncGenerator<readonly Row[], void> {
  const format = formatOf(file.name)?.format;
  if (format === undefined) throw new UnreadableFileError(file.name, 'unknown-format', { formats: READABLE });
  const open = format === 'workbook' ? openBinary : openBytes;
  const bytes = open(file, tap(file, options.onChunk));
  try {
    if (format === 'geojsonl') yield* finishRows(readGeojsonl(bytes, file.name), file, options, false, {});
    else if (format === 'csv') yield* finishRows(readCsv(bytes, inTable(file, options)), file, options, true, {});
    else if (format === 'workbook')
      yield* finishRows(readWorkbook(bytes, inTable(file, options)), file, options, true, {});
    else yield* readJson(bytes, file, options, format === 'json');
  } finally {
    await bytes.return();
  }
}

async function* tap(file: SourceFile, onChunk?: (chunk: Uint8Array) => void): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of file.stream()) {
    onChunk?.(chunk);
    yield chunk;
  }
}

/** What the readers of tables are told. */
const inTable = (file: SourceFile, options: ReadLayerOptions): TableReading => ({
  fileName: file.name,
  headerFit: options.headerFit,
  sheet: options.sheet,
  mayRepeat: mayRepeat(options),
  head: options.head,
});

/** A header that names no canonical column may stand twice in a table. */
const mayRepeat =
  ({ layer, canonicalColumns, placeColumns }: ReadLayerOptions) =>
  (header: string): boolean => {
    const [name] = canonicalColumns(layer, [header]);
    return name === header && canonicalColumns(layer, [`${header} `])[0] !== header && !placeColumns.includes(name);
  };

async function* readJson(
  bytes: AsyncGenerator<Uint8Array, void>,
  file: SourceFile,
  options: ReadLayerOptions,
  mayBeRows: boolean,
): AsyncGenerator<readonly Row[], void> {
  const first = await bytes.next();
  const chunks = resume(first, bytes);
  if (mayBeRows && startsArray(first.value ?? new Uint8Array(0))) {
    yield* finishRows(readJsonRows(chunks, file.name), file, options, true, {});
    return;
  }
  const header: GeojsonHeader = {};
  yield* finishRows(readGeojson(chunks, file.name, header), file, options, false, header);
  if (!header.isSingleFeature) return;
  const again = openBytes(file, file.stream());
  yield* finishRows(readSingleFeature(again, file.name), file, options, false, header);
}

/** A generator with the piece that was already taken from it. */
export async function* resume(
  first: IteratorResult<Uint8Array, void>,
  rest: AsyncGenerator<Uint8Array, void>,
): AsyncGenerator<Uint8Array, void> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

/** Whether a JSON text is a list. */
export const startsArray = (bytes: Uint8Array): boolean => bytes.find((byte) => byte > 0x20) === 0x5b;

/** What is common to all formats: canonical columns, geometry out of columns, WGS84. */
async function* finishRows(
  batches: AsyncGenerator<RawRow[], void>,
  file: SourceFile,
  options: ReadLayerOptions,
  isPlaceInColumns: boolean,
  header: GeojsonHeader,
): AsyncGenerator<readonly Row[], void> {
  const nameColumns = createColumnNamer({ ...options, fileName: file.name, isPlaceInColumns });
  const statements = { fileName: file.name, ofLayer: options.crs, ofDataset: options.datasetCrs };
  const ofFile = (): string | undefined => options.lateCrs ?? nameOfCrsMember(header.crs, file.name);
  let crs: ReturnType<typeof chooseCrs> | null = null;
  let reproject: ReturnType<typeof createReprojector> | null = null;
  // Positions that do not fit the system may still be explained by a crs member after the features.
  let misfit: UnreadableFileError | null = null;
  for await (const batch of batches) {
    if (misfit !== null) continue;
    crs ??= chooseCrs({ ...statements, ofFile: ofFile() });
    reproject ??= createReprojector(crs, file.name, isPlaceInColumns);
    const named = batch.map(nameColumns);
    try {
      yield reproject(isPlaceInColumns ? named.map(takePlaceColumns) : named);
    } catch (error) {
      if (!(error instanceof UnreadableFileError) || ofFile() !== undefined) throw error;
      misfit = error;
    }
  }
  const finalCrs = chooseCrs({ ...statements, ofFile: ofFile() });
  if (crs !== null && finalCrs.name !== crs.name) throw new LateCrsError(file.name, ofFile() as string);
  if (misfit !== null) throw misfit;
}
