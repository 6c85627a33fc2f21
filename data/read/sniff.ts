import { UnreadableFileError } from '../row.ts';

/** First bytes of files that people rename or mistake for a layer, and what to do about each. */
const MAGIC: readonly (readonly [magic: string, sentence: string])[] = [
  ['PK\x03\x04', 'is a zip archive (or an Excel workbook); unpack it, or save the sheet as CSV UTF-8'],
  ['PK\x05\x06', 'is an empty zip archive'],
  ['\xd0\xcf\x11\xe0', 'is an old Excel or Word file; save the sheet as CSV UTF-8'],
  ['\x00\x00\x27\x0a', 'is a shapefile; export it as GeoJSON in WGS84'],
  ['SQLite format 3', 'is a GeoPackage or another SQLite database; export the layer as GeoJSON'],
  ['PAR1', 'is a Parquet file; export it as GeoJSON or CSV'],
  ['ARROW1', 'is an Arrow file; export it as GeoJSON or CSV'],
  ['fgb\x03', 'is a FlatGeobuf file; export it as GeoJSON'],
  ['%PDF', 'is a PDF; export the table behind it as CSV'],
  ['7z\xbc\xaf', 'is a 7-Zip archive; unpack it'],
  ['Rar!', 'is a RAR archive; unpack it'],
  ['\x28\xb5\x2f\xfd', 'is zstd-compressed; unpack it, or use gzip'],
  ['BZh', 'is bzip2-compressed; unpack it, or use gzip'],
  ['\xfd7zXZ', 'is xz-compressed; unpack it, or use gzip'],
  ['version https://git-lfs', 'is a Git LFS pointer, not the file itself; run `git lfs pull`'],
];

/** Throws, in one sentence, what a file is when its first bytes show that it is no text layer. */
export function refuseForeignBytes(head: Uint8Array, fileName: string): void {
  const start = String.fromCharCode(...head.subarray(0, 256));
  for (const [magic, sentence] of MAGIC) if (start.startsWith(magic)) throw new UnreadableFileError(fileName, sentence);
  const text = start.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (text === '' && head.length <= 256) throw new UnreadableFileError(fileName, 'is empty');
  if (/^<(!doctype\s+html|html|head|body)\b/i.test(text)) {
    throw new UnreadableFileError(
      fileName,
      'is a web page (HTML), perhaps an error message saved under this name; download it again',
    );
  }
  if (/^<(\?xml|kml|gml|gpx|osm)\b/i.test(text)) {
    throw new UnreadableFileError(fileName, 'is XML (KML, GML or GPX?); export it as GeoJSON');
  }
  if (looksLikeUtf16(head))
    throw new UnreadableFileError(fileName, 'looks like UTF-16 text without a byte order mark; save it as UTF-8');
}

/** True when every other byte of the start is 0, as in Latin text in UTF-16; a byte order mark is answered elsewhere. */
function looksLikeUtf16(head: Uint8Array): boolean {
  if (head.length < 8 || head[0] === 0xff || head[0] === 0xfe) return false;
  const isZero = (offset: number) => [0, 2, 4, 6].every((k) => head[k + offset] === 0 && head[k + 1 - offset] !== 0);
  return isZero(0) || isZero(1);
}
