import type { RefusalCode } from '../refusals.ts';
import { UnreadableFileError } from '../row.ts';

const ZIP = 'PK\x03\x04';

/** Whether a file begins as a zip archive does, which an Excel workbook is. */
export const isZip = (head: Uint8Array): boolean => String.fromCharCode(...head.subarray(0, 4)) === ZIP;

/** First bytes of files that people rename or mistake for a layer, by the code of what each is. */
const MAGIC: readonly (readonly [magic: string, code: RefusalCode])[] = [
  [ZIP, 'zip'],
  ['PK\x05\x06', 'empty-zip'],
  ['\xd0\xcf\x11\xe0', 'old-office'],
  ['\x00\x00\x27\x0a', 'shapefile'],
  ['SQLite format 3', 'sqlite'],
  ['PAR1', 'parquet'],
  ['ARROW1', 'arrow'],
  ['fgb\x03', 'flatgeobuf'],
  ['%PDF', 'pdf'],
  ['7z\xbc\xaf', 'seven-zip'],
  ['Rar!', 'rar'],
  ['\x89PHUS', 'packed'],
  ['\x28\xb5\x2f\xfd', 'zstd'],
  ['BZh', 'bzip2'],
  ['\xfd7zXZ', 'xz'],
  ['version https://git-lfs', 'git-lfs'],
];

/** Throws, in one sentence, what a file is when its first bytes show that it is no text layer. */
export function refuseForeignBytes(head: Uint8Array, fileName: string): void {
  const start = String.fromCharCode(...head.subarray(0, 256));
  if (isZip(head) && holdsWorkbook(head)) throw new UnreadableFileError(fileName, 'workbook');
  for (const [magic, code] of MAGIC) if (start.startsWith(magic)) throw new UnreadableFileError(fileName, code);
  const text = start.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (text === '' && head.length <= 256) throw new UnreadableFileError(fileName, 'empty-file');
  if (/^<(!doctype\s+html|html|head|body)\b/i.test(text)) {
    throw new UnreadableFileError(fileName, 'web-page');
  }
  if (/^<(\?xml|kml|gml|gpx|osm)\b/i.test(text)) {
    throw new UnreadableFileError(fileName, 'xml');
  }
  if (looksLikeUtf16(head)) throw new UnreadableFileError(fileName, 'unmarked-utf16');
}

/** Whether a zip is an Excel workbook, by the entries at its start. */
const holdsWorkbook = (head: Uint8Array): boolean => /\bxl\/\w/.test(new TextDecoder('latin1').decode(head));

/** True when every other byte of the start is 0, as in Latin text in UTF-16; a byte order mark is answered elsewhere. */
function looksLikeUtf16(head: Uint8Array): boolean {
  if (head.length < 8 || head[0] === 0xff || head[0] === 0xfe) return false;
  const isZero = (offset: number) => [0, 2, 4, 6].every((k) => head[k + offset] === 0 && head[k + 1 - offset] !== 0);
  return isZero(0) || isZero(1);
}
