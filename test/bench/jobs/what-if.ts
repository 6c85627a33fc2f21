import { createWhatIf, type WhatIf, type WhatIfStep } from '../../../engine/incremental/index.ts';
import {
  analyze,
  createLocalRunner,
  type Dataset,
  defaultProfile,
  kernels,
  type Target,
} from '../../../engine/index.ts';
import { createRecordReader } from '../../../engine/pack/unpack.ts';
import { applyEdits, type Edit } from '../../../engine/scenario/index.ts';
import type { Contender, Job } from '../contender.ts';
import { createRandom } from '../random.ts';

/** Edits of each kind that are timed. */
const EDITS = 300;
/** Edits whose second step is timed, each with its undo. */
const AREA_EDITS = 100;

const target = (indicator: string, more: Partial<Target> = {}): Target => ({
  indicator,
  year: 2025,
  comparator: '>=',
  value: 0.99,
  unit: '',
  ...more,
});
const TARGETS = [
  target('village-mobile-share'),
  target('village-mobile-share', { operator: 'best', technology: '4G+', scope: 'grid' }),
  target('village-white-share', { comparator: '<=', value: 0 }),
  target('village-patchy-share', { comparator: '<=', value: 0 }),
  target('population-mobile-share', { technology: '5G+' }),
  target('road-mobile-share', { operator: 'all' }),
  target('site-sharing-share'),
  target('village-fixed-share'),
];
const rules = { profile: defaultProfile, plan: { id: 'bench', targets: TARGETS } };

/** What came out of a series of edits. */
interface WhatIfAnswer {
  /** The scorecard after all of them, as a text. */
  readonly scorecard: string | null;
  readonly times: readonly EditTimes[];
}

/** How long the edits of a kind took. */
interface EditTimes {
  readonly kind: string;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly mostMs: number;
}

/** Adds, moves and removes polygons, and sites with a station and a polygon, all over the country. */
function* makeEdits(dataset: Dataset): Generator<Edit> {
  const random = createRandom(7);
  const read = createRecordReader(dataset);
  const rowOf = () => Math.floor(random() * dataset.coverage!.count);
  const removed = new Set<number>();
  for (let i = 0; i < EDITS; i++) {
    const near = read('coverage', rowOf());
    const [lng, lat] = [near.geometry.coords[0], near.geometry.coords[1]];
    const id = `new${i}`;
    yield { kind: 'add-coverage', coverage: { ...read('coverage', rowOf()), id } };
    const moved = near.geometry.coords as Float64Array;
    yield {
      kind: 'replace-coverage',
      coverage: { ...near, id, geometry: { ...near.geometry, coords: moved.map((value) => value + 0.01) } },
    };
    let row = rowOf();
    while (removed.has(row)) row = rowOf();
    removed.add(row);
    yield { kind: 'remove-coverage', id: dataset.coverage!.id[row] };
    yield {
      kind: 'add-site',
      site: {
        id,
        lng,
        lat,
        owner: near.operator,
        structure: null,
        heightM: null,
        status: 'operational',
        builtOn: null,
      },
      stations: [
        {
          id,
          siteId: id,
          lng: null,
          lat: null,
          operator: near.operator,
          technology: near.technology,
          since: '2025-01-01',
          frequencyMhz: null,
          eirpDbm: null,
          antennaHeightM: null,
          azimuthDeg: null,
          beamwidthDeg: null,
          status: 'operational',
        },
      ],
      coverage: [{ ...near, id: `${id}/site`, siteId: id }],
    };
    yield { kind: 'move-site', id, lng: lng + 0.01, lat: lat + 0.01, shapes: [] };
    // Half of the new sites stay.
    if (i % 2 === 0) yield { kind: 'remove-site', id };
  }
}

/** Runs of the whole series; an edit's time is the median of its own. */
const RUNS = 5;

function timeEdits(whatIf: WhatIf, edits: readonly Edit[]): WhatIfAnswer {
  const steps: { readonly kind: string; readonly times: number[] }[] = [];
  let scorecard = '';
  for (let run = 0; run < RUNS; run++) {
    let at = 0;
    const time = (kind: string, step: () => WhatIfStep | null) => {
      const from = performance.now();
      const done = step();
      const tookMs = performance.now() - from;
      steps[at] ??= { kind, times: [] };
      steps[at++].times.push(tookMs);
      return done;
    };
    for (const edit of edits) time(edit.kind, () => whatIf.apply(edit));
    for (let i = 0; i < EDITS; i++) time('undo', whatIf.undo);
    for (let i = 0; i < EDITS; i++) scorecard = JSON.stringify(time('redo', whatIf.redo)!.scorecard);
    while (whatIf.undo() !== null);
  }
  return { scorecard, times: summarizeSteps(steps) };
}

