import { type FileEntry, Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';

/** The files of a zip by their names, in its order. */
export async function unzip(bytes: Uint8Array): Promise<Record<string, Uint8Array>> {
  const entries = (await new ZipReader(new Uint8ArrayReader(bytes)).getEntries()) as FileEntry[];
  const files: Record<string, Uint8Array> = {};
  for (const entry of entries)
    files[entry.filename] = await entry.getData(new Uint8ArrayWriter(), { useWebWorkers: false });
  return files;
}
