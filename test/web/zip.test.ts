import { crc32, inflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { writeZip } from '../../web/work/zip/write-zip.ts';
import { unzip } from './unzip.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const FILES = [
  { name: 'làng.csv', pieces: ['id,name\n', '1,Bản Mới\n'] },
  { name: 'empty.json', pieces: [] },
  { name: 'long.geojson', pieces: Array.from({ length: 300 }, (_, i) => `${i};`.repeat(400)) },
];
type Made = (typeof FILES)[number];

async function* piecesOf({ pieces }: Made) {
  for (const piece of pieces) yield bytesOf(piece);
}

/** The zip of the files with what its sink was given one after another. */
async function zipOf(pieces = piecesOf, modifiedAt = new Date('2025-06-07T08:09:10Z')) {
  const written: Uint8Array[] = [];
  const sink = new WritableStream<Uint8Array>({ write: (piece) => void written.push(piece.slice()) });
  await writeZip(sink, FILES, pieces, modifiedAt);
  return { bytes: new Uint8Array(Buffer.concat(written)), written };
}

it('a zip holds the files in their order, and equal files and an equal date give equal bytes', async () => {
  const { bytes } = await zipOf();
  const files = await unzip(bytes);
  expect(Object.keys(files)).toEqual(FILES.map(({ name }) => name));
  for (const { name, pieces } of FILES) expect(new TextDecoder().decode(files[name])).toBe(pieces.join(''));
  expect(Buffer.compare((await zipOf()).bytes, bytes)).toBe(0);
  const later = await zipOf(piecesOf, new Date('2025-06-07T08:09:20Z'));
  expect(Buffer.compare(later.bytes, bytes)).not.toBe(0);
});

it('its first entry is as the format says, read by hand', async () => {
  const { bytes } = await zipOf();
  const view = new DataView(bytes.buffer);
  // The directory is where the end says, and its first entry where the directory says.
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  expect(view.getUint16(end + 10, true)).toBe(FILES.length);
  const directory = view.getUint32(end + 16, true);
  expect(view.getUint32(directory, true)).toBe(0x02014b50);
  const [crc, packed, size] = [16, 20, 24].map((at) => view.getUint32(directory + at, true));
  expect(view.getUint32(0, true)).toBe(0x04034b50);
  const from = 30 + view.getUint16(26, true) + view.getUint16(28, true);
  const content = inflateRawSync(bytes.subarray(from, from + packed));
  expect([content.length, crc32(content)]).toEqual([size, crc]);
  expect(content.toString()).toBe(FILES[0].pieces.join(''));
});

it('is written while it is made, and ends with what its maker throws', async () => {
  let made = 0;
  let writtenWhenLast = 0;
  const written: Uint8Array[] = [];
  const sink = new WritableStream<Uint8Array>({ write: (piece) => void written.push(piece) });
  const counted = async function* (file: Made) {
    for await (const piece of piecesOf(file)) {
      if (file.name === 'long.geojson' && ++made === file.pieces.length) writtenWhenLast = written.length;
      yield piece;
    }
  };
  await writeZip(sink, FILES, counted, new Date(0));
  expect(writtenWhenLast).toBeGreaterThan(3);
  const ended = new DOMException('not wanted', 'AbortError');
  const ending = async function* (file: Made) {
    yield bytesOf(file.name);
    throw ended;
  };
  await expect(zipOf(ending)).rejects.toBe(ended);
});
