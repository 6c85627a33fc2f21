import { TOOL } from '../../../data/tool.ts';
import { type OutputFile, type OutputName, toOutputs } from '../../../data/write/outputs/index.ts';
import type { DeskApi, WorkProgress } from '../desk-api.ts';
import type { DeskState } from './desk-state.ts';

/** Taking away: the files that the command line writes, from the same writers, so that they are the same bytes. */
export function takingAwayFrom(state: DeskState): Pick<DeskApi, 'output' | 'outputsZip' | 'cancelOutputs'> {
  let running: AbortController | null = null;
  /** Runs one making of files; a later one ends it. */
  const alone = async <T>(make: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    try {
      return await make(controller.signal);
    } finally {
      if (running === controller) running = null;
    }
  };
  return {
    output: (name) =>
      alone((signal) => {
        const file = outputsOf(state).find((output) => output.name === name)!;
        return toBlob(piecesOf(file, signal), typeOf(name));
      }),
    outputsZip: (onProgress) =>
      alone(async (signal) => {
        const files = withProgress(outputsOf(state), onProgress);
        const { writeZip } = await import('../zip/write-zip.ts');
        const lots = createLots();
        const sink = new WritableStream({ write: lots.add });
        await writeZip(sink, files, (file) => piecesOf(file, signal), state.run!.finishedAt);
        return lots.toBlob('application/zip');
      }),
    cancelOutputs: () => running?.abort(),
  };
}

/** Every output of what is open. Throws where nothing is analysed. */
function outputsOf({ loaded, dataset, analysis, run }: DeskState): OutputFile<OutputName>[] {
  if (loaded === null || dataset === null || analysis === null || run === null)
    throw new Error('analyze was not called');
  return toOutputs({ tool: TOOL, loaded: { ...loaded, dataset }, analysis }, () => run);
}

function* withProgress<File extends OutputFile>(
  files: readonly File[],
  onProgress: (progress: WorkProgress) => void,
): Generator<File> {
  for (const [k, file] of files.entries()) {
    onProgress({ stage: 'output', file: file.name, doneShare: k / files.length });
    yield file;
  }
}

const encoder = new TextEncoder();

/** The bytes of a file, with a breath between pieces in which the worker can answer for the map and hear an abort. */
async function* piecesOf(file: OutputFile, signal: AbortSignal): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let breathedAt = performance.now();
  for (const text of file.chunks()) {
    if (performance.now() - breathedAt > BREATH_MS) {
      await new Promise((resolve) => setTimeout(resolve));
      breathedAt = performance.now();
    }
    signal.throwIfAborted();
    yield encoder.encode(text);
  }
}

/** The worker is deaf for no longer than about this. */
const BREATH_MS = 30;
/** Pieces are handed to the browser in lots of about this size; it can keep them on the disk. */
const LOT_BYTES = 1 << 22;

function createLots() {
  const lots: Blob[] = [];
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  let waitingBytes = 0;
  return {
    add(piece: Uint8Array<ArrayBuffer>): void {
      waiting.push(piece);
      waitingBytes += piece.length;
      if (waitingBytes < LOT_BYTES) return;
      lots.push(new Blob(waiting));
      waiting = [];
      waitingBytes = 0;
    },
    toBlob: (type: string): Blob => new Blob([...lots, ...waiting], { type }),
  };
}

async function toBlob(pieces: AsyncIterable<Uint8Array<ArrayBuffer>>, type: string): Promise<Blob> {
  const lots = createLots();
  for await (const piece of pieces) lots.add(piece);
  return lots.toBlob(type);
}

const TYPES = { csv: 'text/csv', json: 'application/json', geojson: 'application/geo+json' } as const;
const typeOf = (name: OutputName): string => TYPES[name.slice(name.lastIndexOf('.') + 1) as keyof typeof TYPES];
