#!/usr/bin/env node
import { setCompileFlags } from './compile-flags.ts';
import { EXIT } from './errors.ts';
import { main } from './main.ts';

setCompileFlags();

/** A run that does not end by itself this soon after Ctrl-C is ended, ms. */
const GRACE_MS = 10_000;

const controller = new AbortController();
const end = () => {
  controller.abort();
  setTimeout(() => process.exit(EXIT.interrupted), GRACE_MS).unref();
};
const interrupt = () => {
  if (controller.signal.aborted) process.exit(EXIT.interrupted);
  end();
};
process.on('SIGINT', interrupt);
process.on('SIGTERM', interrupt);
// Of a terminal that closes, the system tells and the shell tells again.
process.on('SIGHUP', () => {
  if (!controller.signal.aborted) end();
});

// The reader of a pipe may go away, as `head` does: what it has read is enough. Nor has a closed terminal a reader: what was begun is
// still cleared away.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!controller.signal.aborted) process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.bug);
  });

process.exitCode = await main({
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  signal: controller.signal,
  stdout: process.stdout,
  stderr: process.stderr,
});
