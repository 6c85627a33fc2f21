import type { DeadZone, DissolvedCoverage, IndicatorTable } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import { dissolveCoverage } from '../dissolve-coverage.ts';
import type { KernelContext } from '../kernel.ts';
import { type KernelRegistry, kernels } from '../kernels.ts';
import type { CoverageKey, KeyedCoverage } from '../measure/coverage-floors.ts';
import { describeDeadZones } from '../measure/dead-zones.ts';
import { mobileOperators } from '../measure/evidence.ts';
import type { AreaTask } from '../measure/land.ts';
import { joinEdgeDistances } from '../measure/margin.ts';
import { ALL, ANY } from '../measure/table.ts';
import type { Profile } from '../profile.ts';
import { createStages, type Runner } from '../stages.ts';
import { noTick } from '../tick.ts';
import { TECHNOLOGIES } from '../vocabulary.ts';
import type { Ground } from './ground.ts';
import type { LiveSignal } from './live-signal.ts';

/** What hangs on dissolved coverage. */
export interface Areas {
  readonly tables: readonly IndicatorTable[];
  readonly dissolved: readonly DissolvedCoverage[];
  readonly deadZones: readonly DeadZone[];
  /** Metres from each village to the nearest edge of counted coverage, without a sign; `null` without coverage. */
  readonly edgeM: Float64Array | null;
}

/** How often each layer of counted coverage has changed: what was computed of layers that have not is still right. */
export interface LayerVersions {
  of(operator: string, technology: number): number;
  /** Of all coverage, counted or not. */
  readonly any: number;
}

/** A function that gives the areas of a dataset, and computes only what hangs on layers that changed since it was last asked. */
export function createLiveAreas(ground: Ground) {
  // What the ground alone decides, by the key of the kernels.
  const lasting = new Map<string, unknown>();
  let known = new Map<string, { readonly version: string; readonly result: unknown }>();
  let rules = '';
  return async (
    dataset: Dataset,
    profile: Profile,
    signal: LiveSignal,
    versions: LayerVersions,
    minimum: number,
  ): Promise<Areas> => {
    const names = Array.from(mobileOperators(dataset), (company) => dataset.companies[company]);
    const now = JSON.stringify([names, profile, dataset.coverage === null]);
    if (now !== rules) known = new Map();
    rules = now;
    const runner = createKeepingRunner(dataset, lasting, known, createVersioner(names, versions, minimum));
    await runner.begin(profile);
    const stage = createStages(runner, undefined);
    const coverage = await dissolveCoverage(dataset, profile, runner, stage, false);
    const count = dataset.villages?.count ?? 0;
    const edges =
      dataset.coverage === null || dataset.villages === null
        ? null
        : joinEdgeDistances(await stage('margins', 'edgeDistances', [{ from: 0, to: count }]));
    return {
      tables: coverage.tables(ground.areas),
      dissolved: coverage.dissolved,
      deadZones: describeDeadZones(dataset, coverage.dead, signal.underCounted(0)),
      edgeM: edges,
    };
  };
}

/** What a task's answer hangs on: the versions of layers, as a text. */
type Versioner = (name: keyof KernelRegistry, task: unknown, floors: readonly CoverageKey[]) => string;

function createVersioner(names: readonly string[], versions: LayerVersions, minimum: number): Versioner {
  const from = (owners: readonly string[], floor: number) =>
    owners.map((name) => TECHNOLOGIES.map((_, t) => (t < floor ? 0 : versions.of(name, t))).join()).join(';');
  const ofFloor = ({ owner, technology }: CoverageKey) =>
    from(owner === ANY || owner === ALL ? names : [names[owner]], technology);
  return (name, task, floors) => {
    if (name === 'dissolveLayer') {
      const { owner, technology } = task as { owner: number; technology: number };
      return String(versions.of(names[owner], technology));
    }
    if (name === 'dissolveFloor') return ofFloor(task as CoverageKey);
    if (name === 'coveredAreas') return (task as AreaTask).floors.map((floor) => ofFloor(floors[floor])).join('|');
    if (name === 'edgeDistances') return from(names, minimum);
    return String(versions.any);
  };
}

/** A runner in this thread that keeps each task's last answer as long as what it hangs on is of the same version. */
function createKeepingRunner(
  dataset: Dataset,
  lasting: Map<string, unknown>,
  known: Map<string, { readonly version: string; readonly result: unknown }>,
  versionOf: Versioner,
): Runner {
  const shared = new Map<string, unknown>();
  const kept = new Map<string, unknown>();
  let context: KernelContext | null = null;
  const run = (name: keyof KernelRegistry, task: unknown): unknown => {
    const floors = (shared.get('coverage-floors') ?? []) as readonly KeyedCoverage[];
    const key = JSON.stringify([name, name === 'coveredAreas' ? keyOfAreas(task as AreaTask, floors) : task]);
    const version = versionOf(name, task, floors);
    const before = known.get(key);
    if (before?.version === version) return before.result;
    const result = (kernels[name] as (context: KernelContext, task: unknown) => unknown)(context!, task);
    known.set(key, { version, result });
    return result;
  };
  return {
    parallelism: 1,
    async begin(profile) {
      context = {
        dataset,
        profile,
        tick: noTick,
        shared: <T>(name: string) => shared.get(name) as T,
        memo<T>(key: string, make: () => T) {
          const map = isLasting(key) ? lasting : kept;
          if (!map.has(key)) map.set(key, make());
          return map.get(key) as T;
        },
      };
    },
    async broadcast(name, value) {
      shared.set(name, value);
    },
    async run(name, tasks) {
      // Each floor of an owner by itself: an edit changes few of them.
      if (name !== 'coveredAreas') return tasks.map((task) => run(name, task)) as never;
      return (tasks as readonly AreaTask[]).map((task) => {
        const width = task.floors.length;
        const km2 = new Float64Array(task.areas.length * width);
        task.floors.forEach((floor, f) => {
          const own = run(name, { ...task, floors: [floor] }) as Float64Array;
          own.forEach((value, area) => {
            km2[area * width + f] = value;
          });
        });
        return km2;
      }) as never;
    },
  };
}

/** Floors are numbered anew each time; what they are stays. */
const keyOfAreas = ({ floors, areas }: AreaTask, all: readonly CoverageKey[]) => [
  floors.map((floor) => [all[floor].owner, all[floor].technology]),
  areas,
];

const isLasting = (key: string): boolean => key.startsWith('area ') || key === 'village-order';
