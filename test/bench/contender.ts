import type { Dataset } from '../../engine/index.ts';

/** What every contender computes from. */
export interface BenchInput {
  readonly dataset: Dataset;
  /** The dataset as a packed file, in shared memory. */
  readonly packed: SharedArrayBuffer;
  /** The coverage layer as a GeoJSON file. */
  readonly coverageFile: string;
  /** The folder of the built bench, where its workers lie. */
  readonly folder: string;
}

/** A contender that has made its indexes. */
export interface Prepared {
  run(): unknown;
  close?(): void;
}

/** One way to do a job. */
export interface Contender {
  readonly name: string;
  prepare(input: BenchInput): Prepared | Promise<Prepared>;
}

/** How an answer compares with ours. */
export interface Agreement {
  readonly agrees: boolean;
  readonly says: string;
}

/** A question and the contenders that answer it; the first one is ours in one thread. */
export interface Job {
  readonly name: string;
  readonly title: string;
  readonly contenders: readonly Contender[];
  /** The answer in a few words. */
  describe(answer: unknown): string;
  compare(ours: unknown, theirs: unknown): Agreement;
}
