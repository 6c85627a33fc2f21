/** A browser worker that is home to a proposer, so that neither page nor tiles wait for it; it starts HiGHS's worker itself. */
import { expose } from 'comlink';
import { createProposerHost } from './proposer-host.ts';

expose(createProposerHost(() => new Worker(new URL('./highs-worker.ts', import.meta.url), { type: 'module' })));
