/** What would be if: edits of a dataset and of the rules. */
export { applyEdits, misfitsOf } from './apply-edits.ts';
export { type AddSite, type Edit, type MoveSite, profileAfter, type Scenario } from './edit.ts';
export { MISFITS, type Misfit, type MisfitCode, MisfitError, type MisfitParams, misfitSentence } from './misfits.ts';
