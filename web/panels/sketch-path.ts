import type { LayerPreview } from '../work/desk-api.ts';

/** A preview drawn in a box: an SVG path, or the places of points, and the bounds that it fills. */
export interface Sketched {
  readonly path: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
}

/** The shapes of a preview in a box of `width` by `height`, north up and true to shape; `null` where there are none. */
export function sketch({ kind, coords, starts }: LayerPreview, width: number, height: number): Sketched | null {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k + 1 < coords.length; k += 2) {
    if (Number.isNaN(coords[k]) || Number.isNaN(coords[k + 1])) continue;
    bounds[0] = Math.min(bounds[0], coords[k]);
    bounds[1] = Math.min(bounds[1], coords[k + 1]);
    bounds[2] = Math.max(bounds[2], coords[k]);
    bounds[3] = Math.max(bounds[3], coords[k + 1]);
  }
  const [west, south, east, north] = bounds;
  if (!Number.isFinite(west)) return null;
  // A degree of longitude is shorter than one of latitude away from the equator.
  const squeeze = Math.max(0.01, Math.cos((Math.min(85, Math.abs(south + north) / 2) * Math.PI) / 180));
  const spanX = Math.max((east - west) * squeeze, 1e-9);
  const spanY = Math.max(north - south, 1e-9);
  const scale = Math.min(width / spanX, height / spanY);
  const [left, top] = [(width - spanX * scale) / 2, (height - spanY * scale) / 2];
  const place = (k: number): [number, number] => [
    round(left + (coords[k] - west) * squeeze * scale),
    round(top + (north - coords[k + 1]) * scale),
  ];
  if (kind === 'point') return { path: '', points: starts.map((start) => place(start * 2)), bounds };
  return {
    path: starts.map((start, i) => ringPath(start, starts[i + 1] ?? coords.length / 2, place)).join(''),
    points: [],
    bounds,
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** One ring or line; vertices that fall on the same place are drawn once. */
function ringPath(from: number, to: number, place: (k: number) => readonly [number, number]): string {
  let path = '';
  let last = '';
  for (let vertex = from; vertex < to; vertex++) {
    const at = place(vertex * 2).join(' ');
    if (at !== last) path += `${path === '' ? 'M' : 'L'}${at}`;
    last = at;
  }
  return path;
}
