import type { CoverageSource } from '../data/index.ts';
import { openLoneThread } from './lone-thread.ts';
import type { AnyWorker } from './worker-port.ts';
import type { WriterHost } from './writer-host.ts';

/** Coverage of fewer vertices is written sooner than a thread starts. */
const WORTH_VERTICES = 1_000_000;

/** Whether a thread of its own is worth making `coverage.geojson` in. */
export const isWorthThread = ({ analysis }: CoverageSource): boolean =>
  analysis.dissolved.reduce((sum, { polygons }) => sum + polygons.coords.length / 2, 0) >= WORTH_VERTICES;

/**
 * The bytes of `coverage.geojson` in pieces, made in a thread that ends after the last or when nobody wants more. While a
 * piece is worked on the next one is made, and no more.
 */
export async function* coverageInThread(
  source: CoverageSource,
  createWorker: () => AnyWorker,
): AsyncGenerator<Uint8Array, void> {
  const thread = openLoneThread<WriterHost>(createWorker(), 'writing');
  const askNext = () => {
    const next = thread.orEnd(thread.host.next());
    // A failure is told when the piece is asked for.
    next.catch(() => {});
    return next;
  };
  try {
    const { tool, loaded, analysis } = source;
    const { profile, dissolved } = analysis;
    // Only what is read crosses over.
    await thread.orEnd(
      thread.host.begin({ tool, loaded: { inputs: loaded.inputs }, analysis: { profile, dissolved } }),
    );
    let next = askNext();
    for (;;) {
      const piece = await next;
      if (piece === null) return;
      next = askNext();
      yield piece;
    }
  } finally {
    thread.end(new Error('the writing is over'));
  }
}
