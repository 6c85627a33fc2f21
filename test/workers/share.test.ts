import { describe, expect, it } from 'vitest';
import { buffersOf, toShared, transferablesOf } from '../../workers/share.ts';

describe('shared memory', () => {
  it('holds equal columns, one copy of each', () => {
    const column = Float64Array.of(1, Number.NaN, -0);
    const value = {
      a: column,
      nested: { again: column, part: column.subarray(1) },
      list: [column, 'x'],
      text: ['p', null],
    };
    const shared = toShared(value);
    expect(shared).toEqual(value);
    expect(shared.a.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(shared.nested.again).toBe(shared.a);
    expect(shared.nested.part).toHaveLength(2);
    expect(shared.text).toBe(value.text);
    expect(toShared(shared).a).toBe(shared.a);
  });
  it('keeps what it does not know', () => {
    const map = new Map([['a', 1]]);
    expect(toShared({ map, none: null, number: 3 })).toEqual({ map, none: null, number: 3 });
  });
});

describe('what can be transferred', () => {
  it('is every buffer that an array fills, once', () => {
    const column = new Uint8Array(8);
    const shared = toShared({ a: new Uint8Array(2) });
    expect(transferablesOf({ column, same: [column], view: new Uint8Array(9).subarray(1), shared }, new Set())).toEqual(
      [column.buffer],
    );
    expect(transferablesOf(null, new Set())).toEqual([]);
  });
  it('leaves what is kept', () => {
    const column = new Uint8Array(8);
    const kept = buffersOf({ part: column.subarray(2) });
    expect(kept).toEqual(new Set([column.buffer]));
    expect(transferablesOf([column], kept)).toEqual([]);
  });
  it('is found in values that refer to themselves', () => {
    const loop: Record<string, unknown> = { column: new Uint8Array(1) };
    loop.self = loop;
    expect(transferablesOf(loop, new Set())).toHaveLength(1);
  });
});
