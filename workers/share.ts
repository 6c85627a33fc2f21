/** Whether memory can be shared with workers here: always in Node, in a browser only when the page is cross-origin isolated. */
export function canShareMemory(): boolean {
  if (typeof SharedArrayBuffer === 'undefined') return false;
  return (globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated !== false;
}

type TypedArray = { readonly buffer: ArrayBufferLike; readonly byteOffset: number; readonly byteLength: number } & {
  readonly length: number;
};
type TypedArrayConstructor = new (buffer: ArrayBufferLike) => TypedArray;

const isTypedArray = (value: unknown): value is TypedArray => ArrayBuffer.isView(value) && !(value instanceof DataView);

/**
 * The same value with its typed arrays in shared memory, so that posting it to any number of workers copies no column.
 * Plain objects and arrays are walked; one array used twice is shared once; everything else is kept as it is.
 */
export function toShared<T>(value: T): T {
  const copies = new Map<object, unknown>();
  const share = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    if (!copies.has(part)) copies.set(part, copyOf(part, share));
    return copies.get(part);
  };
  return share(value) as T;
}

function copyOf(part: object, share: (part: unknown) => unknown): unknown {
  if (isTypedArray(part)) return copyToShared(part);
  if (Array.isArray(part))
    return part.some((item) => typeof item === 'object' && item !== null) ? part.map(share) : part;
  if (Object.getPrototypeOf(part) !== Object.prototype) return part;
  return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, share(item)]));
}

function copyToShared(array: TypedArray): TypedArray {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const buffer = new SharedArrayBuffer(array.byteLength);
  new Uint8Array(buffer).set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  return new (array.constructor as TypedArrayConstructor)(buffer);
}

/** The plain buffers that a value's typed arrays lie in: plain objects and arrays are walked, nothing else. */
export function buffersOf(value: unknown): Set<ArrayBuffer> {
  const buffers = new Set<ArrayBuffer>();
  for (const { buffer } of typedArraysOf(value)) if (buffer instanceof ArrayBuffer) buffers.add(buffer);
  return buffers;
}

/**
 * The buffers of a result that can move to another thread instead of being copied: those that a typed array fills, except
 * the kept ones. A view into a larger buffer is left to be copied, for its buffer may hold more than the result.
 */
export function transferablesOf(value: unknown, kept: { has(buffer: ArrayBuffer): boolean }): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const { buffer, byteLength } of typedArraysOf(value))
    if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength && !kept.has(buffer)) buffers.add(buffer);
  return [...buffers];
}

/** How many bytes of a value's typed arrays do not lie in shared memory. */
export const unsharedBytesOf = (value: unknown): number =>
  [...buffersOf(value)].reduce((sum, { byteLength }) => sum + byteLength, 0);

function typedArraysOf(value: unknown): TypedArray[] {
  const arrays: TypedArray[] = [];
  const seen = new Set<object>();
  const collect = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return;
    seen.add(part);
    if (isTypedArray(part)) arrays.push(part);
    else if (Array.isArray(part)) for (const item of part) collect(item);
    else if (Object.getPrototypeOf(part) === Object.prototype) for (const item of Object.values(part)) collect(item);
  };
  collect(value);
  return arrays;
}
