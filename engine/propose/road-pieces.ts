import type { Target } from '../analysis.ts';
import type { ShapeColumns } from '../dataset.ts';
import { buildBoxIndex, searchBoxes } from '../index/box-index.ts';
import { countedCoverage } from '../measure/evidence.ts';
import { stretchLengthM } from '../measure/path-sweep.ts';
import { createPath, mergeStretches, stretchesInside } from '../predicates/line-in-polygon.ts';
import type { FlatGeometry } from '../records.ts';
import { ROAD_CLASSES } from '../vocabulary.ts';
import { ANY_OPERATOR, type Situation } from './situation.ts';

/** A stretch of road without coverage, short enough that one site can cover all of it. */
export interface RoadPiece {
  /** Row of the road. */
  readonly road: number;
  readonly lengthM: number;
  /** Its middle. */
  readonly lng: number;
  readonly lat: number;
  /** Its vertices, lng, lat, …, and the same with a metre more of the road at either end. */
  readonly coords: Float64Array;
  readonly widened: Float64Array;
}

/** The roads that a target counts: metres covered today, metres in all, and the rest in pieces. */
export interface OpenRoads {
  readonly coveredM: number;
  readonly totalM: number;
  readonly pieces: readonly RoadPiece[];
}

/** Uncovered road is cut into equal pieces of at most so much, metres: within it any mast at the piece sees both ends. */
const PIECE_M = 150;
/** Pieces get longer where there would be more than this. */
const MOST_PIECES = 4000;
/** What is asked of a site beyond each end, so that neighbours covered by different sites leave no crack. */
const OVERLAP_M = 1;

/** A stretch of a road's part, in positions along it. */
interface Gap {
  readonly road: number;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly lengthM: number;
}

/** The roads of a target's classes outside the counted coverage of a floor and an operator, cut as the road indicator cuts. */
export function findOpenRoads(situation: Situation, target: Target, floor: number, operator: number): OpenRoads {
  const { roads } = situation.dataset;
  if (roads === null) return { coveredM: 0, totalM: 0, pieces: [] };
  const coveringRows = createCoveringRows(situation, floor, operator);
  const { shapes } = roads;
  const gaps: Gap[] = [];
  let totalM = 0;
  for (let road = 0; road < roads.count; road++) {
    if (target.classes !== undefined && !target.classes.includes(ROAD_CLASSES[roads.class[road]])) continue;
    for (let part = shapes.featureStart[road]; part < shapes.featureStart[road + 1]; part++) {
      const from = shapes.ringStart[shapes.partStart[part]];
      const to = shapes.ringStart[shapes.partStart[part + 1]];
      totalM += stretchLengthM(shapes.coords, from, 0, to - from - 1);
      const path = createPath(shapes.coords, from, to);
      const inside = coveringRows(path.box).flatMap((row) =>
        stretchesInside(situation.dataset.coverage!.shapes, row, path),
      );
      const covered = mergeStretches(inside);
      let start = 0;
      for (let k = 0; k <= covered.length; k += 2) {
        const end = k < covered.length ? covered[k] : to - from - 1;
        const lengthM = end > start ? stretchLengthM(shapes.coords, from, start, end) : 0;
        if (lengthM > 0) gaps.push({ road, from, to, start, end, lengthM });
        start = covered[k + 1];
      }
    }
  }
  return { totalM, ...cutGaps(shapes, gaps, totalM) };
}

/** The coverage rows that count for a floor and an operator, by a box. */
function createCoveringRows({ dataset, profile, evidence }: Situation, floor: number, operator: number) {
  const { coverage } = dataset;
  if (coverage === null) return () => [];
  const counts = countedCoverage(dataset, profile);
  const index = buildBoxIndex(coverage.shapes.box);
  return (box: Float64Array): number[] =>
    searchBoxes(
      index,
      box[0],
      box[1],
      box[2],
      box[3],
      (row) =>
        counts[row] === 1 &&
        coverage.technology[row] >= floor &&
        (operator === ANY_OPERATOR || coverage.operator[row] === evidence.operators[operator]),
    );
}

function cutGaps({ coords }: ShapeColumns, gaps: readonly Gap[], totalM: number) {
  const openM = gaps.reduce((sum, { lengthM }) => sum + lengthM, 0);
  const mostM = Math.max(PIECE_M, openM / MOST_PIECES);
  const pieces = gaps.flatMap((gap) => {
    const count = Math.ceil(gap.lengthM / mostM);
    const cuts = cutEvenly(coords, gap, count);
    return Array.from({ length: count }, (_, k) => toPiece(coords, gap, cuts[k], cuts[k + 1]));
  });
  return { coveredM: totalM - openM, pieces };
}

