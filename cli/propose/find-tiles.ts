import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readDem } from '../../data/dem/read-dem.ts';
import { openFolder } from '../../data/node-files.ts';
import type { ElevationTile } from '../../engine/propose/index.ts';
import { UserError } from '../errors.ts';

/** The elevation tiles of a dataset: of the folder that `--dem` names, else of `dem/` in the dataset's folder; none where there is none. */
export async function findTiles(asked: string | undefined, folder: string, cwd: string): Promise<ElevationTile[]> {
  const path = asked === undefined ? join(folder, 'dem') : resolve(cwd, asked);
  const isFolder = await stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    if (asked !== undefined) throw new UserError(`--dem ${asked} is not a folder`);
    return [];
  }
  const tiles = await readDem(await openFolder(path));
  if (tiles.length > 0 || asked === undefined) return tiles;
  throw new UserError(`--dem ${asked} holds no elevation tile such as N22E103.hgt`);
}
