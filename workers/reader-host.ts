// A thread that loads only what it needs starts sooner.
import { type DatasetPart, type LoadedPart, type LoadProgress, loadPart } from '../data/load-part.ts';
import { type DatasetSource, type Refusal, type SourceFile, UnreadableFileError } from '../data/row.ts';
import { toBroadcast } from './pool.ts';

/** A part of a dataset as it is posted: of each file, where it lies. */
export type PostedPart = Omit<DatasetPart, 'files'> & {
  readonly files: readonly (Omit<DatasetPart['files'][number], 'file'> & {
    readonly file: Pick<Required<SourceFile>, 'name' | 'path' | 'sizeBytes'>;
  })[];
};

/** What was read, or why it could not be: an error that crosses to another thread would lose its fields. */
export type ReadAnswer = { readonly loaded: LoadedPart } | { readonly refusal: Omit<Refusal, 'message'> };

/** What is asked of a thread that reads. */
export interface ReaderHost {
  read(part: PostedPart, onProgress?: (progress: LoadProgress) => void): Promise<ReadAnswer>;
}

/** How the thread opens and hashes files. */
export interface ReaderFiles {
  open(path: string, name: string, sizeBytes: number): SourceFile;
  readonly createSha256: DatasetSource['createSha256'];
}

/** A host that reads in its own thread and gives the columns in shared memory, so that nothing of them stays behind when it ends. */
export const createReaderHost = ({ open, createSha256 }: ReaderFiles): ReaderHost => ({
  async read({ settings, files }, onProgress) {
    const opened = files.map((layer) => {
      const { path, name, sizeBytes } = layer.file;
      return { ...layer, file: open(path, name, sizeBytes) };
    });
    try {
      const loaded = await loadPart({ settings, files: opened }, createSha256, { onProgress });
      return { loaded: { ...loaded, dataset: toBroadcast(loaded.dataset) } };
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      const { file, code, params, further } = error;
      return { refusal: { file, code, params, further } };
    }
  },
});
