/** A dataset that this tab has open. */
export interface Claim {
  /** Whether this tab was first: another one had the dataset open already where not. */
  readonly isFirst: boolean;
  release(): void;
}

const lockOf = (dataset: string): string => `phusong-dataset ${dataset}`;

/** Marks a dataset as open in this tab until it is released or the tab ends, however it ends. */
export async function claimDataset(dataset: string): Promise<Claim> {
  if (!('locks' in navigator)) return { isFirst: true, release: () => {} };
  let release = () => {};
  const isFirst = await new Promise<boolean>((answer) => {
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    void navigator.locks.request(lockOf(dataset), { ifAvailable: true }, (lock) => {
      answer(lock !== null);
      return lock === null ? undefined : held;
    });
  });
  return { isFirst, release };
}

/** Whether some tab, this one included, has the dataset open. */
export async function isClaimed(dataset: string): Promise<boolean> {
  if (!('locks' in navigator)) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === lockOf(dataset));
}
