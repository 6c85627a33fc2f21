/**
 * A JSON document in pieces of text: two spaces of indentation, keys in the order in which each object has them, a
 * line end at its end. A list is handed on item by item, so that a long one is never one text. Numbers that are not
 * finite become `null`.
 */
export function* writeJson(value: unknown): Generator<string> {
  if (!isList(value)) {
    yield `${JSON.stringify(value ?? null, null, 2)}\n`;
    return;
  }
  let separator = '[\n  ';
  for (const item of value) {
    yield separator + (JSON.stringify(item, null, 2) ?? 'null').replaceAll('\n', '\n  ');
    separator = ',\n  ';
  }
  yield separator === '[\n  ' ? '[]\n' : '\n]\n';
}

/** Whether a value is written as a list: an array, or anything else that can be gone through but is no text. */
const isList = (value: unknown): value is Iterable<unknown> =>
  Array.isArray(value) || (typeof value === 'object' && value !== null && Symbol.iterator in value);
