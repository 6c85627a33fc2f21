import { z } from 'zod';
import {
  type Attachments,
  LAYERS,
  type Measured,
  PackedFileError,
  readAttachments,
  readPacked,
  writePacked,
} from '../engine/index.ts';
import type { TileFile } from './dem/pack-tiles.ts';
import { cornerOf } from './dem/parse-hgt.ts';
import type { LoadedDataset } from './load.ts';
import { UnreadableFileError } from './row.ts';
import { MEASURED_BY } from './tool.ts';

/** The ending of a packed dataset's name. */
export const PACKED_EXTENSION = '.phusong';

/** Elevation tiles are attached under the path that they have in a dataset's folder. */
const DEM = 'dem/';

const count = z.int().nonnegative();
const text = z.string();
const params = z.record(text, z.union([text, z.number()]));

/** What a packed file says beside the columns. */
const extras = z.strictObject({
  name: text,
  as_of: text.nullable(),
  plan: text.nullable(),
  sample: z.boolean(),
  /** Village id and the extra columns of the village. */
  carried: z.array(z.tuple([text, z.record(text, z.unknown())])),
  issues: z.array(
    z.strictObject({
      layer: z.enum(LAYERS),
      file: text,
      row: count.nullable(),
      column: text.nullable(),
      code: text,
      severity: z.enum(['rejected', 'warning']),
      message: text,
      params,
      further: z
        .array(z.strictObject({ code: text, params }))
        .readonly()
        .optional(),
    }),
  ),
  inputs: z.array(
    z.strictObject({
      layer: z.enum(LAYERS),
      file: text,
      sha256: text,
      read: count,
      accepted: count,
      rejected: count,
      warnings: count,
    }),
  ),
});

/** What is packed with a dataset. */
export interface PackedWith {
  /** Elevation tiles as `packTiles` gives them. */
  readonly elevation: readonly TileFile[];
  /** What this engine has measured of the dataset; `null` where nothing is known to have been. */
  readonly measured: Measured | null;
}

/** A dataset out of a packed file, with what was packed with it. */
export interface UnpackedDataset extends LoadedDataset, PackedWith {}

/** A dataset with all that was found when it was read, as the pieces of a packed file; columns and tiles are not copied. */
export function packDataset(
  loaded: LoadedDataset,
  { elevation = [], measured = null }: Partial<PackedWith> = {},
): Generator<Uint8Array> {
  const { name, asOf, plan, sample, carried, issues, inputs, dataset } = loaded;
  const beside: z.input<typeof extras> = {
    name,
    as_of: asOf,
    plan,
    sample,
    carried: Array.from(carried, ([id, columns]) => [id, columns]),
    issues: [...issues],
    inputs: [...inputs],
  };
  return writePacked(dataset, beside, {
    attachments: new Map(elevation.map((tile) => [`${DEM}${tile.name}`, tile.bytes])),
    measured: measured === null || MEASURED_BY === null ? null : { by: MEASURED_BY, measured },
  });
}

/**
 * The dataset of a packed file, as it was when it was packed; its number columns and tiles are views on `buffer`. Throws
 * `UnreadableFileError` where the file is not a packed dataset, is damaged, or comes from another version.
 */
export function unpackDataset(buffer: ArrayBufferLike, fileName: string): UnpackedDataset {
  const { dataset, extras: beside, attachments, measured } = orRefuse(() => readPacked(buffer, MEASURED_BY), fileName);
  const parsed = extras.safeParse(beside);
  if (!parsed.success) throw refused(fileName, new PackedFileError('contradicts', { part: 'section extras' }));
  const { as_of: asOf, carried, ...rest } = parsed.data;
  return { ...rest, asOf, carried: new Map(carried), dataset, elevation: tilesOf(attachments), measured };
}

/** The elevation tiles of a packed file alone. Throws as {@link unpackDataset} does. */
export const unpackElevation = (buffer: ArrayBufferLike, fileName: string): TileFile[] =>
  tilesOf(orRefuse(() => readAttachments(buffer), fileName));

const tilesOf = (attachments: Attachments): TileFile[] =>
  Array.from(attachments, ([path, bytes]) => ({ name: path.slice(DEM.length), path, bytes }))
    .filter(({ path, name }) => path.startsWith(DEM) && cornerOf(name) !== null)
    .map(({ name, bytes }) => ({ name, bytes }));

function orRefuse<T>(read: () => T, fileName: string): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof PackedFileError ? refused(fileName, error) : error;
  }
}

const refused = (fileName: string, { code, params, reason }: PackedFileError): UnreadableFileError =>
  new UnreadableFileError(fileName, 'bad-pack', { detail: reason }, [{ code, params }]);
