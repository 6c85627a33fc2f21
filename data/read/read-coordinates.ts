import type { RowProblem } from '../row.ts';
import { type ByteWindow, UNDERFLOW } from './byte-window.ts';
import { CLOSE_BRACKET, COMMA, OPEN_BRACKET, peekToken, skipValue } from './json-scan.ts';
import { type PositionCursor, readPlainPositions } from './plain-positions.ts';
import { readNumber } from './read-number.ts';

/** A MultiPolygon's positions stand four brackets deep, the deepest of any geometry. */
const MAX_COORDINATE_DEPTH = 4;

/** Coordinates of a geometry whose type may not be known yet. */
export interface NestedCoordinates {
  /** How many brackets deep a position stands: 1 a point, 2 a line, 3 a polygon, 4 several polygons; 0 there is none. */
  readonly depth: number;
  /** Vertex counts at which the lists of positions end, starting with 0. */
  readonly ringStart: number[];
  /** Ring counts at which the lists of rings end, starting with 0. */
  readonly partStart: number[];
  readonly coords: Float64Array;
}

const cursor: PositionCursor = { pos: 0, next: 0 };

const BAD_COORDINATE = 'bad-coordinate';

/** What can be wrong with coordinates, by what a `bad-coordinate` states as its reason. */
const COORDINATE_FAULTS = {
  'not-list': 'coordinates are not a list',
  'too-deep': 'coordinates nest too deep',
  uneven: 'coordinates nest unevenly',
  'not-two-numbers': 'a position is not two numbers',
  'not-a-number': 'a coordinate is not a number',
  'empty-list': 'a list of positions is empty',
  'not-a-position': 'coordinates hold something that is not a position',
  'no-comma': 'positions are not separated by commas',
} as const;
export type CoordinateFault = keyof typeof COORDINATE_FAULTS;

/** How many doubles one block of coordinates takes: 512 kB, a few hundred features. */
const BLOCK_LENGTH = 1 << 16;

/**
 * Coordinates are written one after another into blocks; a geometry gets a view of its stretch. A block is never
 * written twice, so that views stay valid for as long as anyone keeps them.
 */
let block = new Float64Array(BLOCK_LENGTH);
let used = 0;

/** Moves the `count` doubles from `start` to a new block with room for as many again, and returns it. */
function growBlock(start: number, count: number): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(Math.max(BLOCK_LENGTH, count * 2));
  grown.set(block.subarray(start, start + count));
  block = grown;
  used = 0;
  return grown;
}

/**
 * The coordinates at the next token; `pos` ends after them whether or not they can be read. A third and further
 * numbers of a position (altitude, measure) are dropped.
 */
export function readCoordinates(window: ByteWindow): NestedCoordinates | RowProblem {
  const start = window.pos;
  const result = scanCoordinates(window);
  if ('code' in result) {
    window.pos = start;
    skipValue(window);
  }
  return result;
}

function scanCoordinates(window: ByteWindow): NestedCoordinates | RowProblem {
  const ringStart = [0];
  const partStart = [0];
  let coords = block;
  let start = used;
  let next = used;
  let open = 0;
  let depth = 0;
  if (peekToken(window) !== OPEN_BRACKET) return problemAt(window, 'not-list');
  for (;;) {
    const byte = peekToken(window);
    if (byte === OPEN_BRACKET) {
      if (open > 0 && open + 1 === depth) {
        cursor.pos = window.pos;
        cursor.next = next;
        readPlainPositions(window.bytes, coords, cursor);
        if (cursor.next > next) {
          window.pos = cursor.pos;
          next = cursor.next;
          continue;
        }
      }
      window.pos++;
      open++;
      const inner = peekToken(window);
      if (inner === OPEN_BRACKET || inner === CLOSE_BRACKET) {
        if (open >= MAX_COORDINATE_DEPTH || open === depth) return problemAt(window, 'too-deep');
        continue;
      }
      if (depth === 0) depth = open;
      if (open !== depth) return problemAt(window, 'uneven');
      if (next + 2 > coords.length) {
        coords = growBlock(start, next - start);
        next -= start;
        start = 0;
      }
      const x = readNumber(window);
      if (peekToken(window) !== COMMA) return problemAt(window, 'not-two-numbers');
      window.pos++;
      peekToken(window);
      const y = readNumber(window);
      if (!skipRest(window)) return problemAt(window, 'not-two-numbers');
      if (!Number.isFinite(x) || !Number.isFinite(y)) return problemAt(window, 'not-a-number');
      coords[next] = x;
      coords[next + 1] = y;
      next += 2;
      open--;
    } else if (byte === CLOSE_BRACKET) {
      window.pos++;
      if (depth === 0 && open > 1) return problemAt(window, 'empty-list');
      if (depth - open === 1) ringStart.push((next - start) >> 1);
      else if (depth - open === 2) partStart.push(ringStart.length - 1);
      open--;
    } else return problemAt(window, 'not-a-position');
    if (open === 0) break;
    const separator = peekToken(window);
    if (separator === COMMA) window.pos++;
    else if (separator !== CLOSE_BRACKET) return problemAt(window, 'no-comma');
  }
  used = next;
  return { depth, ringStart, partStart, coords: coords.subarray(start, next) };
}

/** True when the position at `pos` ends after any further numbers; `pos` ends after its bracket. */
function skipRest(window: ByteWindow): boolean {
  while (peekToken(window) === COMMA) {
    window.pos++;
    const before = window.pos;
    peekToken(window);
    readNumber(window);
    if (window.pos === before) return false;
  }
  if (window.bytes[window.pos] !== CLOSE_BRACKET) return false;
  window.pos++;
  return true;
}

/** The problem with the coordinates; or, at the end of the window, the wish for more bytes. */
function problemAt(window: ByteWindow, reason: CoordinateFault): RowProblem {
  if (window.pos >= window.end) throw UNDERFLOW;
  return { code: BAD_COORDINATE, message: COORDINATE_FAULTS[reason], params: { reason } };
}
