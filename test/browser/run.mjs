// Runs a TypeScript file beside it, by name; Node 20 cannot by itself.
import { runnerImport } from 'vite';

await runnerImport(new URL(`./${process.argv[2]}.ts`, import.meta.url).pathname, { configFile: false });
