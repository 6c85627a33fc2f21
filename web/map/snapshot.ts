import { Map as MapLibreMap, type StyleSpecification } from 'maplibre-gl';
import { addIcons } from './icons.ts';
import { onPaper } from './palette.ts';

/** What a picture of the map is to be like. */
export interface SnapshotOptions {
  /** Size on the page, CSS pixels; signs and letters have the size that they have on the screen. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Drawn pixels for each of those: 300 dpi on paper are 3.125. */
  readonly pixelRatio: number;
  /** West, south, east, north of what must be in the picture; what the page shows where it is not given. */
  readonly bounds?: Bounds | undefined;
  /** Everything there is to show: where the page shows all of it, the picture is of that and not of the empty land around. */
  readonly everything?: Bounds | undefined;
}

/** West, south, east, north. */
type Bounds = readonly [number, number, number, number];

/** A drawn picture and what is needed to write a scale beside it. */
export interface Snapshot {
  readonly canvas: HTMLCanvasElement;
  /** West, south, east, north of the picture. */
  readonly bounds: readonly [number, number, number, number];
  readonly zoom: number;
  /** Metres on the ground along a CSS pixel in the middle of the picture. */
  readonly metresPerPx: number;
}

/** A graphics card draws no larger pictures than this, pixels along a side. */
const MAX_SIDE_PX = 8192;
/** Longer than this nobody waits for tiles. */
const PATIENCE_MS = 30_000;

/** The map as it is now, drawn once more at another size beside the page. Rejects where it cannot be drawn. */
export async function takeSnapshot(
  shown: MapLibreMap,
  styleOf: () => StyleSpecification,
  { widthPx, heightPx, pixelRatio, bounds: asked, everything }: SnapshotOptions,
): Promise<Snapshot> {
  const bounds = asked ?? (everything && isInView(shown, everything) ? everything : undefined);
  const place = document.createElement('div');
  place.style.cssText = `position:fixed;left:-100000px;top:0;width:${widthPx}px;height:${heightPx}px`;
  place.inert = true;
  document.body.append(place);
  const map = new MapLibreMap({
    container: place,
    style: onPaper(styleOf),
    bounds: bounds === undefined ? shown.getBounds() : [...bounds],
    fitBoundsOptions: { padding: bounds === undefined ? 0 : 24 },
    pixelRatio,
    maxCanvasSize: [MAX_SIDE_PX, MAX_SIDE_PX],
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
    maxPitch: 0,
    renderWorldCopies: false,
  });
  try {
    onPaper(() => addIcons(map));
    await isDrawn(map);
    return {
      canvas: await copyOf(map),
      bounds: toBounds(map),
      zoom: map.getZoom(),
      metresPerPx: metresPerPx(map, widthPx, heightPx),
    };
  } finally {
    map.remove();
    place.remove();
  }
}

const isDrawn = (map: MapLibreMap): Promise<void> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the map was not drawn in time')), PATIENCE_MS);
    map.once('idle', () => {
      clearTimeout(late);
      resolve();
    });
  });

/** The picture is read in the very frame that draws it: afterwards the browser may throw it away. */
const copyOf = (map: MapLibreMap): Promise<HTMLCanvasElement> =>
  new Promise((resolve) => {
    map.once('render', () => {
      const drawn = map.getCanvas();
      const canvas = document.createElement('canvas');
      canvas.width = drawn.width;
      canvas.height = drawn.height;
      canvas.getContext('2d')!.drawImage(drawn, 0, 0);
      resolve(canvas);
    });
    map.triggerRepaint();
  });

const isInView = (map: MapLibreMap, [west, south, east, north]: Bounds): boolean =>
  map.getBounds().contains([west, south]) && map.getBounds().contains([east, north]);

function toBounds(map: MapLibreMap): [number, number, number, number] {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}

function metresPerPx(map: MapLibreMap, widthPx: number, heightPx: number): number {
  const y = heightPx / 2;
  const [left, right] = [map.unproject([widthPx / 2 - 50, y]), map.unproject([widthPx / 2 + 50, y])];
  return left.distanceTo(right) / 100;
}
