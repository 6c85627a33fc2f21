/** Builds the bench as it would run in production and starts it with the same arguments. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outDir = `${root}node_modules/.cache/phusong-bench`;
const entry = (name) => `${root}test/bench/${name}.ts`;

await build({
  configFile: false,
  root,
  logLevel: 'warn',
  // Its modules name each other without extensions, which Node does not understand.
  ssr: { noExternal: ['jsts'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir,
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: Object.fromEntries(
        ['bench', 'contender-worker', 'kernel-worker', 'make-data'].map((name) => [name, entry(name)]),
      ),
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
const bench = spawn(process.execPath, ['--expose-gc', ...execArgs(), `${outDir}/bench.js`, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
bench.on('exit', (code) => process.exit(code ?? 1));

/** Arguments for Node itself, as `--cpu-prof`. */
function execArgs() {
  return (process.env.PHUSONG_BENCH_NODE ?? '').split(' ').filter((argument) => argument !== '');
}
