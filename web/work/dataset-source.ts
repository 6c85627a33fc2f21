import { sha256 } from '@noble/hashes/sha2.js';
import { DATASET_JSON } from '../../data/find-layers.ts';
import {
  type DatasetSource,
  memoryFile,
  memorySource,
  type SourceFile,
  UnreadableFileError,
} from '../../data/index.ts';
import { makeSample, type PlanId, writeSample } from '../../seeds/sample/index.ts';
import { filesOfDataset, isElevation, isJunk, layersOutside } from './dataset-folder.ts';
import type { FilesRequest } from './desk-api.ts';
import { settingsText } from './settings-text.ts';

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A hash of what is fed to it, without a wait: the browser's own hashes whole buffers only. */
export function createSha256(): ReturnType<DatasetSource['createSha256']> {
  const hash = sha256.create();
  return {
    update: (chunk) => void hash.update(chunk),
    digestHex: () => Array.from(hash.digest(), (byte) => HEX[byte]).join(''),
  };
}

/** The sample province of a plan as a folder of files that happens to lie in memory. */
export const sampleSource = (plan: PlanId): DatasetSource =>
  memorySource(plan, writeSample(makeSample(plan)), createSha256);

/** Bytes of the browser's as a file that is read piece by piece. */
export const toSourceFile = (name: string, bytes: Blob): SourceFile => ({
  name,
  sizeBytes: bytes.size,
  stream: () => readPieces(bytes),
});

/** The user's files as a dataset folder: as they are, or as they lie in a zip archive; with `settings` as its `dataset.json`. */
export async function filesSource({ name, files, settings, without = [] }: FilesRequest): Promise<DatasetSource> {
  const listed = await listFiles(files);
  refuseSameNames(listed);
  const unwanted = new Set(settings ? [...without, DATASET_JSON] : without);
  const layers = listed.filter((file) => !isElevation(file.name) && !unwanted.has(file.name));
  const all =
    settings === undefined
      ? layers
      : [...layers, memoryFile(DATASET_JSON, new TextEncoder().encode(settingsText(settings)))];
  return { name, files: all.sort((a, b) => (a.name < b.name ? -1 : 1)), createSha256 };
}

/** Throws where two files have one name, as in two archives: which of them is meant, a name cannot say. */
function refuseSameNames(files: readonly SourceFile[]): void {
  const names = new Set<string>();
  for (const { name } of files) {
    if (names.has(name)) throw new UnreadableFileError(name, 'same-name');
    names.add(name);
  }
}

/** The user's files, those in zip archives among them. */
export const listFiles = async (files: readonly File[]): Promise<SourceFile[]> =>
  (await Promise.all(files.map(filesIn))).flat().filter((file) => !isJunk(file.name));

const isZip = ({ name }: File): boolean => /\.zip$/i.test(name);

/** What could be layers in the zip archives among the files and is not read, because it lies in other folders of theirs. */
export async function outsideInZips(files: readonly File[]): Promise<string[]> {
  const outside = async (archive: File) => {
    const { filesInZip } = await import('./zip/files-in-zip.ts');
    return layersOutside(await filesInZip(archive)).map((path) => `${archive.name}/${path}`);
  };
  return (await Promise.all(files.filter(isZip).map(outside))).flat();
}

async function filesIn(file: File): Promise<SourceFile[]> {
  if (!isZip(file)) return [toSourceFile(file.name, file)];
  const { filesInZip } = await import('./zip/files-in-zip.ts');
  return filesOfDataset(await filesInZip(file));
}

/** The pieces of a file; not every browser lets a stream be iterated. */
async function* readPieces(file: Blob): AsyncGenerator<Uint8Array, void> {
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
}
