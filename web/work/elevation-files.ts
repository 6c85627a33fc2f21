import { type SourceFile, tileFolder, unpackElevation } from '../../data/index.ts';
import type { ElevationFile } from '../library/database.ts';
import { readElevation } from '../library/datasets.ts';
import { isElevation } from './dataset-folder.ts';
import { createSha256, listFiles, toSourceFile } from './dataset-source.ts';
import type { OpenRequest } from './desk-api.ts';
import { packedFile } from './packed-file.ts';

/** The elevation tiles that lie with what is opened, by their bare names; none with a sample, whose ground is made. */
export async function elevationFiles(request: OpenRequest): Promise<SourceFile[]> {
  if (request.kind === 'sample') return [];
  if (request.kind === 'kept')
    return (await readElevation(request.id)).map(({ name, bytes }) => toSourceFile(name, bytes));
  const packed = packedFile(request);
  if (packed !== null)
    return [...tileFolder(unpackElevation(await packed.arrayBuffer(), packed.name), createSha256).files];
  const tiles = (await listFiles(request.files)).filter(({ name }) => isElevation(name));
  return tiles.map((file) => ({ ...file, name: file.name.slice(file.name.lastIndexOf('/') + 1) }));
}

/** Whether there are heights with what was asked to be opened. */
export const hasTerrain = async (request: OpenRequest): Promise<boolean> =>
  request.kind === 'sample' || (await elevationFiles(request)).length > 0;

/** The elevation tiles as they are kept beside a dataset. */
export async function elevationToKeep(request: OpenRequest): Promise<ElevationFile[]> {
  const kept: ElevationFile[] = [];
  for (const file of await elevationFiles(request)) kept.push({ name: file.name, bytes: await blobOf(file) });
  return kept;
}

async function blobOf(file: SourceFile): Promise<Blob> {
  const pieces: Blob[] = [];
  // A Blob lies where the browser likes, a buffer in this worker's memory.
  for await (const piece of file.stream()) pieces.push(new Blob([piece.slice()]));
  return new Blob(pieces);
}
