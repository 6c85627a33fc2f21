import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { type Issue, type LoadedDataset, loadDataset, UnreadableFileError } from '../../data/index.ts';
import { openFolder } from '../../data/node-files.ts';
import { createCsvParser } from '../../data/read/csv-records.ts';
import { makers } from './make-bad-files.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/bad/', import.meta.url));
const CLI = fileURLToPath(new URL('../../dist/cli/phusong.js', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'phusong-bad-'));
chmodSync(scratch, 0o777);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What `expected.json` says of a case; `issues` is the whole list, messages may be cut short. */
interface Expected {
  exit: 0 | 2;
  /** Part of the message. */
  stderr?: string;
  accepted?: Record<string, number>;
  issues?: Pick<Issue, 'file' | 'row' | 'column' | 'code' | 'message'>[];
  /** Files of the case are written by `make-bad-files.ts`. */
  generated?: boolean;
  /** The fault shows only from the command line. */
  cliOnly?: boolean;
  /** Needs a user whom file modes bind. */
  unprivileged?: boolean;
  /** The outputs go to a disk without room. */
  diskFull?: boolean;
}

const folders = readdirSync(FIXTURES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const cases = folders.map(({ name }) => ({
  name,
  expected: JSON.parse(readFileSync(join(FIXTURES, name, 'expected.json'), 'utf8')) as Expected,
}));

const made = new Map<string, Promise<string>>();

/** The dataset folder of a case, made once where it is generated. */
function folderOf(name: string, expected: Expected): Promise<string> {
  if (!expected.generated) return Promise.resolve(join(FIXTURES, name));
  const known = made.get(name) ?? make(name);
  made.set(name, known);
  return known;
}

async function make(name: string): Promise<string> {
  const folder = join(scratch, name);
  mkdirSync(folder);
  await makers[name.replace(/^\d+-/, '')](folder);
  return folder;
}

test('the collection is large enough, and every maker has its case', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60);
  const generated = cases.filter(({ expected }) => expected.generated).map(({ name }) => name.replace(/^\d+-/, ''));
  expect(generated.sort()).toEqual(Object.keys(makers).sort());
});

function expectLoaded({ inputs, issues }: Pick<LoadedDataset, 'inputs' | 'issues'>, expected: Expected): void {
  expect(Object.fromEntries(inputs.map(({ layer, accepted }) => [layer, accepted]))).toEqual(expected.accepted);
  for (const { read, accepted, rejected } of inputs) expect(accepted + rejected).toBe(read);
  expect(issues.filter(({ severity }) => severity === 'rejected')).toHaveLength(
    inputs.reduce((sum, { rejected }) => sum + rejected, 0),
  );
  const found = issues.map(({ file, row, column, code, message }) => ({ file, row, column, code, message }));
  expect(found).toEqual(
    (expected.issues ?? []).map((issue) => ({ ...issue, message: expect.stringContaining(issue.message) })),
  );
}

describe('loadDataset', () => {
  const isRoot = process.getuid?.() === 0;
  const loadable = cases.filter(({ expected }) => !expected.cliOnly && !(expected.unprivileged && isRoot));
  test.each(loadable)('$name', async ({ name, expected }) => {
    const loading = folderOf(name, expected).then(openFolder).then(loadDataset);
    if (expected.exit === 0) return expectLoaded(await loading, expected);
    const error = await loading.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(UnreadableFileError);
    expect((error as Error).message).toContain(expected.stderr);
  });
});

type Ended = Pick<SpawnSyncReturns<string>, 'status' | 'stdout' | 'stderr'>;

async function run(command: string, args: readonly string[], user: object = {}): Promise<Ended> {
  const child = spawn(command, args, { ...user, cwd: tmpdir(), stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const status = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  return { status, stdout, stderr };
}

/** Runs where nothing can be written: on a disk of 16 kB where one may be mounted, else under a limit of 1 kB a file. */
async function runWithoutRoom(room: string, args: readonly string[]): Promise<Ended> {
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', room]).status === 0;
  try {
    const ended = isMounted
      ? await run(process.execPath, args)
      : await run('sh', ['-c', 'ulimit -f 1; exec "$@"', 'sh', process.execPath, ...args]);
    expect(ended.stderr).toMatch(isMounted ? /the disk is full/ : /too large/);
    expect(readdirSync(room)).toEqual([]);
    return ended;
  } finally {
    if (isMounted) spawnSync('umount', [room]);
  }
}

/** A message instead of a stack trace, and the exit code. */
function expectCleanEnd({ status, stderr }: Ended, expected: Expected): void {
  expect(stderr).toContain(expected.stderr ?? '');
  expect(stderr).not.toMatch(/^\s+at |\.[jt]s:\d+|UnreadableFileError|bug/m);
  expect(status).toBe(expected.exit);
}

/** What the outputs of a run say about its input. */
function readOutputs(out: string): Pick<LoadedDataset, 'inputs' | 'issues'> {
  const { inputs } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'));
  const parser = createCsvParser(',');
  const text = readFileSync(join(out, 'issues.csv'), 'utf8').replace(/^\ufeff/, '');
  const [header, ...lines] = [...parser.push(text), ...[parser.finish() ?? []].flat()].map(({ cells }) => cells);
  const issues = lines.map((cells) => {
    const issue = Object.fromEntries(header.map((name, k) => [name, cells[k] === '' ? null : cells[k]]));
    return { ...issue, row: issue.row === null ? null : Number(issue.row) } as Issue;
  });
  return { inputs, issues };
}

describe('the command line', () => {
  /** Nobody, where a file is to be refused that root would be let read. */
  const userOf = (expected: Expected) =>
    expected.unprivileged && process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

  describe.concurrent('analyze', () => {
    test.each(cases)('$name', async ({ name, expected }) => {
      const room = join(scratch, `out-${name}`);
      mkdirSync(room);
      chmodSync(room, 0o777);
      const out = join(room, 'out');
      const args = [CLI, 'analyze', await folderOf(name, expected), '--out', out, '--workers', '1'];
      const ended = await (expected.diskFull
        ? runWithoutRoom(room, args)
        : run(process.execPath, args, userOf(expected)));
      expectCleanEnd(ended, expected);
      expect(readdirSync(room)).toEqual(expected.exit === 0 ? ['out'] : []);
      if (expected.exit === 0) expectLoaded(readOutputs(out), expected);
    });
  });

  describe.concurrent('validate', () => {
    const some = cases.filter(({ expected }, k) => k % 9 === 0 && !expected.cliOnly);
    test.each(some)('$name', async ({ name, expected }) => {
      const args = [CLI, 'validate', '--json', await folderOf(name, expected)];
      const ended = await run(process.execPath, args, userOf(expected));
      expectCleanEnd(ended, expected);
      if (expected.exit === 0) expectLoaded(JSON.parse(ended.stdout), expected);
    });
  });
});
