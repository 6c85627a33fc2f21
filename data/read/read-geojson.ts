import type { RefusalCode } from '../refusals.ts';
import type { IssueParams } from '../row.ts';
import { type ByteWindow, createWindow, fillWindow, scanWhole, UNDERFLOW, unreadable } from './byte-window.ts';
import {
  CLOSE_BRACE,
  failUnexpected,
  OPEN_BRACE,
  OPEN_BRACKET,
  peekToken,
  skipValue,
  takeKey,
  takeNext,
} from './json-scan.ts';
import type { RawRow } from './raw-row.ts';
import { readFeature, readValue } from './read-feature.ts';
import { readItems } from './read-items.ts';

/** What a GeoJSON file says about itself, filled in while it is read. */
export interface GeojsonHeader {
  /** The legacy `crs` member; `undefined` where (or until) there is none. */
  crs?: unknown;
  /** True where the document turned out to be one Feature, not a collection: read it with {@link readSingleFeature}. */
  isSingleFeature?: boolean;
}

/**
 * The features of a FeatureCollection as rows, numbered from 1, in batches of what one chunk holds. Its members may
 * come in any order; a `crs` after the features shows in `header` only once they have been read.
 */
export async function* readGeojson(
  chunks: AsyncIterable<Uint8Array>,
  fileName: string,
  header: GeojsonHeader,
): AsyncGenerator<RawRow[], void> {
  const window = createWindow(chunks, fileName);
  await scanWhole(window, 'its first brace', takeOpenBrace);
  let type: unknown;
  let hasFeatures = false;
  for (
    let isFirst = true;
    await scanWhole(window, 'the document', (w) => takeNext(w, CLOSE_BRACE, isFirst));
    isFirst = false
  ) {
    const key = await scanWhole(window, 'a member name', takeKey);
    if (key === 'features' && (await scanWhole(window, 'the document', peekWhole)) === OPEN_BRACKET) {
      hasFeatures = true;
      yield* readItems(window, 'feature', readFeature);
    } else if (key === 'type') type = await scanWhole(window, 'the member "type"', readValue);
    else if (key === 'crs') header.crs = await scanWhole(window, 'the member "crs"', readValue);
    else await scanWhole(window, `the member "${key}"`, skipValue);
  }
  await expectEnd(window);
  if (type === 'FeatureCollection' && hasFeatures) return;
  if (type !== 'Feature') throw unreadable(window, ...whyForeign(type, hasFeatures));
  header.isSingleFeature = true;
}

/** The one Feature that the document is, as a batch of one row. */
export async function* readSingleFeature(
  chunks: AsyncIterable<Uint8Array>,
  fileName: string,
): AsyncGenerator<RawRow[], void> {
  const window = createWindow(chunks, fileName);
  yield [await scanWhole(window, 'the feature', (w) => readFeature(w, 1))];
  await expectEnd(window);
}

function takeOpenBrace(window: ByteWindow): void {
  if (peekToken(window) !== OPEN_BRACE) failUnexpected(window, '`{`, as every GeoJSON file begins');
  window.pos++;
}

/** The next token's first byte; throws at the end of the window. */
export function peekWhole(window: ByteWindow): number {
  const byte = peekToken(window);
  if (window.pos >= window.end) throw UNDERFLOW;
  return byte;
}

/** Throws unless nothing but white space follows. */
export async function expectEnd(window: ByteWindow): Promise<void> {
  for (;;) {
    const byte = peekToken(window);
    if (window.pos < window.end) throw unreadable(window, byte === OPEN_BRACE ? 'several-documents' : 'goes-on');
    if (window.done) return;
    await fillWindow(window);
  }
}

/** Why a well-formed JSON object is not a layer. */
function whyForeign(type: unknown, hasFeatures: boolean): [RefusalCode, IssueParams?] {
  if (type === 'FeatureCollection') return ['no-feature-list'];
  if (type === 'Topology') return ['topojson'];
  if (typeof type === 'string' && /^(Multi)?(Point|LineString|Polygon)$|^GeometryCollection$/.test(type)) {
    return ['bare-geometry', { type }];
  }
  if (hasFeatures && type === undefined) return ['untyped-collection'];
  return type === undefined ? ['untyped-json'] : ['foreign-type', { type: JSON.stringify(type) }];
}
