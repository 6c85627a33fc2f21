/** Edits whose consequences follow at once. */
export { createWhatIf, type WhatIf, type WhatIfRules } from './what-if.ts';
export type { RowChange, VillageChange, WhatIfStep } from './what-if-step.ts';
