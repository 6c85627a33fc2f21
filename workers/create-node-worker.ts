import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** A new worker thread of the kernels. */
export const createNodeWorker = (): Worker => createThread('node-worker');

/** A new worker thread that solves with HiGHS. */
export const createHighsNodeWorker = (): Worker => createThread('highs-node-worker');

/** A new worker thread that is home to a proposer. */
export const createProposerNodeWorker = (): Worker => createThread('proposer-node-worker');

/** A new worker thread that reads a part of a dataset. */
export const createReaderNodeWorker = (): Worker => createThread('reader-node-worker');

/** A new worker thread that makes the text of an output. */
export const createWriterNodeWorker = (): Worker => createThread('writer-node-worker');

/**
 * A thread of a built worker. A bundler may move this module into a chunk in a folder beside `workers/`, so the file is looked
 * for from both places.
 */
function createThread(name: string): Worker {
  const urls = [`./${name}.js`, `../workers/${name}.js`].map((file) => new URL(file, import.meta.url));
  const url = urls.find((candidate) => existsSync(candidate));
  if (url === undefined)
    throw new Error(`there is no built worker at ${urls.map(({ pathname }) => pathname).join(' or ')}`);
  return new Worker(url, { name: 'phusong' });
}
