/** A Node worker thread that makes the text of an output. */
import { exposeInThread } from './expose-in-thread.ts';
import { createWriterHost } from './writer-host.ts';

const host = createWriterHost();
exposeInThread(() => host);
