/** What the page asks of the worker that reads, analyses and draws a dataset, and what it gets. */
import type { DatasetFile, Issue, LayerInput } from '../../data/index.ts';
import type { OutputName } from '../../data/write/outputs/names.ts';
import type { Analysis, Dataset, PolygonSet, ScorecardRow } from '../../engine/index.ts';
import type { NearDuplicates, Opportunity } from '../../engine/propose/index.ts';
import type { PlanId } from '../../seeds/sample/index.ts';
import type { Unit } from '../../seeds/units.ts';
import type { AreaDetails, SiteDetails, ZoneDetails } from './desk/explain.ts';
import type { ProposalAnswer, ProposalAsk, ProposalProgress } from './desk/propose.ts';

/** A dataset to open: a sample that is made on the spot, files of the user's own, or a dataset that the library keeps. */
export type OpenRequest =
  | { readonly kind: 'sample'; readonly plan: PlanId }
  | {
      readonly kind: 'files';
      /** Under which it is to be kept. */
      readonly id: string;
      readonly name: string;
      readonly files: readonly File[];
      /** Stands for the `dataset.json` among the files. */
      readonly settings?: DatasetFile;
    }
  | { readonly kind: 'kept'; readonly id: string; readonly name: string };

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
  readonly sample: boolean;
  readonly dataset: Dataset;
  /** The first issues; `rejected` and `warnings` count them all. */
  readonly issues: readonly Issue[];
  readonly rejected: number;
  readonly warnings: number;
  readonly inputs: readonly LayerInput[];
  readonly plans: readonly PlanSummary[];
  /** Whether there are heights to shade the ground by. */
  readonly hasTerrain: boolean;
  /** West, south, east, north of everything that has a place; `null` where nothing has. */
  readonly bounds: readonly [number, number, number, number] | null;
}

/** A scorecard row with what the page needs to print it. */
export interface ScoredRow extends ScorecardRow {
  /** Names the row within its year, as the address of the page writes it. */
  readonly key: string;
  readonly quantity: Unit;
  /** Whether the figure comes from a report and not from the map. */
  readonly statistical: boolean;
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
    /** A position well inside it, and its west, south, east and north. */
    readonly at: readonly [number, number];
    readonly box: readonly [number, number, number, number];
  }[];
}

/** The worker, as plain asynchronous functions. */
export interface DeskApi {
  /** Makes or reads a dataset and checks it. Rejects with an `UnreadableFileError` where a file cannot be understood. */
  open(request: OpenRequest, onProgress: (progress: WorkProgress) => void): Promise<OpenedDataset>;
  /** The open dataset as one packed file, under another name where one is given. */
  pack(name?: string): Blob;
  /** Analyses the open dataset against a plan of the catalogue, or against none. */
  analyze(plan: string | null, onProgress: (progress: WorkProgress) => void): Promise<AnalysedDataset>;
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
  /** The heights of the tile z/x/y in the Terrarium encoding, `null` without elevation data. */
  terrainTile(z: number, x: number, y: number): Promise<ImageBitmap | null>;
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
  /** Ends the proposing with the best so far. */
  stopProposing(): void;
  /** A file as the command line writes it of the last proposal. */
  proposalFile(name: string): Promise<Blob>;
  /** What the masts of others offer an operator, best first. */
  opportunities(
    operator: string,
  ): Promise<{ readonly opportunities: readonly Opportunity[]; readonly currency: string }>;
  /** Masts of different users less than this apart. */
  nearDuplicates(nearM: number): Promise<NearDuplicates>;
}
