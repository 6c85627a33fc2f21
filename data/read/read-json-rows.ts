import type { ByteWindow } from './byte-window.ts';
import { createWindow, scanWhole, unreadable } from './byte-window.ts';
import { OPEN_BRACKET, peekToken } from './json-scan.ts';
import { brokenRow, type RawRow } from './raw-row.ts';
import { readProperties } from './read-feature.ts';
import { expectEnd, peekWhole } from './read-geojson.ts';
import { readItems } from './read-items.ts';

/** The objects of a JSON array as rows, numbered from 1, in batches of what one chunk holds. */
export async function* readJsonRows(
  chunks: AsyncIterable<Uint8Array>,
  fileName: string,
): AsyncGenerator<RawRow[], void> {
  const window = createWindow(chunks, fileName);
  const first = await scanWhole(window, 'its first bracket', peekWhole);
  if (first !== OPEN_BRACKET) throw unreadable(window, 'not-a-list');
  yield* readItems(window, 'row', readObject);
  await expectEnd(window);
}

function readObject(window: ByteWindow, row: number): RawRow {
  peekToken(window);
  const start = window.pos;
  const { values, problem } = readProperties(window);
  if (problem)
    return brokenRow(row, problem.code, problem.message.replace('the properties', 'the row'), problem.params ?? {});
  if (values.type === 'Feature' && 'geometry' in values) {
    throw unreadable(window, 'bare-features', {}, start);
  }
  return { row, values, geometry: null };
}
