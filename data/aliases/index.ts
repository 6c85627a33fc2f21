export { canonicalColumn, canonicalColumns, countColumns, layerColumns, PLACE_COLUMNS } from './columns.ts';
export { fold, foldWords } from './fold.ts';
export { canonicalOperator, isKnownOperator, partCompanies } from './operators.ts';
export {
  canonicalValue,
  canonicalValues,
  partValues,
  saysNoCompany,
  saysNothing,
  saysUnknown,
  type ValueKind,
} from './values.ts';
