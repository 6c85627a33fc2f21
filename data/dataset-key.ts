import type { LayerName } from '../engine/index.ts';
import { DATASET_JSON, findLayers } from './find-layers.ts';
import { type LoadedDataset, type LoadOptions, readDatasetJson } from './load.ts';
import type { DatasetSource, SourceFile } from './row.ts';

/** What identifies the content of a dataset before it is read. */
export interface DatasetKey {
  /** The same for the same files, names, settings and version, and for nothing else; 64 hexadecimal digits. */
  readonly key: string;
  /** Whether a loaded dataset was read from the very bytes that the key speaks of. */
  fits(loaded: LoadedDataset): boolean;
}

/**
 * The key of a dataset: the SHA-256 of all that decides what reading it gives. That is the version of the reader, the bytes and the
 * name of each layer's file, `dataset.json`, the folder's name, and the names of the other files, for some of them are warned about.
 */
export async function datasetKey(
  source: DatasetSource,
  version: string,
  { layers = {}, signal }: Pick<LoadOptions, 'layers' | 'signal'> = {},
): Promise<DatasetKey> {
  const { files } = findLayers(source, await readDatasetJson(source), layers);
  const settings = source.files.find(({ name }) => name === DATASET_JSON);
  const hashes = new Map<LayerName, string>();
  for (const { layer, file } of files) hashes.set(layer, await sha256Of(source, file, signal));
  const content = {
    version,
    folder: source.name,
    names: source.files.map(({ name }) => name),
    settings: settings === undefined ? null : await sha256Of(source, settings, signal),
    layers: files.map(({ layer, file }) => [layer, file.name, hashes.get(layer)]),
  };
  const hash = source.createSha256();
  hash.update(new TextEncoder().encode(JSON.stringify(content)));
  return {
    key: hash.digestHex(),
    fits: ({ inputs }) => inputs.every(({ layer, sha256 }) => hashes.get(layer) === sha256),
  };
}

async function sha256Of(source: DatasetSource, file: SourceFile, signal?: AbortSignal): Promise<string> {
  const hash = source.createSha256();
  for await (const chunk of file.stream()) {
    signal?.throwIfAborted();
    hash.update(chunk);
  }
  return hash.digestHex();
}
