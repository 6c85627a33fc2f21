import { type DatasetSource, type LoadedDataset, type LoadOptions, loadDataset } from '../data/index.ts';
import { createReaderNodeWorker, createThreadReader } from '../workers/index.ts';
import type { Terminal } from './terminal.ts';

export interface LoadRequest {
  readonly source: DatasetSource;
  readonly layers: NonNullable<LoadOptions['layers']>;
  /** How many threads may read at once. */
  readonly threads: number;
}

/** The dataset, with a line of progress while it is read. */
export function loadWithProgress(terminal: Terminal, { source, layers, threads }: LoadRequest): Promise<LoadedDataset> {
  /** The percent of each file that is being read. */
  const underway = new Map<string, number>();
  return loadDataset(source, {
    layers,
    signal: terminal.signal,
    partReader: createThreadReader({ threads, createWorker: createReaderNodeWorker }),
    onProgress: ({ file, readBytes, sizeBytes }) => {
      const percent = Math.min(100, Math.floor((100 * readBytes) / Math.max(1, sizeBytes)));
      if (percent < 100) underway.set(file, percent);
      else underway.delete(file);
      const shown = underway.size > 0 ? [...underway] : [[file, percent]];
      terminal.progress('reading', shown.map(([name, share]) => `${name} ${share} %`).join(', '));
    },
  });
}
