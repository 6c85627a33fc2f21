import type { DeadZone, DissolvedCoverage, IndicatorTable } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import { dissolveCoverage } from '../dissolve-coverage.ts';
import { createLocalRunner } from '../kernel.ts';
import { type KernelRegistry, kernels } from '../kernels.ts';
import { describeDissolved } from '../measure/coverage-floors.ts';
import { searchedGround } from '../measure/dead-zones.ts';
import { mobileOperators, operatorColumns } from '../measure/evidence.ts';
import { areaSizesKm2, areaTasks, coveredAreaSums, coveredKm2, measureAreaMobile } from '../measure/land.ts';
import { joinEdgeDistances } from '../measure/margin.ts';
import { ANY } from '../measure/table.ts';
import { type Outline, partsToPolygonSet } from '../overlay/local/index.ts';
import { minTechnologyIndex, type Profile } from '../profile.ts';
import type { AreaChange } from '../scenario/packed-area.ts';
import { createStages } from '../stages.ts';
import { createCountedPolygons, layerKey } from './counted-polygons.ts';
import type { Ground } from './ground.ts';
import { createCoveredSums, createLiveCovered } from './live-covered.ts';
import { createLiveDeadZones } from './live-dead-zones.ts';
import { renewEdgeDistances } from './live-margins.ts';
import { createLiveOutlines } from './live-outlines.ts';
import type { LiveSignal } from './live-signal.ts';
import { netChanges, reachesOut, zonesOf } from './zones.ts';

/** What hangs on dissolved coverage. */
export interface Areas {
  readonly tables: readonly IndicatorTable[];
  /** The dissolved coverage as polygons, made when asked for. */
  dissolved(): readonly DissolvedCoverage[];
  readonly deadZones: readonly DeadZone[];
  /** Metres from each village to the nearest edge of counted coverage, without a sign; `null` without coverage. */
  readonly edgeM: Float64Array | null;
}

/** The areas of a dataset under edits: at first measured as a whole, then only around what changed. */
export interface LiveAreas {
  /** Takes note of changed polygons. */
  note(changes: readonly AreaChange[]): void;
  /** The areas as they are when their turn comes, after those that were asked for before. */
  renew(now: () => EditedState): Promise<Areas>;
  /** Forgets what was measured: operators, layers or rules have changed. */
  forget(): void;
}

/** What edits have made of a dataset. */
export interface EditedState {
  readonly profile: Profile;
  readonly signal: LiveSignal;
  /** The edited dataset, for when all has to be measured anew. */
  pack(): Dataset;
}

/** The areas of a dataset that is not measured yet. */
export function createLiveAreas(ground: Ground): LiveAreas {
  // What the ground alone decides.
  const lasting = new Map<string, unknown>();
  const memo = <T>(key: string, make: () => T): T => {
    if (!lasting.has(key)) lasting.set(key, make());
    return lasting.get(key) as T;
  };
  let pending: AreaChange[] = [];
  let kept: MeasuredAreas | null = null;
  let isMeasuring = false;
  const measure = async ({ pack, profile }: EditedState): Promise<MeasuredAreas> => {
    // What changes from here on is not in it.
    pending = [];
    isMeasuring = true;
    try {
      kept = null;
      const measured = await measureAreas(ground, pack(), profile, memo);
      if (isMeasuring) kept = measured;
      return measured;
    } finally {
      isMeasuring = false;
    }
  };
  let turn: Promise<unknown> = Promise.resolve();
  return {
    note(changes) {
      if (kept !== null || isMeasuring) pending.push(...changes);
    },
    renew(now) {
      const areas = turn.then(async () => {
        const changes = netChanges(pending);
        pending = [];
        const state = now();
        const isRenewed = kept?.change(changes) ?? false;
        return (isRenewed ? kept! : await measure(state)).describe(state.signal);
      });
      turn = areas.catch(() => {});
      return areas;
    },
    forget() {
      kept = null;
      isMeasuring = false;
    },
  };
}

/** Areas that were measured once and are kept up to date. */
interface MeasuredAreas {
  /** Takes changed polygons in; false where that cannot be done bit by bit, and all must be measured anew. */
  change(changes: readonly AreaChange[]): boolean;
  describe(signal: LiveSignal): Areas;
}

