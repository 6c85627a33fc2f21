/** Edits whose consequences follow at once. */
export {
  createWhatIf,
  type RowChange,
  type VillageChange,
  type WhatIf,
  type WhatIfRules,
  type WhatIfStep,
} from './what-if.ts';
