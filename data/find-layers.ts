import { LAYERS, type LayerName } from '../engine/index.ts';
import { editDistance } from './nearest.ts';
import { formatOf, READABLE } from './read/formats.ts';
import { type DatasetSource, type Issue, type SourceFile, UnreadableFileError } from './row.ts';
import type { DatasetFile } from './schemas/index.ts';

/** A layer's file and what `dataset.json` says about it. */
export interface LayerFile {
  readonly layer: LayerName;
  readonly file: SourceFile;
  readonly crs: string | undefined;
  readonly columns: Readonly<Record<string, string>> | undefined;
}

export interface FoundLayers {
  /** In the order of `LAYERS`. */
  readonly files: readonly LayerFile[];
  /** Warnings about files that look like layers and are not read. */
  readonly issues: readonly Issue[];
}

/** The file that says what the folder's names do not. */
export const DATASET_JSON = 'dataset.json';

/**
 * The file of each layer: as given by the caller, else as `dataset.json` says, else the one that is named after the
 * layer. Throws where a layer has two files, where a named file is missing, and where there is no layer at all.
 */
export function findLayers(
  source: DatasetSource,
  dataset: DatasetFile,
  given: Partial<Readonly<Record<LayerName, SourceFile>>>,
): FoundLayers {
  const claimed = new Set(Object.values(dataset.layers ?? {}).map((layer) => layer?.file));
  const free = source.files.filter((file) => file.name !== DATASET_JSON && !claimed.has(file.name));
  const files: LayerFile[] = [];
  for (const layer of LAYERS) {
    const said = dataset.layers?.[layer];
    const file =
      given[layer] ?? (said?.file === undefined ? findNamedAfter(layer, free) : findByName(said.file, source));
    if (file) files.push({ layer, file, crs: said?.crs, columns: said?.columns });
    else if (said) throw new UnreadableFileError(DATASET_JSON, 'layer-without-file', { layer });
  }
  if (files.length === 0) throw noLayers(source);
  const read = new Set(files.map(({ file }) => file.name));
  return { files, issues: free.filter((file) => !read.has(file.name)).flatMap(warnMisspelt) };
}

function findByName(name: string, source: DatasetSource): SourceFile {
  const file = source.files.find((candidate) => candidate.name === name);
  if (file) return file;
  throw new UnreadableFileError(DATASET_JSON, 'missing-file', { name, folder: source.name });
}

function findNamedAfter(layer: LayerName, files: readonly SourceFile[]): SourceFile | undefined {
  const [first, second] = files.filter((file) => formatOf(file.name)?.stem.toLowerCase() === layer);
  if (second === undefined) return first;
  throw new UnreadableFileError(second.name, 'second-file', { layer, other: first.name });
}

/** Why a folder cannot be opened that holds no layer. */
export function noLayers(source: DatasetSource): UnreadableFileError {
  const names = source.files.map((file) => file.name);
  const shown = names.length > 8 ? `${names.slice(0, 8).join(', ')}, …` : names.join(', ');
  return new UnreadableFileError(source.name, 'no-layer', { found: shown || 'nothing' });
}

/** A warning where a file's name is nearly a layer's, or is one in a format that is not read. */
function warnMisspelt(file: SourceFile): Issue[] {
  const given = formatOf(file.name)?.stem ?? file.name.replace(/\.[^.]*$/, '');
  const stem = given.toLowerCase();
  const layer = LAYERS.find((name) => name === stem) ?? LAYERS.find((name) => resembles(stem, name));
  if (layer === undefined) return [];
  const reason =
    layer === stem
      ? `is not read: it is not ${READABLE}`
      : `is not read; if it is the ${layer} layer, name it ${layer}${file.name.slice(given.length)} or say so in dataset.json`;
  return [
    {
      layer,
      file: file.name,
      row: null,
      column: null,
      code: 'ignored-file',
      severity: 'warning',
      message: `the file ${reason}`,
      params:
        layer === stem ? { layer, reason: 'format' } : { layer, name: `${layer}${file.name.slice(given.length)}` },
    },
  ];
}

/** Whether a file's name without its ending is nearly a layer's: `villages-2023`, `village`, `fiber-nodes`, `covrage`. */
export function resembles(stem: string, layer: LayerName): boolean {
  const plain = stem.replace(/[\s-]+/g, '_');
  return (
    plain.replace(/(?<=.)[_.(]*\d.*$|_(?:final|new|copy|v\d+)$/, '') === layer ||
    editDistance(plain, layer) <= (layer.length > 5 ? 2 : 1)
  );
}