/** The positions that cut a gap into `count` stretches of equal length, both ends included. */
function cutEvenly(coords: Float64Array, { from, start, end, lengthM }: Gap, count: number): number[] {
  const cuts = [start];
  for (let k = 1; k < count; k++) cuts.push(positionAfter(coords, from, start, end, (lengthM * k) / count));
  return [...cuts, end];
}

/** The position some metres after `start`, at most `end`. */
function positionAfter(coords: Float64Array, from: number, start: number, end: number, awayM: number): number {
  let leftM = awayM;
  for (let at = start; at < end; ) {
    const next = Math.min(end, Math.floor(at) + 1);
    const stepM = stretchLengthM(coords, from, at, next);
    if (stepM >= leftM) return stepM === 0 ? at : at + ((next - at) * leftM) / stepM;
    leftM -= stepM;
    at = next;
  }
  return end;
}

/** The position some metres before `start`, at least 0. */
function positionBefore(coords: Float64Array, from: number, start: number, awayM: number): number {
  let leftM = awayM;
  for (let at = start; at > 0; ) {
    const next = Math.max(0, Math.ceil(at) - 1);
    const stepM = stretchLengthM(coords, from, next, at);
    if (stepM >= leftM) return stepM === 0 ? at : at - ((at - next) * leftM) / stepM;
    leftM -= stepM;
    at = next;
  }
  return 0;
}

function toPiece(coords: Float64Array, { road, from, to }: Gap, start: number, end: number): RoadPiece {
  const lengthM = stretchLengthM(coords, from, start, end);
  const middle = pointAt(coords, from, positionAfter(coords, from, start, end, lengthM / 2));
  const before = positionBefore(coords, from, start, OVERLAP_M);
  const after = positionAfter(coords, from, end, to - from - 1, OVERLAP_M);
  return {
    road,
    lengthM,
    lng: middle[0],
    lat: middle[1],
    coords: verticesBetween(coords, from, start, end),
    widened: verticesBetween(coords, from, before, after),
  };
}

function verticesBetween(coords: Float64Array, from: number, start: number, end: number): Float64Array {
  const found = [...pointAt(coords, from, start)];
  for (let v = Math.floor(start) + 1; v < end; v++) found.push(coords[(from + v) * 2], coords[(from + v) * 2 + 1]);
  found.push(...pointAt(coords, from, end));
  return Float64Array.from(found);
}

function pointAt(coords: Float64Array, from: number, position: number): [number, number] {
  const vertex = Math.floor(position);
  const k = (from + vertex) * 2;
  const t = position - vertex;
  if (t === 0) return [coords[k], coords[k + 1]];
  return [coords[k] + (coords[k + 2] - coords[k]) * t, coords[k + 1] + (coords[k + 3] - coords[k + 1]) * t];
}

/** One shape as a layer of its own. */
export function toLayer({ partStart, ringStart, coords }: FlatGeometry): ShapeColumns {
  return {
    featureStart: Uint32Array.of(0, partStart.length - 1),
    partStart: Uint32Array.from(partStart),
    ringStart: Uint32Array.from(ringStart),
    coords: Float64Array.from(coords),
    box: new Float64Array(4),
  };
}

/** Whether a shape holds all of a piece and a metre beyond its ends. */
export function holdsPiece(shape: ShapeColumns, { widened }: RoadPiece): boolean {
  const last = widened.length / 2 - 1;
  const inside = mergeStretches(stretchesInside(shape, 0, createPath(widened, 0, last + 1)));
  return inside.length === 2 && inside[0] === 0 && inside[1] === last;
}

/** The metres of a piece inside any of some shapes. */
export function coveredOfPieceM(shapes: readonly ShapeColumns[], { coords, lengthM }: RoadPiece): number {
  const path = createPath(coords, 0, coords.length / 2);
  const inside = mergeStretches(shapes.flatMap((shape) => stretchesInside(shape, 0, path)));
  if (inside.length === 2 && inside[0] === 0 && inside[1] === coords.length / 2 - 1) return lengthM;
  let sum = 0;
  for (let k = 0; k < inside.length; k += 2) sum += stretchLengthM(coords, 0, inside[k], inside[k + 1]);
  return sum;
}
