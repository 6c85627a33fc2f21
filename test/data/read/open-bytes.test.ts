import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openBytes } from '../../../data/read/open-bytes.ts';
import { decodeText, findInvalidUtf8 } from '../../../data/read/utf8.ts';
import { inPieces, memoryFile, rowsOf, rowsOfText } from '../memory-files.ts';

const csv = 'id,name,lat,lon\n1,Bản Hon,22.25,103.5\n2,Ấp Đông,22.5,103.75\n';
const names = async (name: string, bytes: Uint8Array, pieceBytes = 65536) =>
  (await rowsOf(memoryFile(name, bytes, pieceBytes))).map((row) => row.values.name);
const expected = ['Bản Hon', 'Ấp Đông'];
const utf16 = (text: string, isBigEndian = false): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
};

describe('gzip', () => {
  const packed = gzipSync(csv);
  test('is unpacked, whatever the name says', async () => {
    for (const name of ['v.csv.gz', 'v.csv', 'v.CSV.GZ']) {
      for (const pieceBytes of [1, 65536]) expect(await names(name, packed, pieceBytes)).toEqual(expected);
    }
  });

  test('of several members is read whole, however its bytes come, with padding between and after them', async () => {
    const [first, second] = [gzipSync(csv.slice(0, 30)), gzipSync(csv.slice(30))];
    const stored = Buffer.concat([first, Buffer.alloc(9), second, Buffer.alloc(600)]);
    for (const size of [1, 2, 7, first.length - 1, first.length, first.length + 1, first.length + 5, stored.length])
      expect(await names('v.csv.gz', stored, size)).toEqual(expected);
  });

  test('is refused where something else follows it', async () => {
    const followed = Buffer.concat([packed, Buffer.from('more')]);
    for (const size of [packed.length, followed.length])
      await expect(names('v.csv.gz', followed, size)).rejects.toThrow(/cut off or damaged/);
  });

  const big = gzipSync(Buffer.from('id,name,lat,lon\n'.padEnd(70_000_000)));
  test.each([
    ['cut off', packed.subarray(0, packed.length - 12), /cut off or damaged/],
    ['cut off in its header', packed.subarray(0, 5), /cut off or damaged/],
    ['damaged', packed.map((byte, k) => (k === 30 ? byte ^ 0xff : byte)), /cut off or damaged/],
    ['packed twice', gzipSync(packed), /gzip-compressed twice/],
    ['a bomb', big, /gzip bomb/],
    ['plain text', Buffer.from(csv), /named \.gz, but is not gzip-compressed/],
    ['a zip archive', Buffer.from('PK\x03\x04'), /is a zip archive/],
    ['empty', new Uint8Array(0), /is empty/],
    ['packed nothing', gzipSync(''), /is empty/],
  ])('%s is refused', async (_, bytes, message) => {
    await expect(rowsOfText('v.csv.gz', bytes)).rejects.toThrow(message);
  });

  test('an error of the file itself is passed on', async () => {
    const file = {
      ...memoryFile('v.csv.gz', packed),
      stream: async function* () {
        yield packed.subarray(0, 20);
        throw new DOMException('stopped', 'AbortError');
      },
    };
    await expect(rowsOf(file)).rejects.toThrow('stopped');
  });
});

describe('encodings', () => {
  test('UTF-16 with a byte order mark is read', async () => {
    for (const bytes of [utf16(csv), utf16(csv, true)]) {
      for (const pieceBytes of [1, 7, 65536]) expect(await names('v.csv', bytes, pieceBytes)).toEqual(expected);
    }
  });

  test.each([
    [
      'windows-1258',
      Buffer.from('id,name,lat,lon\n1,B\u00e0n Hon,22,103\n', 'latin1'),
      /is not UTF-8 text .* \(line 2, byte 20 of the file\)/,
    ],
    [
      'UTF-8 cut in a letter',
      Buffer.from('id,name\n1,ả').subarray(0, -1),
      /is not UTF-8 text .* \(line 2, byte 11 of the file\)/,
    ],
    ['UTF-16 without a mark', utf16(csv).subarray(2), /looks like UTF-16 text without a byte order mark/],
    ['half of a UTF-16 letter', utf16(csv).subarray(0, -1), /begins as UTF-16 text, but is not/],
    ['a byte order mark alone', Buffer.from('\ufeff'), /is empty/],
  ])('%s is refused', async (_, bytes, message) => {
    for (const pieceBytes of [1, 65536])
      await expect(rowsOf(memoryFile('v.csv', bytes, pieceBytes))).rejects.toThrow(message);
  });

  test('another encoding in GeoJSON is refused with its place', async () => {
    const text =
      '{"type":"FeatureCollection","features":[\n{"type":"Feature","properties":{"name":"B\u00e0n"},"geometry":null}]}';
    await expect(rowsOfText('v.geojson', Buffer.from(text, 'latin1'))).rejects.toThrow(
      /is not UTF-8 text .* \(line 2, byte 83 of the file\)/,
    );
  });

  test('bytes are well-formed exactly where the platform decodes them', () => {
    const strict = new TextDecoder('utf-8', { fatal: true });
    const isDecoded = (bytes: Uint8Array) => {
      try {
        strict.decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    const byte = fc.oneof(
      fc.integer({ min: 0x7e, max: 0xff }),
      fc.constantFrom(0x80, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0xf5),
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 6 }), (list) => {
        const bytes = Uint8Array.from(list);
        expect(findInvalidUtf8(bytes) === -1).toBe(isDecoded(bytes));
      }),
      { numRuns: 20_000 },
    );
  });

  test('text is the same in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (text, pieceBytes) => {
          let read = '';
          for await (const piece of decodeText(inPieces(new TextEncoder().encode(text), pieceBytes), 'f'))
            read += piece;
          expect(read).toBe(text);
        },
      ),
    );
  });
});

test.each([
  ['\xd0\xcf\x11\xe0rest', /Excel or Word file of the old kind/],
  ['\x00\x00\x27\x0arest', /is a shapefile/],
  ['SQLite format 3\0', /GeoPackage/],
  ['PAR1', /Parquet/],
  ['%PDF-1.7', /is a PDF/],
  ['version https://git-lfs.github.com/spec/v1\n', /Git LFS pointer/],
  ['\n\n <html><head>', /web page/],
  ['<kml>', /is XML/],
])('%j is named for what it is', async (start, message) => {
  await expect(rowsOfText('v.geojson', Buffer.from(start, 'latin1'))).rejects.toThrow(message);
});

test('the bytes come without a byte order mark', async () => {
  const file = memoryFile('v.csv', '\ufeffabc');
  const pieces: number[] = [];
  for await (const piece of openBytes(file, file.stream())) pieces.push(...piece);
  expect(pieces).toEqual([97, 98, 99]);
});
