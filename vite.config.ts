import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { type Plugin, runnerImport, type UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { widgetWords } from './web/messages/widget-words.ts';

// Vitest 5 groups its failures with Map.groupBy, which Node 20 does not have yet.
if (!('groupBy' in Map)) Object.assign(Map, { groupBy });

function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T, index: number) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** What the built page may load, for a server that sends no policy of its own; as strict as `phusong serve`. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  // HiGHS is WebAssembly, which counts as a script that is made at run time; text is still never run.
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Writes the policy into the built page; the development server needs scripts that it forbids. */
const contentSecurityPolicy = (): Plugin => ({
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
      injectTo: 'head-prepend',
    },
  ],
});

/**
 * Builds the service worker with the list of everything else that was built, and a version that changes when any of it does.
 */
const serviceWorker = (): Plugin => ({
  name: 'service-worker',
  apply: 'build',
  buildStart() {
    this.emitFile({ type: 'chunk', id: resolve(import.meta.dirname, 'web/service-worker.ts'), fileName: 'sw.js' });
  },
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const folder = resolve(import.meta.dirname, 'web/public');
      const contents = new Map<string, string | Uint8Array>(
        readdirSync(folder).map((name) => [name, readFileSync(resolve(folder, name))]),
      );
      for (const [name, file] of Object.entries(bundle))
        if (name !== 'sw.js') contents.set(name, file.type === 'chunk' ? file.code : file.source);
      const names = [...contents.keys()].sort();
      const hash = createHash('sha256');
      for (const name of names) hash.update(name).update(contents.get(name)!);
      const files = names.map((name) => (name === 'index.html' ? './' : `./${name}`));
      const own = bundle['sw.js'];
      if (own?.type !== 'chunk') throw new Error('the service worker was not built');
      own.code = own.code
        .replaceAll('PRECACHE_VERSION', JSON.stringify(hash.digest('hex').slice(0, 16)))
        .replaceAll('PRECACHE_FILES', JSON.stringify(files));
    },
  },
});

/** Stands for what the code of some folders does: their sources, and the libraries that they may use. */
function digestOf(...folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = readdirSync(resolve(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|json)$/.test(file))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
    for (const file of files.sort()) {
      hash.update(`${file}\0`);
      hash.update(readFileSync(resolve(import.meta.dirname, file)));
      hash.update('\0');
    }
  }
  const { dependencies } = JSON.parse(readFileSync(resolve(import.meta.dirname, 'package.json'), 'utf8'));
  return hash.update(JSON.stringify(dependencies)).digest('hex').slice(0, 16);
}

const define = {
  ENGINE_DIGEST: JSON.stringify(digestOf('engine')),
  READER_DIGEST: JSON.stringify(digestOf('data', 'engine')),
};

/** Lays the sample that a first visit opens with beside the page, read and packed, so that the page need not make it first. */
const preparedSample = (): Plugin => ({
  name: 'prepared-sample',
  apply: 'build',
  async generateBundle() {
    const make = async <Module>(file: string) =>
      (await runnerImport<Module>(`${import.meta.dirname}/web/work/${file}`, { configFile: false, define })).module;
    const { packFirstSample } = await make<typeof import('./web/work/prepared-sample.ts')>('prepared-sample.ts');
    const { FIRST_SAMPLE_FILE } = await make<typeof import('./web/work/first-sample.ts')>('first-sample.ts');
    this.emitFile({ type: 'asset', fileName: FIRST_SAMPLE_FILE, source: await packFirstSample() });
  },
});

/** Adds Vietnamese to the words that the widgets say by themselves. */
const widgetsInVietnamese = (): Plugin => ({
  name: 'widgets-in-vietnamese',
  apply: 'build',
  transform: {
    filter: { id: /react-aria(-components)?\/dist\/private\/(.*\/)?intlStrings\.mjs$/ },
    handler(code) {
      const words = JSON.stringify(widgetWords).slice(1, -1);
      const added = code.replace(/"en-US": ([$\w]+)/, (own, english) => `${own}, "vi-VN": { ...${english}, ${words} }`);
      if (added === code) throw new Error('the words of a widget are written in another way');
      return { code: added, map: null };
    },
  },
});

