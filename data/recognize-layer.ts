import { LAYERS, type LayerName } from '../engine/index.ts';
import { canonicalColumns, layerColumns } from './aliases/index.ts';
import { layerCalled, layerSpelt } from './layer-by-name.ts';
import { formatOf } from './read/formats.ts';
import type { PeekedFile } from './read/peek-file.ts';
import type { RowGeometry } from './row.ts';
import { type GeometryKind, type LayerSchema, layerSchemas } from './schemas/index.ts';

/** What a file is taken for, and what speaks for it. */
export interface RecognizedLayer {
  readonly layer: LayerName;
  readonly by: 'name' | 'columns';
}

/**
 * The layer that a file most likely is: by its name, which may be the layer's, nearly that, or a usual Vietnamese one; else
 * by its columns and the kind of its geometry. `null` where nothing speaks for one layer more than for the others.
 */
export function recognizeLayer(fileName: string, peeked: Looked) {
  const layer = byName(fileName);
  if (layer !== null) return { layer, by: 'name' } satisfies RecognizedLayer;
  const [best, second] = scoredLayers(peeked);
  if (best === undefined || best.score === second?.score) return null;
  return { layer: best.layer, by: 'columns' } satisfies RecognizedLayer;
}

type Looked = Pick<PeekedFile, 'headers' | 'geometryType' | 'isTable'>;

/** The layers that columns and geometry fit, whatever the file is called, best first. */
export const fittingLayers = (peeked: Looked): LayerName[] => scoredLayers(peeked).map(({ layer }) => layer);

const scoredLayers = (peeked: Looked) =>
  LAYERS.map((layer) => ({ layer, score: scoreOf(layer, peeked) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);

function byName(fileName: string): LayerName | null {
  const stem = formatOf(fileName)?.stem;
  return stem === undefined ? null : (layerSpelt(stem) ?? layerCalled(stem));
}

/** The columns that a row of a layer must have. */
export const requiredColumns = (layer: LayerName): readonly string[] => {
  const { columns } = layerSchemas[layer] as LayerSchema<LayerName>;
  const found = columns.safeParse({});
  return found.success ? [] : [...new Set(found.error.issues.map(({ path }) => String(path[0])))];
};

/** How well columns and geometry fit a layer: 0 where a required column or the geometry is missing. */
function scoreOf(layer: LayerName, { headers, geometryType, isTable }: Looked): number {
  const columns = new Set(canonicalColumns(layer, headers));
  const kind = layerSchemas[layer].geometry;
  if (!requiredColumns(layer).every((column) => columns.has(column))) return 0;
  if (!fitsGeometry(kind, geometryType, isTable, columns)) return 0;
  const known = layerColumns(layer).filter((column) => columns.has(column)).length;
  return known + requiredColumns(layer).length;
}

function fitsGeometry(
  kind: GeometryKind,
  type: RowGeometry['type'] | null,
  isTable: boolean,
  columns: ReadonlySet<string>,
): boolean {
  if (type === null) {
    const hasPlace = isTable && columns.has('lat') && columns.has('lon');
    return kind === 'point-or-none' || (kind === 'none' ? !hasPlace : kind === 'point' && hasPlace);
  }
  if (kind === 'none') return false;
  return (
    type.replace('Multi', '') ===
    { point: 'Point', 'point-or-none': 'Point', line: 'LineString', polygon: 'Polygon' }[kind]
  );
}
