/** Where sites should stand: candidates, a proved choice among them, the reasons, and the dataset with them in it. */
export { AIMS, type Aim, type TargetAim } from './aims.ts';
export { type Assembly, assemble } from './assemble.ts';
export {
  type AskedOf,
  type Brief,
  countedTargets,
  OBJECTIVES,
  type Objective,
  type OwnPosition,
  statedValue,
} from './brief.ts';
export type { Candidate } from './candidates.ts';
export { type ChosenTargets, chooseTargets } from './choose-targets.ts';
export type { CostRules } from './costs.ts';
export type { CurvePoint } from './curve.ts';
export type { Effort } from './effort.ts';
export type { Addition, Gain, ProposedSite } from './explain.ts';
export { type Ground, ownPositionId, surveyGround } from './ground.ts';
export { findNearDuplicates, NEAR_M, type NearDuplicate, type NearDuplicates } from './near-duplicates.ts';
export type { OperatorPart, OperatorRole } from './operator-parts.ts';
export { findOpportunities, type Opportunity } from './opportunities.ts';
export type { Position } from './positions.ts';
export { type Proposal, type ProposalReport, propose } from './propose.ts';
export { type Antenna, createRadiusReach, createReach, createTerrainReach, type ReachModel } from './reach.ts';
export { type Counted, type Recount, recount, type TargetEffect } from './recount.ts';
export type { FragileVillage } from './robustness.ts';
export { figureOf, SHARING_INDICATORS } from './sharing-targets.ts';
export type { ExactAnswer, ExactLimits, ExactSolver, MixedProgram } from './solve/exact.ts';
export { solveWithHighs } from './solve/highs.ts';
export type { SolveProgress, SolveResult, Stopped } from './solve/solve.ts';
export { describeStatus } from './status.ts';
export type { Terrain } from './terrain.ts';
export { createTileTerrain, type ElevationTile, VOID_M } from './tile-terrain.ts';
export type { Variation, Varied } from './variations.ts';
export { type CandidateView, viewCandidates } from './view-candidates.ts';
