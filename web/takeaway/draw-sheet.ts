import { seenAt } from '../map/legend-part.ts';
import type { Snapshot } from '../map/snapshot.ts';
import { drawLegend, legendHeight } from './draw-legend.ts';
import type { SheetWords } from './map-sheet.ts';
import {
  type Box,
  layoutSheet,
  type Orientation,
  PORTRAIT_COLUMNS,
  PRINT_PIXEL_RATIO,
  scaleBarOf,
  wrapLines,
} from './map-sheet-layout.ts';
import { INK, INK_SOFT, LINE, write } from './write-text.ts';

interface SheetTools {
  readonly takeSnapshot: (widthPx: number, heightPx: number) => Promise<Snapshot>;
  readonly formatLength: (metres: number) => string;
  readonly onPaper: <T>(draw: () => T) => T;
}

/** The longest scale bar, pixels. */
const SCALE_PX = 150;

/** The sheet, drawn: title, map, legend, scale bar and sources. */
export async function drawSheet(
  orientation: Orientation,
  words: SheetWords,
  { takeSnapshot, formatLength, onPaper }: SheetTools,
): Promise<HTMLCanvasElement> {
  await Promise.all(
    ['400 12px "Inter Variable"', '700 20px "Inter Variable"'].map((font) => document.fonts.load(font, 'Thôn Ạ')),
  );
  const layout = layoutSheet(orientation, legendHeight(words.legend, PORTRAIT_COLUMNS));
  const snapshot = await takeSnapshot(Math.round(layout.map.width), Math.round(layout.map.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(layout.width * PRINT_PIXEL_RATIO);
  canvas.height = Math.round(layout.height * PRINT_PIXEL_RATIO);
  const context = canvas.getContext('2d')!;
  context.scale(PRINT_PIXEL_RATIO, PRINT_PIXEL_RATIO);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, layout.width, layout.height);
  drawTitle(context, layout.title, words);
  const { x, y, width, height } = layout.map;
  context.drawImage(snapshot.canvas, x, y, width, height);
  context.strokeStyle = LINE;
  context.strokeRect(x, y, width, height);
  const legend = seenAt(words.legend, snapshot.zoom);
  onPaper(() => drawLegend(context, layout.legend, legend, layout.legendColumns));
  drawFooter(context, layout.footer, words, scaleBarOf(snapshot.metresPerPx, SCALE_PX), formatLength);
  return canvas;
}

function drawTitle(context: CanvasRenderingContext2D, box: Box, { title, lines }: SheetWords): void {
  write(context, title, box.x, box.y + 18, { size: 20, weight: 700 });
  const widthOf = (text: string) => context.measureText(text).width;
  let y = box.y + 37;
  for (const line of lines) {
    context.font = '400 11.5px "Inter Variable"';
    const [shown] = wrapLines(line, box.width, widthOf, 1);
    write(context, shown, box.x, y, { size: 11.5, color: INK_SOFT });
    y += 16;
  }
}

function drawFooter(
  context: CanvasRenderingContext2D,
  box: Box,
  { sources }: SheetWords,
  { lengthM, widthPx }: { lengthM: number; widthPx: number },
  formatLength: (metres: number) => string,
): void {
  drawScaleBar(context, box.x, box.y + 10, widthPx, ['0', formatLength(lengthM)]);
  const left = box.x + SCALE_PX + 60;
  context.font = '400 9.5px "Inter Variable"';
  const widthOf = (text: string) => context.measureText(text).width;
  let y = box.y + 12;
  for (const source of sources)
    for (const line of wrapLines(source, box.x + box.width - left, widthOf, 2)) {
      write(context, line, left, y, { size: 9.5, color: INK_SOFT });
      y += 13;
    }
}

/** Two halves, one filled, with a figure at each end. */
function drawScaleBar(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  widthPx: number,
  labels: readonly string[],
): void {
  context.fillStyle = INK;
  context.strokeStyle = INK;
  context.lineWidth = 1;
  context.fillRect(x, y, widthPx / 2, 6);
  context.strokeRect(x, y, widthPx, 6);
  for (const [k, label] of labels.entries())
    write(context, label, x + k * widthPx, y + 20, { size: 9.5, align: 'center' });
}