/** All that is measured of a dataset at first, by the way of an analysis; the sums of areas are kept. */
async function measureOnce(dataset: Dataset, profile: Profile) {
  const sums = createCoveredSums();
  const registry: KernelRegistry = {
    ...kernels,
    coveredAreas(context, task) {
      const ofTask = coveredAreaSums(context, task);
      sums.keepFirst(task, ofTask);
      return Float64Array.from(ofTask, coveredKm2);
    },
  };
  const runner = createLocalRunner(registry, dataset);
  await runner.begin(profile);
  const stage = createStages(runner, undefined);
  const once = await dissolveCoverage(dataset, profile, runner, stage);
  const { coverage, villages } = dataset;
  const edgeM =
    coverage === null || villages === null
      ? null
      : joinEdgeDistances(await stage('margins', 'edgeDistances', [{ from: 0, to: villages.count }]));
  return { once, sums, edgeM };
}

async function measureAreas(
  { areas, dataset: { villages, admin } }: Ground,
  dataset: Dataset,
  profile: Profile,
  memo: <T>(key: string, make: () => T) => T,
): Promise<MeasuredAreas> {
  const { once, sums, edgeM } = await measureOnce(dataset, profile);
  const { land } = once;
  const names = Array.from(mobileOperators(dataset), (company) => dataset.companies[company]);
  const columns = operatorColumns(dataset, mobileOperators(dataset));
  const polygons = createCountedPolygons(dataset, profile, names);
  const searched = searchedGround(dataset, land);
  const outlines = createLiveOutlines(polygons, names.length, { ...once, ground: searched });
  const { floors } = outlines;
  const tasks = land === null || dataset.coverage === null ? [] : areaTasks(admin!, floors);
  const covered = land && createLiveCovered(admin!, land, floors, tasks, once.covered, sums, memo);
  const minimum = minTechnologyIndex(profile);
  const any = floors.find(({ owner, technology }) => owner === ANY && technology >= minimum);
  const technologies = () =>
    [
      ...new Set(
        outlines.layers.flatMap(({ owner, technology }) =>
          polygons.countOf(layerKey(owner as number, technology)) > 0 ? [technology] : [],
        ),
      ),
    ]
      .sort()
      .join();
  const technologiesAtFirst = technologies();
  const setOf = createPolygonSets();
  const deadZones = createLiveDeadZones(dataset, outlines.dead);
  return {
    change(changes) {
      const zones = zonesOf(changes, profile);
      if (zones === null || (land === null && changes.some((change) => reachesOut(change, searched)))) return false;
      for (const { box, take, put } of zones) {
        const changed = [...take.map(polygons.take), ...put.map(polygons.put)].flatMap((own) => own?.layer ?? []);
        const renewed = outlines.renew(box, [...new Set(changed)]);
        if (renewed === null) return false;
        covered?.change(renewed);
        deadZones.change(renewed.get(outlines.dead));
        const margins = any && renewed.get(any);
        if (margins !== undefined && edgeM !== null)
          renewEdgeDistances(villages!, edgeM, margins, () => setOf(any!.outline));
      }
      return technologies() === technologiesAtFirst;
    },
    describe: (signal) => ({
      tables:
        land === null || dataset.coverage === null
          ? []
          : [
              measureAreaMobile(
                admin!,
                columns,
                areas,
                memo('area sizes', () => areaSizesKm2(admin!, areas, land)),
                floors,
                tasks,
                once.covered,
              ),
            ],
      dissolved() {
        const layers = outlines.layers.filter(
          ({ owner, technology }) => polygons.countOf(layerKey(owner as number, technology)) > 0,
        );
        const keyed = layers.map((layer) => ({ ...layer, polygons: setOf(layer.outline) }));
        return describeDissolved(dataset, keyed, any && { ...any, polygons: setOf(any.outline) }, minimum);
      },
      deadZones: deadZones.describe(signal.underCounted(0)),
      edgeM,
    }),
  };
}

/** A function that gives an outline as a polygon set, once. */
function createPolygonSets() {
  const sets = new WeakMap<Outline, ReturnType<typeof partsToPolygonSet>>();
  return (outline: Outline) => {
    const set = sets.get(outline) ?? partsToPolygonSet(outline.parts);
    sets.set(outline, set);
    return set;
  };
}
