export { canonicalColumn, canonicalColumns, canonicalOperator, layerColumns, PLACE_COLUMNS } from './aliases/index.ts';
export { createDatasetChecker, type DatasetChecker, ISSUE_CODES, issueLine, type LayerChecker } from './check/index.ts';
export { CRS_CHOICES, type Crs, type CrsChoice, KNOWN_CRS, resolveCrs } from './crs.ts';
export { packTiles, type TileFile, tileFolder } from './dem/pack-tiles.ts';
export { readDem } from './dem/read-dem.ts';
export type { LayerFile } from './find-layers.ts';
export { type HeaderFit, headerFitOf } from './header-fit.ts';
export { type LoadedDataset, type LoadOptions, loadDataset, type PartReader, readDatasetJson } from './load.ts';
export { type DatasetPart, type LoadedPart, type LoadProgress, loadPart, type PartOptions } from './load-part.ts';
export { memoryFile, memorySource } from './memory-source.ts';
export {
  PACKED_EXTENSION,
  type PackedWith,
  packDataset,
  type UnpackedDataset,
  unpackDataset,
  unpackElevation,
} from './packed.ts';
export { type PeekedFile, peekFile } from './read/peek-file.ts';
export { LateCrsError, type ReadLayerOptions, readLayer } from './read/read-layer.ts';
export { fittingLayers, type RecognizedLayer, recognizeLayer, requiredColumns } from './recognize-layer.ts';
export { REFUSALS, type RefusalCode } from './refusals.ts';
export {
  type DatasetSource,
  type Issue,
  type IssueDetail,
  type IssueParams,
  type LayerInput,
  type Refusal,
  type Row,
  type RowGeometry,
  type RowProblem,
  type Severity,
  type SourceFile,
  UnreadableFileError,
} from './row.ts';
export { type DatasetFile, parseDatasetJson, parseProfile } from './schemas/index.ts';
export { writeCsv, writeGeoJson, writeJson } from './write/index.ts';
export {
  type CoverageSource,
  OUTPUT_NAMES,
  type OutputSource,
  toOutputs,
} from './write/outputs/index.ts';
