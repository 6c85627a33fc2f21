export { canonicalColumn, canonicalColumns, layerColumns, PLACE_COLUMNS } from './columns.ts';
export { fold, foldWords } from './fold.ts';
export { canonicalOperator, isKnownOperator } from './operators.ts';
export {
  canonicalValue,
  canonicalValues,
  saysNoNumber,
  saysNothing,
  type ValueKind,
} from './values.ts';
