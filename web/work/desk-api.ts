/** What the page asks of the worker that reads, analyses and draws a dataset, and what it gets. */
import type { DatasetFile, Issue, LayerInput, PeekedFile, Refusal } from '../../data/index.ts';
import type { GeometryKind } from '../../data/schemas/index.ts';
import type { OutputName } from '../../data/write/outputs/names.ts';
import type { Analysis, Dataset, LayerName, Observation, PolygonSet, ScorecardRow } from '../../engine/index.ts';
import type { CostOfChanges } from '../../engine/propose/cost-of-changes.ts';
import type { NearDuplicates, Opportunity } from '../../engine/propose/index.ts';
import type { SiteReach, SiteToReach } from '../../engine/propose/reach-of-site.ts';
import type { Edit, Misfit, Scenario } from '../../engine/scenario/index.ts';
import type { PlanReading } from '../../seeds/own-plan.ts';
import type { Plan, PlanTarget } from '../../seeds/plan-schema.ts';
import type { PlanId } from '../../seeds/sample/index.ts';
import type { Unit } from '../../seeds/units.ts';
import type { ElevationFile } from '../library/database.ts';
import type { AreaDetails, SiteDetails, ZoneDetails } from './desk/explain.ts';
import type { ProposalAnswer, ProposalAsk, ProposalProgress } from './desk/propose.ts';

/** Files of the user's own: layers, a zip archive of them, or one packed dataset. */
export interface FilesRequest {
  readonly kind: 'files';
  /** Under which the dataset is to be kept. */
  readonly id: string;
  readonly name: string;
  readonly files: readonly File[];
  /** Paths of files that could be layers and were not taken, because they lie in other folders. */
  readonly outside?: readonly string[];
  /** Stands for the `dataset.json` among the files. */
  readonly settings?: DatasetFile;
  /** Names of files that are not to be read although they are named like layers. */
  readonly without?: readonly string[];
}

/** A dataset to open: a sample that is made on the spot, files of the user's own, or a dataset that the library keeps. */
export type OpenRequest =
  | { readonly kind: 'sample'; readonly plan: PlanId }
  | FilesRequest
  | { readonly kind: 'kept'; readonly id: string; readonly name: string };

/** What a layer takes, for the choice of its columns. */
export interface LayerFacts {
  readonly columns: readonly string[];
  readonly required: readonly string[];
  readonly geometry: GeometryKind;
}

/** A picked file before it is read: what it seems to be. */
export interface InspectedFile extends PeekedFile {
  readonly file: string;
  readonly sizeBytes: number;
  /** What it is taken for, and whether `dataset.json`, its name or its columns say so. */
  readonly recognized: { readonly layer: LayerName; readonly by: 'settings' | 'name' | 'columns' } | null;
  /** The layers that its columns fit, best first. */
  readonly fitting: readonly LayerName[];
  /** Why it cannot be read at all. */
  readonly problem: Refusal | null;
}

/** A mast of others that an operator could join. */
export interface OfferedMast extends Opportunity {
  /** The name of the commune that it stands in, empty outside all. */
  readonly commune: string;
}

/** Picked files before they are read. */
export interface InspectedFiles {
  readonly files: readonly InspectedFile[];
  /** What the `dataset.json` among them says. */
  readonly settings: DatasetFile;
  /** Paths of files that could be layers and are not looked at, because they lie in other folders. */
  readonly outside: readonly string[];
  readonly layers: Readonly<Record<LayerName, LayerFacts>>;
}

/** How one file is to be read. */
export interface LayerReading {
  readonly file: string;
  /** Of a workbook with several. */
  readonly sheet: string | null;
  readonly layer: LayerName;
  readonly columns: Readonly<Record<string, string>>;
  readonly crs: string | null;
}

/** The beginning of a layer as it would be read: its shapes in WGS84, or why it cannot be read so. */
export interface LayerPreview {
  readonly kind: 'point' | 'line' | 'polygon' | 'none';
  /** Longitude and latitude, pair after pair, and where each ring, path or point begins among the pairs. */
  readonly coords: Float64Array;
  readonly starts: readonly number[];
  readonly problem: Refusal | null;
}

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
  /** Whether what was measured of it by the default profile came with it. */
  readonly isMeasured: boolean;
  /** Whether there are heights to shade the ground by. */
  readonly hasTerrain: boolean;
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
    /** The commune of the position well inside it, a row of `areas`; 0 where it is in none. */
    readonly commune: number;
    /** A position well inside it, and its west, south, east and north. */
    readonly at: readonly [number, number];
    readonly box: readonly [number, number, number, number];
  }[];
}

/** What of an analysis hangs on dissolved coverage; see `completeFindings`. */
export interface AnalysisRest extends Pick<AnalysedDataset, 'indicators' | 'dissolved' | 'deadZones'> {
  readonly marginM: Float64Array | null;
}

/** A finished analysis: what was not told before, and the rest. */
export interface FinishedAnalysis {
  /** All but the rest; `null` where it was told while the analysis ran. */
  readonly findings: AnalysedDataset | null;
  readonly rest: AnalysisRest;
}

/** What would be under a scenario, or why its edits cannot be made. */
export type WhatIf =
  | { readonly dataset: Dataset; readonly analysed: AnalysedDataset }
  | { readonly misfits: readonly Misfit[] };

/** What would be under a compared scenario, and what its sites cost by the default rules. */
export type ComparedWhatIf =
  | {
      readonly analysed: AnalysedDataset;
      readonly cost: CostOfChanges;
      readonly currency: string;
    }
  | { readonly misfits: readonly Misfit[] };

/** What edits would do at once: the scorecard, and the villages whose centres win or lose mobile signal. */
export interface Trial {
  readonly rows: readonly ScoredRow[];
  readonly won: readonly number[];
  readonly lost: readonly number[];
}

