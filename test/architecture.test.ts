import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What each folder may import: other folders, packages, and whether Node's own modules. */
const ALLOWED: Record<string, { folders: string[]; packages: string[]; node?: RegExp }> = {
  engine: { folders: ['engine'], packages: ['flatbush', 'robust-predicates', 'geographiclib-geodesic'] },
  data: {
    folders: ['data', 'engine'],
    packages: ['zod', 'pako', 'proj4', 'flatbush', 'robust-predicates'],
    // The files that touch a file system.
    node: /^data\/(node-files|packed-files|write\/output-folder)\.ts$/,
  },
  seeds: { folders: ['seeds', 'data', 'engine'], packages: ['zod', 'geojson'] },
  workers: {
    folders: ['workers', 'data', 'engine'],
    packages: ['comlink'],
    node: /^workers\/(create-node-worker|expose-in-thread)\.ts$/,
  },
  web: {
    folders: ['web', 'workers', 'data', 'seeds', 'engine'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      'maplibre-gl',
      'pmtiles',
      'comlink',
      '@noble/hashes',
      '@fontsource-variable/inter',
      '@zip.js/zip.js',
      'idb',
      'geojson',
    ],
  },
  cli: {
    folders: ['cli', 'workers', 'data', 'seeds', 'engine'],
    packages: [],
    node: /^cli\//,
  },
};

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => join(folder, file));

const IMPORT = /^(?:import|export)\s+(?:[^;'"()=]*?\sfrom\s+)?'([^']+)'/gm;

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, specifier]) => specifier);

describe.each(Object.entries(ALLOWED))('%s', (folder, { folders, packages, node }) => {
  const files = listFiles(folder);

  it('has files', () => expect(files.length).toBeGreaterThan(0));

  it('imports only what lies before it in the data flow', () => {
    const forbidden = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => {
          if (specifier.startsWith('.')) {
            const target = relative('.', join(dirname(file), specifier)).split('/')[0];
            return !folders.includes(target) && target !== 'package.json';
          }
          if (specifier.startsWith('node:')) return node === undefined || !node.test(file);
          return !packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
        })
        .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(forbidden).toEqual([]);
  });
});

it('only web/map knows MapLibre', () => {
  const users = listFiles('web').filter((file) =>
    importsOf(file).some((specifier) => specifier.startsWith('maplibre-gl')),
  );
  expect(users.filter((file) => !file.startsWith(join('web', 'map')))).toEqual([]);
  expect(users.length).toBeGreaterThan(0);
});

it('every dependency is imported somewhere, and every import is a dependency', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const files = ['engine', 'data', 'seeds', 'workers', 'cli', 'web', 'test']
    .flatMap(listFiles)
    .concat('vite.config.ts');
  const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const used = (name: string) => new RegExp(`['"]${name}(/[^'"]*)?['"]`).test(text);
  expect(Object.keys(dependencies).filter((name) => !used(name))).toEqual([]);
  // Tools that are run and types that are only there.
  const tools = /^(@types\/.*|@biomejs\/biome|typescript|vite)$/;
  expect(Object.keys(devDependencies).filter((name) => !tools.test(name) && !used(name))).toEqual([]);
});
