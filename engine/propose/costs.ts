import type { Technology } from '../vocabulary.ts';

/** What sites cost and how far they reach, as data. Money in the file's currency, distances in metres. */
export interface CostRules {
  readonly id: string;
  readonly currency: string;
  /** Radio equipment of one operator at one position. */
  readonly equipment: number;
  /** Putting it up on a new mast. */
  readonly installation: number;
  /** Ground, foundation and mast. */
  readonly tower: number;
  /** The share of `tower` that is still to be spent at a planned site. */
  readonly planned_share: number;
  /** Fittings on a pole or a roof that stands. */
  readonly mount: number;
  /** Putting equipment up on a mast that stands, by a newcomer. */
  readonly co_location: number;
  /** Rent that a newcomer pays the owner, a year, and the years that are counted. */
  readonly rent_per_year: number;
  readonly rent_years: number;
  /** A power line, a metre, or solar panels with batteries, whichever is cheaper. */
  readonly power_line_per_m: number;
  readonly power_solar: number;
  /** Fiber to the site, a metre, or a radio link, whichever is cheaper. */
  readonly fiber_per_m: number;
  readonly radio_link: number;
  /** No radio link is longer than this. */
  readonly radio_link_reach_m: number;
  /** How far a generation reaches at most. */
  readonly radius_m: Readonly<Record<Technology, number>>;
  /** Height of antennas above the ground where the data states none. */
  readonly tower_height_m: number;
  readonly mount_height_m: number;
  /** How far the positions of villages and sites may be off. */
  readonly position_error_m: number;
}

/** What a position is, as far as its cost depends on it. */
export interface CostedPosition {
  readonly kind: PositionKind;
  /** To the nearest operational fiber route; NaN where there is none. */
  readonly fiberM: number;
  /** To the nearest place that is known to have grid power; NaN where there is none. */
  readonly powerM: number;
}

/** Where a site can stand: on a location that stands, on a planned site, a pole, a public building's roof, or new ground. */
export const POSITION_KINDS = ['standing', 'planned', 'pole', 'place', 'new'] as const;
export type PositionKind = (typeof POSITION_KINDS)[number];

/** Money is counted in whole hundreds, so that a bound can be rounded up to the next possible total. */
const MONEY_STEP = 100;

/**
 * What it costs to bring operators to a position: `newcomers` that are not there yet and `upgrades` that only add a generation.
 * Rounded to whole hundreds.
 */
export function costOfSite(rules: CostRules, position: CostedPosition, newcomers: number, upgrades: number): number {
  const guests = position.kind === 'standing' ? newcomers : newcomers - 1;
  const perGuest = rules.equipment + rules.co_location + rules.rent_per_year * rules.rent_years;
  let cost = guests * perGuest + upgrades * rules.equipment;
  if (position.kind !== 'standing')
    cost += rules.equipment + rules.installation + groundOf(rules, position.kind) + linesOf(rules, position);
  return Math.round(cost / MONEY_STEP) * MONEY_STEP;
}

function groundOf(rules: CostRules, kind: PositionKind): number {
  if (kind === 'planned') return rules.tower * rules.planned_share;
  return kind === 'new' ? rules.tower : rules.mount;
}

/** Power and backhaul of a site that has neither. */
function linesOf(rules: CostRules, { fiberM, powerM }: CostedPosition): number {
  const power = Math.min(
    rules.power_solar,
    Number.isNaN(powerM) ? Number.POSITIVE_INFINITY : powerM * rules.power_line_per_m,
  );
  const fiber = Number.isNaN(fiberM) ? Number.POSITIVE_INFINITY : fiberM * rules.fiber_per_m;
  // Without fiber within a radio link's reach the link is relayed, once for each reach.
  const hops = Number.isNaN(fiberM) ? 1 : Math.max(1, Math.ceil(fiberM / rules.radio_link_reach_m));
  return power + Math.min(fiber, hops * rules.radio_link);
}
