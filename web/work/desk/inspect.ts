import { DATASET_JSON, isSameName, noLayers } from '../../../data/find-layers.ts';
import {
  canonicalColumns,
  fittingLayers,
  LateCrsError,
  layerColumns,
  type PeekedFile,
  PLACE_COLUMNS,
  peekFile,
  type Refusal,
  readDatasetJson,
  readLayer,
  recognizeLayer,
  requiredColumns,
  type SourceFile,
  UnreadableFileError,
} from '../../../data/index.ts';
import { type DatasetFile, layerSchemas } from '../../../data/schemas/index.ts';
import { LAYERS, type LayerName } from '../../../engine/index.ts';
import { filesSource, outsideInZips } from '../dataset-source.ts';
import type { DeskApi, InspectedFile, LayerFacts, LayerPreview, LayerReading } from '../desk-api.ts';

/** As many rows are looked at to tell what a file is, and shown. */
const PEEKED_ROWS = 20;
/** As many rows, and vertices of them, are drawn. */
const DRAWN_ROWS = 400;
const DRAWN_VERTICES = 40_000;

const NOTHING: PeekedFile = { headers: [], rows: [], geometryType: null, position: null, isTable: false, crs: null };

/** Looking at files before they are read. */
export const inspecting: Pick<DeskApi, 'inspect' | 'preview'> = {
  async inspect(request) {
    const source = await filesSource(request);
    const settings = await readDatasetJson(source);
    const files = source.files.filter(({ name }) => name !== DATASET_JSON);
    if (files.length === 0) throw noLayers(source);
    return {
      files: await Promise.all(files.map((file) => inspectFile(file, settings))),
      settings,
      outside: [...(request.outside ?? []), ...(await outsideInZips(request.files))],
      layers: Object.fromEntries(LAYERS.map((layer) => [layer, factsOf(layer)])) as Record<LayerName, LayerFacts>,
    };
  },
  async preview(request, reading) {
    const source = await filesSource(request);
    const file = source.files.find(({ name }) => name === reading.file);
    if (file === undefined) throw new UnreadableFileError(reading.file, 'gone');
    return previewLayer(file, reading);
  },
};

async function inspectFile(file: SourceFile, settings: DatasetFile): Promise<InspectedFile> {
  const about = { file: file.name, sizeBytes: file.sizeBytes };
  const peeked = await peekFile(file, PEEKED_ROWS).catch(refusalOf);
  if ('code' in peeked) return { ...about, ...NOTHING, recognized: null, fitting: [], problem: peeked };
  const claimed = LAYERS.find((layer) => isSameName(settings.layers?.[layer]?.file ?? '', file.name));
  const recognized = claimed ? { layer: claimed, by: 'settings' as const } : recognizeLayer(file.name, peeked);
  return { ...about, ...peeked, recognized, fitting: fittingLayers(peeked), problem: null };
}

const factsOf = (layer: LayerName): LayerFacts => ({
  columns: layerColumns(layer),
  required: requiredColumns(layer),
  geometry: layerSchemas[layer].geometry,
});

/** Why a file cannot be understood, as data; anything else is thrown on. */
function refusalOf(error: unknown): Refusal {
  if (!(error instanceof UnreadableFileError)) throw error;
  const { file, code, params, further, message } = error;
  return { file, code, params, further, message };
}

async function previewLayer(file: SourceFile, { layer, columns, crs }: LayerReading): Promise<LayerPreview> {
  const { geometry } = layerSchemas[layer];
  const kind = geometry === 'point-or-none' ? 'point' : geometry;
  const coords: number[] = [];
  const starts: number[] = [];
  const draw = async (lateCrs?: string) => {
    let rows = 0;
    const naming = { layer, columns, canonicalColumns, placeColumns: PLACE_COLUMNS };
    const options = { ...naming, crs: crs ?? undefined, lateCrs };
    for await (const batch of readLayer(file, options)) {
      for (const { geometry: shape } of batch) {
        if (++rows > DRAWN_ROWS || coords.length / 2 > DRAWN_VERTICES) return;
        for (let ring = 0; ring + 1 < (shape?.ringStart.length ?? 0); ring++) {
          starts.push(coords.length / 2);
          for (let k = shape!.ringStart[ring] * 2; k < shape!.ringStart[ring + 1] * 2; k++)
            coords.push(shape!.coords[k]);
        }
      }
    }
  };
  const problem = await draw()
    .catch((error: unknown) => {
      if (!(error instanceof LateCrsError)) throw error;
      coords.length = 0;
      starts.length = 0;
      return draw(error.crsName);
    })
    .then(() => null, refusalOf);
  return { kind, coords: Float64Array.from(coords), starts, problem };
}
