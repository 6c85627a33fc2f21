import type { Analysis, IndicatorTable, ScorecardRow, Target } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import { describeVillages } from '../judge-villages.ts';
import { minTechnologyIndex, type Profile } from '../profile.ts';
import { packBook } from '../scenario/apply-edits.ts';
import { type Edit, profileAfter } from '../scenario/edit.ts';
import { createOverrule } from '../scenario/overruled.ts';
import { type AreaChange, packArea } from '../scenario/packed-area.ts';
import { type Change, createRecordBook } from '../scenario/record-book.ts';
import { resolveEdit } from '../scenario/resolve-edit.ts';
import { listGaps } from '../score/gaps.ts';
import { scorePlan } from '../score/scorecard.ts';
import { MOBILE_STATUSES, TECHNOLOGIES } from '../vocabulary.ts';
import { createGround } from './ground.ts';
import { allHits, createLive, type Live } from './live.ts';
import { type Areas, createLiveAreas } from './live-areas.ts';

/** What a what-if is judged by. */
export interface WhatIfRules {
  readonly profile: Profile;
  readonly plan: { readonly id: string; readonly targets: readonly Target[] } | null;
}

/** A row of the scorecard before and after a step. */
export interface RowChange {
  readonly before: ScorecardRow;
  readonly after: ScorecardRow;
}

/** A village whose mobile status is another after a step; statuses are indices into `MOBILE_STATUSES`. */
export interface VillageChange {
  readonly village: number;
  readonly before: number;
  readonly after: number;
}

/** What a step of a what-if did. */
export interface WhatIfStep {
  /** The whole scorecard after the step. */
  readonly scorecard: readonly ScorecardRow[];
  /** The rows of it that are not as they were. */
  readonly rows: readonly RowChange[];
  readonly villages: readonly VillageChange[];
  /** Villages whose centre is covered now and was not, and the other way round. */
  readonly won: readonly number[];
  readonly lost: readonly number[];
  /** Whether what hangs on dissolved coverage (covered areas, dead zones, margins) is of an earlier step until `areas` is called. */
  readonly areasAreStale: boolean;
  /** How many edits are in force, and how many were undone and can be redone. */
  readonly edits: number;
  readonly undone: number;
}

/**
 * A dataset under edits: each is applied, undone and redone by renewing what it touches, and every figure is, bit for bit, that of
 * an analysis of the edited dataset.
 */
export interface WhatIf {
  /** Applies an edit after those in force; what was undone can no longer be redone. Throws a RangeError where it does not fit, and changes nothing. */
  apply(edit: Edit): WhatIfStep;
  /** Takes the last edit back; `null` where there is none. */
  undo(): WhatIfStep | null;
  redo(): WhatIfStep | null;
  /** What all edits in force do together: the unedited dataset is the state before. */
  comparison(): WhatIfStep;
  /** The edits in force. */
  edits(): readonly Edit[];
  /** The profile that they leave. */
  profile(): Profile;
  /** Every indicator as it is now; the tables are renewed in place by later steps. Covered areas are those of the last `areas`. */
  indicators(): readonly IndicatorTable[];
  /** The mobile status of each village as it is now, renewed in place. */
  mobileStatus(): Uint8Array;
  /** Renews what hangs on dissolved coverage, and gives what that changed in the scorecard. */
  areas(): Promise<WhatIfStep>;
  /** The edited dataset, packed. */
  dataset(): Dataset;
  /** The analysis of the edited dataset, with its covered areas renewed. */
  analysis(): Promise<Analysis>;
}

interface Entry {
  readonly edit: Edit;
  readonly changes: readonly Change[];
}

const NO_AREAS: Areas = { tables: [], dissolved: [], deadZones: [], edgeM: null };

