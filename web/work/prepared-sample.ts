import {
  loadDataset,
  packDataset,
  type UnpackedDataset,
  UnreadableFileError,
  unpackDataset,
} from '../../data/index.ts';
import {
  createLocalRunner,
  defaultProfile,
  type KernelRegistry,
  kernels,
  measure,
  measuredOf,
} from '../../engine/index.ts';
import type { PlanId } from '../../seeds/sample/index.ts';
import { sampleSource } from './dataset-source.ts';
import { FIRST_SAMPLE, FIRST_SAMPLE_FILE } from './first-sample.ts';

/** The bytes of the packed first sample, made when the page is built: made, read and measured as anywhere else. */
export async function packFirstSample(): Promise<Uint8Array> {
  const loaded = await loadDataset(sampleSource(FIRST_SAMPLE));
  const runner = createLocalRunner<KernelRegistry>(kernels, loaded.dataset);
  const measured = measuredOf(await measure(loaded.dataset, runner, { profile: defaultProfile, plan: null }));
  const pieces = [...packDataset(loaded, { measured })];
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** A sample that came with the page, ready read; `null` where it did not, and has to be made. */
export async function fetchPrepared(plan: PlanId): Promise<UnpackedDataset | null> {
  if (plan !== FIRST_SAMPLE) return null;
  try {
    // The worker's file lies one folder below the page.
    const answer = await fetch(new URL(`../${FIRST_SAMPLE_FILE}`, self.location.href));
    return answer.ok ? unpackDataset(await answer.arrayBuffer(), FIRST_SAMPLE_FILE) : null;
  } catch (error) {
    // Without network, or with a file of another build, the sample is made on the spot.
    if (error instanceof TypeError || error instanceof UnreadableFileError) return null;
    throw error;
  }
}
