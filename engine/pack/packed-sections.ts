import { PackedFileError, type PackFaultCode } from './pack-faults.ts';
import { decodeWtf8, encodeWtf8 } from './wtf8.ts';
import { xxhash32 } from './xxhash32.ts';

/**
 * A packed file is a header of 64 bytes, a directory, and sections, each from a multiple of 8 bytes on:
 *
 * | byte | header |
 * |---|---|
 * | 0 | eight bytes that no text and no other format begins with |
 * | 8 | version of the format |
 * | 12 | 0x01020304 in the byte order of the sections |
 * | 16 | length of the file, low and high 32 bits |
 * | 24 | length of the directory, bytes |
 * | 28 | checksum of the directory |
 * | 32 | what the columns and their codes mean, as a number |
 * | 60 | checksum of the bytes before |
 *
 * The directory is JSON: facts of the writer's, and name, type, length and checksum of each section in their order. Header
 * numbers are little-endian and unsigned, checksums XXH32.
 */
export const FORMAT_VERSION = 1;

// As in PNG: a byte above 127, a line end, an end of file for terminals; whatever rewrites line ends shows here.
const MAGIC = [0x89, 0x50, 0x48, 0x55, 0x53, 0x0d, 0x0a, 0x1a];
const HEADER_BYTES = 64;
const BYTE_ORDER = 0x01020304;
const ALIGNMENT = 8;

const TYPES = { f64: Float64Array, i32: Int32Array, u32: Uint32Array, u16: Uint16Array, u8: Uint8Array } as const;
interface SectionArrays {
  f64: Float64Array;
  i32: Int32Array;
  u32: Uint32Array;
  u16: Uint16Array;
  u8: Uint8Array;
}
export type SectionType = keyof SectionArrays;
export type SectionArray<T extends SectionType> = SectionArrays[T];
type ViewOf = new (buffer: ArrayBufferLike, byteOffset: number, length: number) => Section['data'];

/** A typed array under a name. */
export interface Section {
  readonly name: string;
  readonly data: SectionArray<SectionType>;
}

const padded = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
export const bytesOf = (array: Section['data']): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
const typeOf = (array: Section['data']): SectionType =>
  (Object.keys(TYPES) as SectionType[]).find((type) => array instanceof TYPES[type])!;

/** The file in pieces: sections are views of the given arrays, which must not change until the last piece is taken. */
export function* writeSections(sections: readonly Section[], layout: number, facts: unknown): Generator<Uint8Array> {
  const entries = sections.map(({ name, data }) => [name, typeOf(data), data.length, xxhash32(bytesOf(data))]);
  const directory = encodeWtf8(JSON.stringify({ facts, sections: entries }));
  const body = sections.reduce((sum, { data }) => sum + padded(data.byteLength), 0);
  const length = HEADER_BYTES + padded(directory.length) + body;
  const header = new Uint8Array(HEADER_BYTES);
  header.set(MAGIC);
  const view = new DataView(header.buffer);
  view.setUint32(8, FORMAT_VERSION, true);
  new Uint32Array(header.buffer)[3] = BYTE_ORDER;
  view.setUint32(16, length >>> 0, true);
  view.setUint32(20, Math.floor(length / 2 ** 32), true);
  view.setUint32(24, directory.length, true);
  view.setUint32(28, xxhash32(directory), true);
  view.setUint32(32, layout, true);
  view.setUint32(60, xxhash32(header.subarray(0, 60)), true);
  yield header;
  for (const bytes of [directory, ...sections.map(({ data }) => bytesOf(data))]) {
    yield bytes;
    if (bytes.length % ALIGNMENT !== 0) yield new Uint8Array(padded(bytes.length) - bytes.length);
  }
}

/** An opened file: whole, undamaged and of this version. */
export interface OpenedSections {
  readonly facts: unknown;
  has(name: string): boolean;
  /** The section of that name as a view on the file's buffer, of `length` elements where given. */
  take<T extends SectionType>(name: string, type: T, length?: number): SectionArray<T>;
}