/** A what-if over a dataset. Takes about as long as an analysis without its dissolved coverage. */
export function createWhatIf(base: Dataset, rules: WhatIfRules): WhatIf {
  const ground = createGround(base);
  const book = createRecordBook(base);
  const done: Entry[] = [];
  let undone: Entry[] = [];
  let overrules = createOverrule(book);
  const isOverruled = (row: number): boolean => {
    const { declarations, villages } = base;
    const village = declarations!.village[row];
    return (
      village >= 0 &&
      overrules({
        operator: base.companies[declarations!.operator[row]],
        technology: TECHNOLOGIES[declarations!.technology[row]],
        coveredShare: declarations!.coveredShare[row],
        lng: villages!.lng[village],
        lat: villages!.lat[village],
      })
    );
  };

  let packed: Dataset | null = base;
  const pack = (): Dataset => {
    packed ??= packBook(base, book);
    return packed;
  };
  let profile = rules.profile;
  const layers = createLayerCounts(base);
  let live: Live = createLive(ground, base, rules.profile, book, isOverruled);
  let shape = layers.shape();
  let areasOf: Areas = NO_AREAS;
  let areasVersion = -1;
  const renewAreas = createLiveAreas(ground);

  const indicators = () => live.indicators(areasOf.tables);
  const score = (): ScorecardRow[] => {
    if (rules.plan === null) return [];
    const measured = {
      profile: live.profile,
      indicators: indicators(),
      observations: base.observations,
      admin: base.admin,
    };
    return scorePlan(rules.plan.id, rules.plan.targets, measured);
  };
  let scorecard = score();

  const baseStatus = live.signal.status.slice();
  let baseScorecard = scorecard;

  const describeStep = (statuses: ReadonlyMap<number, number>): WhatIfStep => {
    const before = scorecard;
    scorecard = score();
    if (done.length === 0) baseScorecard = scorecard;
    return compare(before, statuses);
  };
  const compare = (before: readonly ScorecardRow[], statuses: ReadonlyMap<number, number>): WhatIfStep => {
    const { status } = live.signal;
    const villages = [...statuses].map(([village, was]) => ({ village, before: was, after: status[village] }));
    villages.sort((a, b) => a.village - b.village);
    const isCovered = (code: number) => code >= MOBILE_STATUSES.indexOf('patchy');
    const turned = (to: boolean) =>
      villages.filter((v) => isCovered(v.after) === to && isCovered(v.before) !== to).map(({ village }) => village);
    return {
      scorecard,
      rows: scorecard.flatMap((after, i) => (isSameRow(before[i], after) ? [] : [{ before: before[i], after }])),
      villages,
      won: turned(true),
      lost: turned(false),
      areasAreStale: areasVersion !== layers.any,
      edits: done.length,
      undone: undone.length,
    };
  };

  /** Makes the changes and renews what they touch. */
  const commit = (changes: readonly Change[], edit: Edit): WhatIfStep => {
    if (edit.kind === 'change-profile')
      profile = profileAfter(
        rules.profile,
        done.map((entry) => entry.edit),
      );
    for (const change of changes) {
      book.make(change);
      layers.count(change);
    }
    if (changes.length > 0) packed = null;
    if (changes.some(({ layer }) => layer === 'coverage')) overrules = createOverrule(book);
    const isOther = layers.shape() !== shape || book.hasTwins() || profile !== live.profile;
    if (isOther) {
      const before = live.signal.status;
      shape = layers.shape();
      if (profile !== live.profile) layers.touchAll();
      live = createLive(ground, pack(), profile, book, isOverruled);
      return describeStep(differing(before, live.signal.status));
    }
    const areas = changes.flatMap((change): AreaChange[] =>
      change.layer === 'coverage'
        ? [{ before: change.before && packArea(change.before), after: change.after && packArea(change.after) }]
        : [],
    );
    return describeStep(live.change(changes, areas, pack));
  };

  const renew = async (): Promise<void> => {
    if (areasVersion === layers.any) return;
    const version = layers.any;
    areasOf = await renewAreas(pack(), live.profile, live.signal, layers, minTechnologyIndex(live.profile));
    areasVersion = version;
  };

  return {
    apply(edit) {
      const resolved = resolveEdit(book, edit);
      if ('misfits' in resolved) throw new RangeError(resolved.misfits.join('; '));
      done.push({ edit, changes: resolved.changes });
      undone = [];
      return commit(resolved.changes, edit);
    },
    undo() {
      const entry = done.pop();
      if (entry === undefined) return null;
      undone.push(entry);
      return commit(entry.changes.map(inverse).reverse(), entry.edit);
    },
    redo() {
      const entry = undone.pop();
      if (entry === undefined) return null;
      done.push(entry);
      return commit(entry.changes, entry.edit);
    },
    comparison: () => compare(baseScorecard, differing(baseStatus, live.signal.status)),
    edits: () => done.map(({ edit }) => edit),
    profile: () => live.profile,
    indicators,
    mobileStatus: () => live.signal.status,
    async areas() {
      await renew();
      return describeStep(new Map());
    },
    dataset: pack,
    async analysis() {
      await renew();
      const step = describeStep(new Map());
      return describe(step.scorecard);
    },
  };

  function describe(rows: readonly ScorecardRow[]): Analysis {
    const dataset = pack();
    const { villages } = dataset;
    const { signal } = live;
    const fiber = live.fiber();
    const { points, villageAreas } = ground;
    const codes = new Map(dataset.companies.map((name, code) => [name, code]));
    const tables = indicators();
    // Company codes are those of the packed dataset.
    const operators = Uint16Array.from(layers.operators(), (name) => codes.get(name)!);
    const evidence = { ...signal.evidence, operators };
    const reach = fiber.reach && { ...fiber.reach, ...live.sites.nearest(dataset) };
    const verdicts =
      villages === null
        ? null
        : describeVillages(
            {
              dataset,
              profile: live.profile,
              points,
              hits: allHits(ground, dataset, live.profile),
              evidence,
              reach: reach!,
              villageAreas,
            },
            {
              mobileStatus: signal.status,
              fixedStatus: fiber.fixedStatus,
              edgeM: areasOf.edgeM,
              isUnder: signal.underCounted(minTechnologyIndex(live.profile)),
            },
          );
    return {
      profile: live.profile,
      areas: ground.areas,
      villages: verdicts,
      indicators: tables,
      fiberReach: fiber.fiberReach,
      dissolved: areasOf.dissolved,
      deadZones: areasOf.deadZones,
      scorecard: rows,
      gaps:
        verdicts === null
          ? []
          : listGaps(rows, { dataset, indicators: tables, verdicts, points, evidence, reach: reach! }),
    };
  }
}

