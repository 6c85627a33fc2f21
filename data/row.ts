import type { FlatGeometry, LayerName } from '../engine/index.ts';
import { type RefusalCode, refusalSentence } from './refusals.ts';

/** The geometry of a row, in WGS84 once `readLayer` gives it out. Points have one vertex per part. */
export interface RowGeometry extends FlatGeometry {
  readonly type: 'Point' | 'MultiPoint' | 'LineString' | 'MultiLineString' | 'Polygon' | 'MultiPolygon';
}

/** What a sentence about a row speaks of: a column, a value as quoted, a limit, `reason` where a code has several sentences. */
export type IssueParams = Readonly<Record<string, string | number>>;

/** Why a reader could not make sense of a row, or of its geometry. */
export interface RowProblem {
  /** Stable, kebab-case. */
  readonly code: string;
  /** A sentence that a clerk can act on; it names neither file nor row. */
  readonly message: string;
  readonly column?: string;
  /** What the message says, as data. */
  readonly params?: IssueParams;
}

/** One row of a layer's file: a CSV line or a GeoJSON feature, judged by nobody yet. */
export interface Row {
  /** 1-based: the feature's position in a GeoJSON file, the line in a CSV (the header is line 1) or line-delimited file. */
  readonly row: number;
  /**
   * Canonical column (the file's own name where there is none) → value as written; an object without a prototype, so
   * that no column name is special.
   */
  readonly values: Readonly<Record<string, unknown>>;
  /** `null` where the row has none. */
  readonly geometry: RowGeometry | null;
  /** Present where the file has a geometry that cannot be read; `geometry` is then `null`. Concerns layers with geometry. */
  readonly geometryProblem?: RowProblem;
  /** Present where the row as a whole cannot be read (broken line, too few cells): it is rejected in every layer. */
  readonly problem?: RowProblem;
  /** True where the file writes 1,5 for one and a half: a CSV whose separator is not the comma. */
  readonly decimalComma?: boolean;
}

export type Severity = 'rejected' | 'warning';

/** Why a row was rejected or doubted. `message` is a sentence that a clerk can act on. */
export interface Issue {
  readonly layer: LayerName;
  readonly file: string;
  /** `null` speaks of the file as a whole. */
  readonly row: number | null;
  readonly column: string | null;
  /** Stable, kebab-case. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** What the message says, as data: with the code, enough to say it in another language. */
  readonly params: IssueParams;
  /** The other faulty cells of the row, which the message names too. */
  readonly further?: readonly IssueDetail[] | undefined;
}

/** One fault of a row that has several. */
export interface IssueDetail {
  readonly code: string;
  readonly params: IssueParams;
}

/** What a file is called, with the sheet of a workbook of several. */
export const nameWithSheet = (file: string, sheet: string | null | undefined): string =>
  sheet ? `${file} · ${sheet}` : file;

/** What was read from one file; read = accepted + rejected. */
export interface LayerInput {
  readonly layer: LayerName;
  /** With the sheet that `dataset.json` names, see {@link nameWithSheet}; so it is in issues. */
  readonly file: string;
  readonly sha256: string;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly warnings: number;
}

/** Why a file cannot be understood at all, as data; `message` says it in English, with the file's name. */
export interface Refusal {
  readonly file: string;
  readonly code: RefusalCode;
  readonly params: IssueParams;
  /** The fault of a row that stands for all of them. */
  readonly further: readonly IssueDetail[];
  readonly message: string;
}

/** A file that cannot be understood at all: the run stops before anything is written. */
export class UnreadableFileError extends Error implements Refusal {
  override readonly name = 'UnreadableFileError';
  /** The sentence without the file's name. */
  readonly reason: string;
  constructor(
    readonly file: string,
    readonly code: RefusalCode,
    readonly params: IssueParams = {},
    readonly further: readonly IssueDetail[] = [],
  ) {
    const { line, byte } = params;
    const place = byte === undefined ? '' : ` (line ${line}, byte ${byte} of the file)`;
    const reason = `${refusalSentence(code, params)}${place}`;
    super(`${file}: ${reason}`);
    this.reason = reason;
  }
}

/** A file wherever it lies: on a disk, in a browser's file picker, in memory. */
export interface SourceFile {
  /** File name with its extensions, as messages print it. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Where it lies on a disk, so that another thread can open it too; absent where it lies elsewhere. */
  readonly path?: string;
  stream(): AsyncIterable<Uint8Array>;
}

/** A dataset folder, wherever it lies, and what creates hashes there. */
export interface DatasetSource {
  readonly name: string;
  readonly files: readonly SourceFile[];
  createSha256(): { update(chunk: Uint8Array): void; digestHex(): string };
}
