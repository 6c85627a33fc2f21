/** Builds the bench of the site solver and runs it with the same arguments: rows, columns, seconds for HiGHS alone. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outDir = `${root}node_modules/.cache/phusong-bench-propose`;
await build({
  configFile: false,
  root,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20',
    outDir,
    minify: false,
    rollupOptions: { input: `${root}test/bench/propose.ts` },
  },
});
await import(`${outDir}/propose.js`);
