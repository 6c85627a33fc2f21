import { countPositions, isFlatRing } from '../../data/check/ring-shape.ts';
import type { FlatGeometry } from '../../engine/records.ts';
import { parsePlace } from '../place-text.ts';

/** Longitude and latitude, degrees. */
export type Position = readonly [lng: number, lat: number];

/** An area or a route while it is drawn. Rings do not repeat their first vertex. */
export interface Drawing {
  readonly kind: 'area' | 'line';
  /** Rings of an area, exteriors before their holes; paths of a route. */
  readonly paths: readonly (readonly Position[])[];
  /** How many of the paths each part has. */
  readonly parts: readonly number[];
  /** Whether the next vertex goes to the end of the last path. */
  readonly isOpen: boolean;
}

/** A vertex, or the middle of an edge where one can be put in before `index`. */
export interface Handle {
  readonly path: number;
  readonly index: number;
  readonly isMiddle: boolean;
  readonly position: Position;
}

/** Degrees are kept to about a centimetre. */
const onGrid = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
export const toPosition = (lng: number, lat: number): Position => [onGrid(lng), onGrid(lat)];

/** The fewest vertices that make a path. */
const LEAST = { area: 3, line: 2 } as const;

export const startDrawing = (kind: Drawing['kind']): Drawing => ({ kind, paths: [[]], parts: [1], isOpen: true });

/** The drawing of a shape that is there. */
export function drawingOf(kind: Drawing['kind'], { partStart, ringStart, coords }: FlatGeometry): Drawing {
  const paths = Array.from({ length: ringStart.length - 1 }, (_, ring) => {
    const end = ringStart[ring + 1] - (kind === 'area' ? 1 : 0);
    return Array.from({ length: end - ringStart[ring] }, (_, i): Position => {
      const at = 2 * (ringStart[ring] + i);
      return [coords[at], coords[at + 1]];
    });
  });
  const parts = Array.from({ length: partStart.length - 1 }, (_, part) => partStart[part + 1] - partStart[part]);
  return { kind, paths, parts, isOpen: false };
}

const withPath = (drawing: Drawing, path: number, vertices: readonly Position[]): Drawing => ({
  ...drawing,
  paths: drawing.paths.with(path, vertices),
});

/** With a vertex more at the end. */
export const addVertex = (drawing: Drawing, position: Position): Drawing =>
  withPath(drawing, drawing.paths.length - 1, [...drawing.paths.at(-1)!, position]);

/** Without the vertex that was put last. */
export const dropVertex = (drawing: Drawing): Drawing =>
  withPath(drawing, drawing.paths.length - 1, drawing.paths.at(-1)!.slice(0, -1));

/** Ended, so that its vertices can be moved; still open where it has too few of them. */
export const endDrawing = (drawing: Drawing): Drawing => ({ ...drawing, isOpen: !isComplete(drawing) });

/** With a handle somewhere else: a vertex is moved, the middle of an edge becomes a vertex. */
export function moveHandle(drawing: Drawing, { path, index, isMiddle }: Handle, position: Position): Drawing {
  return withPath(drawing, path, drawing.paths[path].toSpliced(index, isMiddle ? 0 : 1, position));
}

/** Without a vertex; as it was where that would leave too few. */
export function removeVertex(drawing: Drawing, { path, index, isMiddle }: Handle): Drawing {
  const vertices = drawing.paths[path];
  if (isMiddle || (!drawing.isOpen && vertices.length <= LEAST[drawing.kind])) return drawing;
  return withPath(drawing, path, vertices.toSpliced(index, 1));
}

/** Whether every path is a shape: a line that has a length, a ring that encloses something. */
export const isComplete = ({ kind, paths }: Drawing): boolean => paths.every((path) => hasExtent(kind, path));

function hasExtent(kind: Drawing['kind'], path: readonly Position[]): boolean {
  const coords = Float64Array.from(path.flat());
  const least = LEAST[kind];
  if (countPositions(coords, 0, path.length, least) < least) return false;
  return kind === 'line' || !isFlatRing(coords, 0, path.length);
}

/** Vertices first, so that they lie before the middles between them. */
export function handlesOf({ kind, paths, isOpen }: Drawing): Handle[] {
  const vertices = paths.flatMap((path, at) =>
    path.map((position, index): Handle => ({ path: at, index, isMiddle: false, position })),
  );
  if (isOpen) return vertices;
  const middles = paths.flatMap((path, at) =>
    path.flatMap(([lng, lat], index): Handle[] => {
      const next = path[index + 1] ?? (kind === 'area' ? path[0] : undefined);
      if (next === undefined) return [];
      const position = toPosition((lng + next[0]) / 2, (lat + next[1]) / 2);
      return [{ path: at, index: index + 1, isMiddle: true, position }];
    }),
  );
  return [...vertices, ...middles];
}

/** The drawn shape, `null` while it is none. */
export function toGeometry(drawing: Drawing): FlatGeometry | null {
  if (!isComplete(drawing)) return null;
  const rings = drawing.kind === 'area' ? drawing.paths.map((path) => [...path, path[0]]) : drawing.paths;
  return {
    partStart: Uint32Array.from(startsOf(drawing.parts)),
    ringStart: Uint32Array.from(startsOf(rings.map(({ length }) => length))),
    coords: Float64Array.from(rings.flat(2)),
  };
}

/** Where each of these begins, and where the last ends. */
function startsOf(counts: readonly number[]): number[] {
  const starts = [0];
  for (const count of counts) starts.push(starts.at(-1)! + count);
  return starts;
}

/** A path a paragraph, a vertex a line: `103.456, 22.123`. */
export const toText = ({ paths }: Drawing): string =>
  paths.map((path) => path.map(([lng, lat]) => `${lng}, ${lat}`).join('\n')).join('\n\n');

/** The drawing with the vertices of a text, or the numbers of the lines that are no positions; paths keep their parts. */
export function withText(drawing: Drawing, text: string): { drawing: Drawing } | { lines: number[] } {
  const lines = text.split('\n');
  const paths: Position[][] = [[]];
  const wrong: number[] = [];
  lines.forEach((line, at) => {
    if (line.trim() === '') {
      if (paths.at(-1)!.length > 0) paths.push([]);
      return;
    }
    const position = parsePosition(line);
    if (position === null) wrong.push(at + 1);
    else paths.at(-1)!.push(position);
  });
  if (paths.length > 1 && paths.at(-1)!.length === 0) paths.pop();
  if (wrong.length > 0) return { lines: wrong };
  const parts = paths.length === drawing.paths.length ? drawing.parts : paths.map(() => 1);
  const drawn = { ...drawing, paths, parts };
  return { drawing: { ...drawn, isOpen: !isComplete(drawn) } };
}

/** The position in a text, `null` where it is none. */
export function parsePosition(text: string): Position | null {
  const place = parsePlace(text);
  return place && toPosition(...place);
}
