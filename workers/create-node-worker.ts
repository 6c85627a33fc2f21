import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/**
 * The built worker. A bundler may move this module into a chunk in a folder beside `workers/`, so the file is looked for
 * from both places.
 */
const WORKER_FILES = ['./node-worker.js', '../workers/node-worker.js'];

/** A new worker thread of the kernels. */
export function createNodeWorker(): Worker {
  const urls = WORKER_FILES.map((file) => new URL(file, import.meta.url));
  const url = urls.find((candidate) => existsSync(candidate));
  if (url === undefined)
    throw new Error(`there is no built worker at ${urls.map(({ pathname }) => pathname).join(' or ')}`);
  return new Worker(url, { name: 'phusong' });
}
