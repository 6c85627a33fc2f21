import type { IndicatorTable, ScorecardRow, Target } from '../analysis.ts';
import type { AdminColumns, ObservationColumns } from '../dataset.ts';
import { COMPUTED_INDICATORS } from '../indicators.ts';
import { ANY, BEST, bestOperator, cellOf } from '../measure/table.ts';
import { minTechnologyIndex, type Profile } from '../profile.ts';
import { AREA_LEVELS, SCOPES, TECHNOLOGY_FLOORS } from '../vocabulary.ts';
import { judgeCount, judgeQuantity } from './compare.ts';

const M_PER_KM = 1000;

/** What a scorecard is drawn from. */
export interface Measured {
  readonly profile: Profile;
  readonly indicators: readonly IndicatorTable[];
  readonly observations: ObservationColumns | null;
  readonly admin: AdminColumns | null;
}

const COMPUTED: ReadonlySet<string> = new Set(COMPUTED_INDICATORS);

/** One row per target of the plan, in the order of the plan. */
export const scorePlan = (plan: string, targets: readonly Target[], measured: Measured): ScorecardRow[] => {
  const tables = new Map(measured.indicators.map((table) => [table.indicator, table]));
  return targets.map((target) => {
    const table = tables.get(target.indicator);
    if (table !== undefined) return scoreComputed(plan, target, table, measured);
    // A reported figure never stands in for one that the map would give.
    if (COMPUTED.has(target.indicator)) return { ...plainRow(plan, target), note: reportedNote(target, measured) };
    return scoreObserved(plan, target, measured);
  });
};

/** The cell of a table that a target speaks of: any operator and the minimum generation unless it says otherwise. */
export function resolveTarget(target: Target, table: IndicatorTable, profile: Profile) {
  const pick = (values: readonly string[], asked: string | undefined, usual: string): string =>
    values.length === 1 && values[0] === '' ? '' : (asked ?? usual);
  return {
    operator: pick(table.operators, target.operator, ANY),
    technology: pick(table.technologies, target.technology, TECHNOLOGY_FLOORS[minTechnologyIndex(profile)]),
    scope: pick(table.scopes, target.scope, SCOPES[0]),
    classes: table.classes.length > 1 ? (target.classes ?? ['']) : [''],
  };
}

function scoreComputed(plan: string, target: Target, table: IndicatorTable, measured: Measured): ScorecardRow {
  const { operator, technology, scope, classes } = resolveTarget(target, table, measured.profile);
  const at = (values: readonly string[], value: string) => values.indexOf(value);
  const [o, t, s] = [at(table.operators, operator), at(table.technologies, technology), at(table.scopes, scope)];
  let numerator = 0;
  let denominator = 0;
  for (const name of classes) {
    const c = at(table.classes, name);
    const cell = Math.min(o, t, s, c) < 0 ? -1 : cellOf(table, 0, o, t, c, s);
    numerator += cell < 0 ? Number.NaN : table.numerator[cell];
    denominator += cell < 0 ? Number.NaN : table.denominator[cell];
  }
  const winner =
    operator === BEST && Math.min(t, s) >= 0 ? bestOperator(table, 0, t, at(table.classes, classes[0]), s) : -1;
  const unknown = o < 0 ? `the data has no operator ${operator}` : '';
  const notes = [unknown, winner < 0 ? '' : `best: ${table.operators[winner]}`, reportedNote(target, measured)];
  const row = {
    ...plainRow(plan, target),
    scope,
    technology,
    operator,
    class: classes.join(';'),
    unit: table.unit,
    note: notes.filter(Boolean).join('; '),
  };
  if (table.unit === 'km' && !Number.isNaN(numerator)) {
    // A length alone: what is missing is told in metres.
    const { met, gap } = judgeQuantity(numerator, target.comparator, target.value);
    return { ...row, numerator, value: numerator, verdict: met ? 'met' : 'missed', gap: gap * M_PER_KM };
  }
  if (Number.isNaN(numerator) || !(denominator > 0)) return row;
  const value = numerator / denominator;
  // Metres and square kilometres are measured, everything else is counted.
  const counted =
    Number.isInteger(numerator) && Number.isInteger(denominator) && table.unit !== 'm' && table.unit !== 'km2';
  const { met, gap } = counted
    ? judgeCount(numerator, denominator, target.comparator, target.value)
    : judgeMeasured(numerator, denominator, target);
  return { ...row, numerator, denominator, value, verdict: met ? 'met' : 'missed', gap };
}

/** Judges a share of a measured whole; the gap is in the unit of the whole. */
function judgeMeasured(numerator: number, denominator: number, { comparator, value }: Target) {
  return judgeQuantity(numerator, comparator, value * denominator);
}

function scoreObserved(plan: string, target: Target, measured: Measured): ScorecardRow {
  const row = { ...plainRow(plan, target), class: target.classes?.join(';') ?? '', unit: target.unit };
  const observed = latestObservation(target.indicator, measured);
  if (observed === null) return row;
  const { met, gap } = judgeQuantity(observed.value, target.comparator, target.value);
  return {
    ...row,
    value: observed.value,
    verdict: met ? 'met' : 'missed',
    // The difference of two decimals is a decimal; binary fractions would show as 0.10999999999999999.
    gap: Number(gap.toPrecision(12)),
    note: `${observed.asOf}${observed.source ? `, ${observed.source}` : ''}`,
  };
}

const plainRow = (plan: string, target: Target): ScorecardRow => ({
  plan,
  year: target.year,
  indicator: target.indicator,
  scope: target.scope ?? '',
  technology: target.technology ?? '',
  operator: target.operator ?? '',
  class: '',
  numerator: null,
  denominator: null,
  value: null,
  unit: target.unit,
  comparator: target.comparator,
  target: target.value,
  verdict: 'no-data',
  gap: null,
  note: '',
});

/** A reported figure with its date. */
export interface Observation {
  readonly value: number;
  readonly asOf: string;
  readonly source: string | null;
}

/** The latest observation of the whole dataset, or of the one area that is all of it; `null` without one. */
export function latestObservation(
  indicator: string,
  { observations, admin }: Pick<Measured, 'observations' | 'admin'>,
): Observation | null {
  let latest: Observation | null = null;
  const whole = soleTopArea(admin);
  for (let row = 0; row < (observations?.count ?? 0); row++) {
    if (observations!.indicator[row] !== indicator) continue;
    const area = observations!.areaCode[row];
    if (area !== null && area !== '*' && area !== whole) continue;
    const asOf = observations!.asOf[row];
    if (latest === null || asOf >= latest.asOf)
      latest = { value: observations!.value[row], asOf, source: observations!.source[row] };
  }
  return latest;
}

/** The code of the only area of the highest level, `null` where there are several or none. */
function soleTopArea(admin: AdminColumns | null): string | null {
  for (let level = 0; level < AREA_LEVELS.length; level++) {
    const rows = admin?.code.filter((_, row) => admin.level[row] === level) ?? [];
    if (rows.length > 0) return rows.length === 1 ? rows[0] : null;
  }
  return null;
}

/** A reported figure stands beside the computed one and never replaces it. */
function reportedNote(target: Target, measured: Measured): string {
  const reported = latestObservation(target.indicator, measured);
  if (reported === null) return '';
  return `reported ${reported.value} (${reported.asOf}${reported.source ? `, ${reported.source}` : ''})`;
}
