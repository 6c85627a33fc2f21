import { createDatasetPacker, type Dataset, type DatasetPacker, type LayerName } from '../engine/index.ts';
import { canonicalColumns, PLACE_COLUMNS } from './aliases/index.ts';
import { createDatasetChecker, type DatasetChecker, type LayerCounts } from './check/index.ts';
import type { LayerFile } from './find-layers.ts';
import { headerFitOf } from './header-fit.ts';
import { LateCrsError, type ReadLayerOptions, readLayer } from './read/read-layer.ts';
import type { TableHead } from './read/table-head.ts';
import { refuseIfNothingFits } from './refuse-layer.ts';
import { type DatasetSource, type Issue, type LayerInput, nameWithSheet } from './row.ts';
import type { DatasetFile } from './schemas/index.ts';

export interface LoadProgress {
  readonly layer: LayerName;
  readonly file: string;
  /** Bytes read of the file as stored. */
  readonly readBytes: number;
  readonly sizeBytes: number;
}

export interface PartOptions {
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Layers that can be read without the others, with what `dataset.json` says. */
export interface DatasetPart {
  readonly settings: DatasetFile;
  /** In the order of `LAYERS`. */
  readonly files: readonly LayerFile[];
}

/** What was read of those layers; the others are `null`. */
export interface LoadedPart {
  readonly dataset: Dataset;
  readonly carried: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly issues: readonly Issue[];
  readonly inputs: readonly LayerInput[];
}

type CreateSha256 = DatasetSource['createSha256'];

/** The layers of a part, read in the calling thread. Throws as `loadDataset` does. */
export async function loadPart(
  part: DatasetPart,
  createSha256: CreateSha256,
  options: PartOptions = {},
): Promise<LoadedPart> {
  const lateCrs = new Map<string, string>();
  for (;;) {
    try {
      return await loadFiles({ part, createSha256, lateCrs, options });
    } catch (error) {
      if (!(error instanceof LateCrsError) || lateCrs.has(error.fileName)) throw error;
      lateCrs.set(error.fileName, error.crsName);
    }
  }
}

/** What the layers of one part are read into. */
interface Loading {
  readonly part: DatasetPart;
  readonly createSha256: CreateSha256;
  readonly options: PartOptions;
  readonly lateCrs: ReadonlyMap<string, string>;
  readonly checker: DatasetChecker;
  readonly packer: DatasetPacker;
}

/** A layer that has been read; its counts of warnings may still grow until the checker has finished. */
interface ReadLayer {
  readonly file: LayerFile;
  readonly sha256: string;
  readonly counts: LayerCounts;
}

async function loadFiles(loading: Omit<Loading, 'checker' | 'packer'>): Promise<LoadedPart> {
  const checker = createDatasetChecker();
  const packer = createDatasetPacker();
  const layers: ReadLayer[] = [];
  for (const file of loading.part.files) layers.push(await loadLayer(file, { ...loading, checker, packer }));
  checker.finish();
  return {
    dataset: packer.finish(),
    carried: checker.carried,
    issues: checker.issues,
    inputs: layers.map(toInput),
  };
}

function toInput({ file, sha256, counts }: ReadLayer): LayerInput {
  const { read, accepted, rejected, warnings } = counts;
  return {
    layer: file.layer,
    file: nameWithSheet(file.file.name, file.sheet),
    sha256,
    read,
    accepted,
    rejected,
    warnings,
  };
}

async function loadLayer(layerFile: LayerFile, loading: Loading): Promise<ReadLayer> {
  const { layer, file } = layerFile;
  const checker = loading.checker.openLayer(layer, nameWithSheet(file.name, layerFile.sheet));
  loading.packer.openLayer(layer);
  const sha256 = loading.createSha256();
  const head: TableHead = {};
  for await (const rows of readLayer(file, { ...readOptions(layerFile, loading, sha256), head })) {
    for (const row of rows) {
      const record = checker.check(row);
      if (record !== null) loading.packer.add(layer, record);
    }
  }
  if (head.place !== undefined) {
    const { sheet, ...titles } = head.place;
    // Who names a sheet knows of the others.
    checker.takePlace(layerFile.sheet === undefined && sheet !== undefined ? { ...titles, sheet } : titles);
  }
  refuseIfNothingFits(file.name, checker.counts, head.headers ?? [], () =>
    firstRejection(layer, loading.checker.issues),
  );
  return { file: layerFile, sha256: sha256.digestHex(), counts: checker.counts };
}

function readOptions(
  { layer, file, crs, columns, sheet }: LayerFile,
  { part, lateCrs, options }: Loading,
  sha256: { update(chunk: Uint8Array): void },
): ReadLayerOptions {
  let readBytes = 0;
  const onChunk = (chunk: Uint8Array): void => {
    options.signal?.throwIfAborted();
    sha256.update(chunk);
    readBytes += chunk.length;
    options.onProgress?.({ layer, file: file.name, readBytes, sizeBytes: file.sizeBytes });
  };
  const late = lateCrs.get(file.name);
  return {
    layer,
    crs,
    columns,
    datasetCrs: part.settings.crs,
    lateCrs: late,
    sheet,
    headerFit: headerFitOf(layer, columns),
    canonicalColumns,
    placeColumns: PLACE_COLUMNS,
    onChunk,
  };
}

const firstRejection = (layer: LayerName, issues: readonly Issue[]): Issue | undefined =>
  issues.find((issue) => issue.layer === layer && issue.severity === 'rejected');
