import type { Dataset, LayerName } from '../engine/index.ts';
import { DATASET_JSON, findLayers, type LayerFile } from './find-layers.ts';
import { joinParts } from './join-parts.ts';
import { type DatasetPart, type LoadedPart, loadPart, type PartOptions } from './load-part.ts';
import { planParts, readParts } from './parts.ts';
import { openBytes } from './read/open-bytes.ts';
import { decodeText } from './read/utf8.ts';
import { type DatasetSource, type Issue, type LayerInput, type SourceFile, UnreadableFileError } from './row.ts';
import { type DatasetFile, parseDatasetJson } from './schemas/index.ts';

export interface LoadOptions extends PartOptions {
  /** Files that stand in for, or are added to, those of the folder. */
  readonly layers?: Partial<Readonly<Record<LayerName, SourceFile>>>;
  /** What reads parts of the dataset elsewhere, several at once; without it everything is read in the calling thread. */
  readonly partReader?: PartReader;
}

/** Reads parts of a dataset outside the calling thread. What it reads is what `loadPart` reads. */
export interface PartReader {
  /** How many parts it reads at once, at least 1. */
  readonly parallelism: number;
  /** Whether it can read these files, and they are worth it. */
  takes(files: readonly LayerFile[]): boolean;
  /** Rejects with `UnreadableFileError` as `loadPart` does, and with the reason of the signal soon after it aborts. */
  read(part: DatasetPart, options: PartOptions): Promise<LoadedPart>;
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
 * `UnreadableFileError` where a file cannot be understood at all, and the signal's reason when it is aborted. Where it is
 * read, and in how many parts, never shows in it.
 */
export async function loadDataset(source: DatasetSource, options: LoadOptions = {}): Promise<LoadedDataset> {
  const settings = await readDatasetJson(source);
  const { files, issues } = findLayers(source, settings, options.layers ?? {});
  const { partReader } = options;
  const isApart = partReader?.takes(files) ?? false;
  const parts = isApart ? planParts(files, partReader!.parallelism) : [files];
  const read: PartReader['read'] = isApart
    ? partReader!.read
    : (part, partOptions) => loadPart(part, source.createSha256, partOptions);
  const loaded = joinParts(
    await readParts(
      parts.map((own) => ({ settings, files: own })),
      read,
      options,
    ),
  );
  return {
    name: settings.name ?? source.name,
    asOf: settings.as_of ?? null,
    plan: settings.plan ?? null,
    sample: settings.sample ?? false,
    ...loaded,
    issues: [...issues, ...loaded.issues],
  };
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
