/** Bytes that grow at the end, with the numbers of the protocol-buffer format. */
export interface ByteWriter {
  readonly length: number;
  byte(value: number): void;
  /** A whole number from 0 below 2^53. */
  varint(value: number): void;
  double(value: number): void;
  bytes(bytes: Uint8Array): void;
  /** A field of bytes: its tag, their number, and they. */
  field(tag: number, bytes: Uint8Array): void;
  /** What was written, in the writer's own buffer; it stays good until the next write. */
  view(): Uint8Array;
  clear(): void;
}

/** An empty writer. */
export function createByteWriter(capacity = 1024): ByteWriter {
  let buffer = new Uint8Array(capacity);
  let length = 0;
  const reserve = (more: number) => {
    if (length + more <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + more));
    larger.set(buffer.subarray(0, length));
    buffer = larger;
  };
  const writer: ByteWriter = {
    get length() {
      return length;
    },
    byte(value) {
      reserve(1);
      buffer[length++] = value;
    },
    varint(value) {
      reserve(8);
      let rest = value;
      while (rest > 0x7f) {
        buffer[length++] = (rest & 0x7f) | 0x80;
        rest = rest > 0x7fffffff ? Math.floor(rest / 128) : rest >>> 7;
      }
      buffer[length++] = rest;
    },
    double(value) {
      reserve(8);
      new DataView(buffer.buffer).setFloat64(length, value, true);
      length += 8;
    },
    bytes(bytes) {
      reserve(bytes.length);
      buffer.set(bytes, length);
      length += bytes.length;
    },
    field(tag, bytes) {
      writer.byte(tag);
      writer.varint(bytes.length);
      writer.bytes(bytes);
    },
    view: () => buffer.subarray(0, length),
    clear() {
      length = 0;
    },
  };
  return writer;
}
