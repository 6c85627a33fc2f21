import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPacked } from '../../engine/index.ts';

/** What `make-data` writes into its folder. */
export const PACKED_FILE = 'bench.phusong';
export const COVERAGE_FILE = 'coverage.geojson';

/** The data of a bench run. */
export interface BenchData {
  readonly packed: SharedArrayBuffer;
  readonly coverageFile: string;
  readonly villages: number;
  readonly polygons: number;
  readonly roads: number;
  readonly fiberSegments: number;
  /** Removes what was written. */
  remove(): void;
}

// A million polygons stand in memory twice while they are packed.
const HEAP_ARGUMENT = '--max-old-space-size=12288';
const PIECE_BYTES = 1 << 26;

/** The data of a made country, by its name or number of villages; or of the layer files in a folder. */
export function openBenchData(built: string, kind: 'made' | 'read', what: string): BenchData {
  const folder = mkdtempSync(join(tmpdir(), 'phusong-bench-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const maker = fileURLToPath(new URL('make-data.js', built));
    execFileSync(process.execPath, [HEAP_ARGUMENT, maker, folder, kind, what], { stdio: 'inherit' });
    const packed = readShared(join(folder, PACKED_FILE));
    return { packed, coverageFile: join(folder, COVERAGE_FILE), ...countsOf(packed), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function countsOf(packed: SharedArrayBuffer) {
  const { villages, coverage, roads, fiber } = readPacked(packed).dataset;
  const { coords, ringStart } = fiber!.shapes;
  return {
    villages: villages!.count,
    polygons: coverage!.count,
    roads: roads!.count,
    fiberSegments: coords.length / 2 - (ringStart.length - 1),
  };
}

function readShared(path: string): SharedArrayBuffer {
  const { size } = statSync(path);
  const buffer = new SharedArrayBuffer(size);
  const bytes = new Uint8Array(buffer);
  const file = openSync(path, 'r');
  for (let at = 0; at < size; ) at += readSync(file, bytes, at, Math.min(PIECE_BYTES, size - at), at);
  closeSync(file);
  return buffer;
}