/** Adds the folders of the libraries that a bundle has in it; a bundle of a worker has its own. */
const collectLibraries = (folders: Set<string>): Plugin => ({
  name: 'collect-libraries',
  apply: 'build',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      for (const id of file.type === 'chunk' ? Object.keys(file.modules) : []) {
        const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(
          id.replaceAll('\\', '/').replace('\0', ''),
        )?.[0];
        if (folder !== undefined) folders.add(folder);
      }
    }
  },
});

/**
 * Lays the licences of all libraries that were collected beside what is built, which has their code in it. `build.license` of Vite leaves
 * out those of the workers.
 */
const licenses = (folders: ReadonlySet<string>): Plugin => ({
  name: 'licenses',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler() {
      const sections = [...folders].map((folder) => {
        const { name, version, license } = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
        const texts = readdirSync(folder)
          .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
          .map((file) => readFileSync(resolve(folder, file), 'utf8').trim());
        if (texts.length === 0 && license === undefined) throw new Error(`${name} says nothing of its licence`);
        return [`${name} ${version} (${license})`, ...texts].join('\n\n');
      });
      const source = `${['What is built here has these libraries in it.', ...sections.sort()].join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
      this.emitFile({ type: 'asset', fileName: 'licenses.txt', source });
    },
  },
});

/** The libraries of the page and its workers, and those of the command line. */
const webLibraries = new Set<string>();
const nodeLibraries = new Set<string>();

/** The web app: a static folder that works under any path. */
const web: UserConfig = {
  root: 'web',
  base: './',
  plugins: [
    react(),
    { ...optimizeLocales.vite({ locales: ['en-US'] }), enforce: 'pre' } as Plugin,
    widgetsInVietnamese(),
    contentSecurityPolicy(),
    preparedSample(),
    serviceWorker(),
    collectLibraries(webLibraries),
    licenses(webLibraries),
  ],
  worker: { format: 'es', plugins: () => [collectLibraries(webLibraries)] },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rollupOptions: { checks: { pluginTimings: false } },
  },
  server: {
    headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
  },
};

/** `--mode node` builds the command line, the Node worker and the importable libraries; `--mode test` is Vitest's; the default builds the web app. */
export default defineConfig(({ mode, command }) =>
  mode === 'node'
    ? {
        define,
        // Every thread loads what it imports anew: one file is there sooner than dozens. HiGHS looks for its own beside it.
        ssr: { noExternal: true, external: ['highs'] },
        plugins: [collectLibraries(nodeLibraries), licenses(nodeLibraries)],
        build: {
          ssr: true,
          target: 'node20',
          outDir: 'dist',
          emptyOutDir: false,
          minify: false,
          rollupOptions: {
            input: {
              'cli/phusong': 'cli/phusong.ts',
              'engine/index': 'engine/index.ts',
              'data/index': 'data/index.ts',
              'workers/index': 'workers/index.ts',
              'workers/node-worker': 'workers/node-worker.ts',
              'workers/highs-node-worker': 'workers/highs-node-worker.ts',
              'workers/proposer-node-worker': 'workers/proposer-node-worker.ts',
              'workers/reader-node-worker': 'workers/reader-node-worker.ts',
              'workers/writer-node-worker': 'workers/writer-node-worker.ts',
            },
            output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
          },
        },
      }
    : mode === 'test'
      ? {
          define,
          test: {
            projects: [
              {
                extends: true,
                test: {
                  name: 'node',
                  include: ['test/**/*.test.ts'],
                  exclude: ['test/browser/**'],
                  // Left to itself Vitest keeps one processor core for nobody.
                  maxWorkers: '100%',
                  testTimeout: 60_000,
                  hookTimeout: 60_000,
                },
              },
              {
                extends: true,
                // A page draws in software on all cores: what is computed beside it would only make it late.
                test: {
                  name: 'browser',
                  include: ['test/browser/*.test.ts'],
                  fileParallelism: false,
                  sequence: { groupOrder: 1 },
                  // A busy machine takes its time; what does not come at all is told all the same.
                  testTimeout: 240_000,
                  hookTimeout: 240_000,
                  expect: { poll: { timeout: 30_000 } },
                },
              },
            ],
          },
        }
      : // While the app is developed the sources change under way: nothing measured then is taken for measured later.
        { ...web, ...(command === 'build' && { define }) },
);
