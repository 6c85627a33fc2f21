import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainFailure, UserError } from '../../cli/errors.ts';
import type { Language } from '../../cli/messages/index.ts';
import { createTerminal } from '../../cli/terminal.ts';
import { runCli, startCli } from './run-cli.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'phusong-streams-'));
  await runCli(['sample', 'lai-chau', '--out', 'data'], { cwd: folder });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('Ctrl-C', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('ends a run by %s with nothing written', async (signal) => {
    for (const delayMs of [400, 1500]) {
      const { child, ended } = startCli(['analyze', 'data', '--out', 'out/deep/er', '--workers', '2'], { cwd: folder });
      setTimeout(() => child.kill(signal), delayMs);
      const { code, stdout, stderr } = await ended;
      // A signal that comes before the handler is set ends the process as any other.
      if (code === null) continue;
      expect([code, stdout, stderr]).toEqual([130, '', 'interrupted; nothing was written\n']);
      expect(existsSync(join(folder, 'out'))).toBe(false);
      expect(readdirSync(folder)).toEqual(['data']);
    }
  });

  it('by a terminal that closes, told twice while outputs are written, leaves nothing behind', async () => {
    const { child, ended } = startCli(['analyze', 'data', '--out', 'out'], { cwd: folder });
    const isWriting = () => readdirSync(folder).some((name) => name.startsWith('.out-'));
    for (const since = Date.now(); !isWriting() && Date.now() - since < 60_000; )
      await new Promise((resolve) => setTimeout(resolve, 1));
    child.kill('SIGHUP');
    child.stderr!.destroy();
    child.kill('SIGHUP');
    expect((await ended).code).toBe(130);
    expect(readdirSync(folder)).toEqual(['data']);
  });

  it('keeps the output of an earlier run', async () => {
    await runCli(['analyze', 'data', '--out', 'kept'], { cwd: folder });
    const before = readdirSync(join(folder, 'kept'));
    const { child, ended } = startCli(['analyze', 'data', '--out', 'kept'], { cwd: folder });
    setTimeout(() => child.kill('SIGINT'), 1500);
    expect((await ended).code).toBe(130);
    expect(readdirSync(join(folder, 'kept'))).toEqual(before);
    expect(readdirSync(folder).sort()).toEqual(['data', 'kept']);
    rmSync(join(folder, 'kept'), { recursive: true });
  });

  it('is how serve ends', async () => {
    const { child, ended } = startCli(['serve', '--port', '0']);
    child.stdout!.once('data', () => child.kill('SIGINT'));
    const { code, stderr } = await ended;
    if (stderr.includes('the web app is not built')) expect(code).toBe(2);
    else expect(code).toBe(0);
  });
});

describe('a pipe that is closed', () => {
  it('ends the run without a word', async () => {
    const { child, ended } = startCli(['plans', '--json']);
    child.stdout!.once('data', () => child.stdout!.destroy());
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('what is printed besides the result', () => {
  const open = (isTTY: boolean, env: Record<string, string> = {}, language: Language = 'en') => {
    const stdout = Object.assign(new PassThrough(), { isTTY });
    const stderr = Object.assign(new PassThrough(), { isTTY });
    const { signal } = new AbortController();
    const terminal = createTerminal({ stdout, stderr }, { env, cwd: '/', language, signal });
    return { terminal, said: () => [String(stdout.read() ?? ''), String(stderr.read() ?? '')] };
  };
  it('is progress on a terminal, wiped before the result', () => {
    const { terminal, said } = open(true);
    terminal.progress('reading 10 %');
    terminal.print('done');
    expect(said()).toEqual(['done\n', '\r\u001b[Kreading 10 %\r\u001b[K']);
  });
  it('is in the language of the user', () => {
    const { terminal, said } = open(true, {}, 'vi');
    terminal.progress('reading', 'villages.csv 10 %');
    expect(said()[1]).toBe('\r\u001b[Kđang đọc villages.csv 10 %');
  });
  it.each([
    [false, {}],
    [true, { TERM: 'dumb' }],
  ])('is nothing elsewhere (terminal %s, %j)', (isTTY, env) => {
    const { terminal, said } = open(isTTY, env);
    terminal.progress('reading 10 %');
    terminal.progress(null);
    expect(said()).toEqual(['', '']);
  });
});

describe('a failure', () => {
  it('of the user is a sentence, of the program a short one, with the place only on demand', () => {
    expect(
      explainFailure(
        new UserError(
          () => 'no',
          () => 'try yes',
        ),
        'en',
        true,
      ),
    ).toEqual({ exitCode: 2, message: 'no\ntry yes' });
    const bug = new TypeError('x is not a function');
    expect(explainFailure(bug, 'en', false)).toEqual({
      exitCode: 1,
      message: 'this is a bug in phusong: x is not a function\nPHUSONG_DEBUG=1 shows where.',
    });
    expect(explainFailure(bug, 'en', true).message).toContain('streams.test.ts');
  });
  it('of the system is said in words', () => {
    const full = Object.assign(new Error('ENOSPC: …'), { code: 'ENOSPC', syscall: 'write', path: 'out/x' });
    expect(explainFailure(full, 'en', false)).toEqual({ exitCode: 2, message: 'out/x: the disk is full' });
  });
});
