import { fillSentence } from '../fill-sentence.ts';

/** What a sentence about an output folder speaks of. */
export type OutputFaultParams = Readonly<Record<string, string>>;

/**
 * Why outputs cannot be written, by code: the sentence after the path; `{…}` stands for what is said of the folder. What the
 * operating system refuses has its codes. Codes are stable: translations match on them.
 */
export const OUTPUT_FAULTS = {
  ENOSPC: 'the disk is full; nothing was written',
  EDQUOT: 'the disk quota is used up; nothing was written',
  EFBIG: 'the file would be too large for the disk; nothing was written',
  EACCES: 'there is no permission to write there; nothing was written',
  EPERM: 'there is no permission to write there; nothing was written',
  EROFS: 'the disk is read-only; nothing was written',
  ENOTDIR: 'a part of the path is a file, not a folder; nothing was written',
  ENAMETOOLONG: 'the name is too long; nothing was written',
  ELOOP: 'the links lead in a circle; nothing was written',
  EBUSY: 'the folder is in use, or is the root of a disk; nothing was written',
  EXDEV: 'the folder lies on another disk; nothing was written',
  EIO: 'the disk could not be written; nothing was written',
  'is-file': 'is a file, not a folder',
  'not-empty': 'is not empty and not a former output; choose a new or an empty folder',
  'other-command': 'holds what phusong {command} wrote, which would be lost; choose another folder',
  'written-meanwhile': 'was written by another run in the meantime; nothing of this one was written',
  'changed-file': 'holds {file}, which was changed since it was written and would be lost; choose another folder',
  'foreign-file': 'holds {file}, which is not a former output and would be lost; move it or choose another folder',
} as const satisfies Record<string, string>;

export type OutputFaultCode = keyof typeof OUTPUT_FAULTS;

/** The sentence about a fault, without the path. */
export const outputSentence = (code: OutputFaultCode, params: OutputFaultParams): string =>
  fillSentence(OUTPUT_FAULTS[code], (name) => params[name]);

/** Why outputs cannot be written: a sentence for the user, and the same as data. `code`, `syscall` and `path` are those of a system error. */
export class OutputFolderError extends Error {
  override readonly name = 'OutputFolderError';
  readonly syscall = 'write';
  constructor(
    readonly path: string,
    readonly code: string,
    readonly fault: OutputFaultCode,
    readonly params: OutputFaultParams = {},
  ) {
    super(`${path}: ${outputSentence(fault, params)}`);
  }
}
