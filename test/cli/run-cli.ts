import { type SpawnOptions, spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { main } from '../../cli/main.ts';

/** The built command. */
export const CLI = fileURLToPath(new URL('../../dist/cli/phusong.js', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An environment in which nothing but the call decides what is printed. */
const PLAIN_ENV = { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C' };

export function startCli(args: readonly string[], options: SpawnOptions = {}) {
  const child = spawn(process.execPath, [CLI, ...args], { ...options, env: { ...PLAIN_ENV, ...options.env } });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, ended };
}

/** What a call of the built command printed and how it ended. */
export const runCli = (args: readonly string[], options: SpawnOptions = {}): Promise<Outcome> =>
  startCli(args, options).ended;

/** The same in this process: for calls that start no workers. */
export async function callMain(
  argv: readonly string[],
  cwd: string,
): Promise<Pick<Outcome, 'code' | 'stdout' | 'stderr'>> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const { signal } = new AbortController();
  const code = await main({ argv, env: PLAIN_ENV, cwd, signal, stdout, stderr });
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') };
}