/** The sections of a file. Throws a {@link PackedFileError} where it is another file, cut off, damaged or of another version. */
export function openSections(buffer: ArrayBufferLike, layout: number): OpenedSections {
  const directoryBytes = openHeader(buffer, layout);
  const { facts, sections } = parseDirectory(decodeWtf8(new Uint8Array(buffer, HEADER_BYTES, directoryBytes)));
  const found = new Map<string, Section['data']>();
  let at = HEADER_BYTES + padded(directoryBytes);
  for (const [name, type, length, checksum] of sections) {
    const bytes = length * (TYPES[type]?.BYTES_PER_ELEMENT ?? Number.NaN);
    if (!(padded(bytes) <= buffer.byteLength - at)) throw new PackedFileError('broken-list');
    const data = new (TYPES[type] as ViewOf)(buffer, at, length);
    if (xxhash32(bytesOf(data)) !== checksum || !isZero(buffer, at + bytes, at + padded(bytes)))
      throw damaged(`section ${name}`);
    found.set(name, data);
    at += padded(bytes);
  }
  return {
    facts,
    has: (name) => found.has(name),
    take<T extends SectionType>(name: string, type: T, length?: number): SectionArray<T> {
      const data = found.get(name);
      if (data === undefined || typeOf(data) !== type || data.length !== (length ?? data.length))
        throw new PackedFileError('lacks-section', { name });
      return data as SectionArray<T>;
    },
  };
}

interface Directory {
  readonly facts: unknown;
  /** Name, type, length and checksum of each section. */
  readonly sections: readonly [string, SectionType, number, number][];
}

function parseDirectory(text: string): Directory {
  const directory = parsePackedJson('directory', text) as Partial<Directory> | null;
  if (!Array.isArray(directory?.sections)) throw contradicted('directory');
  return directory as Directory;
}

/** The value of a JSON text out of a packed file. */
export function parsePackedJson(what: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw contradicted(what);
  }
}

/** The length of the directory, once everything that the header says is true. */
function openHeader(buffer: ArrayBufferLike, layout: number): number {
  const bytes = new Uint8Array(buffer);
  if (bytes.length === 0) throw new PackedFileError('empty');
  if (MAGIC.some((byte, k) => k < bytes.length && bytes[k] !== byte)) throw new PackedFileError(notPacked(bytes));
  if (bytes.length < HEADER_BYTES) throw cutOff(bytes.length, null);
  const view = new DataView(buffer, 0, HEADER_BYTES);
  const version = view.getUint32(8, true);
  if (version !== FORMAT_VERSION) throw new PackedFileError('other-format', { format: version, known: FORMAT_VERSION });
  if (new Uint32Array(buffer, 0, 4)[3] !== BYTE_ORDER) throw new PackedFileError('other-byte-order');
  if (xxhash32(bytes.subarray(0, 60)) !== view.getUint32(60, true)) throw damaged('header');
  const length = view.getUint32(16, true) + view.getUint32(20, true) * 2 ** 32;
  if (bytes.length < length) throw cutOff(bytes.length, length);
  if (bytes.length > length) throw new PackedFileError('goes-on', { bytes: bytes.length - length });
  if (view.getUint32(32, true) !== layout) throw new PackedFileError('other-columns');
  const directoryBytes = view.getUint32(24, true);
  const directoryEnd = HEADER_BYTES + directoryBytes;
  const directory = bytes.subarray(HEADER_BYTES, directoryEnd);
  if (xxhash32(directory) !== view.getUint32(28, true) || !isZero(buffer, directoryEnd, padded(directoryEnd)))
    throw damaged('directory');
  return directoryBytes;
}

function notPacked(bytes: Uint8Array): PackFaultCode {
  // Only a change of line ends or of the encoding leaves the letters where they are.
  const isRewritten = [1, 2, 3, 4].every((k) => bytes[k] === MAGIC[k]);
  return isRewritten ? 'rewritten' : 'not-packed';
}

const cutOff = (there: number, length: number | null): PackedFileError =>
  new PackedFileError('cut-off', length === null ? { there } : { there, length });

/** The error of a part that is undamaged, but is not what a writer of this version makes. */
export const contradicted = (part: string): PackedFileError => new PackedFileError('contradicts', { part });

const damaged = (part: string): PackedFileError => new PackedFileError('damaged', { part });

const isZero = (buffer: ArrayBufferLike, from: number, to: number): boolean =>
  new Uint8Array(buffer, from, to - from).every((byte) => byte === 0);
