import { readFileSync, writeFileSync } from 'node:fs';

/** The highest resident size since it was last reset, as Linux counts it; elsewhere since the process began. */
function highWaterBytes(): number {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))!;
    return Number(kilobytes) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}

/** Makes the high-water mark the present size; see proc(5), `clear_refs`. */
function resetHighWater(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Where it cannot be reset, the mark is that of the whole process.
  }
}

/** What some work gives, and the most memory that the process held meanwhile beyond what it held before. */
export async function peakBytesOver<T>(work: () => Promise<T>): Promise<{ result: T; peakBytes: number }> {
  globalThis.gc?.();
  resetHighWater();
  const before = process.memoryUsage().rss;
  const result = await work();
  return { result, peakBytes: Math.max(0, highWaterBytes() - before) };
}
