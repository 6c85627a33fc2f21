/** Bad input or bad usage: its message is all that the user sees. */
export class UserError extends Error {
  override readonly name = 'UserError';
  constructor(
    message: string,
    /** What to try next, on a line of its own. */
    readonly hint: string | null = null,
  ) {
    super(message);
  }
}

/** The exit codes of the contract; 128 + 2 is the shell's own code for an interrupted command. */
export const EXIT = { done: 0, bug: 1, input: 2, interrupted: 130 } as const;

/** What the operating system's refusals mean. */
const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be too large',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'is not a folder',
  EEXIST: 'already exists',
  ENOTEMPTY: 'the folder is not empty',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many open files',
  EIO: 'the disk could not be read or written',
  ELOOP: 'the links lead in a circle',
  EXDEV: 'lies on another disk',
};

/** Errors of the data border whose message is already for the user. */
const EXPLAINED: ReadonlySet<string> = new Set(['UnreadableFileError', 'OutputFolderError']);

interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
}

const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error && 'syscall' in error && 'code' in error && String(error.code) in SYSTEM_ERRORS;

/** What to print for a failure and the code to exit with. */
export function explainFailure(error: unknown, debug: boolean): { exitCode: number; message: string } {
  if (error instanceof UserError) {
    const message = error.hint === null ? error.message : `${error.message}\n${error.hint}`;
    return { exitCode: EXIT.input, message };
  }
  if (error instanceof Error && EXPLAINED.has(error.name)) return { exitCode: EXIT.input, message: error.message };
  if (isSystemError(error)) {
    const reason = SYSTEM_ERRORS[error.code];
    return { exitCode: EXIT.input, message: error.path === undefined ? reason : `${error.path}: ${reason}` };
  }
  const said = error instanceof Error ? error.message : String(error);
  const stack = debug && error instanceof Error ? `\n${error.stack}` : '';
  return {
    exitCode: EXIT.bug,
    message: `this is a bug in phusong: ${said}${stack || '\nPHUSONG_DEBUG=1 shows where.'}`,
  };
}
