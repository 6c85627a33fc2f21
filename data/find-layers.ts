import { LAYERS, type LayerName } from '../engine/index.ts';
import { layerCalledAtFirst, layerSpelt } from './layer-by-name.ts';
import { formatOf, READABLE } from './read/formats.ts';
import { type DatasetSource, type Issue, type IssueParams, type SourceFile, UnreadableFileError } from './row.ts';
import type { DatasetFile } from './schemas/index.ts';

/** A layer's file and what `dataset.json` says about it. */
export interface LayerFile {
  readonly layer: LayerName;
  readonly file: SourceFile;
  readonly crs: string | undefined;
  readonly columns: Readonly<Record<string, string>> | undefined;
  /** The sheet of a workbook. */
  readonly sheet: string | undefined;
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
  const claimed = Object.values(dataset.layers ?? {}).flatMap((layer) => layer?.file ?? []);
  const free = source.files.filter(
    ({ name }) => name !== DATASET_JSON && !claimed.some((other) => isSameName(name, other)),
  );
  const files: LayerFile[] = [];
  for (const layer of LAYERS) {
    const said = dataset.layers?.[layer];
    const file =
      given[layer] ?? (said?.file === undefined ? findNamedAfter(layer, free) : findByName(said.file, source));
    if (file) {
      if (said?.sheet !== undefined && formatOf(file.name)?.format !== 'workbook')
        throw new UnreadableFileError(DATASET_JSON, 'sheet-of-none', { layer, name: file.name, sheet: said.sheet });
      files.push({ layer, file, crs: said?.crs, columns: said?.columns, sheet: said?.sheet });
    } else if (said) throw new UnreadableFileError(DATASET_JSON, 'layer-without-file', { layer });
  }
  if (files.length === 0) throw noLayers(source);
  const read = new Set(files.map(({ file }) => file.name));
  return { files, issues: free.filter((file) => !read.has(file.name)).flatMap((file) => warnUnread(file, files)) };
}

/** Whether two texts are one name of a file: systems write `ô` as one character or as two. */
export const isSameName = (a: string, b: string): boolean => a.normalize() === b.normalize();

function findByName(name: string, source: DatasetSource): SourceFile {
  const file = source.files.find((candidate) => isSameName(candidate.name, name));
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

/** A warning where a file's name is nearly a layer's, usual for one that is not read, or names a format that is not read. */
function warnUnread(unread: SourceFile, files: readonly LayerFile[]): Issue[] {
  const readable = formatOf(unread.name);
  const stem = readable?.stem ?? unread.name.replace(/\.[^.]*$/, '');
  const readAs = (layer: LayerName) => files.find((one) => one.layer === layer)?.file.name;
  const called = layerCalledAtFirst(stem);
  const layer = layerSpelt(stem) ?? (called === null || readAs(called) !== undefined ? null : called);
  if (layer === null) return [];
  if (readable === null) return [ignored(unread, `is not read: it is not ${READABLE}`, { layer, reason: 'format' })];
  if (stem.toLowerCase() === layer) {
    const other = String(readAs(layer));
    return [
      ignored(unread, `is not read: the ${layer} layer is read from ${other}`, { layer, reason: 'other-file', other }),
    ];
  }
  const name = `${layer}${unread.name.slice(stem.length)}`;
  const remedy = `name it ${name} or say so with --layer or in dataset.json`;
  return [ignored(unread, `is not read; if it is the ${layer} layer, ${remedy}`, { layer, name })];
}

const ignored = ({ name }: SourceFile, reason: string, params: IssueParams & { readonly layer: LayerName }): Issue => ({
  layer: params.layer,
  file: name,
  row: null,
  column: null,
  code: 'ignored-file',
  severity: 'warning',
  message: `the file ${reason}`,
  params,
});
