/** Builds the bench of map tiles and runs it: `node test/bench/tiles.mjs PACK.phusong`, after `npm run build:node`. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outDir = `${root}node_modules/.cache/phusong-bench-tiles`;
await build({
  configFile: false,
  root,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20',
    outDir,
    minify: false,
    rollupOptions: { input: `${root}test/bench/tiles.ts` },
  },
});
await import(`${outDir}/tiles.js`);
