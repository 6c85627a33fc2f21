/** What a sentence about a packed file speaks of. */
export type PackFaultParams = Readonly<Record<string, string | number>>;

/**
 * Why a packed file cannot be read, by code, in English: the predicate of a sentence about the file. `part` is its header, its
 * directory or one of its sections. Codes are stable: translations match on them.
 */
export const PACK_FAULTS = {
  empty: () => 'is empty',
  'not-packed': () => 'is not a packed dataset',
  rewritten: () => 'was changed as if it were text; copy it as a binary file',
  'cut-off': ({ there, length }) =>
    `is cut off after ${there}${length === undefined ? '' : ` of its ${length}`} bytes; copy or pack it again`,
  'goes-on': ({ bytes }) => `goes on for ${bytes} bytes after its end; copy or pack it again`,
  'other-format': ({ format, known }) =>
    `is a packed dataset of format ${format}, and format ${known} is read here; pack it again`,
  'other-columns': () => 'was packed by another version of phusong, with other columns; pack it again',
  'other-byte-order': () => 'was packed on a machine with another byte order; pack it again',
  'other-attachments': ({ form, known }) =>
    `has attachments of form ${form}, and form ${known} is read here; open it with the version that packed it`,
  'broken-list': () => 'does not hold what it lists; pack it again',
  'lacks-section': ({ name }) => `lacks its section ${name}; pack it again`,
  contradicts: ({ part }) => `contradicts itself in its ${part}; pack it again`,
  damaged: ({ part }) => `is damaged in its ${part}; copy or pack it again`,
} as const satisfies Record<string, (params: PackFaultParams) => string>;

export type PackFaultCode = keyof typeof PACK_FAULTS;

/** A packed file that cannot be read; `reason` is the predicate of a sentence about it. */
export class PackedFileError extends Error {
  override readonly name = 'PackedFileError';
  readonly reason: string;
  constructor(
    readonly code: PackFaultCode,
    readonly params: PackFaultParams = {},
  ) {
    const reason = PACK_FAULTS[code](params);
    super(`the packed file ${reason}`);
    this.reason = reason;
  }
}
