import type { EditedLayer } from './edit.ts';

/** What a sentence about a misfit speaks of. */
export type MisfitParams = Readonly<Record<string, string | number>>;

const NOUNS: Readonly<Record<EditedLayer, string>> = {
  sites: 'site',
  stations: 'station',
  coverage: 'coverage polygon',
  fiber: 'fiber route',
};

const named = ({ layer, id }: MisfitParams): string => `${NOUNS[layer as EditedLayer]} ${id}`;

/** Why an edit cannot be made, by code, in English. Codes are stable: translations match on them. */
export const MISFITS = {
  'there-already': (params) => `the ${named(params)} stands in the dataset already`,
  unknown: (params) => `the ${named(params)} is not in the dataset`,
  several: (params) => `the dataset has ${params.count} of the ${named(params)}; which one is meant cannot be told`,
  twice: (params) => `the ${named(params)} comes twice`,
  'off-map': (params) => `the ${named(params)} leaves the map`,
  'unknown-planned': ({ id }) => `the planned site ${id} is not in the dataset`,
  'not-planned': ({ id, status }) => `the site ${id} is ${status}, not planned`,
  'no-place': ({ id }) => `the station ${id} has neither a site nor a position`,
  'unknown-site': ({ id, siteId }) => `the station ${id} stands on the unknown site ${siteId}`,
  'of-another-site': ({ id, siteId }) => `${id} comes with the site ${siteId} and does not name it`,
  'moved-off-map': ({ id }) => `the site ${id} would leave the map`,
  'not-of-site': ({ id, siteId }) => `the site ${siteId} has no coverage polygon ${id}`,
} as const satisfies Record<string, (params: MisfitParams) => string>;

export type MisfitCode = keyof typeof MISFITS;

/** Why an edit cannot be made, as data. */
export interface Misfit {
  readonly code: MisfitCode;
  readonly params: MisfitParams;
}

export const misfitSentence = ({ code, params }: Misfit): string => MISFITS[code](params);

/** Edits that do not fit a dataset. */
export class MisfitError extends RangeError {
  constructor(
    readonly misfits: readonly Misfit[],
    preface = '',
  ) {
    super(preface + misfits.map(misfitSentence).join('; '));
  }
}