/** Which of two compared scenarios is meant. */
export type ComparedSide = 'left' | 'right';

/** The worker, as plain asynchronous functions. */
export interface DeskApi {
  /** Makes or reads a dataset and checks it. Rejects with an `UnreadableFileError` where a file cannot be understood. */
  open(request: OpenRequest, onProgress: (progress: WorkProgress) => void): Promise<OpenedDataset>;
  /** What picked files seem to be. */
  inspect(request: FilesRequest): Promise<InspectedFiles>;
  /** The beginning of a layer as it would be read in this way. */
  preview(request: FilesRequest, reading: LayerReading): Promise<LayerPreview>;
  /** The open dataset with its elevation tiles, and what was measured of it, as one packed file, under another name where one is given. */
  pack(name?: string): Promise<Blob>;
  /**
   * The open dataset as a packed file without elevation, whether what it has as measured was measured elsewhere, and the tiles that lie with
   * it, to be kept side by side.
   */
  packToKeep(): Promise<{
    readonly pack: Blob;
    readonly measuredElsewhere: boolean;
    readonly elevation: readonly ElevationFile[];
  }>;
  /** The packed file with what was measured here; `null` where nothing was since the dataset was last packed to be kept. */
  packMeasured(): Promise<Blob | null>;
  /** Makes ready for edits, which takes about as long as an analysis; else the first of them has to wait for it. */
  prepareWhatIf(): Promise<void>;
  /** What edits would do to the scorecard and to mobile signal, in milliseconds; what is open stays as it was. */
  tryOut(edits: readonly Edit[]): Promise<Trial | { readonly misfits: readonly Misfit[] }>;
  /**
   * Makes the edits of a scenario, `null` none, and analyses what comes of them against the same plan as before; tiles and
   * outputs are then those of the scenario. Where the edits do not fit everything stays as it was.
   */
  whatIf(scenario: Scenario | null): Promise<WhatIf>;
  /** Analyses two scenarios, `null` the data as it was read, and keeps their tiles; what is open stays as it was. */
  compare(left: Scenario | null, right: Scenario | null): Promise<Readonly<Record<ComparedSide, ComparedWhatIf>>>;
  /** The vector tile of a compared scenario. */
  comparedTile(side: ComparedSide, set: string, z: number, x: number, y: number): Uint8Array | null;
  /**
   * Analyses the open dataset as it was read against a plan of the catalogue by its id, a plan of the user's own, or none. `onFindings`
   * may hear all but the rest long before; the map then has its tiles, and the analysis goes on when what it gives back has settled.
   */
  analyze(
    plan: string | Plan | null,
    onProgress: (progress: WorkProgress) => void,
    onFindings: ((findings: AnalysedDataset) => void | Promise<void>) | null,
  ): Promise<FinishedAnalysis>;
  /** The same, measured again where it was measured before, and whether that gave the very bits of before; `null` where there was none. */
  measureAgain(
    plan: string | Plan | null,
    onProgress: (progress: WorkProgress) => void,
  ): Promise<{ readonly finished: FinishedAnalysis; readonly isSame: boolean | null }>;
  /** The plan of the catalogue with that id, `null` without one. */
  planOf(id: string): Plan | null;
  /** The plan that the text of a file holds, or what keeps it from being one. */
  readPlan(text: string): PlanReading;
  /** Ends the running analysis; the dataset stays open. */
  cancel(): void;
  /** The vector tile z/x/y of a set (see `map/layers`) of the open dataset, `null` where it is empty. */
  tile(set: string, z: number, x: number, y: number): Uint8Array | null;
  /** Names a list of villages that the set `villages/…/name` tells apart, in place of the one that was named before. */
  setListed(name: string, villages: Uint32Array): void;
  /** What has to be found out to tell the why of a site, a dead zone or an area (a row of the area table). */
  explainSite(row: number): SiteDetails;
  explainZone(row: number): ZoneDetails;
  explainArea(row: number): AreaDetails;
  /** The ground of the tile z/x/y in light and shade, `null` without elevation data. */
  terrainTile(z: number, x: number, y: number): Promise<ImageBitmap | null>;
  /** What a site would serve over that ground, as proposals reckon it; discs without elevation data. */
  reachOfSite(site: SiteToReach): SiteReach | Promise<SiteReach>;
  /** A file as the command line writes it of what is open; a later call of this or `outputsZip` ends an earlier one. */
  output(name: OutputName): Promise<Blob>;
  /** All those files in one zip. */
  outputsZip(onProgress: (progress: WorkProgress) => void): Promise<Blob>;
  /** Ends the making of files with an `AbortError`. */
  cancelOutputs(): void;
  /** The outlines of the dead zones, in their order; none before an analysis. */
  deadZoneShapes(): readonly PolygonSet[];
  /** The sites that are proposed for what is open, recounted. Rejects with a RangeError for what cannot be. */
  propose(ask: ProposalAsk, onProgress: (progress: ProposalProgress) => void): Promise<ProposalAnswer>;
  /** The last proposal with its curve and with what it hangs on, which takes many times longer; `null` where it was ended too soon. */
  examine(): Promise<ProposalAnswer | null>;
  /** Ends either with the best so far. */
  stopProposing(): void;
  /** A file as the command line writes it of the last proposal. */
  proposalFile(name: string): Promise<Blob>;
  /** What the masts of others offer an operator, best first. */
  opportunities(
    operator: string,
  ): Promise<{ readonly opportunities: readonly OfferedMast[]; readonly currency: string }>;
  /** Masts of different users less than this apart. */
  nearDuplicates(nearM: number): Promise<NearDuplicates>;
}
