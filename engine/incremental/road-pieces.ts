import type { AdminColumns } from '../dataset.ts';
import { areasOfPiece, type PathEvent, pieceLengthM } from '../measure/path-sweep.ts';
import { highestAt } from '../measure/roads.ts';
import type { Path } from '../predicates/line-in-polygon.ts';
import { TECHNOLOGIES } from '../vocabulary.ts';

/** Takes a piece of path in: the areas that hold it, the highest generation of each operator over it, and its metres. */
type TakePiece = (areas: readonly number[], highest: Int8Array, pieceM: number) => void;

/** A path in pieces, cut wherever a polygon or an area begins or ends on it. */
export interface RoadPieces {
  /** Enters (+1) or leaves (-1) a layer, by its key, along stretches; `take` is shown what goes with a negative length, and what comes. */
  cover(stretches: readonly number[], key: number, step: 1 | -1, take: TakePiece): void;
}

/** The path with its borders and nothing on it; `take` is shown its pieces. */
export function createRoadPieces(
  { coords, from, to }: Path,
  operators: number,
  admin: AdminColumns | null,
  borders: readonly PathEvent[],
  take: TakePiece,
): RoadPieces {
  const layers = operators * TECHNOLOGIES.length;
  const last = to - from - 1;
  // Piece i lies between the cuts at[i] and at[i + 1]; a cut is there for `uses[i]` beginnings and ends.
  const at: number[] = [0, last];
  const uses: number[] = [1, 1];
  const lengthM: number[] = [pieceLengthM(coords, from, 0, last)];
  const areas: (readonly number[])[] = [[0]];
  let depth = new Uint16Array(16 * layers);
  let highest = new Int8Array(16 * operators).fill(-1);

  const show = (piece: number, sign: 1 | -1, to: TakePiece) =>
    to(areas[piece], highest.subarray(piece * operators, (piece + 1) * operators), sign * lengthM[piece]);
  /** The first cut at or after a position. */
  const find = (position: number): number => {
    let [low, high] = [0, at.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at[middle] < position) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const moveRows = (piece: number, by: 1 | -1) => {
    const count = lengthM.length;
    if ((count + 1) * layers > depth.length || (count + 1) * operators > highest.length) {
      depth = grow(depth, new Uint16Array(2 * (count + 1) * layers));
      highest = grow(highest, new Int8Array(2 * (count + 1) * operators));
    }
    const source = by === 1 ? piece : piece + 1;
    depth.copyWithin((source + by) * layers, source * layers, count * layers);
    highest.copyWithin((source + by) * operators, source * operators, count * operators);
  };
  const cut = (position: number, to: TakePiece) => {
    const k = find(position);
    if (at[k] === position) {
      uses[k]++;
      return;
    }
    const piece = k - 1;
    show(piece, -1, to);
    moveRows(piece, 1);
    at.splice(k, 0, position);
    uses.splice(k, 0, 1);
    areas.splice(piece, 0, areas[piece]);
    lengthM.splice(
      piece,
      1,
      pieceLengthM(coords, from, at[piece], position),
      pieceLengthM(coords, from, position, at[k + 1]),
    );
    show(piece, 1, to);
    show(piece + 1, 1, to);
  };
  const mend = (position: number, to: TakePiece) => {
    const k = find(position);
    if (--uses[k] > 0) return;
    const piece = k - 1;
    show(piece, -1, to);
    show(piece + 1, -1, to);
    moveRows(piece, -1);
    at.splice(k, 1);
    uses.splice(k, 1);
    areas.splice(piece, 1);
    lengthM.splice(piece, 2, pieceLengthM(coords, from, at[piece], at[piece + 1]));
    show(piece, 1, to);
  };

  if (last <= 0) return { cover: () => {} };
  const nowhere: TakePiece = () => {};
  for (const { position } of borders) cut(position, nowhere);
  enterAreas();
  for (let piece = 0; piece < lengthM.length; piece++) show(piece, 1, take);

  return {
    cover(stretches, key, step, to) {
      const operator = Math.floor(key / TECHNOLOGIES.length);
      for (let s = 0; s < stretches.length; s += 2) {
        const [start, end] = [stretches[s], stretches[s + 1]];
        if (step === 1) {
          cut(start, to);
          cut(end, to);
        }
        for (let piece = find(start); at[piece] < end; piece++) {
          depth[piece * layers + key] += step;
          const now = highestAt(depth, operator, piece * layers);
          if (now === highest[piece * operators + operator]) continue;
          show(piece, -1, to);
          highest[piece * operators + operator] = now;
          show(piece, 1, to);
        }
        if (step === -1) {
          mend(start, to);
          mend(end, to);
        }
      }
    },
  };

  /** Names the areas of each piece; borders are the only cuts so far. */
  function enterAreas(): void {
    if (admin === null) return;
    const rows = [...new Set(borders.map(({ key }) => key - layers))].sort((a, b) => a - b);
    const inside = new Uint16Array(admin.count);
    const events = [...borders].sort((a, b) => a.position - b.position);
    let next = 0;
    for (let piece = 0; piece < lengthM.length; piece++) {
      for (; next < events.length && events[next].position <= at[piece]; next++)
        inside[events[next].key - layers] += events[next].step;
      areas[piece] = areasOfPiece(admin, rows, inside, 0);
    }
  }
}

function grow<A extends Uint16Array | Int8Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
