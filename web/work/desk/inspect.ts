import { DATASET_JSON, isSameName, noLayers } from '../../../data/find-layers.ts';
import {
  canonicalColumns,
  fittingLayers,
  headerFitOf,
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
import { isSameSheet } from '../../../data/read/read-workbook.ts';
import { type DatasetFile, type DatasetLayer, layerSchemas } from '../../../data/schemas/index.ts';
import { LAYERS, type LayerName } from '../../../engine/index.ts';
import { filesSource, outsideInZips } from '../dataset-source.ts';
import type { DeskApi, InspectedFile, LayerFacts, LayerPreview, LayerReading } from '../desk-api.ts';

/** As many rows are looked at to tell what a file is, and shown. */
const PEEKED_ROWS = 20;
/** As many rows, and vertices of them, are drawn. */
const DRAWN_ROWS = 400;
const DRAWN_VERTICES = 40_000;

const NOTHING: PeekedFile = {
  headers: [],
  rows: [],
  geometryType: null,
  position: null,
  isTable: false,
  sheet: null,
  crs: null,
};

/** Looking at files before they are read. */
export const inspecting: Pick<DeskApi, 'inspect' | 'preview'> = {
  async inspect(request) {
    const source = await filesSource(request);
    const settings = await readDatasetJson(source);
    const files = source.files.filter(({ name }) => name !== DATASET_JSON);
    if (files.length === 0) throw noLayers(source);
    return {
      files: (await Promise.all(files.map((file) => inspectFile(file, settings)))).flat(),
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

/** A file, or each sheet of a workbook. */
async function inspectFile(file: SourceFile, settings: DatasetFile): Promise<InspectedFile[]> {
  const about = { file: file.name, sizeBytes: file.sizeBytes };
  const peeked = await peekFile(file, PEEKED_ROWS).catch(refusalOf);
  if ('code' in peeked) return [{ ...about, ...NOTHING, recognized: null, fitting: [], problem: peeked }];
  return peeked.map((start) => {
    const fitting = fittingLayers(start);
    const claimed = LAYERS.find((layer) =>
      isClaimed(settings.layers?.[layer], file.name, start.sheet, fitting.includes(layer)),
    );
    // What a sheet of several is called tells more than the name of the workbook.
    const name = start.sheet === null ? file.name : `${start.sheet}.xlsx`;
    const recognized = claimed ? { layer: claimed, by: 'settings' as const } : recognizeLayer(name, start);
    return { ...about, ...start, recognized, fitting, problem: null };
  });
}

/** Whether `dataset.json` means a file, or a sheet of it. Where it names none, that is one that fits. */
const isClaimed = (said: DatasetLayer | undefined, name: string, sheet: string | null, fits: boolean): boolean =>
  said?.file !== undefined &&
  isSameName(said.file, name) &&
  (sheet === null || (said.sheet === undefined ? fits : isSameSheet(said.sheet, sheet)));

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

async function previewLayer(file: SourceFile, { layer, columns, crs, sheet }: LayerReading): Promise<LayerPreview> {
  const { geometry } = layerSchemas[layer];
  const kind = geometry === 'point-or-none' ? 'point' : geometry;
  const coords: number[] = [];
  const starts: number[] = [];
  const draw = async (lateCrs?: string) => {
    let rows = 0;
    const naming = {
      layer,
      columns,
      canonicalColumns,
      placeColumns: PLACE_COLUMNS,
      headerFit: headerFitOf(layer, columns),
    };
    const options = { ...naming, crs: crs ?? undefined, sheet: sheet ?? undefined, lateCrs };
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
