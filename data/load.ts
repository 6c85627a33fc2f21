import { createDatasetPacker, type Dataset, type DatasetPacker, type LayerName } from '../engine/index.ts';
import { canonicalColumns, PLACE_COLUMNS } from './aliases/index.ts';
import { createDatasetChecker, type DatasetChecker, type LayerCounts } from './check/index.ts';
import { DATASET_JSON, type FoundLayers, findLayers, type LayerFile } from './find-layers.ts';
import { openBytes } from './read/open-bytes.ts';
import { LateCrsError, type ReadLayerOptions, readLayer } from './read/read-layer.ts';
import { decodeText } from './read/utf8.ts';
import { refuseIfNothingFits } from './refuse-layer.ts';
import { type DatasetSource, type Issue, type LayerInput, type SourceFile, UnreadableFileError } from './row.ts';
import { type DatasetFile, parseDatasetJson } from './schemas/index.ts';

export interface LoadProgress {
  readonly layer: LayerName;
  readonly file: string;
  /** Bytes read of the file as stored. */
  readonly readBytes: number;
  readonly sizeBytes: number;
}

export interface LoadOptions {
  /** Files that stand in for, or are added to, those of the folder. */
  readonly layers?: Partial<Readonly<Record<LayerName, SourceFile>>>;
  readonly onProgress?: (progress: LoadProgress) => void;
  readonly signal?: AbortSignal;
}

/** A dataset, checked and packed, with everything that was found on the way. */
export interface LoadedDataset {
  readonly name: string;
  /** The ISO date that `dataset.json` gives. */
  readonly asOf: string | null;
  /** The id of the plan that `dataset.json` names. */
  readonly plan: string | null;
  readonly dataset: Dataset;
  /** Whether `dataset.json` says that the data is a sample. */
  readonly sample: boolean;
  /** The extra columns of each village that has any, by its id. */
  readonly carried: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly issues: readonly Issue[];
  readonly inputs: readonly LayerInput[];
}

/** A dataset.json longer than this is something else. */
const MAX_DATASET_JSON_BYTES = 1 << 20;

/**
 * The dataset in a folder: each layer's rows read, checked and packed, one batch in memory at a time. Throws
 * `UnreadableFileError` where a file cannot be understood at all, and the signal's reason when it is aborted.
 */
export async function loadDataset(source: DatasetSource, options: LoadOptions = {}): Promise<LoadedDataset> {
  const settings = await readDatasetJson(source);
  const found = findLayers(source, settings, options.layers ?? {});
  const lateCrs = new Map<string, string>();
  for (;;) {
    try {
      return await loadFiles({ source, settings, lateCrs, options }, found);
    } catch (error) {
      if (!(error instanceof LateCrsError) || lateCrs.has(error.fileName)) throw error;
      lateCrs.set(error.fileName, error.crsName);
    }
  }
}

/** What the `dataset.json` of a folder says; nothing where there is none. */
export async function readDatasetJson(source: DatasetSource): Promise<DatasetFile> {
  const file = source.files.find(({ name }) => name === DATASET_JSON);
  if (file === undefined) return {};
  if (file.sizeBytes > MAX_DATASET_JSON_BYTES) throw new UnreadableFileError(file.name, 'settings-too-large');
  let text = '';
  for await (const piece of decodeText(openBytes(file, file.stream()), file.name)) text += piece;
  const parsed = parseDatasetJson(text);
  if ('problems' in parsed)
    throw new UnreadableFileError(
      file.name,
      'bad-settings',
      { problems: parsed.problems.join('; ') },
      parsed.faults.map(({ at, code, params }) => ({ code, params: { ...params, at } })),
    );
  return parsed.value;
}

/** What the layers of one dataset are read into. */
interface Loading {
  readonly source: DatasetSource;
  readonly settings: DatasetFile;
  readonly options: LoadOptions;
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

async function loadFiles(
  loading: Pick<Loading, 'source' | 'settings' | 'options' | 'lateCrs'>,
  { files, issues }: FoundLayers,
): Promise<LoadedDataset> {
  const { source, settings } = loading;
  const checker = createDatasetChecker();
  const packer = createDatasetPacker();
  const layers: ReadLayer[] = [];
  for (const file of files) layers.push(await loadLayer(file, { ...loading, checker, packer }));
  checker.finish();
  return {
    name: settings.name ?? source.name,
    asOf: settings.as_of ?? null,
    plan: settings.plan ?? null,
    sample: settings.sample ?? false,
    dataset: packer.finish(),
    carried: checker.carried,
    issues: [...issues, ...checker.issues],
    inputs: layers.map(toInput),
  };
}

function toInput({ file, sha256, counts }: ReadLayer): LayerInput {
  const { read, accepted, rejected, warnings } = counts;
  return { layer: file.layer, file: file.file.name, sha256, read, accepted, rejected, warnings };
}

async function loadLayer(layerFile: LayerFile, loading: Loading): Promise<ReadLayer> {
  const { layer, file } = layerFile;
  const checker = loading.checker.openLayer(layer, file.name);
  loading.packer.openLayer(layer);
  const sha256 = loading.source.createSha256();
  for await (const rows of readLayer(file, readOptions(layerFile, loading, sha256))) {
    for (const row of rows) {
      const record = checker.check(row);
      if (record !== null) loading.packer.add(layer, record);
    }
  }
  refuseIfNothingFits(file.name, checker.counts, () => firstRejection(layer, loading.checker.issues));
  return { file: layerFile, sha256: sha256.digestHex(), counts: checker.counts };
}

function readOptions(
  { layer, file, crs, columns }: LayerFile,
  { settings, lateCrs, options }: Loading,
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
    datasetCrs: settings.crs,
    lateCrs: late,
    canonicalColumns,
    placeColumns: PLACE_COLUMNS,
    onChunk,
  };
}

const firstRejection = (layer: LayerName, issues: readonly Issue[]): Issue | undefined =>
  issues.find((issue) => issue.layer === layer && issue.severity === 'rejected');
