/** What a sentence about a fault of a plan file speaks of. */
export type PlanFaultParams = Readonly<Record<string, string | number>>;

type Sentence = (params: PlanFaultParams) => string;

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
};

const maybe = (like: string | number): string => (like === '' ? '' : `; did you mean "${like}"?`);

/** What can be wrong in a plan file, by code: the sentence after the place. Codes are stable: translations match on them. */
export const PLAN_FAULTS = {
  missing: () => 'is missing',
  'wrong-kind': ({ given, kind }) => `${given} is not ${KINDS[kind] ?? kind}`,
  'unknown-indicator': ({ given, like }) => `${given} is not a known indicator${maybe(like)}`,
  'not-among': ({ given, values }) => `${given} is not one of ${values}`,
  'unknown-column': ({ columns }) => `unknown column ${columns}`,
  below: ({ given, least }) => `${given} is below ${least}`,
  above: ({ given, most }) => `${given} is above ${most}`,
  empty: () => 'is empty',
  'not-an-id': ({ given }) => `${given} is not lower-case words joined by hyphens, as in "lai-chau"`,
  'not-a-date': ({ given }) => `${given} is not a date such as 2023, 2023-09 or 2023-09-30`,
  'other-unit': ({ indicator, unit, given }) => `${indicator} is measured in "${unit}", not "${given}"`,
  'not-a-share': ({ given }) => `${given} is not a share between 0 and 1; write 85 % as 0.85`,
  'one-generation': ({ indicator }) => `${indicator} takes one generation such as "4G"`,
  'generation-floor': ({ indicator }) => `${indicator} takes a floor such as "4G+"`,
  repeats: ({ row }) => `repeats row [${row}]`,
  'not-json': ({ detail }) => `is not JSON: ${detail}`,
  unfit: ({ detail }) => String(detail),
} as const satisfies Record<string, Sentence>;

export type PlanFaultCode = keyof typeof PLAN_FAULTS;

/** One thing wrong with a plan file: the place, as in `targets[3].value`, what it is, as data, and a sentence about it. */
export interface PlanIssue {
  readonly at: string;
  readonly code: PlanFaultCode;
  readonly params: PlanFaultParams;
  readonly message: string;
}

export const planIssue = (at: string, code: PlanFaultCode, params: PlanFaultParams = {}): PlanIssue => ({
  at,
  code,
  params,
  message: PLAN_FAULTS[code](params),
});
