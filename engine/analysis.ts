/** What an analysis gives: raw values in columns; thresholds, rounding and file formats come later. */
import type { PolygonSet } from './dataset.ts';
import type { Profile } from './profile.ts';
import type { AreaLevel } from './vocabulary.ts';

/** The areas that indicators are broken down by: the whole dataset first (code `*`, no level), then the admin rows. */
export interface AreaTable {
  readonly level: readonly (AreaLevel | '')[];
  readonly code: readonly string[];
  readonly name: readonly string[];
}

/**
 * One indicator at every area and breakdown. `numerator` and `denominator` are dense, row-major over
 * [area][operator][technology][class][scope]; NaN numerators say "no data". A breakdown that the indicator does not
 * have is the one-element list `['']`.
 */
export interface IndicatorTable {
  readonly indicator: string;
  readonly unit: string;
  /** Company names, then `any`, `best`, `all`. */
  readonly operators: readonly string[];
  readonly technologies: readonly string[];
  /** `''` is all classes together. */
  readonly classes: readonly string[];
  readonly scopes: readonly string[];
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
}

/** Verdicts of every village, one row per village of the dataset. */
export interface VillageVerdicts {
  /** Index into `MOBILE_STATUSES`. */
  readonly mobileStatus: Uint8Array;
  /** Operators that cover the centre with the profile's minimum technology: `operators[operatorStart[i] ..]`, company codes. */
  readonly operatorStart: Uint32Array;
  readonly operators: Uint16Array;
  /** Best counted technology at the centre, index into `TECHNOLOGIES`, `UNCODED` for none. */
  readonly bestTechnology: Uint8Array;
  /** Coverage rows that decided the status: `coverage[coverageStart[i] ..]`, in the order of the layer. */
  readonly coverageStart: Uint32Array;
  readonly coverage: Uint32Array;
  /** Declaration rows that decided it: `declarations[declarationStart[i] ..]`. Polygons that they override are not in `coverage`. */
  readonly declarationStart: Uint32Array;
  readonly declarations: Uint32Array;
  /** Metres to the edge of the dissolved counted coverage of any operator, negative outside; NaN without coverage. */
  readonly marginM: Float64Array;
  /** Index into `FIXED_STATUSES`. */
  readonly fixedStatus: Uint8Array;
  /** To the nearest operational route, NaN without one. */
  readonly fiberDistanceM: Float64Array;
  /** Fiber row, `NO_ROW` without one. */
  readonly fiber: Int32Array;
  /** To the nearest operational access node, NaN without one. */
  readonly nodeDistanceM: Float64Array;
  /** Position in the standing sites (`standingSites`); `NO_ROW` without one. */
  readonly nearestSite: Int32Array;
  readonly nearestSiteM: Float64Array;
  /** Area row (of `AreaTable`) of the commune, 0 where there is none. */
  readonly commune: Int32Array;
  /** 1 where a declaration and the polygons disagree. */
  readonly evidenceConflict: Uint8Array;
  /** Index into `FUNDINGS`. */
  readonly funding: Uint8Array;
}

/** Dissolved counted coverage: of one operator and technology as given, or of any operator from a generation up. */
export interface DissolvedCoverage {
  /** Company name, or `any`. */
  readonly operator: string;
  /** `4G` as given, `3G+` from a generation up. */
  readonly technology: string;
  readonly polygons: PolygonSet;
  readonly areaKm2: number;
}

/** A polygon outside every counted coverage polygon, with what lies in it. Largest first. */
export interface DeadZone {
  readonly id: string;
  readonly polygons: PolygonSet;
  readonly areaKm2: number;
  readonly villages: number;
  /** Stated population of those villages. */
  readonly population: number;
}

/** Share of villages within each distance of an operational route. */
export interface FiberReach {
  readonly thresholdM: Float64Array;
  readonly villages: Float64Array;
  readonly total: number;
}

export type Comparator = '>=' | '>' | '<=' | '<' | '=';

/** A target of a plan, as far as scoring needs it; `PlanTarget` of the catalogue fits. */
export interface Target {
  readonly indicator: string;
  readonly year: number;
  readonly comparator: Comparator;
  readonly value: number;
  readonly unit: string;
  readonly technology?: string | undefined;
  readonly scope?: string | undefined;
  readonly classes?: readonly string[] | undefined;
  readonly operator?: string | undefined;
}

export type Verdict = 'met' | 'missed' | 'no-data';

/** One row of the scorecard. `null` is "no value". */
export interface ScorecardRow {
  readonly plan: string;
  readonly year: number;
  readonly indicator: string;
  readonly scope: string;
  readonly technology: string;
  readonly operator: string;
  readonly class: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly unit: string;
  readonly comparator: Comparator;
  readonly target: number;
  readonly verdict: Verdict;
  /** Least whole number of units still missing; metres, km² or the difference for lengths, areas and statistics. */
  readonly gap: number | null;
  readonly note: string;
}

/** A village that keeps a target from being met. */
export interface GapRow {
  readonly indicator: string;
  readonly technology: string;
  readonly operator: string;
  readonly scope: string;
  /** Row of the village. */
  readonly village: number;
}

/** Everything that `analyze` computes. */
export interface Analysis {
  readonly profile: Profile;
  readonly areas: AreaTable;
  readonly villages: VillageVerdicts | null;
  readonly indicators: readonly IndicatorTable[];
  readonly fiberReach: FiberReach | null;
  readonly dissolved: readonly DissolvedCoverage[];
  readonly deadZones: readonly DeadZone[];
  readonly scorecard: readonly ScorecardRow[];
  readonly gaps: readonly GapRow[];
}

/** Progress of a long analysis: a stage by name and how much of it is done, 0..1. */
export interface Progress {
  readonly stage: string;
  readonly doneShare: number;
}
