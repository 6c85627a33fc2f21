#!/usr/bin/env node
import { setCompileFlags } from './compile-flags.ts';
import { EXIT } from './errors.ts';
import { main } from './main.ts';

setCompileFlags();

/** A run that does not end by itself this soon after Ctrl-C is ended, ms. */
const GRACE_MS = 10_000;

const controller = new AbortController();
const interrupt = () => {
  if (controller.signal.aborted) process.exit(EXIT.interrupted);
  controller.abort();
  setTimeout(() => process.exit(EXIT.interrupted), GRACE_MS).unref();
};
process.on('SIGINT', interrupt);
process.on('SIGTERM', interrupt);

// The reader of a pipe may go away, as `head` does: what it has read is enough.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.bug));

process.exitCode = await main({
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  signal: controller.signal,
  stdout: process.stdout,
  stderr: process.stderr,
});
