import type { z } from 'zod';
import type { IssueParams } from '../row.ts';

/** What a value of a settings file is to be. */
export type SettingsKind = 'text' | 'number' | 'whole-number' | 'yes-or-no' | 'list' | 'object';

const KIND_NAMES: Readonly<Record<SettingsKind, string>> = {
  text: 'a text',
  number: 'a number',
  'whole-number': 'a whole number',
  'yes-or-no': 'true or false',
  list: 'a list',
  object: 'an object',
};

type Sentence = (params: IssueParams) => string;

/**
 * What can be wrong in a settings file, by code: the sentence after the key, but for those that name the key themselves. Codes are
 * stable: translations match on them.
 */
export const SETTINGS_FAULTS = {
  'unknown-key': ({ at }) => `unknown key ${at}`,
  'unknown-column': ({ layer, meant, known }) =>
    `is no column of the layer ${layer}; ${meant === undefined ? `it has ${known}` : `did you mean ${meant}?`}`,
  'header-twice': ({ header, other }) => `takes the header "${header}", which ${other} takes already`,
  missing: () => 'is missing',
  'wrong-kind': ({ kind }) => `must be ${KIND_NAMES[kind as SettingsKind]}`,
  empty: () => 'must not be empty',
  'too-long': ({ most }) => `is longer than ${most} characters`,
  'too-few': ({ least }) => `must have at least ${least} ${least === 1 ? 'entry' : 'entries'}`,
  'too-many': ({ most }) => `must have at most ${most} ${most === 1 ? 'entry' : 'entries'}`,
  below: ({ least }) => (least === 0 ? 'must not be negative' : `must be at least ${least}`),
  'not-above': ({ least }) => `must be above ${least}`,
  above: ({ most }) => `must not be above ${most}`,
  'not-below': ({ most }) => `must be below ${most}`,
  'not-among': ({ values }) => `must be ${String(values).includes(', ') ? 'one of ' : ''}${values}`,
  'not-a-date': ({ like }) => `is not a date such as ${like}`,
  'named-twice': () => 'names a value twice',
  'outside-folder': () => 'must be the name of a file in the dataset folder itself, without another folder',
  'open-ring': () => 'must end where it began, as a ring does',
  'ring-too-short': ({ count }) =>
    `has ${count} distinct ${count === 1 ? 'position' : 'positions'}, and a ring needs at least three`,
  'zero-area-ring': () => 'encloses no area',
  'line-too-short': () => 'has fewer than two distinct positions',
  'reserved-name': () => "is a word of the outputs, not a company's name",
  'no-figure': () => 'must be a number, or {"value": number, "source": text}',
  'other-currency': ({ currency }) => `must be stated in ${currency}`,
  'not-json': ({ detail }) => `it is not valid JSON: ${detail}`,
  'no-profile': ({ example }) => `a profile is a JSON object such as ${example}`,
  'no-costs': ({ example }) => `a cost file is a JSON object such as ${example}`,
  'no-scenario': ({ example }) => `a scenario is a JSON object with ${example}`,
  unfit: ({ detail }) => String(detail),
} as const satisfies Record<string, Sentence>;

export type SettingsFaultCode = keyof typeof SETTINGS_FAULTS;

/** One thing wrong in a settings file: the key, as `layers.villages.file`, and what it is, as data. */
export interface SettingsFault {
  /** Empty where the file as a whole is meant. */
  readonly at: string;
  readonly code: SettingsFaultCode;
  readonly params: IssueParams;
}

export const settingsFault = (code: SettingsFaultCode, params: IssueParams = {}, at = ''): SettingsFault => ({
  at,
  code,
  params: code === 'unknown-key' ? { at, ...params } : params,
});

/** What a `refine` says where it fails: the second argument of it. */
export const because = (code: SettingsFaultCode, facts: IssueParams = {}) => ({ params: { code, facts } });

/** The sentence about a fault with its key: `layers.villages.file: must be a text`. */
export function settingsSentence({ at, code, params }: SettingsFault): string {
  const sentence = SETTINGS_FAULTS[code](params);
  return at === '' || code === 'unknown-key' ? sentence : `${at}: ${sentence}`;
}

/** What Zod found wrong with a value, one fault for each key. */
export const toSettingsFaults = (error: z.ZodError, json: unknown): SettingsFault[] =>
  error.issues.flatMap((issue) => faultsOf(issue, json));

const KINDS: Readonly<Record<string, SettingsKind>> = {
  string: 'text',
  number: 'number',
  int: 'whole-number',
  boolean: 'yes-or-no',
  array: 'list',
  tuple: 'list',
  object: 'object',
  record: 'object',
};

function faultsOf(issue: z.core.$ZodIssue, json: unknown): SettingsFault[] {
  const at = issue.path.map(String).join('.');
  const say = (code: SettingsFaultCode, params: IssueParams = {}) => [settingsFault(code, params, at)];
  const isMissing = issue.path.length > 0 && valueAt(json, issue.path) === undefined;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => settingsFault('unknown-key', {}, at === '' ? key : `${at}.${key}`));
    case 'invalid_key':
      return say('unknown-key');
    case 'invalid_type':
      if (isMissing) return say('missing');
      return issue.expected in KINDS
        ? say('wrong-kind', { kind: KINDS[issue.expected] })
        : say('unfit', { detail: issue.message });
    case 'invalid_value':
      return isMissing ? say('missing') : say('not-among', { values: issue.values.map(String).join(', ') });
    case 'invalid_union':
      if (isMissing) return say('missing');
      return 'options' in issue && issue.options !== undefined
        ? say('not-among', { values: issue.options.map(String).join(', ') })
        : say('no-figure');
    case 'too_small': {
      const least = Number(issue.minimum);
      if (issue.origin === 'string') return say('empty');
      if (issue.origin === 'array') return say('too-few', { least });
      return say(issue.inclusive === false ? 'not-above' : 'below', { least });
    }
    case 'too_big': {
      const most = Number(issue.maximum);
      if (issue.origin === 'string') return say('too-long', { most });
      if (issue.origin === 'array') return say('too-many', { most });
      return say(issue.inclusive === false ? 'not-below' : 'above', { most });
    }
    case 'custom':
      if (typeof issue.params?.code === 'string')
        return say(issue.params.code as SettingsFaultCode, issue.params.facts as IssueParams);
      return say('unfit', { detail: issue.message });
    default:
      return say('unfit', { detail: issue.message });
  }
}

/** The value at a path, `undefined` where there is none. */
const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], json);
