/** Where sites should stand: candidates, a proved choice among them, the reasons, and the dataset with them in it. */
export { type Assembly, assemble, type Brief, OBJECTIVES, type Objective } from './assemble.ts';
export type { Candidate } from './candidates.ts';
export type { CostRules } from './costs.ts';
export type { CurvePoint } from './curve.ts';
export { POINT_INDICATORS } from './demand.ts';
export type { Gain, ProposedSite } from './explain.ts';
export type { Position } from './positions.ts';
export { describeStatus, type Effort, type Proposal, propose, type Variation } from './propose.ts';
export { type Antenna, createRadiusReach, createTerrainReach, type ReachModel } from './reach.ts';
export { type Recount, recount, type TargetEffect } from './recount.ts';
export type { FragileVillage } from './robustness.ts';
export { applyScenario, misfitsOf, type Scenario } from './scenario.ts';
export { SHARING_INDICATORS } from './sharing-targets.ts';
export type { ExactAnswer, ExactLimits, ExactSolver, MixedProgram } from './solve/exact.ts';
export { runHighs, solveWithHighs } from './solve/highs.ts';
export type { SolveProgress, SolveResult } from './solve/solve.ts';
export type { Terrain } from './terrain.ts';
