import { LAYERS, type LayerName } from '../engine/index.ts';
import { fold, foldWords } from './aliases/index.ts';
import layerNames from './aliases/layers.json' with { type: 'json' };
import { editDistance } from './nearest.ts';

const NAMES: Readonly<Record<LayerName, readonly string[]>> = layerNames;

/** Every usual name of a layer as words, the longest first. */
const BEGINNINGS = LAYERS.flatMap((layer) => NAMES[layer].map((name) => ({ layer, words: foldWords(name) }))).sort(
  (a, b) => b.words.length - a.words.length,
);

/** The layer that a file's name without its ending is, or nearly is: `villages`, `Villages-2023`, `covrage`. */
export function layerSpelt(stem: string): LayerName | null {
  const spelt = stem.toLowerCase();
  return LAYERS.find((layer) => layer === spelt) ?? LAYERS.find((layer) => resembles(spelt, layer)) ?? null;
}

/** The layer of which a file's name without its ending is a usual name, Vietnamese or not: `thôn bản 2023`, `tram_bts`. */
export function layerCalled(stem: string): LayerName | null {
  const key = fold(stem).replace(/\d+/g, '');
  return LAYERS.find((layer) => NAMES[layer].some((name) => fold(name) === key)) ?? null;
}

/** As {@link layerCalled}, also where more follows the name: `vung_phu_viettel`. */
export function layerCalledAtFirst(stem: string): LayerName | null {
  const words = `${foldWords(stem)} `;
  return layerCalled(stem) ?? BEGINNINGS.find((name) => words.startsWith(`${name.words} `))?.layer ?? null;
}

function resembles(stem: string, layer: LayerName): boolean {
  const plain = stem.replace(/[\s-]+/g, '_');
  return (
    plain.replace(/(?<=.)[_.(]*\d.*$|_(?:final|new|copy|v\d+)$/, '') === layer ||
    editDistance(plain, layer) <= (layer.length > 5 ? 2 : 1)
  );
}
