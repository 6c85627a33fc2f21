/** A column under construction: values are pushed one by one and gathered in a new order at the end. */
export interface Column<V, Packed> {
  push(value: V): void;
  /** The packed column whose row i is the pushed row `order[i]`. */
  gather(order: Uint32Array): Packed;
}

type NumberArray = Float64Array | Uint8Array | Uint16Array | Uint32Array | Int32Array;
type NumberArrayConstructor<A> = new (length: number) => A;

const INITIAL_ROWS = 256;

/** A typed array that grows by doubling. */
export interface Growable<A extends NumberArray> {
  readonly length: number;
  push(value: number): void;
  /** The backing array; rows from `length` on are unset. */
  values(): A;
}

export function createGrowable<A extends NumberArray>(type: NumberArrayConstructor<A>): Growable<A> {
  let values = new type(INITIAL_ROWS);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const grown = new type(length * 2);
        grown.set(values);
        values = grown;
      }
      values[length++] = value;
    },
    values: () => values,
  };
}

/** A column of numbers; `null` is stored as `missing`. */
export function numberColumn<A extends NumberArray>(
  type: NumberArrayConstructor<A>,
  missing: number,
): Column<number | null, A> {
  const growable = createGrowable(type);
  return {
    push: (value) => growable.push(value === null ? missing : value),
    gather(order) {
      const from = growable.values();
      const to = new type(order.length);
      for (let i = 0; i < order.length; i++) to[i] = from[order[i]];
      return to;
    },
  };
}

/** A column of anything else. */
export function valueColumn<V>(): Column<V, V[]> {
  const values: V[] = [];
  return {
    push: (value) => {
      values.push(value);
    },
    gather: (order) => Array.from(order, (row) => values[row]),
  };
}

/** The code of each allowed value: its position in the list; `missing` for `null`. */
export function codeColumn<T extends string>(
  values: readonly T[],
  missing: number,
): Column<T | null, Uint8Array<ArrayBuffer>> {
  const codes = new Map(values.map((value, code) => [value, code]));
  const column = numberColumn<Uint8Array<ArrayBuffer>>(Uint8Array, missing);
  return {
    push: (value) => column.push(value === null ? missing : codes.get(value)!),
    gather: column.gather,
  };
}

/** A yes/no column: 0, 1, or 255 where the source does not say. */
export function flagColumn(): Column<boolean | null, Uint8Array<ArrayBuffer>> {
  const column = numberColumn<Uint8Array<ArrayBuffer>>(Uint8Array, 255);
  return { push: (value) => column.push(value === null ? null : Number(value)), gather: column.gather };
}
