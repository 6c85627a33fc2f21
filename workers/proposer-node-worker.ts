/** A Node worker thread that is home to a proposer. */
import { createHighsNodeWorker } from './create-node-worker.ts';
import { exposeInThread } from './expose-in-thread.ts';
import { createProposerHost } from './proposer-host.ts';

exposeInThread(() => createProposerHost(createHighsNodeWorker));
