export { ISSUE_CODES, type IssueCode } from './codes.ts';
export { createDatasetChecker, type DatasetChecker } from './dataset-checker.ts';
export type { LayerChecker } from './layer-checker.ts';
export { issueLine, type LayerCounts } from './reporter.ts';
export { showHeaders, wrongLayerVerdict } from './wrong-layer.ts';
