import { LAYERS, type LayerName } from '../engine/index.ts';
import type { LayerFile } from './find-layers.ts';
import type { DatasetPart, LoadedPart, PartOptions } from './load-part.ts';
import { UnreadableFileError } from './row.ts';

/** Layers whose rows are checked against each other's: they are read together. Every other layer refers to `admin` alone. */
const TOGETHER: readonly LayerName[] = ['villages', 'clusters', 'sites', 'stations', 'declarations'];

/**
 * At most `most` parts of nearly the same bytes that can each be read without the others, and no more than it takes for
 * none to be longer than the longest must be. What other layers refer to everywhere, `admin`, is in each of them.
 */
export function planParts(files: readonly LayerFile[], most: number): LayerFile[][] {
  const admin = files.filter(({ layer }) => layer === 'admin');
  const others = files.filter(({ layer }) => layer !== 'admin');
  const together = others.filter(({ layer }) => TOGETHER.includes(layer));
  const single = others.filter(({ layer }) => !TOGETHER.includes(layer)).map((file) => [file]);
  const groups = [together, ...single].filter((group) => group.length > 0).sort((a, b) => bytesOf(b) - bytesOf(a));
  const room = Math.max(bytesOf(others) / most, ...groups.map(bytesOf));
  const parts: LayerFile[][] = [];
  for (const group of groups) {
    const fitting = parts.find((part) => bytesOf(part) + bytesOf(group) <= room);
    if (fitting !== undefined) fitting.push(...group);
    else if (parts.length < most) parts.push([...group]);
    else parts.reduce((least, part) => (bytesOf(part) < bytesOf(least) ? part : least)).push(...group);
  }
  if (parts.length === 0) return [admin];
  return parts.map((part) => [...admin, ...part].sort((a, b) => placeOf(a.layer) - placeOf(b.layer)));
}

const bytesOf = (files: readonly LayerFile[]): number => files.reduce((sum, { file }) => sum + file.sizeBytes, 0);

const placeOf = (layer: LayerName): number => LAYERS.indexOf(layer);

/**
 * What each part gives, all read at once. Where some fail, it throws what reading the layers one after the other would
 * have thrown: parts that begin after a layer that failed are ended, and the first failure in the order of the layers is told.
 */
export async function readParts(
  parts: readonly DatasetPart[],
  read: (part: DatasetPart, options: PartOptions) => Promise<LoadedPart>,
  { signal, onProgress }: PartOptions,
): Promise<LoadedPart[]> {
  if (parts.length === 1) return [await read(parts[0], { signal, onProgress })];
  const ends = parts.map(() => new AbortController());
  const failures: { readonly place: number; readonly error: unknown }[] = [];
  const readOne = async (part: DatasetPart, at: number): Promise<LoadedPart[]> => {
    const ended = ends[at].signal;
    try {
      return [await read(part, { signal: signal ? AbortSignal.any([signal, ended]) : ended, onProgress })];
    } catch (error) {
      if (ended.aborted) return [];
      const place = failedPlace(part, error);
      failures.push({ place, error });
      for (const [k, other] of parts.entries()) if (other !== part && firstOwnPlace(other) > place) ends[k].abort();
      return [];
    }
  };
  const loaded = await Promise.all(parts.map(readOne));
  signal?.throwIfAborted();
  if (failures.length > 0) throw failures.reduce((first, other) => (other.place < first.place ? other : first)).error;
  return loaded.flat();
}

/** The place of the layer that could not be read; before all others for what no file is the reason of. */
function failedPlace({ files }: DatasetPart, error: unknown): number {
  const failed = error instanceof UnreadableFileError ? files.find(({ file }) => file.name === error.file) : undefined;
  return failed === undefined ? -1 : placeOf(failed.layer);
}

/** The place of the first layer that only this part has. */
const firstOwnPlace = ({ files }: DatasetPart): number =>
  Math.min(...files.map(({ layer }) => placeOf(layer)).filter((place) => place !== placeOf('admin')));
