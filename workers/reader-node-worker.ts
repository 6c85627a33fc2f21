/** A Node worker thread that reads a part of a dataset. */
import { createSha256, fileAt } from '../data/node-files.ts';
import { exposeInThread } from './expose-in-thread.ts';
import { createReaderHost } from './reader-host.ts';

const host = createReaderHost({ open: fileAt, createSha256 });
exposeInThread(() => host);
