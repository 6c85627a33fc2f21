import type { Map as MapLibreMap } from 'maplibre-gl';
import { ALL_CLASSES } from './looks.ts';
import { type Mark, PLACE_MARKS, SITE_MARKS } from './marks.ts';
import { tokenColor } from './palette.ts';

const BOX = 24;
const PIXEL_RATIO = 2;

/** Gives the map every image that its style names, in the colours of the theme. */
export function addIcons(map: MapLibreMap): void {
  const put = (name: string, image: ImageData) => {
    if (map.hasImage(name)) map.removeImage(name);
    map.addImage(name, image, { pixelRatio: PIXEL_RATIO });
  };
  for (const { id, mark } of ALL_CLASSES) put(`village-${id}`, drawMark(mark));
  for (const [id, mark] of Object.entries(SITE_MARKS)) put(id, drawMark(mark));
  for (const [kind, mark] of Object.entries(PLACE_MARKS)) put(`place-${kind}`, drawMark(mark));
  put('hatch', drawHatch(tokenColor('--map-dead'), 1));
  put('no-data', drawHatch(tokenColor('--map-border-strong'), -1));
}

function contextOf(size: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = size * PIXEL_RATIO;
  canvas.height = size * PIXEL_RATIO;
  // What is read back is drawn here: drawn by the graphics card, each read would wait until that has come to it.
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.scale(PIXEL_RATIO, PIXEL_RATIO);
  return context;
}

/** The sign with a rim in the colour of the land, so that it stands off from what lies below. */
function drawMark({ path, filled, open, token }: Mark): ImageData {
  const context = contextOf(BOX);
  const color = tokenColor(token);
  const outline = new Path2D(path);
  context.lineJoin = 'round';
  context.strokeStyle = tokenColor('--map-rim');
  context.lineWidth = 3.4;
  context.stroke(outline);
  context.fillStyle = open ? tokenColor('--map-rim') : color;
  context.fill(outline);
  if (open) {
    context.strokeStyle = color;
    context.lineWidth = 1.8;
    context.stroke(outline);
  }
  if (filled) {
    context.fillStyle = open ? color : tokenColor('--map-rim');
    context.fill(new Path2D(filled));
  }
  return context.getImageData(0, 0, BOX * PIXEL_RATIO, BOX * PIXEL_RATIO);
}

/** Diagonal strokes that meet at the edges of the tile, rising to the right, or falling where `rise` is -1. */
function drawHatch(color: string, rise: 1 | -1): ImageData {
  const size = 8;
  const context = contextOf(size);
  context.strokeStyle = color;
  context.globalAlpha = 0.75;
  context.lineWidth = 1.1;
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift - 1, rise === 1 ? size + 1 : -1);
    context.lineTo(shift + size + 1, rise === 1 ? -1 : size + 1);
  }
  context.stroke();
  return context.getImageData(0, 0, size * PIXEL_RATIO, size * PIXEL_RATIO);
}
