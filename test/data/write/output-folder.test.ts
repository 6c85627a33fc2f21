import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OutputFolderError } from '../../../data/write/output-faults.ts';
import { checkOutputFolder, type FileToWrite, MARKER, writeOutputFolder } from '../../../data/write/output-folder.ts';

let base = '';
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'phusong-output-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

const file = (name: string, ...chunks: (string | Uint8Array)[]): FileToWrite => ({ name, chunks: () => chunks });

/** A file whose content breaks off with an error. */
const failing = (error: unknown): FileToWrite => ({
  name: 'b.csv',
  *chunks() {
    yield 'half';
    throw error;
  },
});

/** Writes as one and the same command. */
const write = (out: string, files: FileToWrite[], options: { signal?: AbortSignal } = {}) =>
  writeOutputFolder(out, files, { kind: 'test', ...options });

const systemError = (code: string) => Object.assign(new Error(`${code}: write`), { code, syscall: 'write' });

describe('writeOutputFolder', () => {
  it('writes all files, in folders of their own too, and makes the folders above', async () => {
    const out = join(base, 'deep', 'er', 'out');
    await write(out, [file('b.csv', 'một', Buffer.from(' hai')), file('dem/N21.hgt', 'x')]);
    expect((await readdir(out)).sort()).toEqual([MARKER, 'b.csv', 'dem']);
    expect(await readFile(join(out, 'b.csv'), 'utf8')).toBe('một hai');
    expect(await readFile(join(out, MARKER), 'utf8')).toBe('test\nb.csv\ndem/N21.hgt\n');
    expect((await stat(out)).mode & 0o777).toBe(0o777 & ~process.umask());
    expect(await readdir(join(base, 'deep', 'er'))).toEqual(['out']);
  });

  it('replaces an empty folder and a former output, as a whole', async () => {
    const out = join(base, 'out');
    await mkdir(out);
    await write(out, [file('a.csv', '1'), file('b.csv', '1')]);
    await writeFile(join(out, '.DS_Store'), '');
    await write(out, [file('a.csv', '2')]);
    expect((await readdir(out)).sort()).toEqual([MARKER, 'a.csv']);
    expect(await readFile(join(out, 'a.csv'), 'utf8')).toBe('2');
    expect(await readdir(base)).toEqual(['out']);
  });

  it('writes what is made elsewhere while the other files are made, and the last after all', async () => {
    const told: string[] = [];
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const elsewhere: FileToWrite = {
      name: 'z.csv',
      isMadeElsewhere: true,
      async *chunks() {
        told.push('begun');
        yield 'a';
        await released;
        yield 'b';
        told.push('made');
      },
    };
    const telling = (name: string): FileToWrite => ({
      name,
      *chunks() {
        told.push(name);
        if (name === 'b.csv') release();
        yield name;
      },
    });
    const out = join(base, 'out');
    await write(out, [telling('a.csv'), telling('b.csv'), elsewhere, telling('last.json')]);
    expect(told).toEqual(['begun', 'a.csv', 'b.csv', 'made', 'last.json']);
    expect(await readFile(join(out, 'z.csv'), 'utf8')).toBe('ab');
    expect(await readFile(join(out, MARKER), 'utf8')).toBe('test\na.csv\nb.csv\nlast.json\nz.csv\n');
  });

  it('writes nothing when what is made elsewhere fails, or is cut short by another failure', async () => {
    const out = join(base, 'out');
    const broken = { ...failing(new Error('no more')), isMadeElsewhere: true };
    await expect(write(out, [broken, file('a.csv', '1'), file('c.csv', '1')])).rejects.toThrow('no more');
    let isEnded = false;
    const endless: FileToWrite = {
      name: 'z.csv',
      isMadeElsewhere: true,
      async *chunks() {
        try {
          for (;;) {
            await new Promise((resolve) => setTimeout(resolve, 1));
            yield 'more';
          }
        } finally {
          isEnded = true;
        }
      },
    };
    await expect(write(out, [endless, failing(new Error('half')), file('c.csv', '1')])).rejects.toThrow('half');
    expect(isEnded).toBe(true);
    expect(await readdir(base)).toEqual([]);
  });

  it('writes where a link leads', async () => {
    await mkdir(join(base, 'real'));
    await symlink(join(base, 'real'), join(base, 'out'));
    await write(join(base, 'out'), [file('a.csv', '1')]);
    expect((await readdir(join(base, 'real'))).sort()).toEqual([MARKER, 'a.csv']);
  });

  it('refuses a folder that holds anything else', async () => {
    const out = join(base, 'out');
    await mkdir(out);
    await writeFile(join(out, 'villages.csv'), 'mine');
    await expect(write(out, [file('a.csv', '1')])).rejects.toThrow(
      `${out}: is not empty and not a former output; choose a new or an empty folder`,
    );
    await rm(join(out, 'villages.csv'));
    await write(out, [file('a.csv', '1')]);
    await mkdir(join(out, 'notes'));
    await writeFile(join(out, 'notes', 'mine.txt'), 'mine');
    await expect(write(out, [file('a.csv', '2')])).rejects.toThrow('holds notes/mine.txt, which is not');
    expect(await readFile(join(out, 'a.csv'), 'utf8')).toBe('1');
    await expect(write(join(out, 'a.csv'), [file('a', '1')])).rejects.toThrow('is a file, not a folder');
    await expect(write(join(out, 'a.csv', 'b'), [file('a', '1')])).rejects.toThrow(OutputFolderError);
  });

  it.each(['ENOSPC', 'EDQUOT', 'EIO'])('leaves nothing, or the old folder, on %s', async (code) => {
    const out = join(base, 'a', 'out');
    const attempt = () => write(out, [file('a.csv', 'new'), failing(systemError(code))]);
    await expect(attempt()).rejects.toMatchObject({ name: 'OutputFolderError', code, path: out });
    await expect(attempt()).rejects.toThrow(/: .*; nothing was written$/);
    expect(await readdir(base)).toEqual([]);
    await write(out, [file('a.csv', 'old')]);
    await expect(attempt()).rejects.toThrow(OutputFolderError);
    expect(await readFile(join(out, 'a.csv'), 'utf8')).toBe('old');
    expect(await readdir(join(base, 'a'))).toEqual(['out']);
  });

  it('passes other errors and aborts through untouched, and leaves nothing', async () => {
    const out = join(base, 'out');
    const bug = new TypeError('a bug');
    await expect(write(out, [failing(bug)])).rejects.toBe(bug);
    const controller = new AbortController();
    const aborting: FileToWrite = {
      name: 'a.csv',
      *chunks() {
        yield '1';
        controller.abort();
        yield '2';
      },
    };
    const refused = await write(out, [aborting], { signal: controller.signal }).catch((error) => error);
    expect(refused).toBe(controller.signal.reason);
    await expect(write(out, [file('../a.csv', '1')])).rejects.toThrow(RangeError);
    expect(await readdir(base)).toEqual([]);
  });

  it('replaces only what the same command wrote', async () => {
    const out = join(base, 'out');
    await writeOutputFolder(out, [file('villages.geojson', 'mine')], { kind: 'sample' });
    await expect(write(out, [file('villages.geojson', 'other')])).rejects.toThrow('holds what phusong sample wrote');
    expect(await readFile(join(out, 'villages.geojson'), 'utf8')).toBe('mine');
  });

  it('keeps a file that was changed since, where that is asked', async () => {
    const out = join(base, 'out');
    const guarded = () =>
      writeOutputFolder(out, [file('a.csv', '1'), file('dem/b.hgt', '2')], { kind: 'sample', guardsEdits: true });
    await guarded();
    await guarded();
    await writeFile(join(out, 'dem', 'b.hgt'), 'mine');
    await expect(guarded()).rejects.toThrow(`${out}: holds dem/b.hgt, which was changed since it was written`);
    await expect(checkOutputFolder(out, 'sample')).rejects.toThrow(OutputFolderError);
    expect(await readFile(join(out, 'dem', 'b.hgt'), 'utf8')).toBe('mine');
    await rm(join(out, 'dem'), { recursive: true });
    await guarded();
    expect((await readdir(out)).sort()).toEqual([MARKER, 'a.csv', 'dem']);
  });

  it('names the folder where another run was faster', async () => {
    const out = join(base, 'out');
    const overtaken: FileToWrite = {
      name: 'a.csv',
      async *chunks() {
        await write(out, [file('a.csv', 'first')]);
        yield 'second';
      },
    };
    await expect(write(out, [overtaken])).rejects.toThrow(
      `${out}: was written by another run in the meantime; nothing of this one was written`,
    );
    expect(await readFile(join(out, 'a.csv'), 'utf8')).toBe('first');
    expect(await readdir(base)).toEqual(['out']);
  });

  it('does not miss a former output that is gone meanwhile', async () => {
    const out = join(base, 'out');
    await write(out, [file('a.csv', '1')]);
    const removing: FileToWrite = {
      name: 'a.csv',
      async *chunks() {
        await rm(out, { recursive: true });
        yield '2';
      },
    };
    await write(out, [removing]);
    expect(await readFile(join(out, 'a.csv'), 'utf8')).toBe('2');
    expect(await readdir(base)).toEqual(['out']);
  });

  it('says where there is no permission', async () => {
    // Root may write anywhere, so it becomes nobody for a moment.
    const isRoot = process.getuid?.() === 0;
    await chmod(base, 0o500);
    if (isRoot) process.seteuid!(65534);
    try {
      await expect(write(join(base, 'out'), [file('a', '1')])).rejects.toThrow('there is no permission');
    } finally {
      if (isRoot) process.seteuid!(0);
      await chmod(base, 0o700);
    }
  });
});
