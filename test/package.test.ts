import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTinyFolder } from './cli/tiny-folder.ts';

const exec = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const INSTALL_MS = 120_000;

let folder: string;
let installed: string;

/** Runs a command in the folder that the package is installed in. */
const run = (command: string, args: readonly string[]) => exec(command, args, { cwd: folder });
const npm = (cwd: string, ...args: string[]) => exec('npm', args, { cwd, timeout: INSTALL_MS });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'phusong-package-'));
  installed = join(folder, 'node_modules', manifest.name);
  const { stdout } = await npm(root, 'pack', '--ignore-scripts', '--json', '--pack-destination', folder);
  const [{ filename }] = JSON.parse(stdout);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save'];
  await npm(folder, 'install', `./${filename}`, '--prefer-offline', ...quiet).catch(() => unpack(filename));
}, INSTALL_MS * 2);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Installs without a registry: the package unpacked, and the very dependencies that it names linked beside it. */
async function unpack(filename: string): Promise<void> {
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
  await run('tar', ['-xzf', filename]);
  cpSync(join(folder, 'package'), installed, { recursive: true });
  symlinkSync(join(installed, manifest.bin.phusong), join(folder, 'node_modules', '.bin', 'phusong'));
  await run('chmod', ['+x', join(installed, manifest.bin.phusong)]);
  for (const name of Object.keys(manifest.dependencies)) {
    mkdirSync(join(folder, 'node_modules', name, '..'), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
}

describe('the package, installed into an empty folder', () => {
  it('holds what it needs and nothing else', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    expect(files).toEqual(expect.arrayContaining(['package.json', 'LICENSE', join('dist', 'cli', 'phusong.js')]));
    expect(files).toEqual(expect.arrayContaining([join('dist', 'licenses.txt'), join('dist', 'web', 'licenses.txt')]));
    expect(files.filter((file) => /\.test\.|^(engine|data|seeds|workers|cli|test)\b/.test(file))).toEqual([]);
  });

  it.each([
    ['the command line', 'dist/licenses.txt', ['comlink', 'flatbush', 'proj4', 'zod']],
    ['the page and its workers', 'dist/web/licenses.txt', ['maplibre-gl', 'react', 'highs', 'flatbush', 'proj4']],
  ])('has the licences of the libraries that are in %s', (_, file, names) => {
    const sections = readFileSync(join(installed, file), 'utf8')
      .split(/\n-{72}\n/)
      .slice(1);
    const ofLibrary = new Map(sections.map((section) => [section.trim().split(' ')[0], section]));
    for (const name of names) expect(ofLibrary.get(name)).toMatch(/permi(t|ssion)|licen[cs]e/i);
    // One library ships no text, only the name of its licence.
    for (const section of sections) expect(section.trim()).toMatch(/\n|^pmtiles \S+ \(BSD-3-Clause\)$/);
  });

  it('has a command', async () => {
    const phusong = join(folder, 'node_modules', '.bin', 'phusong');
    expect((await run(phusong, ['--help'])).stdout).toContain('Usage: phusong COMMAND');
    expect((await run(phusong, ['--version'])).stdout.trim()).toBe(manifest.version);
    expect(JSON.parse((await run(phusong, ['plans', '--json'])).stdout)).toHaveLength(5);
  });

  it('analyses in workers', async () => {
    writeTinyFolder(join(folder, 'tiny'));
    const phusong = join(folder, 'node_modules', '.bin', 'phusong');
    await run(phusong, ['analyze', 'tiny', '--out', 'out', '--plan', 'lai-chau', '--workers', '2']);
    expect(existsSync(join(folder, 'out', 'scorecard.json'))).toBe(true);
  });

  it('is imported by a typed program', async () => {
    writeFileSync(join(folder, 'consumer.ts'), CONSUMER);
    const tsc = join(root, 'node_modules', '.bin', 'tsc');
    const flags = ['--module', 'nodenext', '--target', 'es2023', '--strict', '--skipLibCheck', '--types', ''];
    await run(tsc, [...flags, 'consumer.ts']).catch(({ stdout }) => expect.fail(stdout));
    expect((await run(process.execPath, ['consumer.js'])).stdout).toBe('1 of 1\nvn-2024\n');
    const wrong = CONSUMER.replace("id: 'v1'", 'id: 1');
    writeFileSync(join(folder, 'wrong.ts'), wrong);
    await expect(run(tsc, [...flags, '--noEmit', 'wrong.ts'])).rejects.toMatchObject({
      stdout: expect.stringContaining("Type 'number' is not assignable to type 'string'"),
    });
  }, 60_000);
});

const CONSUMER = `
import { loadDataset, UnreadableFileError, type DatasetSource } from 'phusong/data';
import {
  analyze, createDatasetPacker, createLocalRunner, defaultProfile, kernels, type Analysis, type VillageRecord,
} from 'phusong/engine';

const village: VillageRecord = {
  id: 'v1', name: 'A', lng: 103.5, lat: 21.5, communeCode: null, population: 10, households: 2,
  hasGrid: true, extremelyDifficult: null, kind: null,
};
const packer = createDatasetPacker();
packer.add('villages', village);
packer.add('coverage', {
  id: 'c1', operator: 'Viettel', technology: '4G', serviceClass: 'outdoor', basis: 'declared', siteId: null, validFrom: null,
  geometry: { partStart: [0, 1], ringStart: [0, 5], coords: [103, 21, 104, 21, 104, 22, 103, 22, 103, 21] },
});
const dataset = packer.finish();
const analysis: Analysis = await analyze(dataset, createLocalRunner(kernels, dataset), { profile: defaultProfile, plan: null });
const { numerator, denominator, operators } = analysis.indicators.find(({ indicator }) => indicator === 'village-mobile-share')!;
if (operators.length === 0) throw new Error('no operators');
console.log(\`\${numerator[0]} of \${denominator[0]}\`);

const empty: DatasetSource = { name: 'x', files: [], createSha256: () => ({ update() {}, digestHex: () => '' }) };
await loadDataset(empty).catch((error: unknown) => {
  if (!(error instanceof UnreadableFileError)) throw error;
});
console.log(analysis.profile.id);
`;
