import { sha256 } from '@noble/hashes/sha2.js';
import { type DatasetSource, memorySource, type SourceFile } from '../../data/index.ts';
import { makeSample, type PlanId, writeSample } from '../../seeds/sample/index.ts';

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

const ELEVATION = /\.hgt(\.gz)?$/i;

const toSourceFile = (file: File): SourceFile => ({
  name: file.name,
  sizeBytes: file.size,
  stream: () => readPieces(file),
});

/** The elevation tiles among the user's files. */
export const elevationFiles = (files: readonly File[]): SourceFile[] =>
  files.filter((file) => ELEVATION.test(file.name)).map(toSourceFile);

/** The user's files as a dataset folder; hidden files and elevation tiles are nobody's layer. */
export function fileSource(name: string, files: readonly File[]): DatasetSource {
  const layers = files.filter((file) => !file.name.startsWith('.') && !ELEVATION.test(file.name)).map(toSourceFile);
  return { name, files: layers.sort((a, b) => (a.name < b.name ? -1 : 1)), createSha256 };
}

/** The pieces of a file; not every browser lets a stream be iterated. */
async function* readPieces(file: File): AsyncGenerator<Uint8Array, void> {
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
