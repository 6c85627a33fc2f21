import type { Analysis, Dataset } from '../../../engine/index.ts';
import { NO_CLASS, NO_COMMUNE, type Shade, shadeOf } from '../shade.ts';
import type { TileLayer } from '../tiles/tile-cutter.ts';
import { shapeLayer } from './features.ts';

const shades = new WeakMap<Analysis, Map<string, Shade | null>>();

/** Communes with their class under an indicator, as text; `none` without data. */
export function shadeLayer(dataset: Dataset, analysis: Analysis, key: string): TileLayer {
  const known = shades.get(analysis) ?? new Map<string, Shade | null>();
  shades.set(analysis, known);
  if (!known.has(key)) known.set(key, shadeOf(analysis, key));
  const shade = known.get(key) ?? null;
  return shapeLayer('shade', 'polygon', shade && dataset.admin, (row) => {
    // The area table begins with the whole dataset.
    const found = shade!.classes[row + 1];
    return found === NO_COMMUNE ? null : { class: found === NO_CLASS ? 'none' : String(found) };
  });
}
