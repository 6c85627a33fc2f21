import type { ProposalReport } from '../engine/propose/index.ts';
import { createProposer, type Proposer } from './proposer.ts';
import type { AnyWorker } from './worker-port.ts';

/** A proposer as a worker exposes it: answers are plain values, `onProgress` is a `proxy`, and `cancel` stands in for the signal. */
export interface ProposerHost extends Omit<Proposer, 'propose' | 'close'> {
  propose(...args: Parameters<Proposer['propose']>): Promise<ProposalReport>;
}

/** The host of one proposer, as plain functions over the state of one worker. */
export function createProposerHost(createHighsWorker: () => AnyWorker): ProposerHost {
  const { close: _, propose, ...proposer } = createProposer({ createHighsWorker });
  return {
    ...proposer,
    async propose(ask, onProgress) {
      const { assembly: __, ...report } = await propose(ask, onProgress);
      return report;
    },
  };
}
