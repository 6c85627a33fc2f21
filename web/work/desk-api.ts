/** What the page asks of the worker that reads, analyses and draws a dataset, and what it gets. */
import type { Issue, LayerInput } from '../../data/index.ts';
import type { Analysis, Dataset, Observation, PolygonSet, ScorecardRow } from '../../engine/index.ts';
import type { PlanReading } from '../../seeds/own-plan.ts';
import type { Plan, PlanTarget } from '../../seeds/plan-schema.ts';
import type { PlanId } from '../../seeds/sample/index.ts';
import type { Unit } from '../../seeds/units.ts';

/** A dataset to open: a sample that is made on the spot, or files of the user's own. */
export type OpenRequest =
  | { readonly kind: 'sample'; readonly plan: PlanId }
  | { readonly kind: 'files'; readonly name: string; readonly files: readonly File[] };

/** How far the work is: a stage by name (an analysis stage, `sample`, or `read` with a file) and how much of it is done. */
export interface WorkProgress {
  readonly stage: string;
  readonly file?: string;
  readonly doneShare: number;
}

/** A plan as the page chooses among them. */
export interface PlanSummary {
  readonly id: string;
  readonly province: string;
  readonly number: string;
  readonly title: string;
  readonly date: string;
  readonly draft: boolean;
}

/** A dataset that was read and checked. */
export interface OpenedDataset {
  readonly name: string;
  readonly asOf: string | null;
  readonly plan: string | null;
  /** The plan itself where the dataset names a file of its own. */
  readonly folderPlan: Plan | null;
  readonly sample: boolean;
  readonly dataset: Dataset;
  /** The first issues; `rejected` and `warnings` count them all. */
  readonly issues: readonly Issue[];
  readonly rejected: number;
  readonly warnings: number;
  readonly inputs: readonly LayerInput[];
  readonly plans: readonly PlanSummary[];
  /** West, south, east, north of everything that has a place; `null` where nothing has. */
  readonly bounds: readonly [number, number, number, number] | null;
}

/** Where a plan states a target, in the plan's own words. */
export interface Citation extends Pick<PlanTarget, 'section' | 'quote' | 'also' | 'note'> {
  /** The document by its number and date, with its title. */
  readonly document: Plan['document'];
}

/** A scorecard row with what the page needs to print it. */
export interface ScoredRow extends ScorecardRow {
  /** Names the row within its year, as the address of the page writes it. */
  readonly key: string;
  readonly quantity: Unit;
  /** Whether the figure comes from a report and not from the map. */
  readonly statistical: boolean;
  readonly citation: Citation | null;
  /** What the data reports of the indicator; of a statistical row it is the value. */
  readonly observation: Observation | null;
}

/** An analysis without its large shapes, which stay in the worker and come as tiles. */
export interface AnalysedDataset
  extends Pick<Analysis, 'profile' | 'areas' | 'villages' | 'indicators' | 'fiberReach' | 'gaps'> {
  readonly rows: readonly ScoredRow[];
  /** The positions that verdicts name their nearest site by. */
  readonly standing: { readonly lng: Float64Array; readonly lat: Float64Array; readonly id: readonly string[] };
  readonly dissolved: readonly { readonly operator: string; readonly technology: string; readonly areaKm2: number }[];
  readonly deadZones: readonly {
    readonly id: string;
    readonly areaKm2: number;
    readonly villages: number;
    readonly population: number;
  }[];
}

/** The worker, as plain asynchronous functions. */
export interface DeskApi {
  /** Makes or reads a dataset and checks it. Rejects with an `UnreadableFileError` where a file cannot be understood. */
  open(request: OpenRequest, onProgress: (progress: WorkProgress) => void): Promise<OpenedDataset>;
  /** Analyses the open dataset against a plan of the catalogue by its id, a plan of the user's own, or none. */
  analyze(plan: string | Plan | null, onProgress: (progress: WorkProgress) => void): Promise<AnalysedDataset>;
  /** The plan of the catalogue with that id, `null` without one. */
  planOf(id: string): Plan | null;
  /** The plan that the text of a file holds, or what keeps it from being one. */
  readPlan(text: string): PlanReading;
  /** Ends the running analysis; the dataset stays open. */
  cancel(): void;
  /** The outlines of the dead zones, in their order; none before an analysis. */
  deadZoneShapes(): readonly PolygonSet[];
  /** The vector tile of the open dataset at z/x/y, `null` where it is empty. */
  tile(z: number, x: number, y: number): Uint8Array | null;
}
