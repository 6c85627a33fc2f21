import type { LegendPart, LegendSample } from '../map/legend-part.ts';
import { tokenColor } from '../map/palette.ts';
import { type Box, wrapLines } from './map-sheet-layout.ts';
import { INK_SOFT, write } from './write-text.ts';

const LINE_HEIGHT = 15;
const PART_GAP = 7;
const SAMPLE_WIDTH = 18;
const TEXT_LEFT = 25;
const COLUMN_GAP = 18;
const SIZE = 10;

/** A line of the legend as it is set. */
interface SetLine {
  readonly label: string;
  readonly count: string;
  readonly sample: LegendSample | null;
  readonly isHead: boolean;
  /** Empty space above. */
  readonly gap: number;
}

const linesOf = (part: LegendPart, isFirst: boolean): SetLine[] => [
  { label: part.label, count: part.count, sample: part.sample, isHead: true, gap: isFirst ? 0 : PART_GAP },
  ...part.items.map((item) => ({ ...item, isHead: false, gap: 0 })),
];

const heightOf = (lines: readonly SetLine[]): number => lines.reduce((sum, { gap }) => sum + gap + LINE_HEIGHT, 0);

/** The parts shared out among columns of about the same height, none of them broken. */
function toColumns(parts: readonly LegendPart[], columns: number): SetLine[][] {
  const total = heightOf(parts.flatMap((part) => linesOf(part, false)));
  const set: SetLine[][] = [[]];
  for (const part of parts) {
    const column = set[set.length - 1];
    const isFull = heightOf(column) + heightOf(linesOf(part, false)) / 2 > total / columns;
    if (isFull && column.length > 0 && set.length < columns) set.push(linesOf(part, true));
    else column.push(...linesOf(part, column.length === 0));
  }
  return set;
}

/** How high the legend is in so many columns, pixels. */
export const legendHeight = (parts: readonly LegendPart[], columns: number): number =>
  Math.max(...toColumns(parts, columns).map(heightOf)) + 4;

/** Draws the legend into its box, from the top; what does not fit any more is left out. */
export function drawLegend(
  context: CanvasRenderingContext2D,
  box: Box,
  parts: readonly LegendPart[],
  columns: number,
): void {
  const width = (box.width - (columns - 1) * COLUMN_GAP) / columns;
  for (const [k, lines] of toColumns(parts, columns).entries()) {
    let y = box.y;
    for (const line of lines) {
      y += line.gap;
      if (y + LINE_HEIGHT > box.y + box.height) break;
      drawLine(context, line, box.x + k * (width + COLUMN_GAP), y, width);
      y += LINE_HEIGHT;
    }
  }
}

function drawLine(context: CanvasRenderingContext2D, line: SetLine, x: number, y: number, width: number): void {
  const base = y + 11;
  write(context, line.count, x + width, base, { size: SIZE, weight: 600, align: 'right' });
  const countWidth = context.measureText(line.count).width;
  const left = line.isHead && line.sample === null ? 0 : TEXT_LEFT;
  context.font = `${line.isHead ? 650 : 400} ${SIZE}px "Inter Variable"`;
  const room = width - left - countWidth - 8;
  const [label] = wrapLines(line.label, room, (text) => context.measureText(text).width, 1);
  write(context, label, x + left, base, { size: SIZE, weight: line.isHead ? 650 : 400 });
  if (line.sample !== null) drawSample(context, line.sample, x, y + LINE_HEIGHT / 2);
}

/** Draws how something looks on the map, from `x` on, its middle at the height `y`. */
function drawSample(context: CanvasRenderingContext2D, sample: LegendSample, x: number, y: number): void {
  context.save();
  context.translate(x, y);
  if (sample.kind === 'text') write(context, 'Aa', 0, 4, { size: SIZE, weight: 600, color: INK_SOFT });
  else if (sample.kind === 'mark') drawMark(context, sample.mark);
  else if (sample.kind === 'line') drawStroke(context, sample);
  else drawGround(context, sample);
  context.restore();
}

function drawMark(
  context: CanvasRenderingContext2D,
  { path, filled, open, token }: Extract<LegendSample, { kind: 'mark' }>['mark'],
): void {
  const color = tokenColor(token);
  const rim = tokenColor('--map-rim');
  context.scale(0.72, 0.72);
  context.translate(0, -12);
  const outline = new Path2D(path);
  context.fillStyle = open ? rim : color;
  context.fill(outline);
  if (open) {
    context.strokeStyle = color;
    context.lineWidth = 1.8;
    context.stroke(outline);
  }
  if (filled) {
    context.fillStyle = open ? color : rim;
    context.fill(new Path2D(filled));
  }
}

function drawStroke(
  context: CanvasRenderingContext2D,
  { token, widthPx, dashes }: Extract<LegendSample, { kind: 'line' }>,
): void {
  context.strokeStyle = tokenColor(token);
  context.lineWidth = widthPx;
  context.setLineDash((dashes ?? []).map((dash) => dash * widthPx));
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(SAMPLE_WIDTH, 0);
  context.stroke();
}

function drawGround(
  context: CanvasRenderingContext2D,
  sample: Extract<LegendSample, { kind: 'fill' | 'hatch' }>,
): void {
  const color = tokenColor(sample.token);
  context.beginPath();
  context.rect(0.5, -5, SAMPLE_WIDTH - 1, 10);
  if (sample.kind === 'fill') {
    context.globalAlpha = sample.opacity;
    context.fillStyle = color;
    context.fill();
    context.globalAlpha = 1;
    if (sample.edge === null) return;
    context.strokeStyle = tokenColor(sample.edge);
    context.setLineDash([...(sample.dashes ?? [])]);
    context.stroke();
    return;
  }
  context.strokeStyle = color;
  context.stroke();
  context.clip();
  const rise = sample.falls ? 10 : -10;
  context.beginPath();
  for (let left = -10; left < SAMPLE_WIDTH; left += 4) {
    context.moveTo(left, -rise / 2);
    context.lineTo(left + 10, rise / 2);
  }
  context.stroke();
}
