// Runs the TypeScript beside it; Node 20 cannot by itself.
import { runnerImport } from 'vite';

await runnerImport(new URL('./table.ts', import.meta.url).pathname, { configFile: false });
