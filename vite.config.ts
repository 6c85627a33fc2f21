import { defineConfig } from 'vitest/config';

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

/** `--mode node` builds the command line, the Node worker and the importable libraries; the default builds the web app. */
export default defineConfig(({ mode }) =>
  mode === 'node'
    ? {
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
            },
            output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
          },
        },
      }
    : { test: { include: ['test/**/*.test.ts'], exclude: ['**/node_modules/**'], testTimeout: 60_000 } },
);
