import type { ElevationTile } from '../../engine/propose/index.ts';
import { UnreadableFileError } from '../row.ts';

/** Samples along a side of a tile of 1 and of 3 arc-seconds. */
const SIDES = [3601, 1201];

/** The corner that a tile's name states, `null` where the name is not one: `N22E103.hgt`, `s02e029.hgt.gz`. */
export function cornerOf(fileName: string): { lng: number; lat: number } | null {
  const match = /^([NS])(\d{1,2})([EW])(\d{1,3})\.hgt(\.gz)?$/i.exec(fileName);
  if (match === null) return null;
  const lat = Number(match[2]) * (match[1].toUpperCase() === 'S' ? -1 : 1);
  const lng = Number(match[4]) * (match[3].toUpperCase() === 'W' ? -1 : 1);
  return lat < -90 || lat > 89 || lng < -180 || lng > 179 ? null : { lng, lat };
}

/** The tile in the bytes of an SRTM file: big-endian 16-bit metres. Throws `UnreadableFileError` for any other size. */
export function parseHgt(bytes: Uint8Array, fileName: string): ElevationTile {
  const corner = cornerOf(fileName);
  if (corner === null) throw new UnreadableFileError(fileName, 'tile-name');
  const samples = SIDES.find((side) => side * side * 2 === bytes.length);
  if (samples === undefined) {
    const sizes = SIDES.map((side) => side * side * 2).join(' or ');
    throw new UnreadableFileError(fileName, 'tile-size', { bytes: bytes.length, sizes });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const metres = new Int16Array(samples * samples);
  for (let i = 0; i < metres.length; i++) metres[i] = view.getInt16(2 * i, false);
  return { ...corner, samples, metres };
}