/** The rows whose values differ, with the values before. */
function differing(before: Uint8Array, after: Uint8Array): Map<number, number> {
  const rows = new Map<number, number>();
  for (let row = 0; row < before.length; row++) if (before[row] !== after[row]) rows.set(row, before[row]);
  return rows;
}

const inverse = ({ layer, id, before, after }: Change): Change =>
  ({ layer, id, before: after, after: before }) as Change;

const isSameRow = (a: ScorecardRow, b: ScorecardRow): boolean =>
  a.numerator === b.numerator &&
  a.denominator === b.denominator &&
  a.value === b.value &&
  a.note === b.note &&
  a.verdict === b.verdict &&
  a.gap === b.gap &&
  a.technology === b.technology;

/** How many polygons each operator has, which layers there are, and how often each layer of coverage has changed. */
function createLayerCounts(base: Dataset) {
  const polygons = new Map<string, number>();
  const added = { coverage: 0, fiber: 0 };
  const versions = new Map<string, number>();
  const declared = new Set(Array.from(base.declarations?.operator ?? [], (company) => base.companies[company]));
  for (const company of base.coverage?.operator ?? []) {
    const name = base.companies[company];
    polygons.set(name, (polygons.get(name) ?? 0) + 1);
  }
  const keyOf = (operator: string, technology: number) => `${technology} ${operator}`;
  const touch = (operator: string, technology: number) => {
    const key = keyOf(operator, technology);
    versions.set(key, (versions.get(key) ?? 0) + 1);
  };
  // While an operator has polygons its columns are there; without, its declarations are all in force.
  const operators = () =>
    [...new Set([...declared, ...polygons.keys()])]
      .filter((name) => declared.has(name) || polygons.get(name)! > 0)
      .sort((a, b) => (a < b ? -1 : Number(a > b)));
  const counts = {
    any: 0,
    operators,
    of: (operator: string, technology: number) => versions.get(keyOf(operator, technology)) ?? 0,
    touchAll() {
      counts.any++;
    },
    count({ layer, before, after }: Change): void {
      if (layer === 'fiber') added.fiber += Number(after !== null) - Number(before !== null);
      if (layer !== 'coverage') return;
      added.coverage += Number(after !== null) - Number(before !== null);
      counts.any++;
      for (const [record, step] of [
        [before, -1],
        [after, 1],
      ] as const) {
        if (record === null) continue;
        polygons.set(record.operator, (polygons.get(record.operator) ?? 0) + step);
        touch(record.operator, TECHNOLOGIES.indexOf(record.technology));
      }
    },
    /** What decides the columns of tables and which tables there are. */
    shape: () =>
      JSON.stringify([
        operators(),
        base.coverage !== null || added.coverage > 0,
        base.fiber !== null || added.fiber > 0,
      ]),
  };
  return counts;
}
