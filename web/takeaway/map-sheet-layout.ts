/** The sheet that the map is printed on, laid out in CSS pixels (96 to the inch). */
export type Orientation = 'landscape' | 'portrait';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SheetLayout {
  readonly width: number;
  readonly height: number;
  readonly title: Box;
  readonly map: Box;
  readonly legend: Box;
  /** Columns that the legend is set in. */
  readonly legendColumns: number;
  readonly footer: Box;
}

/** A4 (ISO 216), millimetres. */
const A4_MM = { long: 297, short: 210 };
const PX_PER_MM = 96 / 25.4;
/** 300 dots to the inch. */
export const PRINT_PIXEL_RATIO = 300 / 96;

const MARGIN = 32;
const GAP = 12;
const TITLE_HEIGHT = 58;
const FOOTER_HEIGHT = 64;
const LEGEND_WIDTH = 214;
/** A sheet that stands has the legend below its map, in so many columns. */
export const PORTRAIT_COLUMNS = 3;

/** Where everything stands: title above, sources below, and the legend beside the map, or under it where the sheet stands. */
export function layoutSheet(orientation: Orientation, portraitLegendHeight: number): SheetLayout {
  const isWide = orientation === 'landscape';
  const width = (isWide ? A4_MM.long : A4_MM.short) * PX_PER_MM;
  const height = (isWide ? A4_MM.short : A4_MM.long) * PX_PER_MM;
  const inner = width - 2 * MARGIN;
  const title = { x: MARGIN, y: MARGIN, width: inner, height: TITLE_HEIGHT };
  const footer = { x: MARGIN, y: height - MARGIN - FOOTER_HEIGHT, width: inner, height: FOOTER_HEIGHT };
  const top = title.y + title.height + GAP;
  const space = footer.y - GAP - top;
  const map = isWide
    ? { x: MARGIN, y: top, width: inner - LEGEND_WIDTH - GAP, height: space }
    : { x: MARGIN, y: top, width: inner, height: space - portraitLegendHeight - GAP };
  const legend = isWide
    ? { x: map.x + map.width + GAP, y: top, width: LEGEND_WIDTH, height: space }
    : { x: MARGIN, y: map.y + map.height + GAP, width: inner, height: portraitLegendHeight };
  return { width, height, title, map, legend, legendColumns: isWide ? 1 : PORTRAIT_COLUMNS, footer };
}

/** A round length of ground, 1, 2 or 5 times a power of ten, whose bar is as long as may be but not above `maxPx`. */
export function scaleBarOf(metresPerPx: number, maxPx: number): { lengthM: number; widthPx: number } {
  const mostM = metresPerPx * maxPx;
  const power = 10 ** Math.floor(Math.log10(mostM));
  const lengthM = power * ([5, 2].find((factor) => factor * power <= mostM) ?? 1);
  return { lengthM, widthPx: lengthM / metresPerPx };
}

/** The text in lines no wider than `maxWidth`, broken at blanks; a word that is wider stands alone. At most `maxLines`, the last cut with an ellipsis. */
export function wrapLines(
  text: string,
  maxWidth: number,
  widthOf: (text: string) => number,
  maxLines = Number.POSITIVE_INFINITY,
): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer) <= maxWidth) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length <= maxLines) return lines;
  let last = lines[maxLines - 1];
  while (last !== '' && widthOf(`${last}…`) > maxWidth) last = last.slice(0, -1);
  return [...lines.slice(0, maxLines - 1), `${last}…`];
}
