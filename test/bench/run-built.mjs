import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds a bench of this folder as it would run in production, and runs it with the arguments of this process. */
export async function runBuilt(name) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const outDir = `${root}node_modules/.cache/phusong-bench-${name}`;
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      minify: false,
      rollupOptions: { input: `${root}test/bench/${name}.ts` },
    },
  });
  await import(`${outDir}/${name}.js`);
}
