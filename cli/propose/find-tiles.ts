import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type DatasetSource, readDem, type TileFile, tileFolder } from '../../data/index.ts';
import { createSha256, openFolder } from '../../data/node-files.ts';
import type { ElevationTile } from '../../engine/propose/index.ts';
import type { OptionSpec } from '../command.ts';
import { UserError } from '../errors.ts';

export const DEM_OPTION: OptionSpec = {
  type: 'string',
  value: 'FOLDER',
  help: {
    en: 'elevation tiles (.hgt) from here (default: dem/ in DIR, or what a packed file carries)',
    vi: 'lấy mảnh độ cao (.hgt) từ đây (mặc định: dem/ trong DIR, hoặc kèm trong tệp đóng gói)',
  },
};

/** The elevation tiles of a dataset: of the folder that `--dem` names, else those packed with it, else of `dem/` beside it; none where there is none. */
export async function findTiles(
  asked: string | undefined,
  packed: readonly TileFile[],
  folder: string,
  cwd: string,
): Promise<ElevationTile[]> {
  if (asked === undefined && packed.length > 0) return readDem(tileFolder(packed, createSha256));
  const found = await openTileFolder(asked, folder, cwd);
  const tiles = found === null ? [] : await readDem(found);
  if (tiles.length > 0 || asked === undefined) return tiles;
  throw new UserError((say) => say.noTiles(asked));
}

/** The folder that `--dem` names, else `dem/` in a dataset's folder; `null` where there is none. */
export async function openTileFolder(
  asked: string | undefined,
  folder: string,
  cwd: string,
): Promise<DatasetSource | null> {
  const path = asked === undefined ? join(folder, 'dem') : resolve(cwd, asked);
  const isFolder = await stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );
  if (isFolder) return openFolder(path);
  if (asked !== undefined) throw new UserError((say) => say.demNotFolder(asked));
  return null;
}
