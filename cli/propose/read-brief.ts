import { resolve } from 'node:path';
import { nearest } from '../../data/nearest.ts';
import { defaultCosts, parseCosts } from '../../data/schemas/costs.ts';
import { type CostRules, OBJECTIVES } from '../../engine/propose/index.ts';
import type { Ask } from '../../workers/index.ts';
import { wholeNumber } from '../args.ts';
import { readJsonFile } from '../choose-plan.ts';
import type { Arguments } from '../command.ts';
import { UserError } from '../errors.ts';
import { refuseSettings } from '../refuse-settings.ts';

/** What the options of `propose` ask for, as far as the dataset is not needed to say it. */
export type Wishes = Omit<Ask, 'profile' | 'targets' | 'rules'>;

const DEFAULT_TIME_LIMIT_S = 60;

export function readWishes(args: Arguments): Wishes {
  const asked = args.value('objective') ?? OBJECTIVES[0];
  const objective = OBJECTIVES.find((known) => known === asked);
  if (objective === undefined)
    throw new UserError(
      (say) => say.noObjective(asked, nearest(asked, OBJECTIVES)),
      (say) => say.objectivesAre(OBJECTIVES),
    );
  const budget = positiveNumber(args, 'budget');
  const maxSites = positiveNumber(args, 'max-sites');
  if (maxSites !== undefined && !Number.isInteger(maxSites))
    throw new UserError((say) => say.notWholeNumber('max-sites', maxSites));
  if (objective.startsWith('most-') && budget === undefined && maxSites === undefined)
    throw new UserError((say) => say.objectiveNeedsLimit(objective));
  if (objective.startsWith('most-') && args.values('operator-minimum').length > 0)
    throw new UserError((say) => say.minimumWithMost(objective));
  return {
    objective,
    budget,
    maxSites,
    operator: args.value('operator'),
    operatorMinimums: args.values('operator-minimum').map(parseMinimum),
    backup: args.flag('backup'),
    pins: args.values('pin'),
    forbids: args.values('forbid'),
    ownPositions: args.values('at').map(parsePosition),
    trustCoverage: args.flag('trust-coverage'),
    timeLimitS: positiveNumber(args, 'time-limit') ?? DEFAULT_TIME_LIMIT_S,
    targetGapShare: readGap(args),
    seed: wholeNumber(args, 'seed', 1, 999_999_999),
    iterations: wholeNumber(args, 'steps', 1, 999_999_999),
  };
}

/** Metres below which masts of different users could have been one. */
export const readNear = (args: Arguments): number | undefined => positiveNumber(args, 'near');

function parsePosition(text: string): { lng: number; lat: number } {
  const [lng, lat, ...rest] = text.split(',').map((part) => (/^-?\d+(\.\d+)?$/.test(part) ? Number(part) : Number.NaN));
  if (rest.length === 0 && Math.abs(lng) <= 180 && Math.abs(lat) <= 90) return { lng, lat };
  throw new UserError((say) => say.badPosition(text));
}

/** The share of the best that is enough, from a percentage. */
function readGap(args: Arguments): number | undefined {
  const text = args.value('gap');
  if (text === undefined) return undefined;
  const percent = numberIn(text);
  if (percent >= 0 && percent < 100) return percent / 100;
  throw new UserError((say) => say.badGap(text));
}

function positiveNumber(args: Arguments, name: string): number | undefined {
  const text = args.value(name);
  if (text === undefined) return undefined;
  const value = numberIn(text);
  if (value > 0 && value <= 1e15) return value;
  throw new UserError((say) => say.notPositive(name, text));
}

/** The number that a text is, as 2.5 or 1e9; NaN for any other text. */
const numberIn = (text: string): number => (/^\d+(\.\d+)?(e[+-]?\d{1,2})?$/i.test(text) ? Number(text) : Number.NaN);

function parseMinimum(text: string): { operator: string; share: number } {
  const at = text.lastIndexOf('=');
  const share = Number(text.slice(at + 1));
  if (at < 1 || !(share > 0 && share <= 1)) throw new UserError((say) => say.badMinimum(text));
  return { operator: text.slice(0, at), share };
}

/** The costs of a file laid over the default ones; throws a `UserError` that says what is wrong with them. */
export async function chooseCosts(file: string | undefined, cwd: string): Promise<CostRules> {
  if (file === undefined) return defaultCosts;
  const parsed = parseCosts(await readJsonFile(resolve(cwd, file)));
  if ('value' in parsed) return parsed.value;
  throw refuseSettings(file, parsed.faults);
}
