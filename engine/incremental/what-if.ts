import type { Analysis, IndicatorTable, ScorecardRow, Target } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import { describeVillages } from '../judge-villages.ts';
import { minTechnologyIndex, type Profile } from '../profile.ts';
import { packBook } from '../scenario/apply-edits.ts';
import { type Edit, profileAfter } from '../scenario/edit.ts';
import { MisfitError } from '../scenario/misfits.ts';
import { createOverrule } from '../scenario/overruled.ts';
import { type AreaChange, packArea } from '../scenario/packed-area.ts';
import { type Change, createRecordBook } from '../scenario/record-book.ts';
import { resolveEdit } from '../scenario/resolve-edit.ts';
import { spliceBook } from '../scenario/splice-book.ts';
import { listGaps } from '../score/gaps.ts';
import { scorePlan } from '../score/scorecard.ts';
import { TECHNOLOGIES } from '../vocabulary.ts';
import { createGround } from './ground.ts';
import { createLayerCounts } from './layer-counts.ts';
import { allHits, createLive, type Live } from './live.ts';
import { type Areas, createLiveAreas } from './live-areas.ts';
import { describeChange, differing, type WhatIfStep } from './what-if-step.ts';

/** What a what-if is judged by. */
export interface WhatIfRules {
  readonly profile: Profile;
  readonly plan: { readonly id: string; readonly targets: readonly Target[] } | null;
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

const NO_AREAS: Areas = { tables: [], dissolved: () => [], deadZones: [], edgeM: null };

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
    packed ??= spliceBook(base, book, isOverruled) ?? packBook(base, book);
    return packed;
  };
  let profile = rules.profile;
  const layers = createLayerCounts(base);
  let live: Live = createLive(ground, base, rules.profile, book, isOverruled);
  let shape = layers.shape();
  let areasOf: Areas = NO_AREAS;
  let areasVersion = -1;
  const liveAreas = createLiveAreas(ground);

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
  const compare = (before: readonly ScorecardRow[], statuses: ReadonlyMap<number, number>): WhatIfStep => ({
    ...describeChange(before, scorecard, statuses, live.signal.status),
    areasAreStale: areasVersion !== layers.any,
    edits: done.length,
    undone: undone.length,
  });

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
    const isOther = layers.shape() !== shape || profile !== live.profile;
    const areas = changes.flatMap((change): AreaChange[] =>
      change.layer === 'coverage'
        ? [{ before: change.before && packArea(change.before), after: change.after && packArea(change.after) }]
        : [],
    );
    if (isOther) liveAreas.forget();
    else liveAreas.note(areas);
    if (isOther || book.hasTwins()) {
      const before = live.signal.status;
      shape = layers.shape();
      if (profile !== live.profile) layers.touchAll();
      live = createLive(ground, pack(), profile, book, isOverruled);
      return describeStep(differing(before, live.signal.status));
    }
    return describeStep(live.change(changes, areas, pack));
  };

  const renew = async (): Promise<void> => {
    if (areasVersion === layers.any) return;
    const version = layers.any;
    areasOf = await liveAreas.renew(() => ({ pack, profile: live.profile, signal: live.signal }));
    areasVersion = version;
  };

  return {
    apply(edit) {
      const resolved = resolveEdit(book, edit);
      if ('misfits' in resolved) throw new MisfitError(resolved.misfits);
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
      dissolved: areasOf.dissolved(),
      deadZones: areasOf.deadZones,
      scorecard: rows,
      gaps:
        verdicts === null
          ? []
          : listGaps(rows, { dataset, indicators: tables, verdicts, points, evidence, reach: reach! }),
    };
  }
}

const inverse = ({ layer, id, before, after }: Change): Change =>
  ({ layer, id, before: after, after: before }) as Change;
