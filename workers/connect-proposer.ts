import { proxy, wrap } from 'comlink';
import type { Dataset } from '../engine/index.ts';
import type {
  CandidateView,
  Counted,
  ElevationTile,
  NearDuplicates,
  Opportunity,
  ProposalReport,
  Recount,
} from '../engine/propose/index.ts';
import type { Ask, ProposerProgress } from './proposer.ts';
import type { ProposerHost } from './proposer-host.ts';
import { type AnyWorker, openPort } from './worker-port.ts';

/** A proposer that lives in a worker; see `Proposer`. After a death of the worker everything rejects with its reason. */
export interface RemoteProposer {
  load(dataset: Dataset, tiles?: readonly ElevationTile[]): Promise<void>;
  propose(ask: Ask, onProgress?: (progress: ProposerProgress) => void, signal?: AbortSignal): Promise<ProposalReport>;
  recount(before: Counted, after: Counted): Promise<Recount>;
  candidates(): Promise<CandidateView[]>;
  opportunities(of: Pick<Ask, 'profile' | 'rules' | 'operator'>): Promise<Opportunity[]>;
  nearDuplicates(of: Pick<Ask, 'profile'>, nearM?: number): Promise<NearDuplicates>;
  /** Ends the worker at once; what is pending rejects with an `AbortError`. */
  close(): void;
}

/** The proposer of a worker that runs `proposer-worker.ts` or `proposer-node-worker.ts`. */
export function connectProposer(worker: AnyWorker): RemoteProposer {
  const pending = new Set<(reason: unknown) => void>();
  let ended: { readonly reason: unknown } | null = null;
  const end = (reason: unknown) => {
    ended ??= { reason };
    for (const reject of pending) reject(reason);
    pending.clear();
  };
  const port = openPort(worker, (reason) => end(new Error(`the proposer's worker died: ${reason}`)));
  const host = wrap<ProposerHost>(port.endpoint);
  /** The outcome of `work`, or the reason of an end. Comlink itself would wait for a dead worker for ever. */
  const untilEnded = <T>(work: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      if (ended !== null) return reject(ended.reason);
      pending.add(reject);
      work()
        .then(resolve, reject)
        .finally(() => pending.delete(reject));
    });
  return {
    load: (dataset, tiles) => untilEnded(() => host.load(dataset, tiles)),
    async propose(ask, onProgress, signal) {
      const cancel = () => void host.cancel();
      signal?.addEventListener('abort', cancel);
      try {
        const answer = untilEnded(() => host.propose(ask, onProgress && proxy(onProgress)));
        // A cancel that comes before the work would find nothing to cancel.
        if (signal?.aborted) cancel();
        return await answer;
      } finally {
        signal?.removeEventListener('abort', cancel);
      }
    },
    // Of the analyses only what is read crosses over.
    recount: (before, after) => untilEnded(() => host.recount(onlyCounted(before), onlyCounted(after))),
    candidates: () => untilEnded(() => host.candidates()),
    opportunities: (of) => untilEnded(() => host.opportunities(of)),
    nearDuplicates: (of, nearM) => untilEnded(() => host.nearDuplicates(of, nearM)),
    close() {
      end(new DOMException('the proposer was closed', 'AbortError'));
      port.terminate();
    },
  };
}

const onlyCounted = ({ scorecard, villages }: Counted): Counted => ({ scorecard, villages });