/** The times of all steps and of each kind; a step's is the median of its runs. */
function summarizeSteps(steps: readonly { readonly kind: string; readonly times: number[] }[]): EditTimes[] {
  const settled = steps.map(({ kind, times }) => ({ kind, ms: times.sort((a, b) => a - b)[times.length >> 1] }));
  const timesOf = (kind: string) => settled.filter((step) => kind === 'all' || step.kind === kind).map(({ ms }) => ms);
  const kinds = ['all', ...new Set(settled.map(({ kind }) => kind))];
  return kinds.map((kind) => summarize(kind, timesOf(kind)));
}

function summarize(kind: string, times: readonly number[]): EditTimes {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))];
  return { kind, p50Ms: at(0.5), p99Ms: at(0.99), mostMs: at(1) };
}

/** The times of a series in a few words: half of the edits, 99 in 100, and all were renewed in so many milliseconds. */
const describeTimes = (answer: unknown): string =>
  (answer as WhatIfAnswer).times
    .map(
      ({ kind, p50Ms, p99Ms, mostMs }) =>
        `${kind} p50 ${p50Ms.toFixed(3)} p99 ${p99Ms.toFixed(3)} most ${mostMs.toFixed(1)} ms`,
    )
    .join('; ');

/** Every edit of the series, timed one by one, on code that is warm. */
const incremental: Contender = {
  name: 'phusong, edit by edit',
  prepare({ dataset }) {
    const edits = [...makeEdits(dataset)];
    const whatIf = createWhatIf(dataset, rules);
    return { run: () => timeEdits(whatIf, edits) };
  },
};

/** Runs of that series. */
const AREA_RUNS = 3;

/** Some edits and their undos, each followed by what hangs on dissolved coverage: the time from one to the other. */
const withAreas: Contender = {
  name: 'phusong, covered areas, dead zones and margins after an edit',
  async prepare({ dataset }) {
    const edits = [...makeEdits(dataset)].slice(0, AREA_EDITS);
    const whatIf = createWhatIf(dataset, rules);
    await whatIf.areas();
    return {
      async run() {
        const steps = [...edits.map(({ kind }) => kind), ...edits.map(() => 'undo')].map((kind) => ({
          kind,
          times: [] as number[],
        }));
        for (let run = 0; run < AREA_RUNS; run++) {
          for (const [at, { times }] of steps.entries()) {
            if (at < edits.length) whatIf.apply(edits[at]);
            else whatIf.undo();
            const from = performance.now();
            await whatIf.areas();
            times.push(performance.now() - from);
          }
        }
        return { scorecard: null, times: summarizeSteps(steps) };
      },
    };
  },
};

/** Edits that touch everything: a rule, and a route, which counts once among all. */
const sweeping: Contender = {
  name: 'a rule changed, a route taken away',
  prepare({ dataset }) {
    const whatIf = createWhatIf(dataset, rules);
    const edits: Edit[] = [
      { kind: 'change-profile', profile: { min_technology: '4G' } },
      { kind: 'remove-fiber', id: dataset.fiber!.id[0] },
    ];
    return {
      run() {
        const times = edits.map((edit) => {
          const from = performance.now();
          whatIf.apply(edit);
          return summarize(edit.kind, [performance.now() - from]);
        });
        while (whatIf.undo() !== null);
        return { scorecard: null, times };
      },
    };
  },
};

/** The edited dataset analysed from the start. */
const afresh: Contender = {
  name: 'a full analysis of the edited dataset',
  prepare({ dataset }) {
    const edited = applyEdits(dataset, [...makeEdits(dataset)]);
    return {
      async run() {
        const { scorecard } = await analyze(edited, createLocalRunner(kernels, edited), rules);
        return { scorecard: JSON.stringify(scorecard), times: [] };
      },
    };
  },
};

export const whatIf: Job = {
  name: 'what-if',
  title: 'what-if: an edit renewed (a run is the whole series)',
  contenders: [incremental, withAreas, sweeping, afresh],
  describe: describeTimes,
  compare(ours, theirs) {
    const { scorecard } = theirs as WhatIfAnswer;
    if (scorecard === null) return { agrees: true, says: describeTimes(theirs) };
    return { agrees: scorecard === (ours as WhatIfAnswer).scorecard, says: 'the scorecard after all edits' };
  },
};
