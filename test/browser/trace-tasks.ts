/** An event of Chromium's trace, times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Time of the processor; less than `dur` where the thread waited. */
  readonly tdur?: number;
  readonly id?: string;
  readonly args?: Record<string, unknown>;
}

/** A task of the page's main thread. */
export interface LongTask {
  readonly ms: number;
  /** When it began, after the start of the page. */
  readonly atMs: number;
  /** Time of the processor; the rest the thread waited: for a free core, or in WebGL for the process that draws. */
  readonly cpuMs: number;
  /** Time in functions of our own scripts and of what they call outside MapLibre, by samples of the profiler. */
  readonly ownMs: number;
  /** The share of that of the processor's time. */
  readonly ownCpuMs: number;
  /** Time by script file. */
  readonly byScript: Readonly<Record<string, number>>;
  /** The functions that took most. */
  readonly top: readonly string[];
}

interface CallFrame {
  readonly functionName: string;
  readonly url?: string;
}
interface ProfileChunk {
  readonly cpuProfile?: {
    readonly nodes?: readonly { id: number; parent?: number; callFrame: CallFrame }[];
    readonly samples?: readonly number[];
  };
  readonly timeDeltas?: readonly number[];
}

/** The file that MapLibre is bundled in; what it does there is drawing, not ours. React counts as ours. */
const MAPLIBRE = /^maplibre/;

/** Every task of the main thread longer than 20 ms, with the share of our own code in it. */
export function ownTasks(events: readonly TraceEvent[]): LongTask[] {
  const main = busiest(events);
  if (main === null) return [];
  const samples = samplesOf(
    events.filter(({ pid }) => pid === main.pid),
    main.tid,
  );
  const began = beginOf(events, main.pid);
  return events
    .filter((event) => isTask(event) && event.pid === main.pid && event.tid === main.tid && event.dur! > 20_000)
    .map(({ ts, dur = 0, tdur = dur }) => {
      const byScript: Record<string, number> = {};
      const byFunction = new Map<string, number>();
      for (const { at, ms, script, functionName } of samples) {
        if (at < ts || at > ts + dur) continue;
        byScript[script] = (byScript[script] ?? 0) + ms;
        byFunction.set(functionName, (byFunction.get(functionName) ?? 0) + ms);
      }
      const sumOf = (shares: readonly (readonly [string, number])[]) => shares.reduce((sum, [, ms]) => sum + ms, 0);
      const shares = Object.entries(byScript);
      const ownMs = sumOf(shares.filter(([script]) => isOwn(script)));
      const ownCpuMs = (tdur / 1000) * (ownMs / Math.max(sumOf(shares), 1e-9));
      const top = [...byFunction].sort((a, b) => b[1] - a[1]).slice(0, 4);
      const times = { ms: dur / 1000, atMs: (ts - began) / 1000, cpuMs: tdur / 1000, ownMs, ownCpuMs };
      return { ...times, byScript, top: top.map(([name, ms]) => `${name} ${Math.round(ms)}`) };
    });
}

/** When the page of a process began to be fetched, else when the trace began. */
function beginOf(events: readonly TraceEvent[], pid: number): number {
  const start = events.find((event) => event.name === 'navigationStart' && event.pid === pid);
  return (
    start?.ts ?? events.reduce((least, { ts }) => (ts > 0 ? Math.min(least, ts) : least), Number.POSITIVE_INFINITY)
  );
}

const isTask = ({ name, ph }: TraceEvent): boolean => name.endsWith('RunTask') && ph === 'X';

/** The main thread of the page: among those of all renderers the one that did most. */
function busiest(events: readonly TraceEvent[]): TraceEvent | null {
  const mains = events.filter(
    ({ name, args }) => name === 'thread_name' && (args as { name?: string })?.name === 'CrRendererMain',
  );
  const spent = (main: TraceEvent) =>
    events.reduce(
      (sum, event) => sum + (isTask(event) && event.pid === main.pid && event.tid === main.tid ? (event.dur ?? 0) : 0),
      0,
    );
  return mains.sort((a, b) => spent(b) - spent(a))[0] ?? null;
}

const isOwn = (script: string): boolean => script.endsWith('.js') && !MAPLIBRE.test(script);

interface Sample {
  readonly at: number;
  readonly ms: number;
  /** The script that the time is put down to: of the innermost function that has one; `(browser)` where none has. */
  readonly script: string;
  readonly functionName: string;
}

/** The profiler's samples of one thread. */
function samplesOf(events: readonly TraceEvent[], tid: number): Sample[] {
  const start = events.find(({ name, tid: thread }) => name === 'Profile' && thread === tid);
  if (start === undefined) return [];
  const nodes = new Map<number, { parent: number | undefined; callFrame: CallFrame }>();
  const samples: Sample[] = [];
  let at = ((start.args?.data as { startTime?: number })?.startTime ?? start.ts) as number;
  const chunks = events.filter(({ name, id }) => name === 'ProfileChunk' && id === start.id);
  for (const { args } of chunks.sort((a, b) => a.ts - b.ts)) {
    const { cpuProfile, timeDeltas = [] } = (args?.data ?? {}) as ProfileChunk;
    for (const { id, parent, callFrame } of cpuProfile?.nodes ?? []) nodes.set(id, { parent, callFrame });
    for (const [k, id] of (cpuProfile?.samples ?? []).entries()) {
      at += timeDeltas[k] ?? 0;
      const ms = (timeDeltas[k + 1] ?? 0) / 1000;
      const leaf = nodes.get(id)?.callFrame.functionName ?? '';
      if (leaf === '(idle)' || leaf === '(program)') continue;
      const { script, functionName } = ownerOf(id, nodes);
      samples.push({ at, ms, script, functionName: functionName || leaf });
    }
  }
  return samples;
}

function ownerOf(id: number, nodes: ReadonlyMap<number, { parent: number | undefined; callFrame: CallFrame }>) {
  for (let node = nodes.get(id); node !== undefined; node = nodes.get(node.parent ?? -1)) {
    const { url, functionName } = node.callFrame;
    if (url) return { script: url.slice(url.lastIndexOf('/') + 1), functionName };
  }
  return { script: '(browser)', functionName: '' };
}
