/** A dataset that this tab has open. */
export interface Claim {
  /** Whether no tab was before this one; becomes true when those that were have gone. */
  isFirst: boolean;
  release(): void;
}

const lockOf = (dataset: string): string => `phusong-dataset ${dataset}`;

/**
 * Marks a dataset as open in this tab until it is released or the tab ends, however it ends. `onFirst` is called when this tab,
 * having waited behind others, is the first.
 */
export async function claimDataset(dataset: string, onFirst: () => void): Promise<Claim> {
  if (!('locks' in navigator)) return { isFirst: true, release: () => {} };
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const waiting = new AbortController();
  const release = () => {
    waiting.abort();
    letGo();
  };
  const claim: Claim = { isFirst: false, release };
  claim.isFirst = await new Promise<boolean>((answer) => {
    void navigator.locks.request(lockOf(dataset), { ifAvailable: true }, (lock) => {
      answer(lock !== null);
      return lock === null ? undefined : held;
    });
  });
  if (claim.isFirst) return claim;
  const take = () => {
    claim.isFirst = true;
    onFirst();
    return held;
  };
  // Ended by `release`, there is nothing to tell.
  navigator.locks.request(lockOf(dataset), { signal: waiting.signal }, take).catch(() => {});
  return claim;
}

/** How many tabs have the dataset open, this one included. */
export async function countTabs(dataset: string): Promise<number> {
  if (!('locks' in navigator)) return 0;
  const { held = [], pending = [] } = await navigator.locks.query();
  return [...held, ...pending].filter(({ name }) => name === lockOf(dataset)).length;
}
